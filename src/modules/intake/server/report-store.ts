import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface NewReport {
  id: string
  unit_id: string
  source: string
  channel: string
  received_at: string
  urgency: string
  municipality_istat: string | null
  created_at: string
}

export interface Told {
  facts: string
  facts_when: string | null
  facts_on: string | null
  facts_place: string | null
}

export interface ChildRow {
  id: string
  position: number
  given: string | null
  family: string | null
  original_name: string | null
  birth_date: string | null
  birth_year: number | null
  sex: string | null
  country: string | null
  school: string | null
  whereabouts: string | null
}

export interface PartyRow {
  id: string
  name: string
  role: string
  contact: string | null
  note: string | null
}

export interface ReporterRow {
  capacity: string | null
  name: string | null
  quality: string | null
  organisation_name: string | null
  phone: string | null
  email: string | null
  protected: boolean
  protection_reason: string | null
}

/** Writes a whole report through the one door; answers its number. */
export async function putReport(
  tx: Tx, grantId: string, report: NewReport, told: Told, reporter: ReporterRow, children: readonly ChildRow[], parties: readonly PartyRow[],
): Promise<string> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  const { rows } = await sql<{ number: string }>`
    select intake.put_report(${grantId}::uuid, ${json(report)}, ${json(told)}, ${json(reporter)}, ${json(children)}, ${json(parties)}) as number`.execute(tx)
  return rows[0]!.number
}

export async function receivingUnits(tx: Tx, municipality: string | null) {
  const { rows } = await sql<{ id: string; name: string; organisation_name: string; own: boolean; member: boolean }>`
    select id, name, organisation_name, own, member from intake.receiving_units(${municipality}::text)`.execute(tx)
  return rows
}

export async function myReceipts(tx: Tx, atMost: number) {
  const { rows } = await sql<{
    id: string; number: string; unit_name: string; organisation_name: string; received_at: string; sent_at: string; state: 'waiting' | 'assigned' | 'decided'
  }>`select * from intake.my_receipts(${atMost})`.execute(tx)
  return rows
}

