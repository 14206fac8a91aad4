import { sql, type RawBuilder } from 'kysely'
import type { TermState } from '../contract/term.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Pace } from '../domain/alarms.ts'
import type { KnownSeat } from '../domain/seat.ts'
import type { StandardFacts } from '../domain/standard.ts'
import type { TermChoice, TermSource } from './doors.ts'

/** A stored term as changes need it. */
export interface TermRow {
  id: string
  subject: string | null
  section: number
  kind: 'law' | 'judge' | 'standard' | 'own'
  rule_id: string | null
  rule_version: number | null
  standard_id: string | null
  title: string
  label: string | null
  event: string | null
  rome: boolean
  seat: KnownSeat
  at_office: boolean
  occurrence: number | null
  length: number | null
  fixed_on: string | null
  series: string | null
  series_ended: boolean
  raw: string | null
  extended: string | null
  due: string | null
  work_by: string | null
  suspended: string | null
  opens: string | null
  pace: Pace
  due_at: string | null
  lapse_at: string | null
  source_kind: string
  source_id: string
  unit_id: string
  responsible_id: string | null
  assigned_to: string | null
  owner_id: string | null
  state: TermState
  missed_at: string | null
  done_at: string | null
  done_by: string | null
  proof_words: string | null
  proof_document: string | null
  reason: string | null
  corrected_after_done: boolean
  armed_at: string
  next_alarm_at: string | null
  orphan_since: string | null
  scheduled_at: string
  penal: boolean
  version: number
}

const columns = [
  'id', 'subject', 'section', 'kind', 'rule_id', 'rule_version', 'standard_id', 'title', 'label', 'event', 'rome', 'seat', 'at_office', 'occurrence', 'length', 'fixed_on', 'series', 'series_ended',
  'raw', 'extended', 'due', 'work_by', 'suspended', 'opens', 'pace', 'due_at', 'lapse_at', 'source_kind', 'source_id', 'unit_id', 'responsible_id', 'assigned_to', 'owner_id',
  'state', 'missed_at', 'done_at', 'done_by', 'proof_words', 'proof_document', 'reason', 'corrected_after_done', 'armed_at', 'next_alarm_at', 'orphan_since', 'scheduled_at', 'penal', 'version',
] as const

/** Columns of a term `t`, for every list. */
export const termColumns: RawBuilder<unknown> = sql.join(columns.map((name) => sql.ref(`t.${name}`)))

function chosen({ source, ruleId, ids }: TermChoice): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (ids) parts.push(sql`t.id = any (${[...ids]}::uuid[])`)
  if (source) parts.push(sql`t.source_id = ${source.id}::uuid and t.source_kind = ${source.kind}`)
  if (ruleId) parts.push(sql`t.rule_id = ${ruleId}`)
  if (!ids && !source) throw new RangeError('which terms?')
  return sql.join(parts, sql` and `)
}

/** The chosen terms in these states, locked until the transaction ends, in order of id so that two changes never wait for each other crosswise. */
export async function lockTerms(tx: Tx, choice: TermChoice, states: readonly TermState[]): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`select ${termColumns} from deadlines.term t where ${chosen(choice)} and t.state = any (${[...states]}::text[])
    order by t.id for update`.execute(tx)
  return rows
}

/** Open and suspended terms of a file or of a unit, in order of id after this one, locked until the transaction ends. For jobs. */
export async function unendedOf(tx: Tx, of: { subject: string } | { unit: string }, after: string | null, limit: number): Promise<TermRow[]> {
  const whose = 'subject' in of ? sql`t.subject = ${of.subject}::uuid` : sql`t.unit_id = ${of.unit}::uuid`
  const { rows } = await sql<TermRow>`select ${termColumns} from deadlines.term t where ${whose} and t.state in ('open', 'suspended')
    ${after ? sql`and t.id > ${after}::uuid` : sql``} order by t.id limit ${limit} for update`.execute(tx)
  return rows
}

