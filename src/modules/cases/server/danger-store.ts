import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const columns = ['id', 'case_id', 'kind', 'words', 'raised_by', 'raised_at', 'review_on', 'lifted_by', 'lifted_at', 'lift_reason', 'version'] as const

export const warningOf = (tx: Tx, caseId: string, warningId: string) =>
  tx.selectFrom('cases.danger_warning').select(columns).where('id', '=', warningId).where('case_id', '=', caseId).executeTakeFirst()
export type WarningRow = NonNullable<Awaited<ReturnType<typeof warningOf>>>

/** Warnings of a file, newest first; those lifted too when asked. */
export const warningsOf = (tx: Tx, caseId: string, lifted: boolean): Promise<WarningRow[]> =>
  tx
    .selectFrom('cases.danger_warning')
    .select(columns)
    .where('case_id', '=', caseId)
    .$if(!lifted, (query) => query.where('lifted_at', 'is', null))
    .orderBy(sql`lifted_at is not null`)
    .orderBy('raised_at', 'desc')
    .orderBy('id')
    .execute()

export const insertWarning = (
  tx: Tx,
  row: { id: string; case_id: string; kind: string; words: string; raised_by: string; raised_at: string; review_on: string },
) => tx.insertInto('cases.danger_warning').values(row).execute()

type Change = { review_on: string } | { lifted_by: string; lifted_at: string; lift_reason: string }

/** Changes a standing warning if it is still in this version. */
export async function changeWarning(tx: Tx, warningId: string, version: number, change: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('cases.danger_warning')
    .set({ ...change, version: version + 1 })
    .where('id', '=', warningId)
    .where('version', '=', version)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Standing warnings of open files whose review date has come, with who answers for the file, unless told already for this date. For the daily job. */
export const warningsToReview = (tx: Tx, today: string) =>
  tx
    .selectFrom('cases.danger_warning as w')
    .innerJoin('cases.case_file as f', 'f.id', 'w.case_id')
    .select(['w.id', 'w.case_id', 'w.kind', 'w.review_on', 'f.responsible_id'])
    .where('w.lifted_at', 'is', null)
    .where('w.review_on', '<=', today)
    .where('f.status', '=', 'open')
    .where(sql<boolean>`not exists (select 1 from kernel.notice n where n.kind = 'cases.danger_review' and n.subject = w.case_id
      and n.actor_id = f.responsible_id and n.params ->> 'warningId' = w.id::text and n.params ->> 'reviewOn' = w.review_on::text)`)
    .orderBy('w.id')
    .execute()