export async function triagersOf(tx: Tx, unitId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from intake.triagers_of(${unitId})`.execute(tx)
  return rows
}

export const municipalityExists = (tx: Tx, istat: string) => tx.selectFrom('kernel.municipality').select('istat').where('istat', '=', istat).executeTakeFirst()
export const countriesAmong = (tx: Tx, codes: readonly string[]) => tx.selectFrom('kernel.country').select('code').where('code', 'in', [...codes]).execute()

export const findReport = (tx: Tx, id: string) =>
  tx
    .selectFrom('intake.report as r')
    .innerJoin('network.unit as u', 'u.id', 'r.unit_id')
    .innerJoin('network.organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 'r.municipality_istat')
    .leftJoin('kernel.actor as a', 'a.id', 'r.assigned_to')
    .leftJoin('kernel.actor as c', 'c.id', 'r.created_by')
    .select([
      'r.id', 'r.number', 'r.state', 'r.urgency', 'r.source', 'r.channel', 'r.received_at', 'r.unit_id', 'u.name as unit_name', 'o.name as organisation_name',
      'r.municipality_istat', 'm.name as municipality', 'r.assigned_to', 'a.display_name as assigned_name', 'r.observe_until', 'r.created_by',
      'c.display_name as creator_name', 'r.created_at', 'r.version',
    ])
    .select(sql<string[]>`array(select access.unit_and_above(r.unit_id))`.as('unit_line'))
    .where('r.id', '=', id)
    .executeTakeFirst()
export type FoundReport = NonNullable<Awaited<ReturnType<typeof findReport>>>

export const toldOf = (tx: Tx, id: string) =>
  tx.selectFrom('intake.report_facts').select(['facts', 'facts_when', 'facts_on', 'facts_place']).where('report_id', '=', id).executeTakeFirst()

export const childrenOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('intake.reported_child as c')
    .leftJoin('cases.header as h', 'h.id', 'c.case_id')
    .select([
      'c.id', 'c.position', 'c.given', 'c.family', 'c.original_name', 'c.birth_date', 'c.birth_year', 'c.sex', 'c.country', 'c.school', 'c.whereabouts', 'c.case_id',
      'h.number as case_number',
    ])
    .where('c.report_id', '=', id)
    .orderBy('c.position')
    .execute()
export type FoundChild = Awaited<ReturnType<typeof childrenOf>>[number]

export const partiesOf = (tx: Tx, id: string) =>
  tx.selectFrom('intake.report_party').select(['id', 'name', 'role', 'contact', 'note']).where('report_id', '=', id).orderBy('id').execute()

export const reporterOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('intake.reporter')
    .select(['capacity', 'name', 'quality', 'organisation_name', 'phone', 'email', 'protected', 'protection_reason'])
    .where('report_id', '=', id)
    .executeTakeFirst()

export const decisionsOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('intake.triage_decision as d')
    .leftJoin('kernel.actor as a', 'a.id', 'd.decided_by')
    .select(['d.id', 'd.child_id', 'd.decision', 'd.reason', 'd.observe_until', 'd.decided_by', 'a.display_name as by_name', 'd.decided_at'])
    .where('d.report_id', '=', id)
    .orderBy('d.decided_at')
    .orderBy('d.id')
    .execute()
export type FoundDecision = Awaited<ReturnType<typeof decisionsOf>>[number]

interface Changes {
  source?: string
  channel?: string
  received_at?: string
  urgency?: string
  municipality_istat?: string | null
  state?: string
  assigned_to?: string | null
  observe_until?: string | null
}

/** Writes a change based on a version; false when somebody was faster. Keeps the row until the transaction ends. */
export async function changeReport(tx: Tx, id: string, version: number, changes: Changes): Promise<boolean> {
  const result = await tx
    .updateTable('intake.report').set((eb) => ({ ...changes, version: eb('version', '+', 1) })).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const changeTold = (tx: Tx, id: string, told: Told) => tx.updateTable('intake.report_facts').set(told).where('report_id', '=', id).execute()

/** False: the reporter is out of reach. */
export async function changeReporter(tx: Tx, id: string, row: ReporterRow): Promise<boolean> {
  const result = await tx.updateTable('intake.reporter').set(row).where('report_id', '=', id).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Children keep their identity: those already there are changed, new ones added, the others taken away. */
export async function replaceChildren(tx: Tx, reportId: string, rows: readonly ChildRow[], known: ReadonlySet<string>): Promise<void> {
  await tx.deleteFrom('intake.reported_child').where('report_id', '=', reportId).where('id', 'not in', rows.map(({ id }) => id)).execute()
  for (const { id, ...row } of rows) {
    await (known.has(id)
      ? tx.updateTable('intake.reported_child').set(row).where('id', '=', id).where('report_id', '=', reportId).execute()
      : tx.insertInto('intake.reported_child').values({ id, report_id: reportId, ...row }).execute())
  }
}

export async function replaceParties(tx: Tx, reportId: string, rows: readonly PartyRow[]): Promise<void> {
  await tx.deleteFrom('intake.report_party').where('report_id', '=', reportId).execute()
  if (rows.length) await tx.insertInto('intake.report_party').values(rows.map((row) => ({ report_id: reportId, ...row }))).execute()
}

export const insertDecisions = (
  tx: Tx,
  rows: readonly { id: string; report_id: string; child_id: string | null; decision: string; reason: string; observe_until: string | null; decided_by: string; decided_at: string }[],
) => tx.insertInto('intake.triage_decision').values([...rows]).execute()

export const setFile = (tx: Tx, childId: string, personId: string, caseId: string) =>
  tx.updateTable('intake.reported_child').set({ person_id: personId, case_id: caseId }).where('id', '=', childId).execute()

/** For the job: whose observation ended, if the decision still holds for a child. Runs as the role of the jobs. */
export const observationOf = (tx: Tx, decisionId: string) =>
  tx
    .selectFrom('intake.triage_decision as d')
    .innerJoin('intake.report as r', 'r.id', 'd.report_id')
    .select(['r.id', 'r.number', 'r.unit_id', 'r.assigned_to', 'd.observe_until'])
    .where('d.id', '=', decisionId)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('intake.reported_child as c').select('c.id').whereRef('c.report_id', '=', 'd.report_id')
          .where((e) => e.or([e('d.child_id', 'is', null), e('d.child_id', '=', e.ref('c.id'))]))
          .where((e) => e.not(e.exists(
            e.selectFrom('intake.triage_decision as later').select('later.id').whereRef('later.report_id', '=', 'd.report_id')
              .where((l) => l.or([l('later.child_id', 'is', null), l('later.child_id', '=', l.ref('c.id'))]))
              .where(sql<boolean>`(later.decided_at, later.id) > (d.decided_at, d.id)`),
          ))),
      ))
    .executeTakeFirst()
