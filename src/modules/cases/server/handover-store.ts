import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const withNames = (tx: Tx) =>
  tx
    .selectFrom('cases.handover as h')
    .innerJoin('network.unit as fu', 'fu.id', 'h.from_unit')
    .innerJoin('network.organisation as fo', 'fo.id', 'fu.organisation_id')
    .innerJoin('network.unit as tu', 'tu.id', 'h.to_unit')
    .innerJoin('network.organisation as t_o', 't_o.id', 'tu.organisation_id')
    .innerJoin('kernel.actor as b', 'b.id', 'h.asked_by')
    .leftJoin('kernel.actor as ta', 'ta.id', 'h.to_operator')
    // absent for who is asked and does not reach the file yet
    .leftJoin('cases.case_file as c', 'c.id', 'h.case_id')
    .select([
      'h.id', 'h.case_id', 'h.kind', 'h.from_unit', 'fu.name as from_unit_name', 'fo.name as from_organisation_name', 'h.from_operator', 'h.to_unit',
      'tu.name as to_unit_name', 'tu.organisation_id as to_organisation', 't_o.name as to_organisation_name', 'h.to_operator', 'ta.display_name as to_operator_name', 'h.reason',
      'h.asked_by', 'b.display_name as asked_by_name', 'h.asked_at', 'h.state', 'h.answered_at', 'h.answer_words', 'h.keep_until', 'h.offer_id',
      'h.summary', 'h.version', 'c.child_name', 'c.version as case_version', 'c.responsible_id', 'c.unit_id as case_unit',
    ])

export const openHandoverOf = (tx: Tx, caseId: string) => withNames(tx).where('h.case_id', '=', caseId).where('h.state', '=', 'asked').executeTakeFirst()
export const findHandover = (tx: Tx, id: string) => withNames(tx).where('h.id', '=', id).executeTakeFirst()
export type HandoverRecord = NonNullable<Awaited<ReturnType<typeof findHandover>>>

/** Those that wait for these units. */
export const waitingFor = (tx: Tx, units: readonly string[]) =>
  units.length ? withNames(tx).where('h.to_unit', 'in', [...units]).where('h.state', '=', 'asked').orderBy('h.asked_at').limit(200).execute() : Promise.resolve([])

/** Those asked by somebody or from his units, waiting or answered lately. */
export const askedFrom = (tx: Tx, actorId: string, units: readonly string[], since: string) =>
  withNames(tx)
    .where((eb) => eb.or([eb('h.asked_by', '=', actorId), ...(units.length ? [eb('h.from_unit', 'in', [...units])] : [])]))
    .where((eb) => eb.or([eb('h.state', '=', 'asked'), eb('h.answered_at', '>', since)]))
    .orderBy('h.asked_at', 'desc')
    .limit(200)
    .execute()

export interface NewHandover {
  id: string
  case_id: string
  kind: 'pole' | 'organisation' | 'worker'
  from_unit: string
  from_operator: string
  to_unit: string
  to_operator: string | null
  reason: string
  asked_by: string
  asked_at: string
  keep_until: string | null
  offer_id: string | null
  summary: string
}

export const insertHandover = (tx: Tx, row: NewHandover) => tx.insertInto('cases.handover').values({ ...row, state: 'asked' }).execute()

/** Settles a waiting hand-over based on a version; false when somebody was faster. */
export async function settle(
  tx: Tx, id: string, version: number, row: { state: 'accepted' | 'refused' | 'withdrawn'; answered_by: string; answered_at: string; answer_words: string | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('cases.handover').set((eb) => ({ ...row, version: eb('version', '+', 1) }))
    .where('id', '=', id).where('version', '=', version).where('state', '=', 'asked')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function grantOfHolder(tx: Tx, caseId: string, unitId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select cases.grant_of_holder(${caseId}, ${unitId}) as id`.execute(tx)
  return rows[0]!.id
}

/** Open files that a worker answers for, whichever unit holds them. */
export const filesOfWorker = (tx: Tx, operatorId: string) =>
  tx
    .selectFrom('cases.case_file as c')
    .innerJoin('network.unit as u', 'u.id', 'c.unit_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 'c.municipality_istat')
    .leftJoin('cases.handover as h', (join) => join.onRef('h.case_id', '=', 'c.id').on('h.state', '=', 'asked'))
    .select(['c.id', 'c.number', 'c.child_name', 'c.phase', 'm.name as municipality', 'c.version', 'h.id as handover_id', 'c.unit_id', 'u.name as unit_name'])
    .where('c.responsible_id', '=', operatorId)
    .where('c.status', '=', 'open')
    .orderBy('u.name')
    .orderBy('c.child_sort')
    .execute()
export type WorkersFile = Awaited<ReturnType<typeof filesOfWorker>>[number]

/** How many open files each worker answers for, by unit. */
export const openFilesBy = (tx: Tx) =>
  tx
    .selectFrom('cases.case_file as c')
    .innerJoin('kernel.actor as a', 'a.id', 'c.responsible_id')
    .innerJoin('network.unit as u', 'u.id', 'c.unit_id')
    .select(['c.responsible_id', 'a.display_name', 'c.unit_id', 'u.name as unit_name']).select((eb) => eb.fn.countAll<number>().as('open'))
    .where('c.status', '=', 'open')
    .groupBy(['c.responsible_id', 'a.display_name', 'c.unit_id', 'u.name'])
    .orderBy('a.display_name')
    .orderBy('u.name')
    .execute()

export interface Move {
  caseId: string
  toOperatorId: string
  version: number
}

/** Files in one statement: its triggers write the terms of each, and the server's own limit of a statement must not be near. */
const AT_ONCE = 100

/** Names who answers for each of these files, based on their versions; gives the ids that had changed meanwhile (the caller undoes the rest). */
export async function giveFiles(tx: Tx, moves: readonly Move[], at: string): Promise<string[]> {
  const stale: string[] = []
  for (let start = 0; start < moves.length; start += AT_ONCE) {
    const some = moves.slice(start, start + AT_ONCE)
    const { rows } = await sql<{ id: string }>`
      update cases.case_file c
      set responsible_id = m."toOperatorId", last_activity_at = greatest(c.last_activity_at, ${at}::timestamptz), version = c.version + 1
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as m ("caseId" uuid, "toOperatorId" uuid, version int)
      where c.id = m."caseId" and c.version = m.version
      returning c.id`.execute(tx)
    const given = new Set(rows.map(({ id }) => id))
    stale.push(...some.flatMap(({ caseId }) => (given.has(caseId) ? [] : [caseId])))
  }
  return stale
}
