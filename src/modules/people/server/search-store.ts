import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Asked } from '../domain/ranking.ts'

/** What somebody is found by: his names, and the numbers that are not protected. */
export async function searchable(tx: Tx, personId: string) {
  const names = await tx
    .selectFrom('people.name').select(['given', 'family', 'original']).where('person_id', '=', personId).where('retired_at', 'is', null).execute()
  const identifiers = await tx
    .selectFrom('people.identifier').select(['value', 'normalised']).where('person_id', '=', personId).where('retired_at', 'is', null).execute()
  const contacts = await tx
    .selectFrom('people.contact').select(['kind', 'normalised']).where('person_id', '=', personId).where('retired_at', 'is', null).where('protected', '=', false).execute()
  return { names, identifiers, contacts }
}

export const putEntries = (tx: Tx, entries: readonly { person: string; tokens: string[]; keys: string[]; exact: string[] }[]) =>
  sql`select people.put_search_entries(${JSON.stringify(entries)}::jsonb)`.execute(tx)

export interface Candidate {
  id: string
  display_name: string
  original_name: string | null
  called: string | null
  sex: string | null
  birth_date: string | null
  birth_precision: string
  tokens: string[]
  by_number: boolean
  identity: boolean
}

export async function candidates(tx: Tx, { first, others, numbers }: Asked, cap: number): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select * from people.search(${first}::text[], ${others}::text[], ${numbers}::text[], ${cap}::int)`.execute(tx)
  return rows
}
