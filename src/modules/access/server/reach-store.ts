import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

/** Thin calls of the SQL functions in `rls.sql`; who may is decided there and by the callers' `access.ts`. */
export interface GrantRow {
  id: string
  subject: string
  kind: 'team' | 'invited' | 'handover'
  toUnit: string | null
  toOperator: string | null
  sections: number[]
  legalBasis: string
  reason: string | null
  validFrom: string
  validTo: string | null
  offered: boolean
}

const array = (numbers: readonly number[]) => sql`${`{${numbers.join(',')}}`}::smallint[]`

export const openReach = (tx: Tx, row: { id: string; subject: string; unit: string; basis: string }) =>
  sql`select access.open_reach(${row.id}, ${row.subject}, ${row.unit}, ${row.basis})`.execute(tx)

export const grantReach = (tx: Tx, row: GrantRow) =>
  sql`select access.grant_reach(${row.id}, ${row.subject}, ${row.kind}, ${row.toUnit}::uuid, ${row.toOperator}::uuid, ${array(row.sections)},
    ${row.legalBasis}, ${row.reason}::text, ${row.validFrom}::timestamptz, ${row.validTo}::timestamptz, ${row.offered})`.execute(tx)

async function truth(tx: Tx, query: ReturnType<typeof sql<{ done: boolean }>>): Promise<boolean> {
  const { rows } = await query.execute(tx)
  return rows[0]?.done ?? false
}

export const answerOffer = (tx: Tx, offer: string, accepted: boolean, words: string | null) =>
  truth(tx, sql<{ done: boolean }>`select access.answer_offer(${offer}, ${accepted}, ${words}::text) as done`)

export const endGrant = (tx: Tx, grant: string, at: string, words: string | null) =>
  truth(tx, sql<{ done: boolean }>`select access.end_grant(${grant}, ${at}::timestamptz, ${words}::text) as done`)

export const withhold = (
  tx: Tx,
  row: { id: string; subject: string; fromUnit: string | null; fromOperator: string | null; sections: number[]; reason: string; words: string | null; validTo: string | null },
) =>
  sql`select access.withhold(${row.id}, ${row.subject}, ${row.fromUnit}::uuid, ${row.fromOperator}::uuid, ${array(row.sections)}, ${row.reason},
    ${row.words}::text, ${row.validTo}::timestamptz)`.execute(tx)

export const liftWithholding = (tx: Tx, rule: string, words: string) =>
  truth(tx, sql<{ done: boolean }>`select access.lift_withholding(${rule}, ${words}) as done`)

export const breakGlassOpen = (tx: Tx, row: { id: string; grantId: string; subject: string; reason: string; words: string; minutes: number }) =>
  truth(
    tx,
    sql<{ done: boolean }>`select access.break_glass_open(${row.id}, ${row.grantId}, ${row.subject}, ${row.reason}, ${row.words}, ${row.minutes}) as done`,
  )

/** Numbers of the sections the actor reaches in each of these subjects (0 is the header); absent: none. */
export const sectionsOf = (tx: Tx, subjects: readonly string[]) =>
  tx.selectFrom('kernel.reach').select(['subject', 'section']).where('subject', 'in', [...subjects]).orderBy('section').execute()

/** The active holding grant of a subject. */
export const holderGrant = (tx: Tx, subject: string) =>
  tx.selectFrom('access.reach_grant').select(['id', 'to_unit']).where('subject', '=', subject).where('kind', '=', 'holder').where('state', '=', 'active').executeTakeFirst()