/** All occurrences of the recurring terms among these, and these. */
export async function withSeries(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from deadlines.term t where t.id = any (${[...ids]}::uuid[])
    union select t.id from deadlines.term t where t.series in (select o.series from deadlines.term o where o.id = any (${[...ids]}::uuid[]))`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Ids of the chosen terms, whatever their state. */
export async function idsOf(tx: Tx, choice: TermChoice): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from deadlines.term t where ${chosen(choice)} order by t.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export interface NewRow {
  id: string
  subject: string | null
  section: number
  kind: string
  rule_id: string | null
  rule_version: number | null
  standard_id: string | null
  title: string
  label: string | null
  event: string | null
  rome: boolean
  seat: KnownSeat
  at_office: boolean
  occurrence: number | null
  length: number | null
  fixed_on: string | null
  series: string | null
  raw: string | null
  extended: string | null
  due: string | null
  work_by: string | null
  suspended: string | null
  opens: string | null
  pace: Pace
  due_at: string | null
  lapse_at: string | null
  source_kind: string
  source_id: string
  unit_id: string
  assigned_to: string | null
  scheduled_at: string
  scheduled_by: string | null
  armed_at: string
  next_alarm_at: string | null
}

/** Inserts terms; an occurrence that is there already is left alone. Returns the ids inserted. */
export async function insertTerms(tx: Tx, rows: readonly NewRow[]): Promise<Set<string>> {
  if (!rows.length) return new Set()
  await tx.insertInto('deadlines.term').values(rows.map((row) => ({ ...row }))).onConflict((conflict) => conflict.columns(['series', 'occurrence']).doNothing()).execute()
  // no `returning`: it would need the select policy before the row's reach is copied
  const inserted = await tx.selectFrom('deadlines.term').select('id').where('id', 'in', rows.map(({ id }) => id)).execute()
  return new Set(inserted.map(({ id }) => id))
}

export interface TermUpdate {
  event?: string | null
  fixed_on?: string | null
  rome?: boolean
  seat?: KnownSeat
  raw?: string | null
  extended?: string | null
  due?: string | null
  work_by?: string | null
  suspended?: string | null
  opens?: string | null
  pace?: Pace
  due_at?: string | null
  lapse_at?: string | null
  rule_version?: number | null
  assigned_to?: string | null
  series_ended?: boolean
  state?: TermState
  missed_at?: string | null
  done_at?: string | null
  done_by?: string | null
  proof_words?: string | null
  proof_document?: string | null
  reason?: string | null
  corrected_after_done?: boolean
  armed_at?: string
  next_alarm_at?: string | null
  orphan_since?: string | null
}

/** Changes a term that the caller holds locked. */
export const updateTerm = (tx: Tx, id: string, change: TermUpdate) =>
  tx.updateTable('deadlines.term').set((eb) => ({ ...change, version: eb('version', '+', 1) })).where('id', '=', id).execute()

export interface HistoryRow {
  id: string
  term_id: string
  at: string
  by_operator: string | null
  what: string
  reason: string | null
  event: string | null
  due: string | null
  state: string | null
  new_due: string | null
}

export async function addHistory(tx: Tx, rows: readonly HistoryRow[]): Promise<void> {
  if (rows.length) await tx.insertInto('deadlines.term_history').values(rows.map((row) => ({ ...row }))).execute()
}

export const historyOf = (tx: Tx, termId: string) =>
  tx.selectFrom('deadlines.term_history').selectAll().where('term_id', '=', termId).orderBy('at').orderBy('id').execute()

export const rungOf = (tx: Tx, termIds: readonly string[]) =>
  tx.selectFrom('deadlines.alarm').select(['term_id', 'kind', 'at', 'lead', 'rung_at']).where('term_id', 'in', [...termIds]).orderBy('at').execute()

/** The unit of each file that the reader reaches; others are absent. */
export async function unitsOfSubjects(tx: Tx, subjects: readonly string[]): Promise<Map<string, string>> {
  if (!subjects.length) return new Map()
  const rows = await tx.selectFrom('deadlines.subject').select(['subject', 'unit_id']).where('subject', 'in', [...new Set(subjects)]).execute()
  return new Map(rows.map((row) => [row.subject, row.unit_id]))
}

/** The birth of the child of a file, as its module told it last. */
export const birthOf = async (tx: Tx, subject: string): Promise<string | null> =>
  (await tx.selectFrom('deadlines.subject').select('birth').where('subject', '=', subject).executeTakeFirst())?.birth ?? null

/** Terms of a file by these rules, still of some use, that are counted from another day. */
export const countedFromAnother = async (tx: Tx, subject: string, ruleIds: readonly string[], event: string): Promise<string[]> =>
  (await tx.selectFrom('deadlines.term').select('id').where('subject', '=', subject).where('rule_id', 'in', [...ruleIds]).where('event', '<>', event)
    .where('state', 'in', ['open', 'missed', 'suspended', 'done']).orderBy('id').execute()).map(({ id }) => id)

/** Local standards by id, as the engine takes them. */
export async function standardsById(tx: Tx, ids: readonly string[]): Promise<Map<string, StandardFacts & { unitId: string; validFrom: string; validTo: string | null }>> {
  if (!ids.length) return new Map()
  const rows = await tx.selectFrom('deadlines.standard').selectAll().where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, {
    title: row.title, countedFrom: row.counted_from, amount: row.amount, measure: row.measure as StandardFacts['measure'], source: row.source,
    unitId: row.unit_id, validFrom: row.valid_from, validTo: row.valid_to,
  }]))
}

/** Puts the terms of a source behind the wall of what is penal, or takes them from behind it. */
export const wallTerms = (tx: Tx, { kind, id }: TermSource, penal: boolean) =>
  tx.updateTable('deadlines.term').set({ penal }).where('source_kind', '=', kind).where('source_id', '=', id).where('penal', '<>', penal).where((eb) =>
    eb.or([eb('rule_id', 'is', null), eb('rule_id', 'not like', 'PEN-%')])).execute()
