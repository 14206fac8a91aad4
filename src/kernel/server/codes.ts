import { Problem } from '../contract/problem.ts'
import { dateInRome } from '../domain/plain-date.ts'
import type { Tx } from './db.ts'
import { codesOf } from './kernel-store.ts'

/** Refuses codes that are not in the list today, each next to its field. */
export async function assertCodes(tx: Tx, now: number, list: string, given: readonly { code: string; path: string }[]): Promise<void> {
  const valid = new Set((await codesOf(tx, [list], dateInRome(now))).map((entry) => entry.code))
  const errors = given.filter(({ code }) => !valid.has(code)).map(({ path }) => ({ path, message: { it: 'Scegli una voce dell’elenco', en: 'Choose one of the list' } }))
  if (errors.length) throw new Problem('invalid', undefined, { errors })
}

/** The same of one code. */
export const assertCode = (tx: Tx, now: number, list: string, code: string, path: string): Promise<void> => assertCodes(tx, now, list, [{ code, path }])
