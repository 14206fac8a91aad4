import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Method, PaperKind } from '../domain/paper.ts'
import type { PaperState } from '../domain/states.ts'

export interface Addressee {
  name: string
  office: string | null
  address: string | null
  pec: string | null
  attention: string | null
}

const columns = [
  'id', 'case_id', 'kind', 'organisation_id', 'unit_id', 'state', 'title', 'subject', 'addressee', 'measure_id', 'question', 'term_id', 'due_on', 'period_from', 'period_to',
  'methods', 'annexes', 'place', 'dated_on', 'number', 'year', 'current', 'asked_by', 'asked_at', 'approved_at', 'sent_on', 'created_by', 'created_at', 'changed_at', 'version',
] as const

export interface PaperRow {
  id: string
  case_id: string
  kind: PaperKind
  organisation_id: string
  unit_id: string
  state: PaperState
  title: string
  subject: string
  addressee: Addressee
  measure_id: string | null
  question: string | null
  term_id: string | null
  due_on: string | null
  period_from: string | null
  period_to: string | null
  methods: Method[]
  annexes: string[]
  place: string | null
  dated_on: string | null
  number: number | null
  year: number | null
  current: number
  asked_by: string | null
  asked_at: string | null
  approved_at: string | null
  sent_on: string | null
  created_by: string
  created_at: string
  changed_at: string
  version: number
}

export const paperOf = (tx: Tx, id: string): Promise<PaperRow | undefined> =>
  tx.selectFrom('composer.paper').select(columns).where('id', '=', id).executeTakeFirst() as unknown as Promise<PaperRow | undefined>

/** Keeps the row for this transaction, so that what was checked still holds when it is written. */
export const lockPaper = (tx: Tx, id: string): Promise<PaperRow | undefined> =>
  tx.selectFrom('composer.paper').select(columns).where('id', '=', id).forUpdate().executeTakeFirst() as unknown as Promise<PaperRow | undefined>

export type NewPaper = Omit<PaperRow, 'number' | 'year' | 'current' | 'asked_by' | 'asked_at' | 'approved_at' | 'sent_on' | 'version'>
export const insertPaper = (tx: Tx, { addressee, methods, annexes, ...row }: NewPaper) =>
  tx.insertInto('composer.paper').values({ ...row, addressee: JSON.stringify(addressee), methods: JSON.stringify(methods), annexes: JSON.stringify(annexes) }).execute()

export type PaperChange = Partial<Omit<PaperRow, 'id' | 'case_id' | 'kind' | 'organisation_id' | 'unit_id' | 'created_by' | 'created_at' | 'version'>>
/** False when somebody was faster. */
export async function updatePaper(tx: Tx, id: string, version: number, { addressee, methods, annexes, ...rest }: PaperChange): Promise<boolean> {
  const json = { ...(addressee ? { addressee: JSON.stringify(addressee) } : {}), ...(methods ? { methods: JSON.stringify(methods) } : {}), ...(annexes ? { annexes: JSON.stringify(annexes) } : {}) }
  const { numUpdatedRows } = await tx.updateTable('composer.paper').set({ ...rest, ...json, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** When words of it were saved: the lists go by it. No new version of the head. */
export const touchPaper = (tx: Tx, id: string, at: string) => tx.updateTable('composer.paper').set({ changed_at: at }).where('id', '=', id).execute()

/** The next number of a body in a year; the counter stays locked until commit. */
export async function nextNumber(tx: Tx, organisationId: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into composer.number_counter as c (organisation_id, year, last) values (${organisationId}, ${year}, 1)
    on conflict (organisation_id, year) do update set last = c.last + 1 returning c.last`.execute(tx)
  return rows[0]!.last
}

export interface EventRow {
  id: string
  paper_id: string
  case_id: string
  n: number
  what: string
  at: string
  by_operator: string
  words: string | null
}

/** History is only added. */
export const insertEvent = (tx: Tx, row: EventRow) => tx.insertInto('composer.event').values(row).execute()

export const eventsOf = (tx: Tx, paperId: string): Promise<EventRow[]> =>
  tx.selectFrom('composer.event').select(['id', 'paper_id', 'case_id', 'n', 'what', 'at', 'by_operator', 'words']).where('paper_id', '=', paperId)
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(300).execute()

export const settingOf = (tx: Tx, organisationId: string) =>
  tx.selectFrom('composer.setting').select(['two_pairs', 'changed_at', 'version']).where('organisation_id', '=', organisationId).executeTakeFirst()

export interface SettingChange {
  organisation_id: string
  two_pairs: boolean
  reason: string
  changed_by: string
  changed_at: string
}

/** Stores what a body wants if it is still in this version (0: never said), and keeps what was said; false when somebody was faster. */
export async function putSetting(tx: Tx, { reason, ...row }: SettingChange, version: number): Promise<boolean> {
  const { organisation_id, ...change } = row
  const saved = version === 0
    ? (await tx.insertInto('composer.setting').values(row).onConflict((one) => one.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows
    : (await tx.updateTable('composer.setting').set({ ...change, version: version + 1 }).where('organisation_id', '=', organisation_id).where('version', '=', version).executeTakeFirst()).numUpdatedRows
  if (saved !== 1n) return false
  await tx.insertInto('composer.setting_change').values({ ...row, reason, n: version + 1 }).execute()
  return true
}

/** What a body said of it, newest first. */
export const settingChanges = (tx: Tx, organisationId: string) =>
  tx.selectFrom('composer.setting_change').select(['n', 'two_pairs', 'reason', 'changed_by', 'changed_at']).where('organisation_id', '=', organisationId).orderBy('n', 'desc').limit(200).execute()
