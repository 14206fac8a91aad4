import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import type { Suggestion } from '../contract/suggestion.ts'
import type { MatchLine } from '#modules/people/contract.ts'
import { sinceThen } from '../domain/since.ts'
import { mayBeDecided, secondBecause } from '../domain/verdicts.ts'
import { decidesOn } from './access.ts'
import { awaiting, decisionsOf, endedLinksOfPair, liveLinkOfPair, type DecisionRow } from './decision-store.ts'
import { factsOf, shieldedAmong } from './registration-store.ts'
import { registrationsOf } from './registrations.ts'
import { sidesOf, suggestionById, type SuggestionRow } from './suggestion-store.ts'

/** What lists and pages show of a pair before its sides. */
export const headOf = (row: SuggestionRow) => ({
  id: row.id as Id<'suggestion'>, kind: row.kind, band: row.band, state: row.state, others: row.others, askedAgain: row.asked_again, foundAt: row.found_at,
})

/** Names of those who work, by id. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<(id: string) => { id: string; name: string }> {
  const known = await operatorHeaders(tx, ids.filter((id) => id !== null))
  return (id) => ({ id, name: known.get(id)?.name ?? '—' })
}

function presentDecision(row: DecisionRow, name: (id: string) => { id: string; name: string }): Suggestion['decisions'][number] {
  return {
    id: row.id as Id<'decision'>, verdict: row.verdict as Suggestion['decisions'][number]['verdict'], reason: row.reason, by: name(row.decided_by), at: row.decided_at, needsSecond: row.needs_second,
    scoreVersion: row.score_version, byQuestion: row.question_id !== null,
    second: row.second && row.second_by && row.second_at ? { verdict: row.second as 'confirmed' | 'refused', by: name(row.second_by), at: row.second_at, reason: row.second_reason } : null,
    withdrawn: row.withdrawn_at && row.withdrawn_reason ? { at: row.withdrawn_at, reason: row.withdrawn_reason } : null,
  }
}

/** Both registrations side by side with all that was compared and decided; 404 unless both are within reach. */
export async function presentSuggestion(tx: Tx, actor: Actor, id: string): Promise<Suggestion> {
  const row = await suggestionById(tx, id)
  if (!row) throw notFound()
  const people = sidesOf(row)
  const [shown, facts, shielded, deciding] = [await registrationsOf(tx, people), await factsOf(tx, people), await shieldedAmong(tx, people), await decidesOn(tx, people)]
  const [decisions, link, ended] = [await decisionsOf(tx, id), await liveLinkOfPair(tx, row.low, row.high), await endedLinksOfPair(tx, row.low, row.high)]
  const name = await namesOf(tx, [...decisions.flatMap((one) => [one.decided_by, one.second_by]), ...ended.map((one) => one.ended_by)])
  const waiting = row.state === 'confirming' ? awaiting(decisions) : undefined
  const may = deciding.size === 2
  const answered = row.asked_again ? decisions.find((one) => !one.withdrawn_at) : undefined
  return {
    ...headOf(row), version: row.version, scoreVersion: row.score_version, lines: row.explanation,
    sides: people.flatMap((one) => {
      const registration = shown.get(one)
      return registration ? [{ ...registration, facts: facts.get(one)?.facts ?? {}, shielded: shielded.has(one) }] : []
    }),
    decisions: decisions.map((one) => presentDecision(one, name)),
    since: answered ? sinceThen(answered.explanation as unknown as MatchLine[], row.explanation) : null,
    link: link ? { id: link.id as Id<'link'>, madeAt: link.made_at, version: link.version } : null,
    separated: ended.map((one) => ({ id: one.id as Id<'link'>, madeAt: one.made_at, at: one.ended_at!, by: name(one.ended_by!), reason: one.end_reason! })),
    secondBecause: secondBecause(row.band, shielded.size > 0),
    can: {
      decide: may && mayBeDecided(row.state), confirm: may && waiting !== undefined && waiting.decided_by !== actor.id, withdraw: may && waiting?.decided_by === actor.id,
      unlink: may && link !== undefined,
    },
  }
}
