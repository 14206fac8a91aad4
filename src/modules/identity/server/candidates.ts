import type { Tx } from '#kernel/server/db.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { MatchCandidate, MatchFacts } from '#modules/people/contract.ts'
import type { Candidate, Glimpse } from '../contract/fields.ts'
import { enoughToGlimpse, madeKnown, printOf, tooMany, type AskedSoFar, type Typed } from '../domain/asking.ts'
import type { EngineOptions } from './engine.ts'
import { findWhileWritten } from './find-while-written.ts'
import { auditGlimpsed, countAsked, glimpsesOf } from './glimpse-store.ts'
import { seenAmong, subjectsOf } from './registration-store.ts'
import { registrationsOf } from './registrations.ts'

/** Asked of the engine: enough that those out of reach do not crowd out those within. */
const ASKED = 50
/** Scores this near are the same for whoever has to choose. */
const AS_GOOD = 0.5
const SHOWN = 8

export interface Found {
  /** Within reach, best first. */
  rows: Candidate[]
  siblings: Candidate[]
  /** Services that hold a very likely or likely one out of reach. */
  elsewhere: Glimpse[]
  limited: boolean
}

export type Asking = Pick<Context, 'tx' | 'actor' | 'auditApart'>

/**
 * Who may be the one with these facts, as this person may know it. Who is within reach is shown with the reasons; of the others at most which service to call, and only
 * when enough was given to mean somebody in particular. `typed` is what decides that.
 */
export async function candidatesFor(context: Asking, facts: MatchFacts, typed: Typed, { except = [], support }: Pick<EngineOptions, 'except' | 'support'> = {}): Promise<Found> {
  const found = (await findWhileWritten(context.tx, facts, { limit: ASKED, except, support })).filter(({ personId }) => !except.includes(personId))
  const seen = await seenAmong(context.tx, found.map(({ personId }) => personId))
  const within = await shown(context.tx, found.filter(({ personId }) => seen.has(personId)).slice(0, SHOWN * 2))
  const beyond = found.filter(({ personId, band, sibling }) => !seen.has(personId) && !sibling && band !== 'possible').map(({ personId }) => personId)
  return {
    rows: within.filter(({ sibling }) => !sibling).slice(0, SHOWN), siblings: within.filter(({ sibling }) => sibling).slice(0, SHOWN), ...(await beyondReach(context, beyond, typed)),
  }
}

/** Counted before it is looked whether anything is there, so that reaching the limit says nothing of what was found. */
async function beyondReach(context: Asking, people: readonly string[], typed: Typed): Promise<Pick<Found, 'elsewhere' | 'limited'>> {
  if (!enoughToGlimpse(typed)) return { elsewhere: [], limited: false }
  const asked = await countAsked(context.tx, printOf(typed))
  await tellOfMany(context, asked)
  if (tooMany(asked)) return { elsewhere: [], limited: true }
  const elsewhere = await glimpsesOf(context.tx, people, printOf(typed))
  await auditGlimpsed(context, elsewhere)
  return { elsewhere, limited: false }
}

/** Who asks much is made known to who protects the data of his body, once a day; so is a body whose people, each below the limit, ask much together. */
export async function tellOfMany({ tx, actor }: Pick<Context, 'tx' | 'actor'>, asked: AskedSoFar): Promise<void> {
  const who = madeKnown(asked)
  if (who === 'person') await enqueue(tx, 'identity.many_asked', { actorId: actor.id }, { key: `identity.many_asked:${actor.id}` })
  if (who === 'body') await enqueue(tx, 'identity.many_asked', { actorId: actor.id, body: true }, { key: `identity.many_asked:body:${actor.organisationId}` })
}

/** Candidates with their registration; the reasons only for who reaches the identity: they say what is written there. */
async function shown(tx: Tx, found: readonly MatchCandidate[]): Promise<Candidate[]> {
  const ids = found.map(({ personId }) => personId)
  const identity = new Set((await subjectsOf(tx, ids)).map(({ member }) => member))
  const registrations = await registrationsOf(tx, ids)
  return found.flatMap(({ personId, band, sibling, explanation, score, scoreVersion }) => {
    const registration = registrations.get(personId)
    // how many fit as well is counted among those he sees: the engine's own figure would tell of others
    const others = found.filter((one) => one.personId !== personId && one.sibling === sibling && Math.abs(one.score - score) <= AS_GOOD).length
    return registration ? [{ ...registration, band, sibling, lines: identity.has(personId) ? [...explanation] : [], others, score, scoreVersion }] : []
  })
}
