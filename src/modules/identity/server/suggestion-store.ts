import { sql } from 'kysely'
import { inChunks } from '#kernel/domain/in-chunks.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchBand, MatchLine } from '#modules/people/contract.ts'
import type { Pair } from '../domain/pair.ts'
import type { SuggestionKind, SuggestionState } from '../domain/verdicts.ts'

export interface PairRow {
  id: string
  low: string
  high: string
  kind: SuggestionKind
  band: MatchBand
  score: number
  score_version: string
  explanation: MatchLine[]
  /** Whom the explanation names first; null: `low`. */
  explained_from: string | null
  evidence: string
  state: SuggestionState
  asked_again: boolean
  found_at: string
  changed_at: string
  version: number
}

export interface SuggestionRow extends PairRow {
  others: number
}

const own = sql`s.id, s.low, s.high, s.kind, s.band, s.score::float8 as score, s.score_version, s.explanation, s.explained_from, s.evidence, s.state, s.asked_again, s.found_at, s.changed_at, s.version`
// how many others fit as well: counted among the pairs the reader reaches, never stored
const columns = sql`${own},
  (select count(*)::int from identity.suggestion o where o.id <> s.id and o.kind = s.kind and o.state in ('open', 'unsure') and o.score >= s.score - 0.5
    and (o.low in (s.low, s.high) or o.high in (s.low, s.high))) as others`

export interface Filter {
  states: readonly SuggestionState[]
  kind: SuggestionKind
  band: MatchBand | undefined
  /** Only of files this person answers for. */
  responsible: string | null
  /** `relatives`: both adults, or of an age nobody knows, and the child of no file within reach. */
  who: 'children' | 'relatives'
  /** Only pairs with one of these people. */
  people: readonly string[] | null
  newestFirst: boolean
}

export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}

// very likely before likely before possible, better before worse; of what was answered the latest first: one text that sorts upwards
const order = (filter: Filter) => (filter.newestFirst
  ? sql<string>`(10000000000000 - extract(epoch from s.changed_at) * 1000)::bigint::text`
  : sql<string>`(case s.state when 'unsure' then 'z' else case s.band when 'very_likely' then 'a' when 'likely' then 'b' else 'c' end end || lpad((100000 - s.score * 100)::bigint::text, 8, '0'))`)

// of those whose age is known and of those who have a file, one at least is a child
const ofChildren = sql`exists (select 1 from cases.header h where h.child_id in (s.low, s.high))
  or exists (select 1 from people.person p where p.id in (s.low, s.high) and p.birth_date > (now() at time zone 'Europe/Rome')::date - interval '18 years')`

// one child already, through a registration that is joined with both: nothing is left to ask, until they are separated
const joinedThroughAnother = sql`exists (select 1 from identity.link a join identity.link b on b.ended_at is null and s.high in (b.low, b.high)
  where a.ended_at is null and s.low in (a.low, a.high) and case when a.low = s.low then a.high else a.low end = case when b.low = s.high then b.high else b.low end)`

function where(filter: Filter) {
  const parts = [sql`s.state = any (${[...filter.states]}::text[])`, sql`s.kind = ${filter.kind}`, sql`${filter.who === 'relatives' ? sql`not ` : sql``}(${ofChildren})`]
  if (filter.kind === 'duplicate' && filter.states.includes('open')) parts.push(sql`not ${joinedThroughAnother}`)
  if (filter.band) parts.push(sql`s.band = ${filter.band}`)
  if (filter.people) parts.push(sql`(s.low = any (${[...filter.people]}::uuid[]) or s.high = any (${[...filter.people]}::uuid[]))`)
  if (filter.responsible) parts.push(sql`exists (select 1 from kernel.reach_member m join cases.header h on h.id = m.subject where m.member in (s.low, s.high) and h.responsible_id = ${filter.responsible}::uuid)`)
  return sql.join(parts, sql` and `)
}

