import { conflict, invalid, Problem } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { OpeningAnswer } from '#modules/cases/contract.ts'
import type { Newcomer, OpeningCheck, OpeningNeeds } from '#modules/cases/server/index.ts'
import type { MatchFacts, NewPerson } from '#modules/people/contract.ts'
import type { Candidate, Glimpse } from '../contract/fields.ts'
import { pairOf } from '../domain/pair.ts'
import { askThrough } from './ask.ts'
import { candidatesFor } from './candidates.ts'
import { writeVerdict } from './decide.ts'
import { decidesOn } from './access.ts'
import { groupAround } from './one-view.ts'
import { openFileOf } from './registration-store.ts'
import * as store from './suggestion-store.ts'

/** What is asked about somebody being written down, from the form that describes him. */
function factsOf(person: NewPerson): MatchFacts {
  const { given, family, original, birth, sex } = person
  const nationality = person.nationality ?? person.nationalities[0]
  return {
    given: given ?? (family ? null : (original ?? person.called)), family, aliases: original && (given || family) ? [{ given: original, family: null }] : null,
    dob: birth?.date ?? (birth?.year ? String(birth.year) : null), sex: sex ?? null, nat: nationality ?? null, place: birth?.place ?? null, phone: person.phone ?? null,
  }
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
async function assertNoOpenFile({ tx }: OpeningNeeds, { organisationId }: Newcomer, answers: readonly OpeningAnswer[]): Promise<void> {
  const same = answers.flatMap(({ verdict, personId }) => (verdict === 'same' && personId ? [personId] : []))
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
 * Before a file of somebody new opens, whoever is very likely the same child must be answered, and each service that may hold him. The answers become decisions about the
 * new registration in the transaction that writes it. A child in need never waits for another service: having asked, or saying why not, is an answer.
 */
export const answerBeforeOpening: OpeningCheck = async (context, newcomer) => {
  const { person, answers, at } = newcomer
  const facts = factsOf(person)
  const found = await candidatesFor(context, facts, { ...person, birthDate: person.birth?.date })
  for (const [index, { verdict, glimpseId }] of answers.entries()) {
    if (verdict === 'ask' && !glimpseId) throw invalid(`${at}answers.${index}.verdict`, { it: 'Si chiede a un altro servizio solo di chi non puoi vedere', en: 'Another service is asked only about whom you cannot see' })
  }
  assertAnswered({ rows: found.rows.filter(({ band }) => band === 'very_likely'), elsewhere: found.elsewhere }, answers)
  await assertNoOpenFile(context, newcomer, answers)
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
  if (row) await writeVerdict(context, row, verdict, reason)
}
