import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { PresenceRow } from './diary-store.ts'

/** Diary entries that happened between two instants (the second excluded), oldest first; only these, when named. */
export const entriesBetween = (tx: Tx, caseId: string, from: string, before: string, ids?: readonly string[]) =>
  tx.selectFrom('cases.diary_entry').select(['id', 'section', 'kind', 'title', 'body', 'current'])
    // the day in Rome: thousands of entries are counted faster here than one by one
    .select(sql<string>`(happened_at at time zone 'Europe/Rome')::date::text`.as('day')).where('case_id', '=', caseId)
    .where('happened_at', '>=', from).where('happened_at', '<', before).$if(ids !== undefined, (query) => query.where('id', 'in', [...ids!])).orderBy('happened_at').orderBy('id').execute()

/** What is wanted of the entries: these, or those of these kinds. */
export interface Wanted {
  ids?: readonly string[]
  kinds?: readonly string[]
}

/** Who was there, in all of them. */
export const presencesBetween = (tx: Tx, caseId: string, from: string, before: string, { ids, kinds }: Wanted = {}): Promise<PresenceRow[]> =>
  tx.selectFrom('cases.diary_presence as p').innerJoin('cases.diary_entry as e', 'e.id', 'p.entry_id')
    .select(['p.entry_id', 'p.person_id', 'p.operator_id', 'p.name', 'p.role']).where('e.case_id', '=', caseId)
    .where('e.happened_at', '>=', from).where('e.happened_at', '<', before)
    .$if(ids !== undefined, (query) => query.where('e.id', 'in', [...ids!])).$if(kinds !== undefined, (query) => query.where('e.kind', 'in', [...kinds!])).orderBy('p.id').execute()

export interface KeyRow {
  id: string
  on: string
  section: number
  kind: string
}

/** A word looked for (folded), and where it stands besides the title and the words of an entry. */
export interface SoughtWord {
  word: string
  /** Kinds whose name holds it: an entry without a title is headed by its kind. */
  kinds: readonly string[]
  /** Entries in which somebody whose name holds it speaks. */
  said: readonly string[]
}

const FIELDS = 4

/**
 * Entries between two instants without their words, by no order, that hold each of these words; all of them without any. One line of text carries them: thousands of rows
 * of a few letters each cost more to take apart than to read. Asked word after word, an entry that lacks the first is not read for the second.
 */
export async function keysBetween(tx: Tx, caseId: string, from: string, before: string, sought: readonly SoughtWord[]): Promise<KeyRow[]> {
  const holding = sought.map(({ word, kinds, said }) => sql`and (position(${word} in folded) > 0${kinds.length ? sql` or (coalesce(title, '') = '' and kind = any(${[...kinds]}))` : sql``}${said.length ? sql` or id = any(${[...said]}::uuid[])` : sql``})`)
  const { rows } = await sql<{ line: string | null }>`
    select string_agg(id || ' ' || (happened_at at time zone 'Europe/Rome')::date || ' ' || section || ' ' || kind, E'\n') as line
    from cases.diary_entry where case_id = ${caseId} and happened_at >= ${from}::timestamptz and happened_at < ${before}::timestamptz ${sql.join(holding, sql` `)}`.execute(tx)
  return (rows[0]?.line ?? '').split('\n').filter(Boolean).map((line) => {
    const [id = '', on = '', section = '', kind = ''] = line.split(' ', FIELDS)
    return { id, on, section: Number(section), kind }
  })
}

/** What kinds of entries are called. */
export async function kindLabels(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('kernel.code').select(['code', 'label_it']).where('list', '=', 'diary_kind').execute()
  return new Map(rows.map((row) => [row.code, row.label_it]))
}
