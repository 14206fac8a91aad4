import { invalid, notFound, Problem } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { ComparedFacts } from '../contract/fields.ts'
import * as contract from '../contract/question.ts'
import { assertMayDecide, decidesOn, workUnits } from './access.ts'
import { factsOf, subjectsOf } from './registration-store.ts'
import * as store from './question-store.ts'
import { traceById } from './trace-store.ts'

type Tellable = (typeof contract.tellable)[number]

interface Asking {
  glimpseId: string
  personId: string
  traceId: string | null
  unitId: string
  reason: string
  legalBasis: string
  consentWords: string | null
  tell: readonly Tellable[]
}

/** Questions to other services that one person asks in a day: more is no longer casework. */
const DAILY = 20

/** Of what is known, the part that its author chose to tell; the names always. Never a telephone, an address or a number. */
export function toTell(facts: ComparedFacts, tell: readonly Tellable[]): ComparedFacts {
  const { given, family, aliases, dob, sex, nat, place, father, mother } = facts
  const parts: Record<Tellable, ComparedFacts> = { dob: { dob }, sex: { sex }, nat: { nat }, place: { place }, parents: { father, mother } }
  return Object.assign({ given, family, aliases }, ...tell.map((one) => parts[one])) as ComparedFacts
}

/** Asks the service behind a glimpse, and tells it by a job of this transaction: the asker does not reach what it is about. */
export async function askThrough(context: Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>, asking: Asking): Promise<{ id: Id<'question'>; dueOn: PlainDate }> {
  const { tx, now, audit } = context
  await assertCode(tx, now, 'legal_basis', asking.legalBasis, 'legalBasis')
  if (asking.legalBasis === 'consenso' && !asking.consentWords) {
    throw invalid('consentWords', { it: 'Scrivi chi ha dato il consenso e come: senza, scegli un’altra base giuridica', en: 'Write who gave consent and how; without it choose another legal basis' })
  }
  const known = (await factsOf(tx, [asking.personId])).get(asking.personId)
  if (!known) throw notFound()
  const trace = asking.traceId ? await traceById(tx, asking.traceId) : undefined
  if (asking.traceId && (!trace || trace.seeker_id !== asking.personId)) throw notFound()
  const name = (await personHeaders(tx, [asking.personId])).get(asking.personId)?.displayName ?? '—'
  const told = trace
    ? { ...trace.facts, name: trace.sought_name, relation: trace.relation }
    : { ...toTell(known.facts, asking.tell), name }
  if ((await store.askedToday(tx, context.actor.id)) >= DAILY) {
    throw new Problem('too-many', { it: 'Hai già fatto molte domande ad altri servizi oggi: riprendi domani, o telefona.', en: 'You have asked other services many questions today: go on tomorrow, or telephone.' })
  }
  const id = newId<'question'>(now)
  const asked = await store.ask(tx, { ...asking, questionId: id, lineId: newId(now), told })
  if (!asked) throw notFound({ it: 'La corrispondenza non è più disponibile: cerca di nuovo e chiedi entro oggi.', en: 'The match is no longer available: search again and ask within the day.' })
  audit(asking.personId)
  for (const { subject } of await subjectsOf(tx, [asking.personId])) audit(subject)
  await enqueue(tx, 'identity.asked', { questionId: id })
  return { id, dueOn: asked.due_on as PlainDate }
}

export const askService = operation(contract.askService, async (context, { glimpseId, personId, traceId, consentWords, ...rest }) => {
  const { tx, actor, note } = context
  const may = await decidesOn(tx, [personId])
  if (!(await factsOf(tx, [personId])).size) throw notFound()
  assertMayDecide(may.has(personId))
  const unitId = workUnits(actor)[0]!
  const asked = await askThrough(context, { ...rest, glimpseId, personId, traceId: traceId ?? null, unitId, consentWords })
  note({ legalBasis: rest.legalBasis, told: rest.tell.length })
  return asked
})
