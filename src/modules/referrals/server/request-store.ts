import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { RequestState } from '../domain/request-states.ts'
import { childHas, fileColumns, fileJoins, ofWhom, type FileFilter, type OfFile } from './header-store.ts'

/** A request as everything here reads it; what the reader does not reach of the file is null. */
export interface RequestRecord extends OfFile {
  id: string
  case_id: string
  section: number
  clinical: boolean
  kind: string
  organisation_id: string
  organisation_name: string
  to_unit_id: string | null
  to_words: string | null
  to_name: string
  child_words: string
  asked: string
  why: string
  urgency: 'ordinary' | 'soon' | 'urgent'
  basis: string
  consent: string
  consent_words: string | null
  shared_sections: number[]
  shared_documents: string[]
  grant_id: string | null
  expected_on: string | null
  state: RequestState
  sent_on: string | null
  channel: string | null
  protocol: string | null
  waiting_position: number | null
  waiting_until: string | null
  appointment_on: string | null
  appointment_time: string | null
  answered_on: string | null
  answer_words: string | null
  answer_document_id: string | null
  last_on: string | null
  reminded_on: string | null
  reminders: number
  closed_on: string | null
  outcome: string | null
  outcome_words: string | null
  next_words: string | null
  created_by: string
  created_by_name: string
  version: number
}

export const requestColumns: RawBuilder<unknown> = sql`q.id, q.case_id, q.section, q.clinical, q.kind, q.organisation_id, o.short_name as organisation_name, q.to_unit_id, q.to_words,
  coalesce(d.organisation_short_name || ', ' || d.unit_name, q.to_words) as to_name, q.child_words, q.asked, q.why, q.urgency, q.basis, q.consent, q.consent_words, q.shared_sections,
  q.shared_documents, q.grant_id, q.expected_on, q.state, q.sent_on, q.channel, q.protocol, q.waiting_position, q.waiting_until, q.appointment_on, q.appointment_time, q.answered_on,
  q.answer_words, q.answer_document_id, q.last_on, q.reminded_on, q.reminders, q.closed_on, q.outcome, q.outcome_words, q.next_words, q.created_by, c.display_name as created_by_name, q.version,
  ${fileColumns}`
export const requestJoins: RawBuilder<unknown> = sql`join network.organisation o on o.id = q.organisation_id join kernel.actor c on c.id = q.created_by
  ${fileJoins(sql`q.case_id`)} left join network.directory d on d.unit_id = q.to_unit_id`

const read = async (tx: Tx, where: RawBuilder<unknown>): Promise<RequestRecord[]> =>
  (await sql<RequestRecord>`select ${requestColumns} from referrals.request q ${requestJoins} where ${where}`.execute(tx)).rows

export const requestOf = async (tx: Tx, id: string): Promise<RequestRecord | undefined> => (await read(tx, sql`q.id = ${id}::uuid`))[0]

/** Those followed first, by the day on which an answer is expected; then drafts, then those over. */
export const requestsOf = (tx: Tx, caseId: string): Promise<RequestRecord[]> =>
  read(tx, sql`q.case_id = ${caseId}::uuid order by q.state in ('closed', 'withdrawn'), q.state = 'draft', case when q.state in ('closed', 'withdrawn') then null else q.expected_on end nulls last, q.id desc`)

/** Keeps the row for this transaction, so that what was checked still holds when it is written. */
export const lockRequest = (tx: Tx, id: string) => tx.selectFrom('referrals.request').select('id').where('id', '=', id).forUpdate().executeTakeFirst()

type Written = Pick<RequestRecord,
  'section' | 'clinical' | 'kind' | 'to_unit_id' | 'to_words' | 'child_words' | 'asked' | 'why' | 'urgency' | 'basis' | 'consent' | 'consent_words' | 'shared_sections' | 'shared_documents' | 'expected_on'>
export type NewRequest = Written & Pick<RequestRecord, 'id' | 'case_id' | 'organisation_id' | 'state' | 'created_by'> & { created_at: string }
export const insertRequest = (tx: Tx, row: NewRequest) => tx.insertInto('referrals.request').values(row).execute()