/** One page of pairs both of which are within reach. */
export async function listSuggestions(tx: Tx, filter: Filter, after: Position | null, limit: number): Promise<(SuggestionRow & { key: string })[]> {
  const key = order(filter)
  const beyond = after ? sql` and (${key}, s.id) > (${after.key}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<SuggestionRow & { key: string }>`select ${columns}, ${key} as key from identity.suggestion s where ${where(filter)}${beyond} order by ${key}, s.id limit ${limit}`.execute(tx)
  return rows
}

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countSuggestions(tx: Tx, filter: Filter): Promise<number | null> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from (select 1 from identity.suggestion s where ${where(filter)} limit ${COUNT_LIMIT + 1}) found`.execute(tx)
  return rows[0]!.total > COUNT_LIMIT ? null : rows[0]!.total
}

export async function suggestionById(tx: Tx, id: string, lock = false): Promise<SuggestionRow | undefined> {
  return (await sql<SuggestionRow>`select ${columns} from identity.suggestion s where s.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(tx)).rows[0]
}

/** Those of these pairs that are known, in no order. */
export async function suggestionsOfPairs(tx: Tx, pairs: readonly Pair[]): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`select ${own} from unnest(${pairs.map(({ low }) => low)}::uuid[], ${pairs.map(({ high }) => high)}::uuid[]) p(low, high)
    join identity.suggestion s on s.low = p.low and s.high = p.high`.execute(tx)
  return rows
}

/** Pairs with one of these people, whatever their state. */
export async function suggestionsAbout(tx: Tx, people: readonly string[]): Promise<SuggestionRow[]> {
  return (await sql<SuggestionRow>`select ${columns} from identity.suggestion s where s.low = any (${[...people]}::uuid[]) or s.high = any (${[...people]}::uuid[])`.execute(tx)).rows
}

export type NewSuggestion = Omit<PairRow, 'asked_again' | 'version' | 'changed_at'>

/** Both registrations in the order in which the explanation names them. */
export const sidesOf = ({ low, high, explained_from }: Pick<SuggestionRow, 'low' | 'high' | 'explained_from'>): [string, string] => (explained_from === high ? [high, low] : [low, high])

/** Keeps pairs that were found; one that is known already stays as it is. */
export async function insertSuggestions(tx: Tx, rows: readonly NewSuggestion[]): Promise<void> {
  for (const part of inChunks(rows)) {
    await tx.insertInto('identity.suggestion').values(part.map((row) => ({ ...row, explanation: JSON.stringify(row.explanation), changed_at: row.found_at })))
      .onConflict((conflict) => conflict.columns(['low', 'high']).doNothing()).execute()
  }
}

export interface Change {
  state?: SuggestionState
  kind?: SuggestionKind
  band?: MatchBand
  score?: number
  score_version?: string
  explanation?: MatchLine[]
  explained_from?: string
  evidence?: string
  asked_again?: boolean
  changed_at: string
}

/** Changes a pair that is still in this version; the number of rows. */
export async function changeSuggestion(tx: Tx, id: string, version: number, { explanation, ...change }: Change): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('identity.suggestion').set({ ...change, ...(explanation ? { explanation: JSON.stringify(explanation) } : {}), version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return Number(numUpdatedRows)
}

export interface Settled {
  id: string
  version: number
  state: SuggestionState
  evidence: string
}

/** Writes what was said of pairs that are still in these versions; the number of rows. */
export async function settleSuggestions(tx: Tx, said: readonly Settled[], at: string): Promise<number> {
  const { numAffectedRows } = await sql`update identity.suggestion s set state = u.state, evidence = u.evidence, asked_again = false, changed_at = ${at}, version = s.version + 1
    from unnest(${said.map(({ id }) => id)}::uuid[], ${said.map(({ version }) => version)}::int[], ${said.map(({ state }) => state)}::text[], ${said.map(({ evidence }) => evidence)}::text[]) u(id, version, state, evidence)
    where s.id = u.id and s.version = u.version`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
