import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { isAmount, isParameter, lawParameters, type Parameters } from '../domain/parameters.ts'
import type { ParameterId, Sureness } from '../domain/rule.ts'

export const parameterRows = (tx: Tx) => tx.selectFrom('deadlines.parameter').selectAll().orderBy('applied_at').orderBy('id').execute()

export const insertParameter = (
  tx: Tx, row: { id: string; name: string; value: number | null; valid_from: string | null; source: string; sure: Sureness[]; applied_by: string; applied_at: string },
) => tx.insertInto('deadlines.parameter').values(row).execute()

/** What somebody enters of the law: a number from a day on, or a day (null: not known any more). */
export interface NewValue {
  from: PlainDate | null
  value: number | null
  source: string
  sure: readonly Sureness[]
}

/** The law's parameters with one more value. A number holds from its day on, and one of the same day gives way; a day takes the place of the one before. */
export function withValue(parameters: Parameters, name: ParameterId, { from, value, source, sure }: NewValue): Parameters {
  const old = parameters[name]
  if (!isAmount(old)) return { ...parameters, [name]: { ...old, values: [...old.values, { day: from, source, sure, applied: true }] } }
  const values = [...old.values.filter((one) => one.from !== from), { from, value: value!, source, sure }].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  return { ...parameters, [name]: { ...old, values } }
}

/** Those shipped with what this installation applied over them; `before` leaves out one value and those applied after it. */
export async function parametersOf(tx: Tx, { before }: { before?: string } = {}): Promise<Parameters> {
  const rows = await parameterRows(tx)
  const until = before === undefined ? undefined : rows.find(({ id }) => id === before)?.applied_at
  return rows.filter(({ id, applied_at }) => until === undefined || (id !== before && applied_at <= until)).reduce<Parameters>(
    (all, { name, valid_from: from, value, source, sure }) => (isParameter(name) ? withValue(all, name, { from: from as PlainDate | null, value, source, sure: sure as Sureness[] }) : all), lawParameters)
}

/** An open term counted with a parameter, as the administrator of the installation may see it: no names. */
export interface CountedRow {
  id: string
  number: string | null
  rule_id: string
  unit_id: string
  event: string | null
  rome: boolean
  occurrence: number | null
  length: number | null
  fixed_on: string | null
  due: string | null
}

/** The next open terms counted by these rules, in order of id; nothing unless the actor administers the installation. */
export async function countedBy(tx: Tx, rules: readonly string[], after: string | null, limit: number): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`select * from deadlines.counted_by(${[...rules]}::text[], ${after}::uuid, ${limit})`.execute(tx)
  return rows
}

/** Does the actor administer the installation? */
export const installs = async (tx: Tx): Promise<boolean> => (await sql<{ may: boolean }>`select network.installs() as may`.execute(tx)).rows[0]!.may
