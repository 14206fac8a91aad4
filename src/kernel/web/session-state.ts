import { useSyncExternalStore } from 'react'
import type { Language } from './i18n/language.ts'

/** Who is working, as far as screens need to know. What he may do comes with each answer (`can`), never from here. */
export interface Actor {
  id: string
  displayName: string
  organisationName: string
  language: Language
  roles: readonly string[]
  /** Administers the body that runs this installation: what holds for every body is his. */
  installs: boolean
  /** Works where children are hosted. */
  hosts: boolean
  /** Minutes without touching anything after which the screen is covered. */
  idleMinutes: number
}

export type LockReason = 'expired' | 'idle'

export type SessionState =
  | { status: 'unknown' }
  | { status: 'unreachable' }
  | { status: 'signed-out' }
  | { status: 'signed-in'; actor: Actor; locked: LockReason | null }

let state: SessionState = { status: 'unknown' }
const listeners = new Set<() => void>()
let waiting: { resolve: () => void; reject: (cause: unknown) => void }[] = []

export const sessionState = (): SessionState => state

export function setSessionState(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSessionState = (): SessionState => useSyncExternalStore(subscribe, sessionState, sessionState)

/** Covers the screen until the same person signs in again; what was being written stays beneath. */
export function lock(reason: LockReason): void {
  if (state.status === 'signed-in' && !state.locked) setSessionState({ ...state, locked: reason })
}

/** Uncovers the screen; calls that were refused for the expired session go again with the same key. */
export function unlock(): void {
  if (state.status !== 'signed-in') return
  setSessionState({ ...state, locked: null })
  for (const one of waiting) one.resolve()
  waiting = []
}

/** Lets go of the calls that waited for a sign-in that will not come. */
export function abandonWaiting(cause: unknown): void {
  for (const one of waiting) one.reject(cause)
  waiting = []
}

/** Resolves when the screen is uncovered. */
export function unlocked(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject })
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
