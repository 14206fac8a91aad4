import { invalid, notFound, Problem } from '#kernel/contract/problem.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../../contract/sign-in.ts'
import { showRecoveryCode } from '../../domain/totp.ts'
import { countFailure } from './attempts.ts'
import { assertGoodPassword } from './new-password.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { hashBytes, newRecoveryCodes } from './secrets.ts'
import { isLocked, spendCode, type Account } from './steps.ts'
import * as store from './store.ts'

async function ownAccount({ tx, now }: Context): Promise<Account> {
  const account = await store.ownAccount(tx)
  if (!account) throw notFound()
  if (isLocked(account, now)) throw new Problem('too-many')
  return account
}

export const getProfile = operation(contract.getProfile, async ({ tx, actor, services }) => {
  const [account, words, mail] = [await store.ownAccount(tx), await store.ownWords(tx), await store.ownMail(tx)]
  if (!account || !words || !mail) throw notFound()
  return {
    username: words.username, givenName: words.given_name, familyName: words.family_name, email: words.email, phone: words.phone,
    passwordChangedAt: account.password_changed_at, secondFactorSince: account.totp_confirmed_at, recoveryCodesLeft: await store.recoveryCodesLeft(tx, actor.id),
    mail: { configured: services.config.mail !== undefined, choice: mail.choice, refusedAt: mail.refused_at },
  }
})

export const changePassword = operation(contract.changePassword, async (context, { currentPassword, newPassword }) => {
  const { tx, actor, now } = context
  const account = await ownAccount(context)
  if (!(await verifyPassword(currentPassword, account.password_hash))) {
    await countFailure(context, account)
    return invalid('currentPassword', actor.language === 'it' ? 'Non è la tua password di adesso' : 'This is not your present password')
  }
  await assertGoodPassword(context, account, newPassword)
  await store.setPassword(tx, actor.id, await hashPassword(newPassword), new Date(now).toISOString())
  await store.clearFailures(tx, actor.id)
  await store.endOwnSessions(tx, null)
  return {}
})

export const renewRecoveryCodes = operation(contract.renewRecoveryCodes, async (context, { code }) => {
  const { tx, actor } = context
  const account = await ownAccount(context)
  if (!(await spendCode(context, account, code, false))) {
    await countFailure(context, account)
    return invalid('code', actor.language === 'it' ? 'Il codice non è giusto o è già stato usato: aspetta il prossimo' : 'The code is wrong or was used: wait for the next one')
  }
  const codes = newRecoveryCodes()
  await store.replaceRecoveryCodes(tx, actor.id, codes.map(hashBytes))
  await store.clearFailures(tx, actor.id)
  return { recoveryCodes: codes.map(showRecoveryCode) }
})

export const changeLanguage = operation(contract.changeLanguage, async ({ tx }, { language }) => {
  await store.setLanguage(tx, language)
  return { language }
})

export const chooseMail = operation(contract.chooseMail, async ({ tx, note }, { choice }) => {
  await store.setMail(tx, choice)
  note({ choice })
  return { choice }
})
