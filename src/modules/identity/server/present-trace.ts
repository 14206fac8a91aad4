import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { Trace } from '../contract/trace.ts'
import { workUnits } from './access.ts'
import { candidatesFor, type Found } from './candidates.ts'
import { namesOf } from './present-suggestion.ts'
import { questionsAbout } from './question-store.ts'
import { factsOf } from './registration-store.ts'
import { hitsOf } from './trace-hit-store.ts'
import * as store from './trace-store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'auditApart' | 'now'>

/** May he change this search? He reaches the identity of its file with a role that works on files. */
export const maySeek = async ({ tx, actor }: Pick<Context, 'tx' | 'actor'>, caseId: string): Promise<boolean> => workUnits(await actingIn(tx, actor, caseId, 'identity')).length > 0

const nothing = { elsewhere: [], limited: false }

interface Searched {
  found: Trace['candidates']
  beyond: Pick<Found, 'elsewhere' | 'limited'>
  dismissed: Awaited<ReturnType<typeof store.answersOf>>
}

/** Who may be the one sought: everybody the engine finds, kin by other names included, but for those of the seeker's own file and those set aside whose facts stay as they were. */
async function search(context: Needs, row: store.TraceRow): Promise<Searched> {
  const { tx, now } = context
  const answers = await store.answersOf(tx, row.id)
  const facts = await factsOf(tx, answers.map((answer) => answer.person_id))
  const dismissed = answers.filter((answer) => facts.get(answer.person_id)?.evidence === answer.evidence)
  if (row.state !== 'open') return { found: [], beyond: nothing, dismissed }
  const { rows, siblings, ...beyond } = await candidatesFor(context, row.facts, { ...row, birthDate: row.birth_date }, { except: [row.seeker_id, ...dismissed.map((answer) => answer.person_id)], support: 'reach' })
  await store.markSearched(tx, row.id, new Date(now).toISOString(), rows[0]?.scoreVersion ?? null)
  const found = [...rows, ...siblings]
  const own = await store.ofFileAmong(tx, row.case_id, found.map(({ person }) => person.id))
  const hits = await hitsOf(tx, row.id)
  const since = row.searched_at ?? row.created_at
  return { found: found.filter(({ person }) => !own.has(person.id)).map((one) => ({ ...one, isNew: (hits.get(one.person.id)?.found_at ?? '') > since })), beyond, dismissed }
}

/** A search for a relative with who may be found now; 404 unless the identity of its file is within reach. */
export async function presentTrace(context: Needs, id: string): Promise<Trace> {
  const { tx, audit } = context
  const row = await store.traceById(tx, id)
  const file = row && (await store.fileHead(tx, row.case_id))
  if (!row || !file) throw notFound()
  audit(row.case_id)
  const { found, beyond, dismissed } = await search(context, row)
  for (const { person } of found) audit(person.id)
  const people = await personHeaders(tx, [row.seeker_id, ...(row.found_id ? [row.found_id] : []), ...dismissed.map((answer) => answer.person_id)])
  const name = await namesOf(tx, [row.created_by, row.ended_by, ...dismissed.map((answer) => answer.by_operator)])
  const questions = await questionsAbout(tx, { traceId: id })
  const units = await unitHeaders(tx, questions.map((one) => one.to_unit))
  const seeker = people.get(row.seeker_id)
  if (!seeker) throw notFound()
  return {
    id: row.id as Id<'trace'>, caseId: row.case_id as Id<'case'>, caseNumber: file.number, seeker, state: row.state as Trace['state'], createdBy: name(row.created_by), createdAt: row.created_at,
    searchedAt: row.searched_at, relation: row.relation, given: row.given, family: row.family, original: row.original, sex: row.sex as Trace['sex'], birthDate: row.birth_date as PlainDate | null,
    birthYear: row.birth_year, country: row.country, father: row.father, mother: row.mother, birthPlace: row.birth_place, phone: row.phone, lastPlace: row.last_place, lastCountry: row.last_country,
    lastOn: row.last_on as PlainDate | null, lastWords: row.last_words, clues: row.clues, followUpOn: row.follow_up_on as PlainDate | null, consentBy: row.consent_by as Trace['consentBy'],
    consentOn: row.consent_on as PlainDate, noRiskWords: row.no_risk_words,
    candidates: found,
    dismissed: dismissed.flatMap((answer) => {
      const person = people.get(answer.person_id)
      return person ? [{ person, reason: answer.reason, by: name(answer.by_operator), at: answer.at }] : []
    }),
    elsewhere: beyond.elsewhere, limited: beyond.limited,
    questions: questions.map((one) => ({ id: one.id as Id<'question'>, state: one.state, answer: one.answer, to: [units.get(one.to_unit)?.organisationName, units.get(one.to_unit)?.name].filter(Boolean).join(', ') })),
    found: row.found_id ? (people.get(row.found_id) ?? null) : null, outcomeWords: row.outcome_words,
    ended: row.ended_at && row.ended_by ? { at: row.ended_at, by: name(row.ended_by) } : null, version: row.version, can: { change: row.state === 'open' && (await maySeek(context, row.case_id)) },
  }
}
