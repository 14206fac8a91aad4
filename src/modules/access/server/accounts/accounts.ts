import { randomBytes } from 'node:crypto'
import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../../contract/accounts.ts'
import { hashPassword } from '../sign-in/password-hash.ts'
import { assertMayAdminister } from './access.ts'
import { present } from './present.ts'
import * as store from './store.ts'

// 80 random bits in letters and digits that nobody mixes up when reading them out.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const temporary = (): string => Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]).join('').replace(/(.{4})(?=.)/g, '$1-')

const missing = () => conflict({ it: 'Questa persona non ha ancora un account: crealo.', en: 'This person has no account yet: create it.' })

export const getAccount = operation(contract.getAccount, async (context, { operatorId }) => present(context, operatorId))

export const createAccount = operation(contract.createAccount, async (context, { operatorId, username }) => {
  const { tx, note } = context
  const person = (await operatorHeaders(tx, [operatorId])).get(operatorId)
  if (!person) throw notFound()
  await assertMayAdminister(context, operatorId)
  if (await store.accountState(tx, operatorId)) throw conflict({ it: `${person.name} ha già un account.`, en: `${person.name} has an account already.` })
  const temporaryPassword = temporary()
  if (!(await store.createAccount(tx, operatorId, username, await hashPassword(temporaryPassword)))) throw invalid('username', { it: 'È già usato: scegline un altro', en: 'Already used: choose another' })
  note({ operatorId })
  return { temporaryPassword }
})

export const resetPassword = operation(contract.resetPassword, async (context, { operatorId }) => {
  const { tx, now, note } = context
  await assertMayAdminister(context, operatorId)
  const temporaryPassword = temporary()
  if (!(await store.resetPassword(tx, operatorId, await hashPassword(temporaryPassword), new Date(now).toISOString()))) throw missing()
  note({ operatorId })
  return { temporaryPassword }
})

export const resetSecondFactor = operation(contract.resetSecondFactor, async (context, { operatorId }) => {
  await assertMayAdminister(context, operatorId)
  if (!(await store.resetSecondFactor(context.tx, operatorId))) throw missing()
  context.note({ operatorId })
  return present(context, operatorId)
})

export const setAccountEnabled = operation(contract.setAccountEnabled, async (context, { operatorId, enabled }) => {
  await assertMayAdminister(context, operatorId)
  await store.setEnabled(context.tx, operatorId, enabled)
  context.note({ operatorId, enabled })
  return present(context, operatorId)
})
