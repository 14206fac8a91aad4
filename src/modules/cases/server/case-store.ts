import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { insertRows } from '#kernel/server/insert-rows.ts'

export interface NewCase {
  id: string
  number: string
  organisationId: string
  unitId: string
  responsibleId: string
  childId: string
  municipalityIstat: string | null
  poleUnitId: string | null
  phase: string
  openedOn: string
  fromReport: string | null
  at: string
}

/** The next numbers of a body in a year, in order. Until the transaction ends nobody else takes any of that year. */
export async function nextNumbers(tx: Tx, organisationId: string, year: number, howMany: number): Promise<string[]> {
  const { rows } = await sql<{ numbers: string[] }>`select cases.next_numbers(${organisationId}, ${year}, ${howMany}) as numbers`.execute(tx)
  return rows[0]!.numbers
}

/** The child's name and the reach are filled in by triggers. */
export const insertCases = (tx: Tx, rows: readonly NewCase[]) =>
  insertRows(tx, 'cases.case_file', rows.map((row) => ({
    id: row.id, number: row.number, organisation_id: row.organisationId, unit_id: row.unitId, responsible_id: row.responsibleId, child_id: row.childId,
    child_name: '', child_sort: '', municipality_istat: row.municipalityIstat, pole_unit_id: row.poleUnitId, phase: row.phase, status: 'open',
    opened_on: row.openedOn, from_report: row.fromReport, last_activity_at: row.at,
  })))

