import { sql } from 'kysely'
import { inChunks } from '#kernel/domain/in-chunks.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Verdict } from '../domain/verdicts.ts'
import type { PairRow } from './suggestion-store.ts'

export const decisionsOf = (tx: Tx, suggestionId: string) =>
  tx.selectFrom('identity.decision')
    .select(['id', 'verdict', 'reason', 'decided_by', 'decided_at', 'needs_second', 'second', 'second_by', 'second_at', 'second_reason', 'withdrawn_at', 'withdrawn_reason', 'score_version', 'question_id', 'explanation'])
    .where('suggestion_id', '=', suggestionId).orderBy('decided_at', 'desc').orderBy('id', 'desc').execute()
export type DecisionRow = Awaited<ReturnType<typeof decisionsOf>>[number]

/** The "same" that awaits its second person. */
export const awaiting = (decisions: readonly DecisionRow[]): DecisionRow | undefined =>
  decisions.find((one) => one.verdict === 'same' && one.needs_second && !one.second && !one.withdrawn_at)

export interface NewDecision {
  id: string
  /** The pair as its author saw it. */
  seen: PairRow
  verdict: Verdict
  reason: string
  by: string
  at: string
  needsSecond: boolean
}

/** Keeps decisions with what their author saw: figures, reasons, facts compared. */
export async function insertDecisions(tx: Tx, decisions: readonly NewDecision[]): Promise<void> {
  for (const part of inChunks(decisions)) {
    await tx.insertInto('identity.decision').values(part.map(({ id, seen, verdict, reason, by, at, needsSecond }) => ({
      id, suggestion_id: seen.id, verdict, reason, decided_by: by, decided_at: at, band: seen.band, score: seen.score, score_version: seen.score_version,
      explanation: JSON.stringify(seen.explanation), evidence: seen.evidence, needs_second: needsSecond,
    }))).execute()
  }
}

/** The second person's word; 0 when somebody was faster, or it is the same person. */
export async function secondDecision(tx: Tx, id: string, verdict: 'confirmed' | 'refused', by: string, at: string, reason: string): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('identity.decision').set({ second: verdict, second_by: by, second_at: at, second_reason: reason }).where('id', '=', id).where('second', 'is', null).where('withdrawn_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Its author takes a "same" back; 0 when the second person was faster, or it is somebody else's. */
export async function withdrawDecision(tx: Tx, id: string, at: string, reason: string): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('identity.decision').set({ withdrawn_at: at, withdrawn_reason: reason }).where('id', '=', id).where('second', 'is', null).where('withdrawn_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}

export interface NewLink {
  id: string
  decision_id: string
  low: string
  high: string
  made_at: string
}

export async function insertLinks(tx: Tx, links: readonly NewLink[]): Promise<void> {
  for (const part of inChunks(links)) await tx.insertInto('identity.link').values(part).execute()
}

/** Live links both sides of which are within reach, that touch one of these people. */
export const linksOf = (tx: Tx, people: readonly string[]) =>
  tx.selectFrom('identity.link').select(['id', 'decision_id', 'low', 'high', 'made_at', 'version']).where('ended_at', 'is', null)
    .where(sql<boolean>`(low = any (${[...people]}::uuid[]) or high = any (${[...people]}::uuid[]))`).orderBy('made_at').orderBy('id').execute()
export type LinkRow = Awaited<ReturnType<typeof linksOf>>[number]

/** Links that were ended, of one person. */
export const endedLinksOf = (tx: Tx, personId: string) =>
  tx.selectFrom('identity.link').select(['id', 'low', 'high', 'made_at', 'ended_at', 'ended_by', 'end_reason']).where('ended_at', 'is not', null)
    .where((eb) => eb.or([eb('low', '=', personId), eb('high', '=', personId)])).orderBy('ended_at', 'desc').execute()

export const endedLinksOfPair = (tx: Tx, low: string, high: string) =>
  tx.selectFrom('identity.link').select(['id', 'made_at', 'ended_at', 'ended_by', 'end_reason']).where('low', '=', low).where('high', '=', high).where('ended_at', 'is not', null).orderBy('ended_at', 'desc').execute()

export const liveLinkOfPair = (tx: Tx, low: string, high: string) =>
  tx.selectFrom('identity.link').select(['id', 'made_at', 'version']).where('low', '=', low).where('high', '=', high).where('ended_at', 'is', null).executeTakeFirst()

export const linkById = (tx: Tx, id: string) => tx.selectFrom('identity.link').select(['id', 'low', 'high', 'version', 'ended_at']).where('id', '=', id).executeTakeFirst()

/** Decisions by id, with who decided. */
export const decisionsById = (tx: Tx, ids: readonly string[]) =>
  tx.selectFrom('identity.decision').select(['id', 'suggestion_id', 'decided_by', 'second_by', 'reason']).where('id', 'in', [...ids]).execute()

export async function endLink(tx: Tx, id: string, version: number, words: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select identity.end_link(${id}::uuid, ${version}::int, ${words}) as done`.execute(tx)
  return rows[0]!.done
}

export interface ServiceRow {
  link: string
  version: number
  unit_name: string
  organisation_name: string
  contact: string | null
}

/** Services that hold another registration joined with one of these, out of reach. */
export async function linkedElsewhere(tx: Tx, people: readonly string[]): Promise<ServiceRow[]> {
  return (await sql<ServiceRow>`select link, version, unit_name, organisation_name, contact from identity.linked_elsewhere(${[...people]}::uuid[])`.execute(tx)).rows
}
