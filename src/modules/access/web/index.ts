import { lazy } from 'react'
import type { WebModule } from '#kernel/web/module.ts'
import { registerSessionSource, registerUnlock } from '#kernel/web/session.tsx'
import { endSession, loadActor } from './sign-in/session-source.ts'

registerSessionSource({
  load: loadActor,
  signOut: endSession,
  SignIn: lazy(async () => ({ default: (await import('./sign-in/SignIn.tsx')).SignIn })),
})
registerUnlock(lazy(async () => ({ default: (await import('./sign-in/Unlock.tsx')).Unlock })))

export const accessWeb: WebModule = {
  id: 'access',
  screens: [],
}
