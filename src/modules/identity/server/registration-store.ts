import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { ComparedFacts } from '../contract/fields.ts'

/** Files and reports through which the actor reaches the identity of these people. */
export const subjectsOf = (tx: Tx, people: readonly string[]) =>
  tx.selectFrom('kernel.reach_member as m').innerJoin('kernel.reach as r', 'r.subject', 'm.subject').select(['m.member', 'm.subject'])
    .where(sql<boolean>`m.member = any (${[...people]}::uuid[])`).where('r.section', '=', 1).distinct().execute()

/** Which of these people the actor sees at all, by their header or more. */
export async function seenAmong(tx: Tx, people: readonly string[]): Promise<Set<string>> {
  if (!people.length) return new Set()
  const rows = await tx.selectFrom('kernel.reach_member').select('member').distinct().where(sql<boolean>`member = any (${[...people]}::uuid[])`).execute()
  return new Set(rows.map(({ member }) => member))
}

export interface FileRow {
  person: string
  id: string
  number: string
  status: 'open' | 'closed'
  opened_on: string
  unit_name: string
  organisation_name: string
}

/** Files within reach of these people, open ones first. */
export async function filesOf(tx: Tx, people: readonly string[]): Promise<Map<string, FileRow[]>> {
  if (!people.length) return new Map()
  const { rows } = await sql<FileRow>`
    select m.member as person, h.id, h.number, h.status, h.opened_on, d.unit_name, d.organisation_name
    from kernel.reach_member m join cases.header h on h.id = m.subject join network.directory d on d.unit_id = h.unit_id
    where m.member = any (${[...people]}::uuid[]) order by h.status desc, h.opened_on desc, h.id`.execute(tx)
  return Map.groupBy(rows, ({ person }) => person)
}

export interface ChildFileRow extends FileRow {
  closed_on: string | null
}

/** Files within reach of which one of these people is the child, the latest first. */
export async function ownFilesOf(tx: Tx, people: readonly string[]): Promise<ChildFileRow[]> {
  if (!people.length) return []
  return (await sql<ChildFileRow>`select h.child_id as person, h.id, h.number, h.status, h.opened_on, h.closed_on, d.unit_name, d.organisation_name
    from cases.header h join network.directory d on d.unit_id = h.unit_id where h.child_id = any (${[...people]}::uuid[]) order by h.opened_on desc, h.id`.execute(tx)).rows
}

export interface Facts {
  facts: ComparedFacts
  evidence: string
}

/** What is compared of registrations whose identity the actor reaches; others are absent. */
export async function factsOf(tx: Tx, people: readonly string[]): Promise<Map<string, Facts>> {
  if (!people.length) return new Map()
  const { rows } = await sql<Facts & { person: string }>`select person, facts, evidence from identity.own_facts(${[...people]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ person, ...facts }) => [person, facts]))
}

/** Which of these, within reach, have a protected place or something kept from somebody. */
export async function shieldedAmong(tx: Tx, people: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`select person from identity.shielded_among(${[...people]}::uuid[]) person`.execute(tx)
  return new Set(rows.map(({ person }) => person))
}

/** The facts of anybody, for the jobs that compare in the background; who is no longer registered is absent. */
export async function factsForJob(tx: Tx, people: readonly string[]): Promise<Map<string, Facts>> {
  if (!people.length) return new Map()
  const { rows } = await sql<Facts & { person: string }>`select p as person, f.facts, f.evidence from unnest(${[...people]}::uuid[]) p cross join lateral identity.facts_of(p) f`.execute(tx)
  return new Map(rows.map(({ person, ...facts }) => [person, facts]))
}

/** Of these, those that people keep beside one knowingly: tied to him or in one of his files, or else known to have a parent of his. For the jobs. */
export async function besideForJob(tx: Tx, person: string, others: readonly string[]): Promise<Map<string, 'beside' | 'siblings'>> {
  if (!others.length) return new Map()
  const { rows } = await sql<{ other: string; how: 'beside' | 'siblings' }>`select other, how from identity.beside(${person}::uuid, ${[...others]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ other, how }) => [other, how]))
}

/** Of two files that open in one body at the same moment the second waits for the first, and then sees it. */
export async function oneOpeningAtATime(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 1650))`.execute(tx)
}

/** The open file in this body of one of these people, if any. */
export const openFileOf = (tx: Tx, people: readonly string[], organisationId: string) =>
  tx.selectFrom('cases.header').select(['id', 'number']).where(sql<boolean>`child_id = any (${[...people]}::uuid[])`).where('organisation_id', '=', organisationId).where('status', '=', 'open').executeTakeFirst()
