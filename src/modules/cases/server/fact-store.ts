import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { PresenceRow } from './diary-store.ts'

/** Diary entries that happened between two instants (the second excluded), oldest first. */
export const entriesBetween = (tx: Tx, caseId: string, from: string, before: string) =>
  tx.selectFrom('cases.diary_entry').select(['id', 'section', 'kind', 'title', 'body', 'current'])
    // the day in Rome: thousands of entries are counted faster here than one by one
    .select(sql<string>`(happened_at at time zone 'Europe/Rome')::date::text`.as('day')).where('case_id', '=', caseId)
    .where('happened_at', '>=', from).where('happened_at', '<', before).orderBy('happened_at').orderBy('id').execute()

/** Who was there, in all of them. */
export const presencesBetween = (tx: Tx, caseId: string, from: string, before: string): Promise<PresenceRow[]> =>
  tx.selectFrom('cases.diary_presence as p').innerJoin('cases.diary_entry as e', 'e.id', 'p.entry_id')
    .select(['p.entry_id', 'p.person_id', 'p.operator_id', 'p.name', 'p.role']).where('e.case_id', '=', caseId)
    .where('e.happened_at', '>=', from).where('e.happened_at', '<', before).orderBy('p.id').execute()

/** What kinds of entries are called. */
export async function kindLabels(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('kernel.code').select(['code', 'label_it']).where('list', '=', 'diary_kind').execute()
  return new Map(rows.map((row) => [row.code, row.label_it]))
}
