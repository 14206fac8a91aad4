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

export const openReaches = (tx: Tx, { ids, subjects, unit, basis }: { ids: readonly string[]; subjects: readonly string[]; unit: string; basis: string }) =>
  sql`select access.open_reaches(${[...ids]}::uuid[], ${[...subjects]}::uuid[], ${unit}, ${basis})`.execute(tx)

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

/** Answers the unit that holds the subject; null when it is not possible for this actor. */
export async function breakGlassOpen(
  tx: Tx,
  row: { id: string; grantId: string; subject: string; reason: string; words: string; minutes: number },
): Promise<string | null> {
  const { rows } = await sql<{ unit: string }>`
    select unit from access.break_glass_open(${row.id}, ${row.grantId}, ${row.subject}, ${row.reason}, ${row.words}, ${row.minutes}) unit`.execute(tx)
  return rows[0]?.unit ?? null
}

/** Does the actor hold the subject (worker, coordinator or manager of the holding unit, or coordinator or manager above it)? */
export const holds = (tx: Tx, subject: string) => truth(tx, sql<{ done: boolean }>`select access.holds(${subject}) as done`)

/** The roles by which the actor reaches these sections of these subjects. */
export async function rolesReaching(tx: Tx, subjects: readonly string[], sections: readonly number[]) {
  const { rows } = await sql<{ subject: string; section: number; unit_id: string; organisation_id: string; role: string }>`
    select * from access.roles_reaching(${[...subjects]}::uuid[], ${array(sections)})`.execute(tx)
  return rows
}

/** Which of these people reach this section of a subject today; none for who does not reach it himself. */
export async function reachedBy(tx: Tx, subject: string, section: number, people: readonly string[]): Promise<Set<string>> {
  if (!people.length) return new Set()
  const { rows } = await sql<{ id: string }>`select id from access.reached_by(${subject}::uuid, ${section}::smallint, ${[...people]}::uuid[]) id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Is the actor the privacy officer of the body that holds the subject? */
export const oversees = (tx: Tx, subject: string) => truth(tx, sql<{ done: boolean }>`select access.oversees(${subject}) as done`)

/** Coordinators and managers who answer for a unit today. */
export async function coordinatorsOf(tx: Tx, unit: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from access.coordinators_of(${unit}) id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Numbers of the sections the actor reaches in each of these subjects (0 is the header); absent: none. */
export const sectionsOf = (tx: Tx, subjects: readonly string[]) =>
  tx.selectFrom('kernel.reach').select(['subject', 'section']).where('subject', 'in', [...subjects]).orderBy('section').execute()

/** The active holding grant of a subject. */
export const holderGrant = (tx: Tx, subject: string) =>
  tx.selectFrom('access.reach_grant').select(['id', 'to_unit']).where('subject', '=', subject).where('kind', '=', 'holder').where('state', '=', 'active').executeTakeFirst()

export const grantsOf = (tx: Tx, subject: string) =>
  tx.selectFrom('access.reach_grant').selectAll().where('subject', '=', subject).orderBy('granted_at', 'desc').execute()

export const grantById = (tx: Tx, id: string) => tx.selectFrom('access.reach_grant').selectAll().where('id', '=', id).executeTakeFirst()

export const withholdingsOf = (tx: Tx, subject: string) =>
  tx.selectFrom('access.withholding').selectAll().where('subject', '=', subject).orderBy('set_at', 'desc').execute()

export const withholdingById = (tx: Tx, id: string) => tx.selectFrom('access.withholding').selectAll().where('id', '=', id).executeTakeFirst()

export const actorNames = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0 ? Promise.resolve([]) : tx.selectFrom('kernel.actor').select(['id', 'display_name']).where('id', 'in', [...ids]).execute()

/** The unit that holds a subject and those above it. */
export async function unitsAboveHolder(tx: Tx, subject: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u as id from access.reach_grant g, access.unit_and_above(g.to_unit) u where g.subject = ${subject} and g.kind = 'holder' and g.state = 'active'`.execute(tx)
  return rows.map((row) => row.id)
}