export type RequestChanges = Partial<Omit<RequestRecord, 'id' | 'case_id' | 'organisation_id' | 'created_by' | 'version'>>
/** False when somebody was faster. */
export async function updateRequest(tx: Tx, id: string, version: number, changes: RequestChanges): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('referrals.request').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface RequestEventRow {
  id: string
  case_id: string
  request_id: string
  what: string
  on_day: string
  happened_at: string
  words: string | null
  document_id: string | null
  by_recipient: boolean
  by_operator: string
  at: string
}
export const insertRequestEvent = (tx: Tx, row: RequestEventRow) => tx.insertInto('referrals.request_event').values(row).execute()
export const requestEventsOf = (tx: Tx, requestId: string) =>
  tx.selectFrom('referrals.request_event as e').innerJoin('kernel.actor as a', 'a.id', 'e.by_operator')
    .select(['e.id', 'e.what', 'e.on_day', 'e.words', 'e.by_recipient', 'e.by_operator', 'a.display_name as by', 'e.at']).where('e.request_id', '=', requestId)
    .orderBy('e.at', 'desc').orderBy('e.id', 'desc').limit(200).execute()

export interface RequestFilter extends FileFilter {
  givingUnits: readonly string[]
  today: string
  state: string
  scope: 'mine' | 'unit' | 'received' | undefined
  kind: string | undefined
  urgency: string | undefined
  words: readonly string[]
  text: string | null
}

const WAITING = sql`q.state in ('sent', 'received', 'waiting', 'taken', 'appointment')`
const stateIs = (f: RequestFilter): RawBuilder<unknown> => {
  if (f.state === 'followed') return sql`q.state in ('sent', 'received', 'waiting', 'taken', 'appointment', 'refused', 'answered')`
  if (f.state === 'waiting_answer') return WAITING
  if (f.state === 'overdue') return sql`${WAITING} and q.expected_on < ${f.today}::date and not (q.state = 'appointment' and q.appointment_on >= ${f.today}::date)`
  if (f.state === 'to_close') return sql`q.state in ('refused', 'answered')`
  return sql`q.state = ${f.state}`
}

function conditions(f: RequestFilter): RawBuilder<unknown> {
  const parts = [stateIs(f), ...ofWhom(f)]
  if (f.scope === 'received') parts.push(sql`q.to_unit_id = any (${[...f.givingUnits]}::uuid[])`)
  if (f.kind) parts.push(sql`q.kind = ${f.kind}`)
  if (f.urgency) parts.push(sql`q.urgency = ${f.urgency}`)
  if (f.text) {
    parts.push(sql`(${childHas(f.words, sql`q.child_words`)}
      or h.number ilike '%' || ${f.text} || '%' or d.organisation_short_name ilike '%' || ${f.text} || '%' or q.to_words ilike '%' || ${f.text} || '%' or q.protocol ilike '%' || ${f.text} || '%'
      or q.asked ilike '%' || ${f.text} || '%')`)
  }
  return sql.join(parts, sql` and `)
}

const key = sql`coalesce(q.expected_on, '9999-12-31'::date)`
export interface RequestPosition extends Record<string, string | number | null> {
  key: string
  id: string
}

/** One page by the day on which an answer is expected. */
export async function listRequests(tx: Tx, filter: RequestFilter, after: RequestPosition | null, limit: number): Promise<(RequestRecord & { key: string })[]> {
  const beyond = after ? sql` and (${key}, q.id) > (${after.key}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<RequestRecord & { key: string }>`select ${requestColumns}, ${key}::text as key from referrals.request q ${requestJoins}
    where ${conditions(filter)}${beyond} order by ${key}, q.id limit ${limit}`.execute(tx)
  return rows
}

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countRequests(tx: Tx, filter: RequestFilter): Promise<number | null> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from (select 1 from referrals.request q ${requestJoins} where ${conditions(filter)} limit ${COUNT_LIMIT + 1}) found`.execute(tx)
  return rows[0]!.total > COUNT_LIMIT ? null : rows[0]!.total
}
