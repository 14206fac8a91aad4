import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface EventRow {
  id: string
  at: string
  actor_id: string | null
  actor_name: string | null
  organisation_name: string | null
  roles: string[]
  action: string
  outcome: 'ok' | 'refused' | 'failed'
  subjects: string[]
  detail: Record<string, unknown>
  remote: string
  emergency: boolean
  seal: number | null
}

/** The position after which to go on: the last row of the page before. */
export interface Position {
  at: string
  id: string
  [key: string]: string
}

/** Instants, ISO 8601; `until` is not included. */
export interface Period {
  since: string
  until: string
}

export async function ofSubject(tx: Tx, subject: string, person: string | null, { since, until }: Period, before: Position | null, limit: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select * from audit.of_subject(${subject}, ${person}::uuid, ${since}::timestamptz, ${until}::timestamptz, ${before?.at ?? null}::timestamptz,
      ${before?.id ?? null}::uuid, ${limit})`.execute(tx)
  return rows
}

export interface ReaderRow {
  actor_id: string
  actor_name: string
  organisation_name: string
  roles: string[]
  looked: number
  wrote: number
  refused: number
  first_at: string
  last_at: string
  emergency: boolean
}

export async function peopleOfSubject(tx: Tx, subject: string, { since, until }: Period): Promise<ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`select * from audit.people_of_subject(${subject}, ${since}::timestamptz, ${until}::timestamptz)`.execute(tx)
  return rows
}

export interface Filters extends Period {
  /** Null: everybody and everything. */
  actors: readonly string[] | null
  subjects: readonly string[] | null
  action: string | null
  outcome: string | null
}

const uuids = (ids: readonly string[] | null) => (ids === null ? null : [...ids])

export async function search(tx: Tx, { actors, subjects, action, outcome, since, until }: Filters, before: Position | null, limit: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select * from audit.search(${uuids(actors)}::uuid[], ${uuids(subjects)}::uuid[], ${action}::text, ${outcome}::text, ${since}::timestamptz,
      ${until}::timestamptz, ${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${limit})`.execute(tx)
  return rows
}

/** People who work whose name holds all these words. */
export const actorsNamed = (tx: Tx, words: readonly string[]) => {
  let query = tx.selectFrom('kernel.actor').select('id').limit(100)
  for (const word of words) query = query.where('display_name', 'ilike', `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return query.execute()
}
