import { createContext, useContext, useEffect, type ComponentType, type ReactNode } from 'react'
import { setLanguage, type Language } from './i18n/language.ts'
import { queryClient } from './query.ts'
import { toastFailed } from './ui/toasts.tsx'
import { uiWords } from './ui/words.ts'
import { abandonWaiting, sessionState, setSessionState, unlock, useSessionState, type Actor } from './session-state.ts'

export type { Actor, LockReason } from './session-state.ts'
export { lock } from './session-state.ts'

/** How the app learns who is working; given by the access module. */
export interface SessionSource {
  /** Who is signed in, or null. Throws only when the server does not answer. */
  load: () => Promise<Actor | null>
  /** Ends the session on the server. */
  signOut: () => Promise<void>
  /** Keeps the chosen language in the profile. */
  saveLanguage: (language: Language) => Promise<unknown>
  /** The sign-in screen; calls `onSignedIn` when the session is complete. */
  SignIn: ComponentType<{ onSignedIn: () => void }>
}

/** What covers the screen when the session ended or nobody touched it: the sign-in of the same person, again. */
export type Unlock = ComponentType<{ actor: Actor; reason: 'expired' | 'idle'; onUnlocked: () => void; onLeave: () => void }>

let source: SessionSource | null = null
let unlockComponent: Unlock | null = null

/** The access module says how to know who is working. Called once, while the modules are gathered. */
export function registerSessionSource(given: SessionSource): void {
  source = given
}
/** The access module says what covers the screen until the same person signs in again. */
export function registerUnlock(component: Unlock): void {
  unlockComponent = component
}
export const sessionSource = (): SessionSource | null => source
export const unlockContent = (): Unlock | null => unlockComponent

/** Asks the server who is signed in. Another person than before starts from an empty memory. */
export async function loadSession(): Promise<void> {
  const before = sessionState()
  try {
    const actor = source ? await source.load() : null
    if (before.status === 'signed-in' && before.actor.id !== actor?.id) forget()
    if (actor) setLanguage(actor.language)
    setSessionState(actor ? { status: 'signed-in', actor, locked: null } : { status: 'signed-out' })
  } catch {
    if (before.status !== 'signed-in') setSessionState({ status: 'unreachable' })
  }
}

/** After the sign-in over the lock: the same person goes on, anybody else starts anew. */
export async function resume(): Promise<void> {
  const before = sessionState()
  const actor = await source?.load()
  if (before.status === 'signed-in' && actor?.id === before.actor.id) unlock()
  else await leave()
}

function forget(): void {
  abandonWaiting(new Error('signed out'))
  queryClient.clear()
}

/** Leaves without asking the server: clears the memory and starts from the sign-in. */
export async function leave(): Promise<void> {
  forget()
  setSessionState({ status: 'signed-out' })
  window.location.replace('/')
}

/** Switches the screens at once and keeps the choice in the profile; if that fails it holds on this device only, and says so. */
export function changeLanguage(language: Language): void {
  setLanguage(language)
  source?.saveLanguage(language).catch(() => toastFailed(uiWords[language].languageNotKept))
}

async function signOut(): Promise<void> {
  await source?.signOut()
  await leave()
}

export interface Session {
  actor: Actor
  signOut: () => Promise<void>
}

const SessionContext = createContext<Session | null>(null)

/** Gives the session to the screens beneath; shows `fallback` while nobody is signed in. */
export function SessionProvider({ children, fallback }: { children: ReactNode; fallback: (status: 'unknown' | 'unreachable' | 'signed-out') => ReactNode }) {
  const state = useSessionState()
  useEffect(() => {
    if (sessionState().status === 'unknown') void loadSession()
  }, [])
  if (state.status !== 'signed-in') return fallback(state.status)
  return <SessionContext value={{ actor: state.actor, signOut }}>{children}</SessionContext>
}

/** For tests and the story page: a session that comes from nowhere. */
export function FixedSession({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <SessionContext value={{ actor, signOut: async () => undefined }}>{children}</SessionContext>
}

/** The session of the person at work. Only under the shell, where somebody is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session here')
  return session
}

/** Who is working. */
export const useActor = (): Actor => useSession().actor
