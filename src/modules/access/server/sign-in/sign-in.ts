import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../../contract/sign-in.ts'
import { assertNotThrottled, countFailure, isLocked, refused } from './attempts.ts'
import { verifyPassword } from './password-hash.ts'
import { newToken } from './secrets.ts'
import { nextStep } from './steps.ts'
import * as store from './store.ts'

const TEMPORARY_DAYS = 7

/** A temporary password that nobody replaced in time counts no more. */
const isExpired = (account: store.AccountForSignIn, now: number): boolean =>
  account.must_change_password && Date.parse(account.password_changed_at) + TEMPORARY_DAYS * 86_400_000 < now

export const signIn = operation(contract.signIn, async (context, { username, password }) => {
  const { tx, now, origin } = context
  await assertNotThrottled(context)
  const account = await store.accountForSignIn(tx, username)
  const right = await verifyPassword(password, account?.password_hash ?? null)
  if (!account || !right || isLocked(account, now) || account.disabled || isExpired(account, now)) {
    await countFailure(context, account)
    return refused()
  }
  const { token, hash } = newToken()
  await store.startPending(tx, { id: newId(now), operatorId: account.operator_id, hash, remote: origin.ip, userAgent: origin.userAgent })
  context.setCookie('session', token)
  context.note({ operatorId: account.operator_id })
  return { next: nextStep(account.must_change_password, account.totp_confirmed) }
})
