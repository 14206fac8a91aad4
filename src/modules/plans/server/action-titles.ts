import type { Tx } from '#kernel/server/db.ts'

/** Actions of the plans of a file not closed yet, within the reader's reach, the latest plan first: what a service may answer. */
export async function actionTitles(tx: Tx, caseId: string): Promise<{ id: string; pageId: string; title: string }[]> {
  const rows = await tx.selectFrom('plans.action as a').innerJoin('plans.plan as p', 'p.id', 'a.plan_id')
    .leftJoin('kernel.code as c', (join) => join.onRef('c.code', '=', 'p.kind').on('c.list', '=', 'plan_kind'))
    .select(['a.id', 'a.plan_id', 'a.words', 'c.label_it', 'p.kind']).where('a.case_id', '=', caseId).where('p.state', '<>', 'closed').where('a.state', 'not in', ['dropped'])
    .orderBy('p.starts_on', 'desc').orderBy('a.id').limit(200).execute()
  return rows.map((row) => ({ id: row.id, pageId: row.plan_id, title: `${row.words} (${row.label_it ?? row.kind})` }))
}
