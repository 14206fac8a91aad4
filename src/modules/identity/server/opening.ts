import { conflict, invalid, notFound, Problem } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { OpeningAnswer } from '#modules/cases/contract.ts'
import type { Newcomer, OpeningCheck, OpeningNeeds } from '#modules/cases/server/index.ts'
import type { MatchFacts, NewPerson } from '#modules/people/contract.ts'
import { codesOf } from '#modules/people/server/index.ts'
import type { Candidate, ComparedFacts, Glimpse } from '../contract/fields.ts'
import type { Typed } from '../domain/asking.ts'
import { otherOf, pairOf } from '../domain/pair.ts'
import { askThrough } from './ask.ts'
import { candidatesFor } from './candidates.ts'
import { askSecond, evidenceOf, writeVerdict } from './decide.ts'
import { decidesOn } from './access.ts'
import { groupAround } from './one-view.ts'
import { factsOf as registered, oneOpeningAtATime, openFileOf } from './registration-store.ts'
import * as store from './suggestion-store.ts'

/** What is asked about somebody being written down, from the form that describes him. */
function factsOf(person: NewPerson, now: number): MatchFacts {
  const { given, family, original, birth, sex } = person
  const nationality = person.nationality ?? person.nationalities[0]
  return {
    given: given ?? (family ? null : (original ?? person.called)), family, aliases: original && (given || family) ? [{ given: original, family: null }] : null,
    dob: birth?.date ?? (birth?.year ? String(birth.year) : null), sex: sex ?? null, nat: nationality ?? null, place: birth?.place ?? null, phone: person.phone ?? null,
    codes: codesOf(person, now),
  }
}

export interface Described {
  facts: MatchFacts
  /** What decides whether a service out of reach may be named. */
  typed: Typed
  /** Registrations that are not asked about: his own, and those about whom people answered while the facts were as they are. */
  except: string[]
}

/** The child as he is described, or as he is registered: whoever was written down by another door first (as a relative, under another name) is compared like a newcomer. */
async function describe({ tx, now }: Pick<OpeningNeeds, 'tx' | 'now'>, child: Newcomer['child']): Promise<Described> {
  if ('person' in child) return { facts: factsOf(child.person, now), typed: { ...child.person, birthDate: child.person.birth?.date }, except: [] }
  return describeKnown(tx, child.personId)
}

/** A registration within reach, as it is compared before its file opens; 404 when its identity is not. */
export async function describeKnown(tx: Tx, personId: string): Promise<Described> {
  const { people } = await groupAround(tx, personId)
  const known = (await registered(tx, [personId])).get(personId)
  if (!known) throw notFound()
  const answered = await answeredAbout(tx, personId)
  return { facts: known.facts, typed: typedOf(known.facts), except: [...new Set([...people, ...answered])] }
}

const typedOf = ({ given, family, aliases, dob, phone, codes }: ComparedFacts): Typed =>
  ({ given, family, original: aliases?.[0]?.given ?? null, birthDate: dob?.length === 10 ? dob : null, phone: phone ?? null, taxCode: codes?.find((code) => code.startsWith('CF'))?.split(':')[1] ?? null })

/** Those about whom people said something of him that still holds. */
async function answeredAbout(tx: Tx, personId: string): Promise<string[]> {
  const rows = (await store.suggestionsAbout(tx, [personId])).filter(({ state }) => state === 'different' || state === 'same' || state === 'confirming' || state === 'unsure')
  const facts = await registered(tx, [personId, ...rows.map((row) => otherOf(row, personId))])
  return rows.filter((row) => row.state === 'same' || row.state === 'confirming' || row.evidence === evidenceOf(row, (one) => facts.get(one)?.evidence)).map((row) => otherOf(row, personId))
}

interface ToAnswer {
  rows: Candidate[]
  elsewhere: Glimpse[]
}

