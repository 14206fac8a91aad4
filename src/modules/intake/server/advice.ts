import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { openReach } from '#modules/access/server/index.ts'
import * as contract from '../contract.ts'
import { adviceUnitsOf, assertMayAnswer, assertMayWriteAdvice } from './access.ts'
import * as store from './advice-store.ts'
import { assertNoPersonalData } from './advice-text.ts'
import { loadAdvice, presentAdvice, presentAdviceRow } from './present-advice.ts'
import { municipalityExists } from './report-store.ts'

export const createAdvice = operation(contract.createAdvice, async ({ tx, actor, audit, note, now }, input) => {
  assertMayWriteAdvice(actor, input.unitId)
  await assertCode(tx, now, 'organisation_kind', input.askedByKind, 'askedByKind')
  await assertCode(tx, now, 'advice_topic', input.topic, 'topic')
  if (Date.parse(input.askedAt) > now + 5 * 60_000) throw invalid('askedAt', { it: 'Una richiesta non può essere arrivata nel futuro', en: 'A request cannot have come in the future' })
  if (input.municipality && !(await municipalityExists(tx, input.municipality))) throw invalid('municipality', { it: 'Scegli un comune', en: 'Choose a municipality' })
  await assertNoPersonalData(tx, now, { question: input.question })
  const unit = await store.unitOf(tx, input.unitId)
  if (!unit) throw notFound()
  const id = newId<'advice'>(now)
  audit(id)
  await openReach(tx, id, unit.id, 'compito_pubblico')
  const number = await store.nextAdviceNumber(tx, unit.id, Number(dateInRome(now).slice(0, 4)))
  await store.insertAdvice(tx, {
    id, number, organisation_id: unit.organisation_id, unit_id: unit.id, asked_by_kind: input.askedByKind, asked_by_name: input.askedByName,
    municipality_istat: input.municipality ?? null, asked_at: input.askedAt, topic: input.topic, question: input.question, state: 'waiting',
    created_by: actor.id, created_at: new Date(now).toISOString(),
  })
  note({ topic: input.topic })
  return { id, number }
})

export const getAdvice = operation(contract.getAdvice, async ({ tx, actor, audit }, { adviceId }) => {
  audit(adviceId)
  return presentAdvice(tx, actor, adviceId)
})

export const answerAdvice = operation(contract.answerAdvice, async ({ tx, actor, audit, now }, { adviceId, version, answer, norms, outcome }) => {
  audit(adviceId)
  const row = await loadAdvice(tx, adviceId)
  assertMayAnswer(actor, row.unit_id)
  if (row.state === 'closed') throw closed()
  await assertCode(tx, now, 'advice_outcome', outcome, 'outcome')
  await assertNoPersonalData(tx, now, { answer })
  const changes = { answer, norms: [...new Set(norms)], outcome, answered_by: actor.id, answered_at: new Date(now).toISOString(), state: 'answered' as const }
  if (!(await store.changeAdvice(tx, adviceId, version, changes))) throw stale(await presentAdvice(tx, actor, adviceId))
  return presentAdvice(tx, actor, adviceId)
})

export const closeAdvice = operation(contract.closeAdvice, async ({ tx, actor, audit }, { adviceId, version }) => {
  audit(adviceId)
  const row = await loadAdvice(tx, adviceId)
  assertMayAnswer(actor, row.unit_id)
  if (row.state === 'closed') throw closed()
  if (row.state === 'waiting') throw conflict({ it: 'Prima di chiudere scrivi la risposta.', en: 'Write the answer before closing.' })
  if (!(await store.changeAdvice(tx, adviceId, version, { state: 'closed' }))) throw stale(await presentAdvice(tx, actor, adviceId))
  return presentAdvice(tx, actor, adviceId)
})

const closed = () => conflict({ it: 'La consulenza è già chiusa: se serve, registrane una nuova.', en: 'The advice is closed already: write down a new one if needed.' })

export const listAdvice = operation(contract.listAdvice, async ({ tx, note }, input) => {
  const after = openCursor<store.Position>(input.cursor, ['at', 'id'])
  const { rows, next } = pageOf(await store.listAdvice(tx, input, after, input.limit), input.limit, (last) => ({ at: last.asked_at, id: last.id }))
  note({ rows: rows.length })
  return { rows: rows.map(presentAdviceRow), next, total: null, waiting: await store.countWaiting(tx) }
})

export const adviceUnits = operation(contract.adviceUnits, async ({ tx, actor }) => ({ rows: await store.unitsNamed(tx, adviceUnitsOf(actor)) }))
