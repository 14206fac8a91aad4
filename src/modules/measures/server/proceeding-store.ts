import { sql, type Insertable, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

const columns = [
  'p.id', 'p.first_case', 'p.nature', 'p.authority_id', 'p.authority_words', 'p.number', 'p.judge', 'p.lawyers', 'p.opened_on', 'p.status', 'p.closed_on', 'p.note', 'p.version',
  'o.name as authority_name', 'o.municipality_istat as authority_seat',
] as const
const proceedings = (tx: Tx) => tx.selectFrom('measures.proceeding as p').leftJoin('network.organisation as o', 'o.id', 'p.authority_id').select(columns)
export type ProceedingRow = Awaited<ReturnType<ReturnType<typeof proceedings>['executeTakeFirstOrThrow']>>

/** Proceedings about the child of a file, the pending ones first. */
export const proceedingsOf = (tx: Tx, caseId: string): Promise<ProceedingRow[]> =>
  proceedings(tx).where('p.id', 'in', (eb) => eb.selectFrom('measures.proceeding_case as c').select('c.proceeding_id').where('c.case_id', '=', caseId))
    .orderBy(sql`p.status = 'definito'`).orderBy('p.opened_on', (order) => order.desc().nullsLast()).orderBy('p.id').execute()

export const proceedingById = (tx: Tx, id: string) => proceedings(tx).where('p.id', '=', id).executeTakeFirst()

/** The proceeding, if it is about the child of this file. */
export const proceedingOf = (tx: Tx, caseId: string, id: string) =>
  proceedings(tx).innerJoin('measures.proceeding_case as c', 'c.proceeding_id', 'p.id').where('p.id', '=', id).where('c.case_id', '=', caseId).executeTakeFirst()

/** For the job: what a proceeding is and before whom, and the files of all its children. */
export async function heldBeforeOf(tx: Tx, id: string): Promise<Pick<ProceedingRow, 'nature' | 'authority_words' | 'authority_name' | 'authority_seat'> | undefined> {
  const { rows } = await sql<Pick<ProceedingRow, 'nature' | 'authority_words' | 'authority_name' | 'authority_seat'>>`
    select nature, authority_words, authority_name, authority_seat from measures.held_before(${id}::uuid)`.execute(tx)
  return rows[0]
}
export const caseIdsOf = async (tx: Tx, id: string): Promise<string[]> =>
  (await tx.selectFrom('measures.proceeding_case').select('case_id').where('proceeding_id', '=', id).orderBy('case_id').execute()).map(({ case_id }) => case_id)

export const insertProceeding = (tx: Tx, row: Insertable<DB['measures.proceeding']>) => tx.insertInto('measures.proceeding').values(row).execute()

export async function changeProceeding(tx: Tx, id: string, version: number, change: Updateable<DB['measures.proceeding']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('measures.proceeding').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export const tieCases = (tx: Tx, proceedingId: string, caseIds: readonly string[]) =>
  tx.insertInto('measures.proceeding_case').values(caseIds.map((case_id) => ({ proceeding_id: proceedingId, case_id }))).onConflict((one) => one.doNothing()).execute()

/** Files that these proceedings are about, as far as the actor reaches. */
export const childrenOf = (tx: Tx, proceedingIds: readonly string[]): Promise<{ proceeding_id: string; case_id: string; child_name: string; number: string }[]> =>
  proceedingIds.length
    ? tx.selectFrom('measures.proceeding_case as c').innerJoin('cases.header as h', 'h.id', 'c.case_id').select(['c.proceeding_id', 'c.case_id', 'h.child_name', 'h.number'])
        .where('c.proceeding_id', 'in', [...proceedingIds]).orderBy('h.child_sort').$castTo<{ proceeding_id: string; case_id: string; child_name: string; number: string }>().execute()
    : Promise.resolve([])

const hearingColumns = ['id', 'proceeding_id', 'held_on', 'at', 'place', 'purpose', 'state', 'outcome', 'next_id', 'set_by', 'version'] as const
export const hearingsOf = (tx: Tx, proceedingIds: readonly string[]) =>
  proceedingIds.length
    ? tx.selectFrom('measures.hearing').select(hearingColumns).where('proceeding_id', 'in', [...proceedingIds]).orderBy('held_on').orderBy('at').orderBy('id').execute()
    : Promise.resolve([])
export type HearingRow = Awaited<ReturnType<typeof hearingsOf>>[number]

export const hearingOf = (tx: Tx, proceedingId: string, hearingId: string) =>
  tx.selectFrom('measures.hearing').select(hearingColumns).where('id', '=', hearingId).where('proceeding_id', '=', proceedingId).executeTakeFirst()

export const hearingsSetBy = (tx: Tx, measureId: string): Promise<HearingRow[]> => tx.selectFrom('measures.hearing').select(hearingColumns).where('set_by', '=', measureId).execute()

export const insertHearing = (tx: Tx, row: Insertable<DB['measures.hearing']>) => tx.insertInto('measures.hearing').values(row).execute()

export async function changeHearing(tx: Tx, id: string, version: number, change: Updateable<DB['measures.hearing']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('measures.hearing').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface HearingPosition extends Record<string, string | number | null> {
  on: string
  id: string
}

/** Hearings of the files within reach: first the files, by the index of reach, then what is about them. */
export function searchHearings(tx: Tx, { today, ahead, mine, words, after, limit }: { today: string; ahead: boolean; mine: string | null; words: readonly string[]; after: HearingPosition | null; limit: number }) {
  const files = tx.selectFrom('cases.header as h').select(['h.id', 'h.child_name', 'h.number', 'h.child_sort']).$if(mine !== null, (query) => query.where('h.responsible_id', '=', mine!))
  return tx
    .with((cte) => cte('files').materialized(), () => files)
    .selectFrom('measures.hearing as e')
    .innerJoin('measures.proceeding as p', 'p.id', 'e.proceeding_id')
    .leftJoin('network.organisation as o', 'o.id', 'p.authority_id')
    .select(['e.id', 'e.proceeding_id', 'e.held_on', 'e.at', 'e.place', 'e.purpose', 'e.state', 'e.outcome', 'e.next_id', 'e.set_by', 'e.version', 'p.number', 'p.judge', 'p.nature', 'p.authority_words', 'o.name as authority_name'])
    .where('e.proceeding_id', 'in', (eb) =>
      eb.selectFrom('measures.proceeding_case as c').innerJoin('files as f', 'f.id', 'c.case_id').select('c.proceeding_id')
        .$if(words.length > 0, (query) => query.where((one) => one.and(words.map((word) => one.or([one('f.child_sort', 'ilike', `%${word}%`), one('f.number', 'ilike', `%${word}%`)]))))))
    .where('e.held_on', ahead ? '>=' : '<', today)
    .$if(ahead, (query) => query.where('e.state', '=', 'fissata'))
    .$if(after !== null, (query) => query.where((eb) => eb.or([eb('e.held_on', ahead ? '>' : '<', after!.on), eb.and([eb('e.held_on', '=', after!.on), eb('e.id', '>', after!.id)])])))
    .orderBy('e.held_on', ahead ? 'asc' : 'desc').orderBy('e.id').limit(limit + 1).execute()
}
