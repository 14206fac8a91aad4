import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { HostedThing } from '../domain/hosted.ts'
import type { PaperContent } from '../domain/paper.ts'
import type { PaperState } from '../domain/states.ts'
import type { Addressee } from './paper-store.ts'

const columns = [
  'id', 'organisation_id', 'unit_id', 'state', 'period_from', 'period_to', 'addressee', 'note', 'place', 'dated_on', 'term_id', 'due_on', 'number', 'year', 'current', 'asked_by', 'asked_at', 'sent_on',
  'created_by', 'created_at', 'changed_at', 'version',
] as const

export interface ListRow {
  id: string
  organisation_id: string
  unit_id: string
  state: PaperState
  period_from: string
  period_to: string
  addressee: Addressee
  note: string | null
  place: string | null
  dated_on: string | null
  term_id: string | null
  due_on: string | null
  number: number | null
  year: number | null
  current: number
  asked_by: string | null
  asked_at: string | null
  sent_on: string | null
  created_by: string
  created_at: string
  changed_at: string
  version: number
}

export const listOf = (tx: Tx, id: string): Promise<ListRow | undefined> =>
  tx.selectFrom('composer.hosted_list').select(columns).where('id', '=', id).executeTakeFirst() as unknown as Promise<ListRow | undefined>

/** Keeps the row for this transaction. */
export const lockList = (tx: Tx, id: string): Promise<ListRow | undefined> =>
  tx.selectFrom('composer.hosted_list').select(columns).where('id', '=', id).forUpdate().executeTakeFirst() as unknown as Promise<ListRow | undefined>

export type NewList = Omit<ListRow, 'number' | 'year' | 'current' | 'asked_by' | 'asked_at' | 'sent_on' | 'version'>
export const insertList = (tx: Tx, row: NewList) => tx.insertInto('composer.hosted_list').values({ ...row, addressee: JSON.stringify(row.addressee) }).execute()

