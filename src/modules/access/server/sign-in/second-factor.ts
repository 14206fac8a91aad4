import { operation } from '#kernel/server/operation.ts'
import * as contract from '../../contract/sign-in.ts'
import { assertNotThrottled } from './attempts.ts'
import { accountAt, complete, isLocked, refuseCode, spendCode } from './steps.ts'
import * as store from './store.ts'

export const signInSecond = operation(contract.signInSecond, async (context, { code }) => {
  await assertNotThrottled(context)
  const account = await accountAt(context, 'second')
  if (isLocked(account, context.now) || !(await spendCode(context, account, code, true))) return refuseCode(context, account)
  await complete(context, account)
  return { recoveryCodesLeft: await store.recoveryCodesLeft(context.tx, account.operator_id) }
})
