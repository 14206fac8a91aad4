import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Presence } from '../contract/hours.ts'

export interface EntryRecord {
  id: string
  case_id: string
  service_id: string
  day: string
  minutes: number
  session_id: string | null
  group_id: string | null
  group_title: string | null
  presence: Presence
  worker_id: string | null
  worker_words: string | null
  worker_name: string | null
  words: string | null
  entered_by: string
  entered_name: string
  entered_at: string
  removed_at: string | null
  version: number
}

const base = (where: ReturnType<typeof sql>) => sql<EntryRecord>`
  select e.id, e.case_id, e.service_id, e.day, e.minutes, e.session_id, g.id as group_id, g.title as group_title, e.presence, e.worker_id, e.worker_words,
    coalesce(w.display_name, e.worker_words) as worker_name, e.words, e.entered_by, a.display_name as entered_name, e.entered_at, e.removed_at, e.version
  from referrals.entry e join kernel.actor a on a.id = e.entered_by left join kernel.actor w on w.id = e.worker_id
  left join referrals.group_session t on t.id = e.session_id left join referrals.service_group g on g.id = t.group_id where ${where}`

export const entryOf = async (tx: Tx, id: string): Promise<EntryRecord | undefined> => (await base(sql`e.id = ${id}::uuid`).execute(tx)).rows[0]

interface EntryFilter {
  serviceId: string
  from: string | null
  to: string | null
  text: string | null
}
const filtered = (f: EntryFilter) => sql`e.service_id = ${f.serviceId}::uuid and (${f.from}::date is null or e.day >= ${f.from}::date) and (${f.to}::date is null or e.day <= ${f.to}::date)
  and (${f.text}::text is null or e.words ilike '%' || ${f.text} || '%' or coalesce(w.display_name, e.worker_words) ilike '%' || ${f.text} || '%')`

/** Newest first; those taken away stay, marked. */
export const entriesOf = async (tx: Tx, filter: EntryFilter, after: { on: string; id: string } | null, limit: number): Promise<EntryRecord[]> =>
  (await base(sql`${filtered(filter)}${after ? sql` and (e.day, e.id) < (${after.on}::date, ${after.id}::uuid)` : sql``} order by e.day desc, e.id desc limit ${limit}`).execute(tx)).rows

export async function countEntries(tx: Tx, filter: EntryFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from referrals.entry e left join kernel.actor w on w.id = e.worker_id where ${filtered(filter)}`.execute(tx)
  return rows[0]!.n
}

/** Hours that stand, of these services between two days, both included. */
export const entriesBetween = async (tx: Tx, serviceIds: readonly string[], from: string, to: string): Promise<EntryRecord[]> =>
  serviceIds.length ? (await base(sql`e.service_id = any (${[...serviceIds]}::uuid[]) and e.day between ${from}::date and ${to}::date and e.removed_at is null order by e.day, e.id`).execute(tx)).rows : []

/** One writer at a time for the hours of a service on a day: whoever comes second finds what the first wrote. */
export const lockHours = (tx: Tx, serviceId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${serviceId}::text, 1230))`.execute(tx)

export interface NewEntry {
  id: string
  case_id: string
  service_id: string
  day: string
  minutes: number
  session_id: string | null
  presence: Presence
  worker_id: string | null
  worker_words: string | null
  words: string | null
  entered_by: string
  entered_at: string
}
export const insertEntries = (tx: Tx, rows: readonly NewEntry[]) => (rows.length ? tx.insertInto('referrals.entry').values([...rows]).execute() : Promise.resolve([]))

type EntryChanges = Partial<Pick<NewEntry, 'day' | 'minutes' | 'presence' | 'worker_id' | 'worker_words' | 'words'>> & { entered_by: string; entered_at: string; removed_at?: string | null }

/** Keeps what the entry said, with the reason, then writes what it says now. False when somebody was faster. */
export async function correctEntry(tx: Tx, before: EntryRecord, changes: EntryChanges, reason: string): Promise<boolean> {
  const { id, version, day, minutes, presence, worker_id, worker_words, words, removed_at } = before
  await tx.insertInto('referrals.entry_version').values({
    entry_id: id, n: version, content: JSON.stringify({ day, minutes, presence, worker_id, worker_words, words, removed: removed_at !== null }), reason,
    changed_by: changes.entered_by, changed_at: changes.entered_at,
  }).execute()
  const { numUpdatedRows } = await tx.updateTable('referrals.entry').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export const versionsOf = (tx: Tx, entryId: string) =>
  tx.selectFrom('referrals.entry_version as v').innerJoin('kernel.actor as a', 'a.id', 'v.changed_by')
    .select(['v.n', 'v.content', 'v.reason', 'v.changed_by', 'a.display_name as by', 'v.changed_at']).where('v.entry_id', '=', entryId).orderBy('v.n', 'desc').execute()
