import { lazy } from 'react'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { registerPath } from './paths.ts'

/** Who looked at a file, for who holds it. Put it inside a `Suspense`. */
export const WhoLooked = lazy(async () => ({ default: (await import('./WhoLooked.tsx')).WhoLooked }))
export { registerPath } from './paths.ts'

const isOfficer = ({ roles }: Actor): boolean => roles.includes('privacy_officer')

registerNotices(async () => (await import('./notice-words.ts')).auditNotices)

export const auditWeb: WebModule = {
  id: 'audit',
  screens: [screen(registerPath, () => import('./RegisterScreen.tsx').then((module) => module.RegisterScreen))],
  navigation: [{ href: registerPath.to(), label: { it: 'Registro accessi', en: 'Access register' }, icon: 'password-visible', order: 80, visible: isOfficer }],
}
