import type { Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

/** Which of these people belong to the file, in a part the actor reaches. */
export async function membersOf(tx: Tx, caseId: string, people: readonly string[]): Promise<Set<string>> {
  if (!people.length) return new Set()
  const rows = await tx.selectFrom('kernel.reach_member').select('member').where('subject', '=', caseId).where('member', 'in', [...people]).execute()
  return new Set(rows.map((row) => row.member))
}

/** Everybody who belongs to the file. */
export const peopleOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await tx.selectFrom('kernel.reach_member').select('member').distinct().where('subject', '=', caseId).execute()).map((row) => row.member)

/** The team on this day. */
export const teamOf = (tx: Tx, caseId: string, today: string) =>
  tx
    .selectFrom('cases.team_member as m')
    .innerJoin('kernel.actor as a', 'a.id', 'm.operator_id')
    .select(['m.operator_id', 'a.display_name', 'm.role'])
    .where('m.case_id', '=', caseId)
    .where('m.valid_from', '<=', today)
    .where((eb) => eb.or([eb('m.valid_to', 'is', null), eb('m.valid_to', '>=', today)]))
    .orderBy('a.display_name')
    .execute()

export interface NewEntry {
  id: string
  case_id: string
  section: number
  kind: string
  origin: string
  happened_at: string
  minutes: number | null
  place: string | null
  title: string | null
  body: string
  author_id: string
  written_at: string
  shared_id: string | null
}

export const insertEntry = (tx: Tx, row: NewEntry) => tx.insertInto('cases.diary_entry').values(row).execute()

const entryColumns = [
  'id', 'case_id', 'section', 'kind', 'origin', 'happened_at', 'minutes', 'place', 'title', 'body', 'author_id', 'written_at', 'shared_id', 'current',
  'corrected_at', 'version',
] as const

export const entryOf = (tx: Tx, caseId: string, entryId: string) =>
  tx.selectFrom('cases.diary_entry').select(entryColumns).where('id', '=', entryId).where('case_id', '=', caseId).executeTakeFirst()
export type EntryRow = NonNullable<Awaited<ReturnType<typeof entryOf>>>

/** The same entry in siblings' files, as far as the actor reaches. */
export const copiesOf = (tx: Tx, entry: EntryRow): Promise<EntryRow[]> =>
  entry.shared_id
    ? tx.selectFrom('cases.diary_entry').select(entryColumns).where('shared_id', '=', entry.shared_id).where('id', '<>', entry.id).orderBy('id').execute()
    : Promise.resolve([])

/** Saves new words over the entry if it is still in this version; the number of rows says whether it was. */
export async function replaceEntry(tx: Tx, entry: EntryRow, change: Updateable<DB['cases.diary_entry']>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('cases.diary_entry')
    .set({ ...change, current: entry.current + 1, version: entry.version + 1 })
    .where('id', '=', entry.id)
    .where('version', '=', entry.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface PresenceRow {
  entry_id: string
  person_id: string | null
  operator_id: string | null
  name: string | null
  role: string | null
}

export const insertPresences = (tx: Tx, rows: readonly (PresenceRow & { id: string })[]) =>
  rows.length ? tx.insertInto('cases.diary_presence').values([...rows]).execute() : Promise.resolve([])

export const deletePresences = (tx: Tx, entryId: string) => tx.deleteFrom('cases.diary_presence').where('entry_id', '=', entryId).execute()

export const presencesOf = (tx: Tx, entryIds: readonly string[]): Promise<PresenceRow[]> =>
  entryIds.length
    ? tx.selectFrom('cases.diary_presence').select(['entry_id', 'person_id', 'operator_id', 'name', 'role']).where('entry_id', 'in', [...entryIds]).orderBy('id').execute()
    : Promise.resolve([])

/** The words that were replaced, in full. */
export interface KeptContent {
  section: number
  kind: string
  origin: string
  happenedAt: string
  minutes: number | null
  place: string | null
  title: string | null
  body: string
  presences: { personId: string | null; operatorId: string | null; name: string | null; role: string | null }[]
  replacedBy: string
}

export interface KeptVersion {
  entry_id: string
  n: number
  content: KeptContent
  author_id: string
  written_at: string
  reason: string
}

export const keepVersion = (tx: Tx, { content, ...row }: KeptVersion) =>
  tx.insertInto('cases.diary_version').values({ ...row, content: JSON.stringify(content) }).execute()

export const versionsOf = (tx: Tx, entryId: string): Promise<KeptVersion[]> =>
  tx
    .selectFrom('cases.diary_version').select(['entry_id', 'n', 'content', 'author_id', 'written_at', 'reason']).where('entry_id', '=', entryId)
    .orderBy('n', 'desc').execute() as unknown as Promise<KeptVersion[]>
