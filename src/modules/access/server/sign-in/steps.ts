import { conflict, Problem } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { notify } from '#kernel/server/notices.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { NextStep } from '../../contract/sign-in.ts'
import { browserName } from '../../domain/browser.ts'
import { isFreshStep, readSecondFactor } from '../../domain/totp.ts'
import { countFailure, isLocked, refused } from './attempts.ts'
import { hashBytes, newToken, openSecret, totpStep } from './secrets.ts'
import * as store from './store.ts'

export type Account = NonNullable<Awaited<ReturnType<typeof store.ownAccount>>>

const DEVICE_SECONDS = 400 * 86_400

/** What is still missing before the session is complete. */
export const nextStep = (mustChangePassword: boolean, secondFactor: boolean): NextStep => (mustChangePassword ? 'password' : secondFactor ? 'second' : 'enrol')

/** The account that is signing in, provided this step is the one it waits for. */
export async function accountAt({ tx }: Context, step: NextStep): Promise<Account> {
  const account = await store.ownAccount(tx)
  if (!account) throw new Problem('not-signed-in')
  if (nextStep(account.must_change_password, account.totp_confirmed_at !== null) !== step) {
    throw conflict({ it: 'L’accesso è a un altro passo: ricomincia.', en: 'The sign-in is at another step: start again.' })
  }
  return account
}

/** Is this code right, and not used before? Uses it up. Recovery codes only where `recovery` allows them. */
export async function spendCode({ tx, now, services }: Context, account: Account, typed: string, recovery: boolean): Promise<boolean> {
  const factor = readSecondFactor(typed)
  if (factor?.kind === 'recovery') return recovery && store.spendRecoveryCode(tx, account.operator_id, hashBytes(factor.code), new Date(now).toISOString())
  if (!factor || !account.totp_secret) return false
  const step = totpStep(openSecret(services.masterKey, account.operator_id, account.totp_secret), factor.code, now)
  if (step === null || !isFreshStep(step, account.totp_last_step)) return false
  await store.useStep(tx, account.operator_id, step)
  return true
}

/** A wrong second factor counts like a wrong password; when it locks the account, the sign-in starts again from the beginning. */
export async function refuseCode(context: Context, account: Account): Promise<Problem> {
  if (await countFailure(context, account)) await store.endPending(context.tx)
  return refused()
}

export { isLocked }

/** Both factors were right: a new token, the device noted, and a notice when it was never seen before. */
export async function complete(context: Context, account: Account): Promise<void> {
  const { tx, now, origin } = context
  const at = new Date(now).toISOString()
  const device = origin.device ?? newToken().token
  const { token, hash } = newToken()
  await store.clearFailures(tx, account.operator_id)
  await store.completeSession(tx, { id: newId(now), hash, device: hashBytes(device) })
  const known = await store.knownDevices(tx, account.operator_id)
  await store.rememberDevice(tx, account.operator_id, hashBytes(device), at)
  if (known.length > 0 && !known.some((one) => one.device_hash.equals(hashBytes(device)))) {
    await notify(tx, now, [{ to: account.operator_id, kind: 'access.new_device', mail: true, params: { browser: browserName(origin.userAgent), at } }])
  }
  context.setCookie('session', token)
  context.setCookie('device', device, DEVICE_SECONDS)
}
