import type { Result } from '#kernel/contract/endpoint.ts'
import { call, callBare } from '#kernel/web/api.ts'
import type { Language } from '#kernel/web/i18n/language.ts'
import type { Actor } from '#kernel/web/session.tsx'
import { sessionAddress, signOutAddress } from '../../contract/session-address.ts'
import type * as contract from '../../contract/sign-in.ts'

let waiting: contract.NextStep | null = null

/** The step at which a sign-in that was begun in this browser stopped, as last heard from the server. */
export const waitingStep = (): contract.NextStep | null => waiting

/** Asks the server who is signed in. */
export async function loadActor(): Promise<Actor | null> {
  const { actor, next } = await callBare<Result<typeof contract.getSession>>(sessionAddress)
  waiting = next
  if (!actor) return null
  const { id, displayName, organisationName, language, idleMinutes, roles, installs, hosts } = actor
  return { id, displayName, organisationName, language, idleMinutes, roles: [...new Set(roles.map(({ role }) => role))], installs, hosts }
}

/** Keeps the language in the profile: the next computer speaks it too. */
export async function saveLanguage(language: Language): Promise<void> {
  await call((await import('../../contract/sign-in.ts')).changeLanguage, { language })
}

export async function endSession(): Promise<void> {
  await callBare(signOutAddress)
}
