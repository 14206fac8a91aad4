import { sql } from 'kysely'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { Glimpse } from '../contract/fields.ts'
import type { AskedSoFar } from '../domain/asking.ts'

interface Row {
  id: string
  unit_name: string
  organisation_name: string
  contact: string | null
}

const present = ({ id, unit_name, organisation_name, contact }: Row): Glimpse => ({ id: id as Id<'glimpse'>, unitName: unit_name, organisationName: organisation_name, contact })

/** Counts a question that may show something out of reach; how many different ones so far, this one included. Null: only reads. */
export async function countAsked(tx: Tx, print: string | null): Promise<AskedSoFar> {
  return (await sql<AskedSoFar>`select today, month, body from identity.count_question(${print})`.execute(tx)).rows[0]!
}

/** Which services to call about these candidates; of those within reach or shielded, nothing. */
export async function glimpsesOf(tx: Tx, candidates: readonly string[], print: string): Promise<Glimpse[]> {
  return (await sql<Row>`select id, unit_name, organisation_name, contact from identity.glimpses(${[...candidates]}::uuid[], ${print})`.execute(tx)).rows.map(present)
}

interface ElsewhereRow extends Row {
  person: string
  unit_id: string
  key: string
  total: number
}

export interface ElsewherePosition extends Record<string, string | number | null> {
  key: string
  person: string
  unit: string
}

export interface ElsewherePage {
  /** Only these registrations of the reader's; null: all. */
  among: readonly string[] | null
  after: ElsewherePosition | null
  limit: number
  /** How many of those he wrote himself may be new to him in a day. */
  daily: number
}

export interface FoundElsewhere {
  person: string
  unitId: string
  key: string
  total: number
  glimpse: Glimpse
}

/** Registrations within reach that have another out of reach, found in the background: one page, by their own names. */
export async function elsewhere(tx: Tx, { among, after, limit, daily }: ElsewherePage): Promise<FoundElsewhere[]> {
  const { rows } = await sql<ElsewhereRow>`select person, id, unit_id, unit_name, organisation_name, contact, key, total from identity.elsewhere(
    ${limit}::int, ${daily}::int, ${among && [...among]}::uuid[], ${after?.key ?? null}::text, ${after?.person ?? null}::uuid, ${after?.unit ?? null}::uuid)`.execute(tx)
  return rows.map((row) => ({ person: row.person, unitId: row.unit_id, key: row.key, total: row.total, glimpse: present(row) }))
}

/** The trail of the files behind these glimpses says who was told of their service, in events of their own: of whom he had in mind they say nothing. */
export async function auditGlimpsed({ tx, auditApart }: Pick<Context, 'tx' | 'auditApart'>, glimpses: readonly Glimpse[]): Promise<void> {
  if (!glimpses.length) return
  const { rows } = await sql<{ files: string[] }>`select files from identity.glimpsed(${glimpses.map(({ id }) => id)}::uuid[])`.execute(tx)
  for (const { files } of rows) auditApart('identity.glimpsed', files)
}

/** Of these people, those whom no search has shown to the actor today, as his own trail says. */
export async function newlyShown(tx: Tx, people: readonly string[]): Promise<string[]> {
  if (!people.length) return []
  const { rows } = await sql<{ id: string }>`select s as id from identity.shown_today(${[...people]}::uuid[]) s`.execute(tx)
  const before = new Set(rows.map(({ id }) => id))
  return people.filter((id) => !before.has(id))
}
