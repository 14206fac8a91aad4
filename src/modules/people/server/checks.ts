import { Problem, type FieldProblem } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { codesOf } from '#kernel/server/kernel-store.ts'
import { unknownPlaces } from './person-store.ts'

/** A value to look up, with the field it came from. */
export interface ToCheck {
  /** A reviewed list of codes, or one of the reference tables. */
  list: string
  value: string | null | undefined
  path: string
}

const places = new Set(['countries', 'languages', 'municipalities'])

/** Refuses every code, country, language or municipality that is not known today, each beside its field. */
export async function assertKnown(tx: Tx, now: number, given: readonly ToCheck[]): Promise<void> {
  const asked = given.filter((one): one is ToCheck & { value: string } => Boolean(one.value))
  const coded = asked.filter(({ list }) => !places.has(list))
  const placed = asked.filter(({ list }) => places.has(list))
  const errors: FieldProblem[] = []
  if (coded.length) {
    const valid = new Set((await codesOf(tx, [...new Set(coded.map(({ list }) => list))], dateInRome(now))).map(({ list, code }) => `${list} ${code}`))
    for (const { list, value, path } of coded) if (!valid.has(`${list} ${value}`)) errors.push({ path, message: { it: 'Scegli una voce dell’elenco', en: 'Choose one of the list' } })
  }
  if (placed.length) {
    const of = (list: string) => [...new Set(placed.filter((one) => one.list === list).map(({ value }) => value))]
    const unknown = await unknownPlaces(tx, { countries: of('countries'), languages: of('languages'), municipalities: of('municipalities') })
    const missing = new Set(unknown.map(({ kind, code }) => `${kind} ${code}`))
    for (const { list, value, path } of placed) if (missing.has(`${list} ${value}`)) errors.push({ path, message: { it: 'Scegli una voce dell’elenco', en: 'Choose one of the list' } })
  }
  if (errors.length) throw new Problem('invalid', undefined, { errors })
}

/** Refuses a period that ends before it begins. */
export function assertPeriod(from: string | null | undefined, to: string | null | undefined, path = 'validTo'): void {
  if (from && to && to < from) throw new Problem('invalid', undefined, { errors: [{ path, message: { it: 'La fine viene prima dell’inizio: controlla le date', en: 'The end comes before the beginning: check the dates' } }] })
}
