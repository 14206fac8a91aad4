import { newId } from '#kernel/domain/ids.ts'
import { notify, type Notice } from '#kernel/server/notices.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchCandidate, MatchFacts } from '#modules/people/contract.ts'
import { refreshMatch } from '#modules/people/server/index.ts'
import { pairOf } from '../domain/pair.ts'
import { reconsider, type Finding } from '../domain/verdicts.ts'
import { findAlike } from './engine.ts'
import { everybody, ofRelatives, reachingAll, responsibleFor } from './job-store.ts'
import { besideForJob, factsForJob } from './registration-store.ts'
import * as store from './suggestion-store.ts'

const KEPT = 10
/** So that those left out do not crowd out the others. */
const LOOKED_AT = 30

/**
 * Compares one registration with everybody anew: new pairs are stored, known ones renewed, asked again or let go. Answers how many are newly asked. `telling`: what is said
 * of each; a load of many says nothing here, and tells once at its end.
 */
export async function compareAnew(tx: Tx, person: string, now: number, telling: typeof tell = tell): Promise<number> {
  const own = (await factsForJob(tx, [person])).get(person)
  if (!own) return 0
  const found = await worthAsking(tx, person, own.facts)
  const others = await factsForJob(tx, found.map(({ personId }) => personId))
  const known = new Map((await store.suggestionsAbout(tx, [person])).map((row) => [row.low === person ? row.high : row.low, row]))
  let asked = 0
  for (const candidate of found) {
    const other = others.get(candidate.personId)
    if (!other) continue
    const pair = pairOf(person, candidate.personId)
    const evidence = pair.low === person ? `${own.evidence} ${other.evidence}` : `${other.evidence} ${own.evidence}`
    const suggestionId = await keep(tx, { ...pair, person, evidence, candidate, now }, known.get(candidate.personId))
    if (suggestionId) asked += await telling(tx, person, candidate, now, suggestionId)
    known.delete(candidate.personId)
  }
  for (const row of known.values()) {
    if (reconsider(row, null) === 'gone') await store.changeSuggestion(tx, row.id, row.version, { state: 'gone', changed_at: new Date(now).toISOString() })
  }
  return asked
}

/** Who is alike, but for those whom people keep beside this one knowingly (kin, or of one file): of them only who is very likely the same. */
async function worthAsking(tx: Tx, person: string, facts: MatchFacts): Promise<MatchCandidate[]> {
  const found = (await findAlike(tx, facts, { limit: LOOKED_AT, except: [person] })).filter(({ personId }) => personId !== person)
  const beside = await besideForJob(tx, person, found.map(({ personId }) => personId))
  return found.filter(({ personId, band, sibling }) => {
    const how = beside.get(personId)
    // who shares a parent is no news as a sibling, and may well be the same child written down twice
    return band === 'very_likely' || !(how === 'beside' || (how === 'siblings' && sibling))
  }).slice(0, KEPT)
}

/** Makes everybody loaded past the product's doors findable, and compares some of them at once; the others wait for the job. As owner or job. */
export async function compareLoaded(tx: Tx, people: readonly string[], now: number): Promise<void> {
  await refreshMatch(tx, await everybody(tx))
  for (const person of people) await compareAnew(tx, person, now)
}

interface Compared {
  /** Who was asked about. */
  person: string
  low: string
  high: string
  evidence: string
  candidate: MatchCandidate
  now: number
}

const findingOf = ({ candidate, evidence }: Compared): Finding => ({
  kind: candidate.sibling ? 'sibling' : 'duplicate', band: candidate.band, score: candidate.score, scoreVersion: candidate.scoreVersion, evidence,
})

/** Stores or renews a pair; answers which, when people are to be asked about it who were not before. */
async function keep(tx: Tx, compared: Compared, row: store.SuggestionRow | undefined): Promise<string | null> {
  const { low, high, evidence, candidate, now } = compared
  const finding = findingOf(compared)
  const at = new Date(now).toISOString()
  const figures = { kind: finding.kind, band: finding.band, score: finding.score, score_version: finding.scoreVersion, explanation: [...candidate.explanation], explained_from: compared.person, evidence }
  if (!row) {
    const id = newId(now)
    await store.insertSuggestions(tx, [{ id, low, high, state: 'open', found_at: at, ...figures }])
    return id
  }
  const next = reconsider(row, finding)
  if (next === 'keep') return null
  const again = next === 'ask'
  // who has the pair open before him is not told that it changed when it did not
  if (!again && row.evidence === evidence && row.score_version === finding.scoreVersion && row.band === finding.band && row.kind === finding.kind) return null
  await store.changeSuggestion(tx, row.id, row.version, { ...figures, ...(again ? { state: 'open' as const, asked_again: row.state === 'different' } : {}), changed_at: at })
  return again ? row.id : null
}

/**
 * Tells those who answer for the files on both sides, each once and only when he may know that the other exists; who reaches both is led to the pair. Possible ones wait in
 * the list, and so do the parents and relatives of children.
 */
async function tell(tx: Tx, person: string, { personId, band, sibling }: MatchCandidate, now: number, suggestionId: string): Promise<number> {
  if (band === 'possible' || sibling || (await ofRelatives(tx, person, personId))) return 1
  const told = new Map([...(await responsibleFor(tx, person, personId)), ...(await responsibleFor(tx, personId, person))].toReversed().map((one) => [one.actor_id, one]))
  const reaching = await reachingAll(tx, [...told.keys()], [person, personId])
  await notify(tx, now, [...told.values()].map((one): Notice => ({
    to: one.actor_id, kind: 'identity.suggested', subject: one.case_id, params: { number: one.number, ...(reaching.has(one.actor_id) ? { suggestionId } : {}) },
  })))
  return 1
}
