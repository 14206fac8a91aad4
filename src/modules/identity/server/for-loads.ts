// What who loads many registrations at once may ask and say of who is whom: the same engine, the same decisions, one notice.
import { newId } from '#kernel/domain/ids.ts'
import { inChunks } from '#kernel/domain/in-chunks.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { MatchBand, MatchCandidate, MatchFacts } from '#modules/people/contract.ts'
import { explainPairs } from '#modules/people/server/index.ts'
import { pairOf, type Pair } from '../domain/pair.ts'
import { decidesOn } from './access.ts'
import { compareAnew } from './compare-fresh.ts'
import { writeVerdicts } from './decide.ts'
import { findWhileWritten } from './find-while-written.ts'
import { askedPairsOf, holdFresh, responsibleFor } from './job-store.ts'
import { factsOf, seenAmong } from './registration-store.ts'
import * as store from './suggestion-store.ts'

/** Asked of the engine at the same time: while the database looks one up, another is weighed. */
const AT_ONCE = 4
const ASKED = 20
const SHOWN = 5

export interface KnownFor {
  /** Which of those asked about. */
  at: number
  personId: string
  band: MatchBand
  score: number
  scoreVersion: string
}

/** Those worth showing: whoever is very likely or likely; only when nobody is, the best of those possible. */
function worth(found: readonly MatchCandidate[]): MatchCandidate[] {
  const [strong, weak] = [found.filter(({ band }) => band !== 'possible'), found.filter(({ band }) => band === 'possible')]
  return strong.length ? strong.slice(0, SHOWN) : weak.slice(0, 2)
}

/**
 * Who, within reach of the actor, may be each of those described, without possible siblings. Of who is out of reach nothing: a long list would tell who is followed elsewhere.
 * `tell` is called as they are gone through.
 */
export async function knownAmong({ tx }: Pick<Context, 'tx'>, asked: readonly MatchFacts[], tell: (done: number) => Promise<void> = async () => undefined): Promise<KnownFor[]> {
  const found: MatchCandidate[][] = []
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < asked.length; at = next++) {
      found[at] = (await findWhileWritten(tx, asked[at]!, { limit: ASKED })).filter(({ sibling }) => !sibling)
      await tell(++done)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const seen = await seenAmong(tx, [...new Set(found.flat().map(({ personId }) => personId))])
  return found.flatMap((candidates, at) => worth(candidates.filter(({ personId }) => seen.has(personId)))
    .map(({ personId, band, score, scoreVersion }) => ({ at, personId, band, score, scoreVersion })))
}

export interface NewVerdict {
  /** A registration just written. */
  person: string
  /** Another one, written before or in the same load. */
  other: string
  verdict: 'same' | 'different' | 'unsure'
  reason: string
}

/** Pairs written together: comparing them is work of the processor, and meanwhile others are served and the transaction is not left idle. */
const TOGETHER = 200

/**
 * Keeps what was said of registrations that have just been written down: the same decisions as on any pair, with the score as it stands now. Those the actor may not decide
 * about are passed over. Answers how many wait for a second person.
 */
export async function decideOnNew(context: Decides, verdicts: readonly NewVerdict[]): Promise<{ decided: number; awaited: number }> {
  const { tx } = context
  const may = new Set<string>()
  for (const people of inChunks([...new Set(verdicts.flatMap(({ person, other }) => [person, other]))])) for (const one of await decidesOn(tx, people)) may.add(one)
  const ready = firstOfPairs(verdicts.filter(({ person, other }) => may.has(person) && may.has(other)))
  const sum = { decided: 0, awaited: 0 }
  for (const part of inChunks(ready, TOGETHER)) {
    const { decided, awaited } = await decideTogether(context, part)
    sum.decided += decided
    sum.awaited += awaited
  }
  return sum
}

type Decides = Pick<Context, 'tx' | 'actor' | 'now' | 'audit'>

async function decideTogether(context: Decides, verdicts: readonly (NewVerdict & Pair)[]): Promise<{ decided: number; awaited: number }> {
  const { tx, now, audit } = context
  const facts = await factsOf(tx, [...new Set(verdicts.flatMap(({ low, high }) => [low, high]))])
  const ready = verdicts.filter(({ low, high }) => facts.has(low) && facts.has(high))
  const compared = await explainPairs(tx, ready.map(({ person, other }) => ({ asked: facts.get(person)!.facts, other: facts.get(other)!.facts })))
  await store.insertSuggestions(tx, ready.map(({ person, other, low, high }, at) => {
    const { band, score, scoreVersion, explanation } = compared[at]!
    audit(other)
    return { id: newId(now), low, high, kind: 'duplicate', band: band ?? 'possible', score, score_version: scoreVersion, explanation, explained_from: person, evidence: '', state: 'open', found_at: new Date(now).toISOString() }
  }))
  const rows = new Map((await store.suggestionsOfPairs(tx, ready)).map((row) => [keyOf(row), row]))
  const said = ready.flatMap(({ verdict, reason, ...pair }) => {
    const row = rows.get(keyOf(pair))
    return row ? [{ row, verdict, reason }] : []
  })
  return { decided: said.length, awaited: (await writeVerdicts(context, said)).size }
}

const keyOf = ({ low, high }: Pair): string => `${low} ${high}`

/** Two rows of the same load may name each other: the first answer stands for the pair. */
const firstOfPairs = (verdicts: readonly NewVerdict[]): (NewVerdict & Pair)[] =>
  [...new Map(verdicts.map((one) => ({ ...one, ...pairOf(one.person, one.other) })).toReversed().map((one) => [keyOf(one), one])).values()].toReversed()

/** Takes registrations the actor has just written out of what is compared in the common round: their load compares them (`compareHeld`). */
export const holdComparison = (tx: Tx, people: readonly string[]): Promise<void> => holdFresh(tx, people)

/** Compares one of them with everybody, telling nobody yet. As a job. */
export const compareHeld = (tx: Tx, person: string, now: number): Promise<number> => compareAnew(tx, person, now, () => Promise.resolve(1))

/** Who is to be told of pairs found for these people, and of how many each: nobody of a pair whose other side he may not know of. As a job. */
export async function toldOfPairs(tx: Tx, people: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { low, high } of await askedPairsOf(tx, people)) {
    const told = new Set([...(await responsibleFor(tx, low, high)), ...(await responsibleFor(tx, high, low))].map(({ actor_id }) => actor_id))
    for (const one of told) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return counts
}