export type ListChange = Partial<Omit<ListRow, 'id' | 'organisation_id' | 'unit_id' | 'created_by' | 'created_at' | 'version'>>
/** False when somebody was faster. */
export async function updateList(tx: Tx, id: string, version: number, { addressee, ...rest }: ListChange): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('composer.hosted_list').set({ ...rest, ...(addressee ? { addressee: JSON.stringify(addressee) } : {}), version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whom the last list of a unit was addressed to: the same prosecutor reads the next. */
export const lastAddressee = async (tx: Tx, unitId: string): Promise<Addressee | undefined> =>
  (await tx.selectFrom('composer.hosted_list').select('addressee').where('unit_id', '=', unitId).where('state', '<>', 'dropped').orderBy('created_at', 'desc').limit(1).executeTakeFirst())?.addressee as Addressee | undefined

export interface ListPosition extends Record<string, string | number | null> {
  key: string
  id: string
}
const key = sql<string>`case when l.state in ('writing', 'asked', 'approved') then '0' || coalesce(l.due_on::text, '9999-12-31') else '1' || to_char(timestamptz '3000-01-01' - (l.changed_at - timestamptz '1970-01-01'), 'YYYYMMDDHH24MISSUS') end`

/** One page: those under way by their term, then those that ended, newest first; thrown away ones only when asked for. */
export function listRows(tx: Tx, { text, state }: { text: string | null; state: string | undefined }, after: ListPosition | null, limit: number) {
  let query = tx.selectFrom('composer.hosted_list as l').leftJoin('network.directory as u', 'u.unit_id', 'l.unit_id')
    .select(['l.id', 'l.unit_id', 'u.unit_name', 'l.state', 'l.period_from', 'l.period_to', 'l.due_on', 'l.number', 'l.year', 'l.current', 'l.sent_on', 'l.changed_at'])
    .select(key.as('key'))
    .select((eb) => eb.selectFrom('composer.hosted_child as c').whereRef('c.list_id', '=', 'l.id').where('c.left_out', 'is', null).select((one) => one.fn.countAll<number>().as('n')).as('children'))
    .orderBy(key).orderBy('l.id').limit(limit + 1)
  query = state ? query.where('l.state', '=', state) : query.where('l.state', '<>', 'dropped')
  if (text !== null) query = query.where(sql<boolean>`(u.unit_name || ' ' || coalesce(l.number || '/' || l.year, '') || ' ' || l.period_to::text) ilike ${`%${text}%`}`)
  if (after) query = query.where(sql<boolean>`(${key}, l.id) > (${after.key}, ${after.id}::uuid)`)
  return query.execute()
}

/** Units where the actor works with children; `leading`: only those he answers for. */
export async function hostingUnits(tx: Tx, leading = false): Promise<string[]> {
  const { rows } = await sql<{ units: string[] }>`select composer.hosting_units(${leading}) as units`.execute(tx)
  return rows[0]!.units
}
export const unitsNamed = (tx: Tx, ids: readonly string[]) =>
  ids.length ? tx.selectFrom('network.directory').select(['unit_id', 'unit_name', 'organisation_id']).where('unit_id', 'in', [...ids]).orderBy('unit_name').execute() : Promise.resolve([])

/** Live terms that ask units for the list. */
export const termsOfUnits = (tx: Tx, units: readonly string[]) =>
  units.length ? tx.selectFrom('deadlines.of_source').select(['id', 'unit_id']).where('rule_id', '=', 'AFF-17').where('live', '=', true).where('subject', 'is', null).where('unit_id', 'in', [...units]).orderBy('rank').orderBy('sort_at').execute() : Promise.resolve([])

export interface Candidate {
  case_id: string
  entered_on: string | null
  left_on: string | null
  placed: boolean
}
export async function candidates(tx: Tx, unitId: string, from: string, to: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`select case_id, entered_on, left_on, placed from composer.hosted_candidates(${unitId}, ${from}, ${to})`.execute(tx)
  return rows
}
export async function countsOf(tx: Tx, list: Pick<ListRow, 'id' | 'unit_id' | 'period_from' | 'period_to'>): Promise<{ hidden: number; gone: number }> {
  const { rows } = await sql<{ hidden: number; gone: number }>`
    select composer.hosted_hidden(${list.id}) as hidden, composer.hosted_gone(${list.unit_id}, ${list.period_from}, ${list.period_to}) as gone`.execute(tx)
  return rows[0]!
}

/** Children of a list within reach, by their names. */
export const childrenOf = (tx: Tx, listId: string) =>
  tx.selectFrom('composer.hosted_child as c').innerJoin('cases.header as h', 'h.id', 'c.case_id')
    .select(['c.id', 'c.case_id', 'c.entered_on', 'c.left_on', 'c.left_out', 'c.version', 'h.number', 'h.child_id', 'h.child_name', 'h.child_birth'])
    .where('c.list_id', '=', listId).orderBy('h.child_sort').orderBy('c.id').execute()
export type ChildRow = Awaited<ReturnType<typeof childrenOf>>[number]

export const insertChildren = (tx: Tx, rows: readonly { id: string; list_id: string; case_id: string; entered_on: string | null; left_on: string | null; left_out: string | null; added_by: string; added_at: string }[]) =>
  rows.length ? tx.insertInto('composer.hosted_child').values([...rows]).execute() : Promise.resolve([])
export async function updateChild(tx: Tx, id: string, version: number, change: { entered_on: string | null; left_on: string | null; left_out: string | null }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('composer.hosted_child').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What is said of the children of lists, within reach. */
export const wordsOfChildren = (tx: Tx, childIds: readonly string[]) =>
  childIds.length ? tx.selectFrom('composer.hosted_words').select(['child_id', 'about', 'words', 'saved_by', 'saved_at', 'version']).where('child_id', 'in', [...childIds]).execute() : Promise.resolve([])

/** False when somebody was faster. */
export async function saveWords(tx: Tx, childId: string, about: HostedThing, version: number, row: { words: string; saved_by: string; saved_at: string }): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx.insertInto('composer.hosted_words').values({ child_id: childId, about, ...row }).onConflict((one) => one.doNothing()).executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await tx.updateTable('composer.hosted_words').set({ ...row, version: version + 1 }).where('child_id', '=', childId).where('about', '=', about).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What earlier lists of the unit said of these files, newest first: words reused, never typed twice. */
export const earlierWords = (tx: Tx, unitId: string, listId: string, caseIds: readonly string[]) =>
  caseIds.length
    ? tx.selectFrom('composer.hosted_words as w').innerJoin('composer.hosted_child as c', 'c.id', 'w.child_id').innerJoin('composer.hosted_list as l', 'l.id', 'c.list_id')
      .select(['c.case_id', 'w.about', 'w.words', 'l.period_to']).where('l.unit_id', '=', unitId).where('l.id', '<>', listId).where('l.state', '<>', 'dropped').where('c.case_id', 'in', [...caseIds])
      .orderBy('l.period_to', 'desc').execute()
    : Promise.resolve([])

const frozenColumns = ['list_id', 'n', 'hash', 'cases', 'approved_by', 'approved_at', 'sent_to', 'channel', 'sent_on', 'protocol_number', 'protocol_on', 'sent_note', 'sent_by', 'sent_at'] as const
/** Approved versions that the actor may read, newest first; without their content. */
export const frozenOfList = (tx: Tx, listId: string) => tx.selectFrom('composer.hosted_frozen').select(frozenColumns).where('list_id', '=', listId).orderBy('n', 'desc').execute()
export type HostedFrozen = Awaited<ReturnType<typeof frozenOfList>>[number]
export const frozenContent = async (tx: Tx, listId: string, n: number): Promise<PaperContent | undefined> =>
  (await tx.selectFrom('composer.hosted_frozen').select('content').where('list_id', '=', listId).where('n', '=', n).executeTakeFirst())?.content as unknown as PaperContent | undefined
export const insertFrozenList = (tx: Tx, { content, ...row }: { list_id: string; n: number; content: PaperContent; hash: string; cases: string[]; approved_by: string; approved_at: string }) =>
  tx.insertInto('composer.hosted_frozen').values({ ...row, content: JSON.stringify(content) }).execute()
export const markSent = (tx: Tx, listId: string, n: number, sent: { sent_to: string; channel: string; sent_on: string; protocol_number: string | null; protocol_on: string | null; sent_note: string | null; sent_by: string; sent_at: string }) =>
  tx.updateTable('composer.hosted_frozen').set(sent).where('list_id', '=', listId).where('n', '=', n).execute()

const fileColumns = ['id', 'list_id', 'n', 'kind', 'file_name', 'media_type', 'blob_id', 'size', 'compared', 'added_by', 'added_at'] as const
export const filesOf = (tx: Tx, listId: string) => tx.selectFrom('composer.hosted_file').select(fileColumns).where('list_id', '=', listId).orderBy('added_at').orderBy('id').execute()
export type HostedFileRow = Awaited<ReturnType<typeof filesOf>>[number]
export interface NewHostedFile {
  id: string
  list_id: string
  n: number
  kind: string
  file_name: string
  media_type: string
  blob_id: string
  size: number
  sha256: Buffer
  compared: string | null
  added_by: string
  added_at: string
}
/** False when that file of the version was made already. */
export async function insertFile(tx: Tx, row: NewHostedFile): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('composer.hosted_file').values(row).onConflict((one) => one.doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const insertListEvent = (tx: Tx, row: { id: string; list_id: string; n: number; what: string; at: string; by_operator: string; words: string | null }) => tx.insertInto('composer.hosted_event').values(row).execute()
export const listEvents = (tx: Tx, listId: string) =>
  tx.selectFrom('composer.hosted_event').select(['id', 'n', 'what', 'at', 'by_operator', 'words']).where('list_id', '=', listId).orderBy('at', 'desc').orderBy('id', 'desc').execute()
/** Whose words stand in a list. */
export const handsOf = async (tx: Tx, listId: string): Promise<string[]> =>
  (await tx.selectFrom('composer.hosted_words as w').innerJoin('composer.hosted_child as c', 'c.id', 'w.child_id').select('w.saved_by').distinct().where('c.list_id', '=', listId).where('w.words', '<>', '').execute()).map(({ saved_by }) => saved_by)

/** What must not leave a child's file and stands in what the list says of him: kinds, never the secret. The community's own place may be named: it is the sender. */
export async function secretsOfChild(tx: Tx, childId: string, pieces: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select distinct kind from composer.hosted_secrets(${childId}, ${[...pieces]}::text[]) where kind in ('reporter', 'protected_address', 'protected_phone')`.execute(tx)
  return rows.map(({ kind }) => kind)
}
