import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { StoredFacts } from '../../domain/identity/entry.ts'

/** What is known of somebody, as the database gathers it for comparison. */
export interface SourceRow {
  person_id: string
  facts: {
    names: [string | null, string | null, string | null][] | null
    called: string | null
    sex: string | null
    date: string | null
    precision: string
    /** The dates of birth that are not the chosen one, with how precise they are. */
    dates: [string, string][] | null
    nat: string | null
    place: string | null
    parents: [string, string | null, string][] | null
    phones: string[] | null
    codes: string[] | null
  }
}

export const sources = async (tx: Tx, people: readonly string[]): Promise<SourceRow[]> =>
  (await sql<SourceRow>`select person_id, facts from people.match_source(${[...people]}::uuid[])`.execute(tx)).rows

export interface EntryRow {
  person: string
  facts: string
  version: number
  keys: number[]
  /** Hexadecimal; its number is given by the database. */
  signature: string
}

export const putEntries = (tx: Tx, entries: readonly EntryRow[]) => sql`select people.put_match_entries(${JSON.stringify(entries)}::jsonb)`.execute(tx)

export interface Lists {
  /** How many people have each of the keys asked. */
  totals: number[]
  /** The same of the words asked for besides. */
  others: number[]
  signatures: Buffer
  register: string
}

interface ListsRow {
  totals: number[] | null
  others: number[] | null
  signatures: string | null
  register: string
}

/** The signatures under these keys, shortest lists first within the limits, and how many people have each key, and each of the words `besides`. */
export async function lists(tx: Tx, keys: readonly number[], { budget, long, enough, besides = [] }: { budget: number; long: number; enough: number; besides?: readonly number[] }): Promise<Lists> {
  // base64: hundreds of kilobytes, and hexadecimal, the database's own way, takes twice as long to write, to send and to read
  const { rows } = await sql<ListsRow>`
    select totals, people.match_totals(${[...besides]}::bigint[]) as others, encode(signatures, 'base64') as signatures, current_database() as register
    from people.match_lists(${[...keys]}::bigint[], ${budget}::int, ${long}::int, ${enough}::int)`.execute(tx)
  const { totals, others, signatures, register } = rows[0]!
  return { totals: totals ?? [], others: others ?? [], signatures: Buffer.from(signatures ?? '', 'base64'), register }
}

export const totals = async (tx: Tx, keys: readonly number[]): Promise<number[]> =>
  (await sql<{ totals: number[] | null }>`select people.match_totals(${[...keys]}::bigint[]) as totals`.execute(tx)).rows[0]?.totals ?? []

/** Who has these numbers, and the facts of each as they are stored: one text, because four hundred rows cost more to take apart than to find. */
export async function factsOf(tx: Tx, numbers: readonly number[]): Promise<[person: string, facts: StoredFacts][]> {
  const { rows } = await sql<{ all: string | null }>`
    select '[' || string_agg('["' || person_id || '",' || facts || ']', ',') || ']' as all from people.match_facts(${[...numbers]}::int[])`.execute(tx)
  return JSON.parse(rows[0]?.all ?? '[]') as [string, StoredFacts][]
}

export interface BearerRow {
  code: string
  /** How many people of the register have it. */
  bearers: number
  /** Null when there are too many: then it is no code of one person. */
  person: string | null
  facts: StoredFacts | null
}

/** Who has one of these codes, with the facts of each as they are stored. */
export const bearersOf = async (tx: Tx, codes: readonly string[], most: number): Promise<BearerRow[]> =>
  (await sql<BearerRow>`select code, bearers, person_id as person, facts::json as facts from people.match_bearers(${[...codes]}::text[], ${most}::int)`.execute(tx)).rows

/** People whose entry is missing or of an older version. */
export const missing = async (tx: Tx, version: number, most: number): Promise<string[]> =>
  (await sql<{ id: string }>`select people.match_missing(${version}::int, ${most}::int) as id`.execute(tx)).rows.map(({ id }) => id)

export const fold = async (tx: Tx, most: number, cap: number): Promise<number> =>
  (await sql<{ done: number }>`select people.fold_match(${most}::int, ${cap}::int) as done`.execute(tx)).rows[0]!.done

export const drop = async (tx: Tx, most: number): Promise<number> => (await sql<{ done: number }>`select people.drop_match(${most}::int) as done`.execute(tx)).rows[0]!.done

/** The equivalences that administrators added and nobody took back. */
export const equivalences = (tx: Tx) => tx.selectFrom('people.name_equivalence').select('words').where('retired_at', 'is', null).orderBy('id').execute()
