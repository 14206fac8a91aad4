import { operation } from '#kernel/server/operation.ts'
import * as contract from '../../contract/sign-in.ts'
import { assertGoodPassword } from './new-password.ts'
import { hashPassword } from './password-hash.ts'
import { accountAt, nextStep } from './steps.ts'
import * as store from './store.ts'

export const replaceTemporaryPassword = operation(contract.replaceTemporaryPassword, async (context, { newPassword }) => {
  const { tx, now } = context
  const account = await accountAt(context, 'password')
  await assertGoodPassword(context, account, newPassword)
  await store.setPassword(tx, account.operator_id, await hashPassword(newPassword), new Date(now).toISOString())
  return { next: nextStep(false, account.totp_confirmed_at !== null) }
})