function assertAnswered({ rows, elsewhere }: ToAnswer, answers: readonly OpeningAnswer[]): void {
  const people = new Set(answers.map(({ personId }) => personId))
  const asked = new Set(answers.map(({ glimpseId }) => glimpseId))
  const known = rows.filter(({ person }) => !people.has(person.id))
  const out = elsewhere.filter(({ id }) => !asked.has(id))
  if (!known.length && !out.length) return
  throw new Problem('conflict', {
    it: `Prima di aprire il fascicolo rispondi: ${[
      ...(known.length ? [`${known.length === 1 ? 'una persona già registrata è' : `${known.length} persone già registrate sono`} molto probabilmente lo stesso minore`] : []),
      ...(out.length ? [`un’altra registrazione potrebbe essere presso ${out.map((one) => `${one.organisationName}, ${one.unitName}`).join('; ')}`] : []),
    ].join('; ')}. Guarda sotto il nome.`,
    en: `Before the file opens, answer: ${[
      ...(known.length ? [`${known.length === 1 ? 'somebody registered already is' : `${known.length} people registered already are`} very likely the same child`] : []),
      ...(out.length ? [`another registration may be at ${out.map((one) => `${one.organisationName}, ${one.unitName}`).join('; ')}`] : []),
    ].join('; ')}. Look below the name.`,
  })
}

/** One child does not get a second open file in the same body by being written down anew. */
async function assertNoOpenFile({ tx }: OpeningNeeds, { organisationId, child, answers }: Newcomer): Promise<void> {
  const same = [...answers.flatMap(({ verdict, personId }) => (verdict === 'same' && personId ? [personId] : [])), ...('personId' in child ? [child.personId] : [])]
  const joined: string[] = []
  for (const one of same) joined.push(...(await groupAround(tx, one)).people)
  const open = joined.length ? await openFileOf(tx, joined, organisationId) : undefined
  if (open) {
    throw conflict({
      it: `Questo minore ha già il fascicolo aperto ${open.number}: aprilo e lavora lì.`,
      en: `This child already has the open file ${open.number}: work there.`,
    })
  }
}

/**
 * Before a file opens, whether the child is described anew or registered by another door already, whoever is very likely the same child must be answered, and each service that may hold him. The answers become decisions about the
 * new registration in the transaction that writes it. A child in need never waits for another service: having asked, or saying why not, is an answer.
 */
export const answerBeforeOpening: OpeningCheck = async (context, newcomer) => {
  const { child, answers, at } = newcomer
  // of two who open at once (two windows, two desks) the second sees what the first wrote
  await oneOpeningAtATime(context.tx, newcomer.organisationId)
  const { facts, typed, except } = await describe(context, child)
  const found = await candidatesFor(context, facts, typed, { except })
  for (const [index, { verdict, glimpseId }] of answers.entries()) {
    if (verdict === 'ask' && !glimpseId) throw invalid(`${at}answers.${index}.verdict`, { it: 'Si chiede a un altro servizio solo di chi non puoi vedere', en: 'Another service is asked only about whom you cannot see' })
  }
  assertAnswered({ rows: found.rows.filter(({ band }) => band === 'very_likely'), elsewhere: found.elsewhere }, answers)
  await assertNoOpenFile(context, newcomer)
  const known = new Map<string, Candidate>([...found.rows, ...found.siblings].map((one) => [one.person.id, one]))
  return async (personId) => {
    for (const answer of answers) {
      const candidate = answer.personId ? known.get(answer.personId) : undefined
      if (candidate) await keepAnswer(context, personId, candidate, answer)
      if (answer.glimpseId && answer.verdict === 'ask') {
        await askThrough(context, { glimpseId: answer.glimpseId, personId, traceId: null, unitId: newcomer.unitId, reason: answer.reason, legalBasis: answer.legalBasis ?? 'compito_pubblico', consentWords: answer.consentWords ?? null, tell: ['dob', 'sex', 'nat'] })
      }
    }
  }
}

/** The answer about somebody within reach, as a decision on the pair; of whom he sees the header alone nothing can be decided. */
async function keepAnswer(context: OpeningNeeds, personId: string, candidate: Candidate, { verdict, reason }: OpeningAnswer): Promise<void> {
  const { tx, now } = context
  if (verdict === 'ask' || (await decidesOn(tx, [personId, candidate.person.id])).size < 2) return
  context.audit(candidate.person.id)
  const { low, high } = pairOf(personId, candidate.person.id)
  await store.insertSuggestions(tx, [{
    id: newId(now), low, high, kind: 'duplicate', band: candidate.band, score: candidate.score, score_version: candidate.scoreVersion, explanation: candidate.lines, explained_from: personId, evidence: '', state: 'open',
    found_at: new Date(now).toISOString(),
  }])
  const [row] = await store.suggestionsOfPairs(tx, [{ low, high }])
  if (row && (await writeVerdict(context, row, verdict, reason))) await askSecond(context, row)
}
