import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { ComparedFacts } from '../contract/fields.ts'

const columns = ['id', 'case_id', 'seeker_id', 'relation', 'given', 'family', 'original', 'sex', 'birth_date', 'birth_year', 'country', 'father', 'mother', 'birth_place', 'phone', 'last_place',
  'last_country', 'last_on', 'last_words', 'clues', 'consent_by', 'consent_on', 'no_risk_words', 'state', 'outcome_words', 'found_id', 'ended_at', 'ended_by', 'follow_up_on', 'searched_at',
  'created_by', 'created_at', 'version'] as const

const read = async (tx: Tx, id: string, lock: boolean) =>
  tx.selectFrom('identity.trace').select(columns)
    .where('id', '=', id).$if(lock, (query) => query.forUpdate()).executeTakeFirst()
type Row = NonNullable<Awaited<ReturnType<typeof read>>>

export interface TraceRow extends Row {
  /** Who is sought, as the engine compares him. */
  facts: ComparedFacts
  /** How lists call him. */
  sought_name: string
}

const defined = (facts: Record<string, unknown>): ComparedFacts => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)) as ComparedFacts

function factsOf(row: Row): ComparedFacts {
  const latin = row.given || row.family
  return defined({
    given: row.given ?? (latin ? null : row.original), family: row.family, aliases: latin && row.original ? [{ given: row.original, family: null }] : null,
    dob: row.birth_date ?? (row.birth_year ? String(row.birth_year) : null), sex: row.sex, nat: row.country, father: row.father, mother: row.mother, place: row.birth_place, phone: row.phone,
  })
}

const nameOf = (row: Pick<Row, 'given' | 'family' | 'original'>): string => [row.given, row.family].filter(Boolean).join(' ') || row.original || '—'

const readable = (row: Row): TraceRow => ({ ...row, facts: factsOf(row), sought_name: nameOf(row) })

export async function traceById(tx: Tx, id: string, lock = false): Promise<TraceRow | undefined> {
  const row = await read(tx, id, lock)
  return row && readable(row)
}

/** Every search that runs, oldest first: for the job that compares. */
export const openTraces = async (tx: Tx): Promise<TraceRow[]> =>
  (await tx.selectFrom('identity.trace').select(columns).where('state', '=', 'open').orderBy('created_at').orderBy('id').execute()).map(readable)

export interface Filter {
  state: string
  caseId: string | undefined
  /** A piece of the name of who is sought, or of the file's number. */
  text: string | null
}

export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}

const conditions = ({ state, caseId, text }: Filter) => sql`t.state = ${state} ${caseId ? sql`and t.case_id = ${caseId}::uuid` : sql``}
  ${text ? sql`and (concat_ws(' ', t.given, t.family, t.original) ilike '%' || ${text} || '%' or h.number ilike '%' || ${text} || '%' or h.child_name ilike '%' || ${text} || '%')` : sql``}`

export interface ListRow {
  id: string
  case_id: string
  case_number: string
  seeker_id: string
  relation: string
  given: string | null
  family: string | null
  original: string | null
  state: string
  created_by: string
  created_at: string
  searched_at: string | null
  follow_up_on: string | null
  sought_name: string
  /** Found in the background, within the reader's reach and not set aside; and those since its page was last opened. */
  hits: number
  new_hits: number
}

/** Newest first. */
export async function listTraces(tx: Tx, filter: Filter, after: Position | null, limit: number): Promise<ListRow[]> {
  const beyond = after ? sql`and (t.created_at, t.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Omit<ListRow, 'sought_name'>>`select t.id, t.case_id, h.number as case_number, t.seeker_id, t.relation, t.given, t.family, t.original, t.state, t.created_by, t.created_at,
    t.searched_at, t.follow_up_on, k.hits, k.new_hits from identity.trace t join cases.header h on h.id = t.case_id
    cross join lateral (select count(*)::int as hits, count(*) filter (where k.found_at > coalesce(t.searched_at, t.created_at))::int as new_hits from identity.trace_hit k
      where k.trace_id = t.id and t.state = 'open' and not exists (select 1 from identity.trace_answer a where a.trace_id = t.id and a.person_id = k.person_id and a.evidence = k.evidence)) k
    where ${conditions(filter)} ${beyond} order by t.created_at desc, t.id desc limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, sought_name: nameOf(row) }))
}

export async function countTraces(tx: Tx, filter: Filter): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from identity.trace t join cases.header h on h.id = t.case_id where ${conditions(filter)}`.execute(tx)).rows[0]!.n
}

export interface Sought {
  relation: string
  given: string | null
  family: string | null
  original: string | null
  sex: string | null
  birth_date: string | null
  birth_year: number | null
  country: string | null
  father: string | null
  mother: string | null
  birth_place: string | null
  phone: string | null
  last_place: string | null
  last_country: string | null
  last_on: string | null
  last_words: string | null
  clues: string | null
  follow_up_on: string | null
}

export interface NewTrace extends Sought {
  id: string
  case_id: string
  seeker_id: string
  consent_by: string
  consent_on: string
  no_risk_words: string
  state: 'open'
  created_by: string
  created_at: string
}

export const insertTrace = (tx: Tx, row: NewTrace) => tx.insertInto('identity.trace').values(row).execute()

type Change = Partial<Sought> | { state: string; outcome_words: string; found_id: string | null; ended_at: string; ended_by: string }

/** Changes a trace that is open and in this version; the number of rows. */
export async function changeTrace(tx: Tx, id: string, version: number, change: Change): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('identity.trace').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('state', '=', 'open').executeTakeFirst()
  return Number(numUpdatedRows)
}

export const markSearched = (tx: Tx, id: string, at: string, scoreVersion: string | null) =>
  tx.updateTable('identity.trace').set({ searched_at: at, ...(scoreVersion ? { score_version: scoreVersion } : {}) }).where('id', '=', id).execute()

export const answersOf = (tx: Tx, traceId: string) =>
  tx.selectFrom('identity.trace_answer').select(['person_id', 'evidence', 'reason', 'by_operator', 'at']).where('trace_id', '=', traceId).orderBy('at', 'desc').execute()

export const putAnswer = (tx: Tx, row: { trace_id: string; person_id: string; evidence: string; reason: string; by_operator: string; at: string }) =>
  tx.insertInto('identity.trace_answer').values(row)
    .onConflict((conflict) => conflict.columns(['trace_id', 'person_id']).doUpdateSet({ evidence: row.evidence, reason: row.reason, by_operator: row.by_operator, at: row.at })).execute()

/** The section of a file the trace stands in is reached, and the seeker is somebody of that file. */
export async function isOfFile(tx: Tx, personId: string, caseId: string): Promise<boolean> {
  const row = await tx.selectFrom('kernel.reach_member').select('member').where('member', '=', personId).where('subject', '=', caseId).executeTakeFirst()
  return row !== undefined
}

/** Of these people, those of the file. */
export async function ofFileAmong(tx: Tx, caseId: string, people: readonly string[]): Promise<Set<string>> {
  const rows = await tx.selectFrom('kernel.reach_member').select('member').distinct().where('subject', '=', caseId).where(sql<boolean>`member = any (${[...people]}::uuid[])`).execute()
  return new Set(rows.map(({ member }) => member))
}

/** The number of the file and whether it is open; undefined when out of reach. */
export async function fileHead(tx: Tx, caseId: string): Promise<{ number: string; status: string } | undefined> {
  const row = await tx.selectFrom('cases.header').select(['number', 'status']).where('id', '=', caseId).executeTakeFirst()
  return row && { number: row.number!, status: row.status! }
}
