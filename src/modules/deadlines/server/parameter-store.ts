import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { lawParameters, type Parameter, type Parameters } from '../domain/parameters.ts'
import type { ParameterId } from '../domain/rule.ts'

export const parameterRows = (tx: Tx) => tx.selectFrom('deadlines.parameter').selectAll().orderBy('valid_from').orderBy('applied_at').execute()

export const insertParameter = (
  tx: Tx, row: { id: string; name: string; value: number; valid_from: string; source: string; applied_by: string; applied_at: string },
) => tx.insertInto('deadlines.parameter').values(row).execute()

/** The law's parameters with one more value, in force from its day on: a value of the same day gives way. */
export function withValue(parameters: Parameters, name: ParameterId, value: { from: PlainDate; value: number; source: string }): Parameters {
  const old: Parameter = parameters[name]
  const values = [...old.values.filter(({ from }) => from !== value.from), { ...value, sure: ['OWN'] as const }]
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  return { ...parameters, [name]: { ...old, values } }
}

/** Those shipped with what this installation applied over them. */
export async function parametersOf(tx: Tx): Promise<Parameters> {
  const rows = await parameterRows(tx)
  return rows.filter(({ name }) => name in lawParameters).reduce<Parameters>(
    (all, row) => withValue(all, row.name as ParameterId, { from: row.valid_from as PlainDate, value: row.value, source: row.source }), lawParameters)
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
