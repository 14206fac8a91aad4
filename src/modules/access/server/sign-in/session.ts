import { invalid, Problem } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import * as contract from '../../contract/sign-in.ts'
import { assertNotThrottled, countFailure, isLocked } from './attempts.ts'
import { verifyPassword } from './password-hash.ts'
import { nextStep } from './steps.ts'
import * as store from './store.ts'

async function present(tx: Tx, actor: Actor): Promise<contract.SessionActor> {
  const shown = await store.presentActor(tx)
  if (!shown) throw new Problem('not-signed-in')
  return {
    id: actor.id as Id<'operator'>, displayName: actor.displayName, organisationId: actor.organisationId as Id<'organisation'>,
    organisationName: shown.organisation_name, language: actor.language, idleMinutes: actor.idleMinutes, expiresAt: actor.expiresAt,
    roles: shown.roles as contract.SessionActor['roles'], installs: shown.installs, hosts: shown.hosts,
  }
}

export const getSession = operation(contract.getSession, async ({ tx, actor }) => {
  if (!actor) return { actor: null, next: null }
  if (actor.stage === 'full') return { actor: await present(tx, actor), next: null }
  const account = await store.ownAccount(tx)
  return { actor: null, next: account ? nextStep(account.must_change_password, account.totp_confirmed_at !== null) : null }
})

/** Only for the holder of the session, by its token: the password alone wakes what both factors had opened. */
export const unlockSession = operation(contract.unlockSession, async (context, { password }) => {
  const { tx, now } = context
  await assertNotThrottled(context)
  const account = await store.accountForUnlock(tx)
  if (!account || isLocked(account, now)) throw new Problem('not-signed-in')
  if (!(await verifyPassword(password, account.password_hash))) {
    if (!(await countFailure(context, account))) return invalid('password', { it: 'Non è la password giusta', en: 'This is not the right password' })
    await store.endSession(tx)
    return new Problem('not-signed-in')
  }
  await store.noteFailures(tx, account.operator_id, 0, null)
  await store.wakeSession(tx)
  context.note({ operatorId: account.operator_id })
  return { expiresAt: account.expires_at }
})

export const signOut = operation(contract.signOut, async ({ tx, setCookie }) => {
  await store.endSession(tx)
  setCookie('session', null)
  return {}
})
