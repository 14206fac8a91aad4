import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'

/** Plans of a file that the actor sees, the one touched last first. */
export async function plansToTake(tx: Tx, caseId: string): Promise<{ id: string; title: string; kind: string }[]> {
  const rows = await tx.selectFrom('plans.timeline as t').leftJoin('kernel.code as c', (join) => join.onRef('c.code', '=', 't.kind').on('c.list', '=', 'plan_kind'))
    .select(['t.plan_id', 't.kind', 'c.label_it', 't.at']).where('t.subject', '=', caseId).orderBy('t.at', 'desc').limit(200).execute()
  return [...new Map(rows.map((row) => [row.plan_id!, { id: row.plan_id!, title: row.label_it ?? row.kind ?? '', kind: row.kind ?? '' }])).values()]
}

/** Assessments of a file completed, newest first; `instrument`: its key. */
export async function assessmentsToTake(tx: Tx, caseId: string): Promise<{ id: string; title: string; on: PlainDate; instrument: string }[]> {
  const rows = await tx.selectFrom('assessments.timeline').select(['assessment_id', 'title', 'at', 'kind']).where('subject', '=', caseId).orderBy('at', 'desc').limit(200).execute()
  return [...new Map(rows.map((row) => [row.assessment_id!, { id: row.assessment_id!, title: row.title ?? '', on: dateInRome(Date.parse(row.at!)), instrument: row.kind ?? '' }])).values()]
}
