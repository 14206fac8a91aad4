import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { insertRows } from '#kernel/server/insert-rows.ts'

/** Through which files, and for which sections, the actor sees somebody; empty: out of reach or missing. */
export const reachOf = (tx: Tx, personId: string) => reachOfMany(tx, [personId])

export const reachOfMany = (tx: Tx, people: readonly string[]) =>
  tx
    .selectFrom('kernel.reach_member as m')
    .innerJoin('kernel.reach as r', 'r.subject', 'm.subject')
    .select(['m.member', 'm.subject', 'r.section'])
    .where(sql<boolean>`m.member = any (${[...people]}::uuid[])`)
    .where('r.section', 'in', [0, 1, 7])
    .execute()

export async function protectedWithheld(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ withheld: boolean }>`select people.protected_withheld(${personId}::uuid) as withheld`.execute(tx)
  return rows[0]!.withheld
}

/** Makes people visible through files. The database refuses a file out of reach. Who is attached already stays so. */
export const attach = (tx: Tx, rows: readonly { member: string; subject: string; section: number }[]) =>
  sql`insert into kernel.reach_member (member, subject, section)
    select member, subject, section from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (member uuid, subject uuid, section smallint)
    on conflict do nothing`.execute(tx)

export interface HeaderRow {
  display_name: string
  original_name: string | null
  sort_name: string
  birth_date: string | null
  birth_precision: string
}

export interface NewPersonRow extends HeaderRow {
  id: string
  called: string | null
  sex: string | null
  created_by: string
  created_organisation: string
  created_at: string
}

export const insertPeople = (tx: Tx, rows: readonly NewPersonRow[]) => insertRows(tx, 'people.person', rows)

const header = ['id', 'display_name', 'original_name', 'called', 'sex', 'birth_date', 'birth_precision', 'died_on'] as const

export const headers = (tx: Tx, ids: readonly string[]) => tx.selectFrom('people.person').select([...header]).where('id', 'in', [...ids]).execute()

export const person = (tx: Tx, id: string) =>
  tx.selectFrom('people.person').select([...header, 'version']).where('id', '=', id).executeTakeFirst()

/** Changes the row when it still has this version; the number of rows changed. */
export async function update(tx: Tx, id: string, version: number, change: Partial<HeaderRow> & { called?: string | null; sex?: string | null; died_on?: string | null }): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('people.person').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Waits for whoever is changing this person, so that the header is computed from all the facts. */
export const lock = (tx: Tx, id: string) => tx.selectFrom('people.person').select(['id', 'called', 'sex', 'version']).where('id', '=', id).forUpdate().executeTakeFirst()

/** The chosen name and birth fact: what the header is made of. */
export async function chosenFacts(tx: Tx, personId: string) {
  const name = await tx
    .selectFrom('people.name').select(['given', 'family', 'original']).where('person_id', '=', personId).where('chosen', '=', true).where('retired_at', 'is', null)
    .executeTakeFirst()
  const birth = await tx
    .selectFrom('people.birth_fact').select(['date', 'precision']).where('person_id', '=', personId).where('chosen', '=', true).where('retired_at', 'is', null)
    .executeTakeFirst()
  return { name, birth }
}

/** Which of these codes the reference tables do not know. */
export async function unknownPlaces(tx: Tx, asked: { countries: string[]; languages: string[]; municipalities: string[] }) {
  const { rows } = await sql<{ kind: 'countries' | 'languages' | 'municipalities'; code: string }>`
    select 'countries' as kind, c as code from unnest(${asked.countries}::text[]) c where not exists (select 1 from kernel.country k where k.code = c)
    union all select 'languages', l from unnest(${asked.languages}::text[]) l where not exists (select 1 from kernel.language k where k.code = l)
    union all select 'municipalities', m from unnest(${asked.municipalities}::text[]) m where not exists (select 1 from kernel.municipality k where k.istat = m)
  `.execute(tx)
  return rows
}

/** Names of operators, for "recorded by". */
export const actorNames = (tx: Tx, ids: readonly string[]) =>
  tx.selectFrom('kernel.actor').select(['id', 'display_name as name']).where('id', 'in', [...ids]).execute()
