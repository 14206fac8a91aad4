import { notify, type Notice } from '#kernel/server/notices.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchCandidate } from '#modules/people/contract.ts'
import { enoughToGlimpse } from '../domain/asking.ts'
import { likenessOf } from './engine.ts'
import { findWhileWritten } from './find-while-written.ts'
import { besideForJob, factsForJob, type Facts } from './registration-store.ts'
import * as hits from './trace-hit-store.ts'
import { answersOf, openTraces, type TraceRow } from './trace-store.ts'

/** How many are kept of each search: what its page shows. */
const KEPT = 8
const LOOKED_AT = 30
/** Of these, the first are worth a notice; the others wait until the page is opened. */
const TOLD = 3
/** Laid side by side with who is sought, natural log-odds: below, no search would show them. */
const PLAUSIBLE = 0

/** Compares registrations just written or changed with whom open searches seek; who follows a search is told of a new hit. Answers how many are new. */
export async function searchTraces(tx: Tx, people: readonly string[], now: number): Promise<number> {
  const traces = people.length ? await openTraces(tx) : []
  if (!traces.length) return 0
  const facts = await factsForJob(tx, people)
  const pairs = traces.flatMap((trace) => [...facts].filter(([person]) => person !== trace.seeker_id).map(([, { facts: of }]) => ({ trace, a: trace.facts, b: of })))
  const likeness = await likenessOf(tx, pairs)
  const worth = new Set([...pairs.flatMap(({ trace }, at) => (likeness[at]! > PLAUSIBLE ? [trace.id] : [])), ...(await hits.tracesHitBy(tx, people))])
  let found = 0
  for (const trace of traces) if (worth.has(trace.id)) found += await searchTrace(tx, trace, new Set(people), now)
  return found
}

/** One open search anew. Of `fresh` people who are new to it, who follows it is told; of the others not: its page shows them. */
export async function searchTrace(tx: Tx, trace: TraceRow, fresh: ReadonlySet<string>, now: number): Promise<number> {
  const found = await fitting(tx, trace)
  const facts = await factsForJob(tx, found.map(({ personId }) => personId))
  const before = await hits.hitsOf(tx, trace.id)
  const setAside = new Map((await answersOf(tx, trace.id)).map((answer) => [answer.person_id, answer.evidence]))
  const at = new Date(now).toISOString()
  const isNew = (personId: string, { evidence }: Facts): boolean => {
    const old = before.get(personId)
    // who was set aside comes back when his facts are others than those he was set aside on
    return setAside.has(personId) ? setAside.get(personId) !== evidence && old?.evidence !== evidence : !old
  }
  const ready = found.flatMap((one) => {
    const of = facts.get(one.personId)
    return of ? [{ one, of, fresh: isNew(one.personId, of) }] : []
  })
  await hits.putHits(tx, trace.id, ready.map(({ one, of, fresh: news }) => ({
    trace_id: trace.id, person_id: one.personId, band: one.band, evidence: of.evidence, score_version: one.scoreVersion, found_at: news ? at : (before.get(one.personId)?.found_at ?? at),
  })))
  const news = ready.slice(0, TOLD).filter((hit) => hit.fresh && fresh.has(hit.one.personId))
  for (const { one } of news) await tell(tx, trace, one, now)
  return news.length
}

/** Who fits, but for the seeker's own: those of his file, and those tied to him, are found already. */
async function fitting(tx: Tx, trace: TraceRow): Promise<MatchCandidate[]> {
  const found = (await findWhileWritten(tx, trace.facts, { limit: LOOKED_AT, except: [trace.seeker_id] })).filter(({ personId }) => personId !== trace.seeker_id)
  const beside = await besideForJob(tx, trace.seeker_id, found.map(({ personId }) => personId))
  return found.filter(({ personId }) => beside.get(personId) !== 'beside').slice(0, KEPT)
}

/** Nothing of who was found is in a notice; out of reach, it is left only where the page too would say that there is one. */
async function tell(tx: Tx, trace: TraceRow, { personId, band, sibling }: MatchCandidate, now: number): Promise<void> {
  const beyond = band !== 'possible' && !sibling && enoughToGlimpse({ ...trace, birthDate: trace.birth_date })
  const told = (await hits.followersOf(tx, trace.id, personId)).filter(({ reaches }) => reaches || beyond)
  await notify(tx, now, told.map((one): Notice => ({ to: one.actor_id, kind: 'identity.trace_hit', subject: one.case_id, params: { traceId: trace.id } })))
}
