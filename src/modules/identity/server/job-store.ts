import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { JoinedFacts } from '#modules/people/server/index.ts'

/** Registrations changed since they were last compared, oldest first; nobody else takes them meanwhile. */
export async function takeFresh(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`delete from identity.fresh where id in (
    select id from identity.fresh order by id limit ${limit} for update skip locked) returning person_id`.execute(tx)
  return rows.map((row) => row.person_id)
}

/** Those about to be compared as they stand now need not be again. As a job. */
export async function forgetFresh(tx: Tx, people: readonly string[]): Promise<void> {
  await sql`delete from identity.fresh where person_id = any (${[...people]}::uuid[])`.execute(tx)
}

/** Has the registrations of open pairs compared with another version of the engine compared anew; answers how many. */
export async function renewOutdated(tx: Tx, version: string, most: number): Promise<number> {
  const { numAffectedRows } = await sql`insert into identity.fresh (person_id) select distinct o.low from (
    select s.low from identity.suggestion s where s.state in ('open', 'unsure') and s.score_version <> ${version} order by s.id limit ${most}) o`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

export interface Responsible {
  actor_id: string
  case_id: string
  number: string
  unit_id: string
}

/** Who answers for the open files of a registration; with `other`, only those who may know that the other exists. */
export async function responsibleFor(tx: Tx, person: string, other: string | null = null): Promise<Responsible[]> {
  return (await sql<Responsible>`select actor_id, case_id, number, unit_id from identity.responsible_for(${person}::uuid, ${other}::uuid)`.execute(tx)).rows
}

/** Of these people, those who reach all of these registrations. As a job. */
export async function reachingAll(tx: Tx, operators: readonly string[], registrations: readonly string[]): Promise<Set<string>> {
  return new Set((await sql<{ id: string }>`select o as id from identity.reaching(${[...operators]}::uuid[], ${[...registrations]}::uuid[]) o`.execute(tx)).rows.map(({ id }) => id))
}

/** Are both adults who are the child of no file? As a job. */
export const ofRelatives = async (tx: Tx, one: string, other: string): Promise<boolean> =>
  (await sql<{ so: boolean }>`select identity.of_relatives(${one}::uuid, ${other}::uuid) as so`.execute(tx)).rows[0]!.so

export const targetsForJob = async (tx: Tx, questionId: string): Promise<string[]> =>
  (await tx.selectFrom('identity.question_target').select('person_id').where('question_id', '=', questionId).orderBy('person_id').execute()).map((row) => row.person_id)

/** Privacy officers of the body of somebody, not told of him (or of the whole body) already since this instant. */
export async function officersToTell(tx: Tx, actorId: string, kind: string, since: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select o as id from identity.officers_of(${actorId}::uuid) o
    where not exists (select 1 from kernel.notice n where n.actor_id = o and n.kind = ${kind} and (n.params ->> 'actorId' is null or n.params ->> 'actorId' = ${actorId}) and n.created_at > ${since}::timestamptz)`.execute(tx)
  return rows.map((row) => row.id)
}

/** Removes the counts and glimpses of past days: row-level security says which are old. */
export async function forgetOld(tx: Tx): Promise<void> {
  await sql`delete from identity.asked`.execute(tx)
  await sql`delete from identity.glimpse`.execute(tx)
}

/** Everybody registered. */
export const everybody = async (tx: Tx): Promise<string[]> => (await tx.selectFrom('people.person').select('id').execute()).map((row) => row.id)

export interface ConfirmedPair extends JoinedFacts {
  link: string
}

/** Registrations that people joined, a page of them after a link, in the order of links. */
export async function confirmedPairs(tx: Tx, after: string | null, most: number): Promise<ConfirmedPair[]> {
  return (await sql<ConfirmedPair>`select link, low, high, body, one, other from identity.confirmed_pairs(${after}::uuid, ${most}::int)`.execute(tx)).rows
}

/** Takes registrations the actor has just written out of those to be compared. */
export async function holdFresh(tx: Tx, people: readonly string[]): Promise<void> {
  await sql`select identity.hold_fresh(${[...people]}::uuid[])`.execute(tx)
}

/** Open pairs of children, very likely or likely, of which one of these people is a side. */
export async function askedPairsOf(tx: Tx, people: readonly string[]): Promise<{ low: string; high: string }[]> {
  return (await sql<{ low: string; high: string }>`select s.low, s.high from identity.suggestion s
    where s.kind = 'duplicate' and s.state = 'open' and s.band in ('very_likely', 'likely') and (s.low = any (${[...people]}::uuid[]) or s.high = any (${[...people]}::uuid[]))
      and not identity.of_relatives(s.low, s.high)`.execute(tx)).rows
}