/** A file with the names around it, and the units whose leaders lead here. */
const withNames = (tx: Tx) =>
  tx
    .selectFrom('cases.case_file as c')
    .innerJoin('network.unit as u', 'u.id', 'c.unit_id')
    .innerJoin('network.organisation as o', 'o.id', 'c.organisation_id')
    .innerJoin('kernel.actor as a', 'a.id', 'c.responsible_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 'c.municipality_istat')
    .select([
      'c.id', 'c.number', 'c.child_id', 'c.child_name', 'c.child_birth', 'c.status', 'c.phase', 'c.opened_on', 'c.last_activity_at', 'c.unit_id',
      'u.name as unit_name', 'c.organisation_id', 'o.name as organisation_name', 'c.responsible_id', 'a.display_name as responsible_name',
      'c.municipality_istat', 'm.name as municipality', 'c.sibling_group',
    ])
    .select((eb) =>
      eb.selectFrom('cases.danger_warning as w').select((e) => e.fn.countAll<number>().as('n')).whereRef('w.case_id', '=', 'c.id').where('w.lifted_at', 'is', null).as('warnings'),
    )

export type NamedCase = Awaited<ReturnType<typeof casesByIds>>[number]

export const casesByIds = (tx: Tx, ids: readonly string[]) => withNames(tx).where('c.id', 'in', [...ids]).execute()

export const findCase = (tx: Tx, id: string) =>
  withNames(tx)
    .leftJoin('network.unit as p', 'p.id', 'c.pole_unit_id')
    .select(['c.pole_unit_id', 'p.name as pole_name', 'c.closed_on', 'c.closing_reason', 'c.closing_situation', 'c.closing_words', 'c.version'])
    .select(sql<string[]>`array(select access.unit_and_above(c.unit_id))`.as('unit_line'))
    .where('c.id', '=', id)
    .executeTakeFirst()
export type FullCase = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** Keeps the row for this transaction, so that what was checked still holds when it is written. */
export const lockCase = (tx: Tx, id: string) => tx.selectFrom('cases.case_file').select('id').where('id', '=', id).forUpdate().executeTakeFirst()

interface Changes {
  unit_id?: string
  organisation_id?: string
  responsible_id?: string
  pole_unit_id?: string | null
  phase?: string
  status?: 'open' | 'closed'
  sibling_group?: string | null
  closed_on?: string | null
  closing_reason?: string | null
  closing_situation?: string | null
  closing_words?: string | null
}

/** Writes a change based on a version; false when somebody was faster. */
export async function updateCase(tx: Tx, id: string, version: number, at: string, changes: Changes): Promise<boolean> {
  const result = await tx
    .updateTable('cases.case_file')
    .set((eb) => ({ ...changes, last_activity_at: eb.fn<string>('greatest', ['last_activity_at', sql`${at}::timestamptz`]), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Something happened in the file; its version stays. */
export const touchActivity = (tx: Tx, ids: readonly string[], at: string) =>
  tx
    .updateTable('cases.case_file')
    .set((eb) => ({ last_activity_at: eb.fn<string>('greatest', ['last_activity_at', sql`${at}::timestamptz`]) }))
    .where('id', 'in', [...ids])
    .execute()

export const insertPhases = (tx: Tx, rows: readonly { id: string; case_id: string; phase: string; at: string; by_operator: string; words: string | null }[]) =>
  insertRows(tx, 'cases.phase_change', rows)

export const insertEvents = (tx: Tx, rows: readonly { id: string; caseId: string; kind: string; at: string; by: string; detail: Record<string, string> }[]) =>
  insertRows(tx, 'cases.file_event', rows.map(({ caseId, by, ...row }) => ({ ...row, case_id: caseId, by_operator: by })))

export const phasesOf = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('cases.phase_change as p')
    .leftJoin('kernel.actor as a', 'a.id', 'p.by_operator')
    .select(['p.phase', 'p.at', 'p.words', 'a.display_name as by'])
    .where('p.case_id', '=', caseId)
    .orderBy('p.at')
    .execute()

/** What happened to the file, newest first. Who refuses a hand-over from without reaches the file no more, so his answer is read where it stands. */
export const eventsOf = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('cases.file_event as e')
    .leftJoin('kernel.actor as a', 'a.id', 'e.by_operator')
    .select(['e.id', 'e.kind', 'e.at', 'e.detail', 'a.display_name as by'])
    .where('e.case_id', '=', caseId)
    .unionAll(
      tx
        .selectFrom('cases.handover as h')
        .innerJoin('network.unit as u', 'u.id', 'h.to_unit')
        .leftJoin('kernel.actor as b', 'b.id', 'h.answered_by')
        .select(['h.id', sql<string>`'handover_refused'`.as('kind'), sql<string>`h.answered_at`.as('at'),
          sql<{ kind: string; to: string; words: string }>`jsonb_build_object('kind', h.kind, 'to', u.name, 'words', h.answer_words)`.as('detail'), 'b.display_name as by'])
        .where('h.case_id', '=', caseId).where('h.state', '=', 'refused').where('h.offer_id', 'is not', null),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export const siblingsOf = (tx: Tx, group: string, caseId: string) =>
  tx
    .selectFrom('cases.case_file')
    .select(['id', 'child_id', 'number', 'child_name', 'child_birth', 'status'])
    .where('sibling_group', '=', group)
    .where('id', '<>', caseId)
    .orderBy('child_birth')
    .execute()

export const siblingGroups = (tx: Tx, ids: readonly string[]) =>
  tx.selectFrom('cases.case_file').select(['id', 'sibling_group']).where('id', 'in', [...ids]).forUpdate().execute()

/** Those tied to these files and out of the actor's reach go to this group with them: nobody is parted from siblings he did not see. */
export const joinGroups = (tx: Tx, ids: readonly string[], group: string) => sql`select cases.join_groups(${[...ids]}::uuid[], ${group}::uuid)`.execute(tx)

/** Puts files, and all that were tied to them, into one group. */
export const tie = (tx: Tx, ids: readonly string[], groups: readonly string[], group: string) =>
  tx
    .updateTable('cases.case_file')
    .set((eb) => ({ sibling_group: group, version: eb('version', '+', 1) }))
    .where((eb) => eb.or([eb('id', 'in', [...ids]), ...(groups.length ? [eb('sibling_group', 'in', [...groups])] : [])]))
    .execute()

/** An open file that one of these children has in the body. */
export const openCaseOf = (tx: Tx, children: readonly string[], organisationId: string) =>
  tx
    .selectFrom('cases.case_file').select('number')
    .where(sql<boolean>`child_id = any (${[...children]}::uuid[])`).where('organisation_id', '=', organisationId).where('status', '=', 'open').limit(1).executeTakeFirst()

/** The unit and those above it. */
export async function unitLine(tx: Tx, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ line: string[] }>`select array(select access.unit_and_above(${unitId})) as line`.execute(tx)
  return rows[0]!.line
}

/** Are these all codes of municipalities? */
export async function municipalitiesExist(tx: Tx, istat: readonly string[]): Promise<boolean> {
  const found = await tx.selectFrom('kernel.municipality').select('istat').where(sql<boolean>`istat = any (${[...istat]}::text[])`).execute()
  return new Set(found.map((row) => row.istat)).size === new Set(istat).size
}

export const unitOf = (tx: Tx, unitId: string) => tx.selectFrom('network.unit').select(['id', 'organisation_id', 'name']).where('id', '=', unitId).where('active', '=', true).executeTakeFirst()
