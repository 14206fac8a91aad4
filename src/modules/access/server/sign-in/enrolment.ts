import { operation } from '#kernel/server/operation.ts'
import * as contract from '../../contract/sign-in.ts'
import { showRecoveryCode } from '../../domain/totp.ts'
import { assertNotThrottled } from './attempts.ts'
import { hashBytes, newRecoveryCodes, newTotpSecret, sealSecret, totpPicture } from './secrets.ts'
import { accountAt, complete, isLocked, refuseCode, spendCode } from './steps.ts'
import * as store from './store.ts'

/** A secret for the authenticator app. It counts only once a code of it was given; asked again, the earlier one is forgotten. */
export const beginEnrolment = operation(contract.beginEnrolment, async (context) => {
  const { tx, services } = context
  const account = await accountAt(context, 'enrol')
  const secret = newTotpSecret()
  await store.setSecret(tx, account.operator_id, sealSecret(services.masterKey, account.operator_id, secret))
  const name = (await store.ownWords(tx))?.username ?? ''
  return { account: name, secret, qr: totpPicture(secret, name) }
})

export const confirmEnrolment = operation(contract.confirmEnrolment, async (context, { code }) => {
  const { tx, now } = context
  await assertNotThrottled(context)
  const account = await accountAt(context, 'enrol')
  if (isLocked(account, now) || !(await spendCode(context, account, code, false))) return refuseCode(context, account)
  await store.confirmSecret(tx, account.operator_id, new Date(now).toISOString())
  const codes = newRecoveryCodes()
  await store.replaceRecoveryCodes(tx, account.operator_id, codes.map(hashBytes))
  await complete(context, account)
  return { recoveryCodes: codes.map(showRecoveryCode) }
})
