import { invalid } from '#kernel/contract/problem.ts'
import type { Context } from '#kernel/server/operation.ts'
import { passwordFault } from '../../domain/password.ts'
import { verifyPassword } from './password-hash.ts'
import type { Account } from './steps.ts'
import * as store from './store.ts'

/** Refuses, beside the field, a password that is weak or the same as before. */
export async function assertGoodPassword({ tx, actor }: Context, account: Account, password: string): Promise<void> {
  const words = await store.ownWords(tx)
  const fault = passwordFault(password, words ? [words.username, words.given_name, words.family_name, words.organisation] : [])
  if (fault) throw invalid('newPassword', fault[actor.language])
  if (await verifyPassword(password, account.password_hash)) {
    throw invalid('newPassword', actor.language === 'it' ? 'È la stessa di prima: scegline un’altra' : 'It is the same as before: choose another')
  }
}
