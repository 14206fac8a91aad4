import { invalid } from '../contract/problem.ts'
import { dateInRome } from '../domain/plain-date.ts'
import type { Tx } from './db.ts'
import { codesOf } from './kernel-store.ts'

/** Refuses a code that is not in the list today, next to its field. */
export async function assertCode(tx: Tx, now: number, list: string, code: string, path: string): Promise<void> {
  const valid = await codesOf(tx, [list], dateInRome(now))
  if (!valid.some((entry) => entry.code === code)) throw invalid(path, { it: 'Scegli una voce dell’elenco', en: 'Choose one of the list' })
}
