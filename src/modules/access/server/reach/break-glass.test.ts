import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { openSubject, trailOf } from '#tests/support/subject.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { breakGlass, getReach, grantAccess, listBreakGlass, reviewBreakGlass } from '../../contract/reach.ts'
import { addResponsibleLookup } from './break-glass.ts'

let world: World
let service: Body
let holder: Somebody
let coordinator: Somebody
let manager: Somebody
let officer: Somebody
let onDuty: Somebody
let subject: string
const responsible: string[] = []
// the lookups last longer than this file: of other subjects nobody answers
addResponsibleLookup(async (_tx, asked) => (asked === subject ? responsible : []))

beforeAll(async () => {
  world = await openWorld()
  service = await world.organisation({ name: 'Azienda di prova' })
  const team = { organisationId: service.organisationId, unitId: await world.unit(service.organisationId, { parentId: service.unitId }) }
  holder = await world.operator(team)
  coordinator = await world.operator(team, { role: 'coordinator' })
  manager = await world.operator(service, { role: 'manager' })
  officer = await world.operator(service, { role: 'privacy_officer' })
  onDuty = await world.operator(await world.organisation({ name: 'Città vicina' }))
})
afterAll(() => world.close())
beforeEach(async () => {
  subject = await openSubject(world, holder)
  responsible.splice(0, responsible.length, holder.operatorId)
})

const words = 'Ragazzo trovato in stazione, non sa dire dove dorme'
const why = (extra: object = {}) => ({ subject, reason: 'pericolo_immediato', words, ...extra })
const outcome = { outcome: 'justified' as const, words: 'Era di notte e nessuno rispondeva' }
const seenBy = async (somebody: Somebody) => {
  const answer = await somebody.call(getReach, { subject })
  return answer.status === 200 ? answer.body.sections : answer.status
}
const toldOf = async (kind: string) =>
  (await world.owner.query<{ actor_id: string }>('select actor_id from kernel.notice where kind = $1 and subject = $2', [kind, subject])).rows.map((row) => row.actor_id)

test.each(['mediator', 'partner', 'specialist', 'front_desk', 'clerk', 'observer', 'administrator', 'privacy_officer'])('the role %s opens nothing in an emergency', async (role) => {
  const somebody = await world.operator(await world.organisation(), { role })
  expect((await somebody.call(breakGlass, why())).status).toBe(404)
  expect(await seenBy(somebody)).toBe(404)
  expect(await trailOf(world, subject)).toContainEqual({ action: 'access.breakGlass', outcome: 'refused', actor: somebody.operatorId })
  expect(await toldOf('access.break_glass')).toEqual([])
})

test('a file that does not exist reads like one that cannot be opened', async () => {
  const missing = await onDuty.call(breakGlass, { ...why(), subject: newId() })
  const mediator = await world.operator(await world.organisation(), { role: 'mediator' })
  expect(missing.problem).toEqual((await mediator.call(breakGlass, why())).problem)
})

test('a consultant whose assignment ended, and who is not signed in, open nothing', async () => {
  const past = await world.operator(await world.organisation(), { until: '2025-12-31' })
  expect((await past.call(breakGlass, why())).status).toBe(404)
  expect((await world.anonymous.call(breakGlass, why())).status).toBe(401)
})

test.each([
  ['words too short', { words: 'non risponde nessun' }, 'words'],
  ['spaces instead of words', { words: `ciao${' '.repeat(40)}` }, 'words'],
  ['a reason outside the list', { reason: 'curiosita' }, 'reason'],
  ['less than five minutes', { minutes: 4 }, 'minutes'],
  ['more than an hour', { minutes: 61 }, 'minutes'],
])('a wrong request is refused beside its field: %s', async (_name, change, path) => {
  const reply = await onDuty.call(breakGlass, why(change))
  expect([reply.status, reply.problem.errors?.[0]?.path]).toEqual([400, path])
  expect(await seenBy(onDuty)).toBe(404)
})

test.each(['worker', 'educator', 'coordinator', 'manager'])('a %s on duty opens what an emergency needs, never the secret address or the reporter', async (role) => {
  const somebody = await world.operator(await world.organisation(), { role })
  const { endsAt } = (await somebody.call(breakGlass, why({ minutes: 5 }))).body
  expect(Date.parse(endsAt) - Date.now()).toBeGreaterThan(4 * 60_000)
  expect(await seenBy(somebody)).toEqual(['identity', 'social', 'judicial', 'health', 'education', 'work_status'])
  const colleague = await world.operator(somebody)
  expect(await seenBy(colleague)).toBe(404)
  expect((await somebody.call(grantAccess, { subject, to: { operatorId: colleague.operatorId as never }, sections: ['social'], legalBasis: 'accordo', reason: 'prova' })).status).toBe(403)
  expect(await trailOf(world, subject)).toContainEqual({ action: 'access.breakGlass', outcome: 'ok', actor: somebody.operatorId })
})

test('the responsible worker and who answers for the unit are told at once, each once, never oneself', async () => {
  responsible.push(coordinator.operatorId, onDuty.operatorId)
  await onDuty.call(breakGlass, why())
  expect((await toldOf('access.break_glass')).toSorted()).toEqual([holder, coordinator, manager].map((one) => one.operatorId).toSorted())
})

test('who already sees the file is told to open it without an emergency; also while one lasts', async () => {
  expect((await holder.call(breakGlass, why())).status).toBe(409)
  expect((await onDuty.call(breakGlass, why())).status).toBe(200)
  expect((await onDuty.call(breakGlass, why())).status).toBe(409)
})

test('it closes by itself when its minutes are over', async () => {
  const { id } = (await onDuty.call(breakGlass, why({ minutes: 5 }))).body
  expect(await seenBy(onDuty)).toContain('social')
  const moved = await world.owner.query(
    `update kernel.reach_boundary set at = at - interval '5 minutes' where subject = $1 and at <= now() + interval '5 minutes' and at > now() + interval '4 minutes 50 seconds'`, [subject])
  expect(moved.rowCount).toBe(1)
  // the minutes pass: every instant of it was five minutes earlier
  await world.owner.query('alter table kernel.reach_source disable trigger reach_source_changed')
  await world.owner.query(
    `update kernel.reach_source s set valid_from = s.valid_from - interval '5 minutes', valid_to = s.valid_to - interval '5 minutes'
     from access.break_glass b where b.id = $1 and s.id = b.grant_id`, [id])
  await world.owner.query('alter table kernel.reach_source enable trigger reach_source_changed')
  expect(await seenBy(onDuty)).toBe(404)
  expect((await onDuty.call(listBreakGlass, {})).body.rows.map((row) => row.id)).toContain(id)
})

test('two different people review it, never who did it, never who does not answer for the file, never a third', async () => {
  const { id } = (await onDuty.call(breakGlass, why())).body
  const elsewhere = await world.operator(await world.organisation(), { role: 'coordinator' })
  expect((await elsewhere.call(reviewBreakGlass, { breakGlassId: id, ...outcome })).status).toBe(404)
  expect((await onDuty.call(reviewBreakGlass, { breakGlassId: id, ...outcome })).status).toBe(403)
  expect((await holder.call(reviewBreakGlass, { breakGlassId: id, ...outcome })).status).toBe(403)
  expect((await coordinator.call(reviewBreakGlass, { breakGlassId: id, ...outcome, words: 'sì' })).status).toBe(400)

  expect((await coordinator.call(listBreakGlass, {})).body.rows.find((row) => row.id === id)?.can.review).toBe(true)
  expect((await coordinator.call(reviewBreakGlass, { breakGlassId: id, ...outcome })).body.reviews).toBe(1)
  expect((await coordinator.call(listBreakGlass, {})).body.rows.find((row) => row.id === id)?.can.review).toBe(false)
  expect((await coordinator.call(reviewBreakGlass, { breakGlassId: id, ...outcome })).status).toBe(409)
  expect((await officer.call(reviewBreakGlass, { breakGlassId: id, outcome: 'not_justified', words: 'Il responsabile era reperibile' })).body.reviews).toBe(2)
  expect((await manager.call(reviewBreakGlass, { breakGlassId: id, ...outcome })).status).toBe(409)

  const row = (await holder.call(getReach, { subject })).body.emergencies.find((one) => one.id === id)!
  expect(row.reviews.map((review) => [review.reviewer.id, review.outcome])).toEqual([[coordinator.operatorId, 'justified'], [officer.operatorId, 'not_justified']])
  expect(await toldOf('access.break_glass_reviewed')).toEqual([onDuty.operatorId, onDuty.operatorId])
  const trail = await trailOf(world, subject)
  expect(trail.filter((event) => event.action === 'access.reviewBreakGlass').map((event) => event.outcome)).toEqual(['refused', 'refused', 'ok', 'failed', 'ok', 'failed'])
})

test('a coordinator who opened it himself does not review it, and three reviews at the same instant are two', async () => {
  const { rows } = await world.owner.query<{ id: string }>(`select id from network.unit where id = $1`, [service.unitId])
  const second = await world.operator({ organisationId: service.organisationId, unitId: rows[0]!.id }, { role: 'manager' })
  const { id } = (await onDuty.call(breakGlass, why())).body
  const replies = await Promise.all([coordinator, manager, second, officer].map((one) => one.call(reviewBreakGlass, { breakGlassId: id, ...outcome })))
  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 200, 409, 409])
})

test('the list is of what one did or answers for, and nobody else’s', async () => {
  const { id } = (await onDuty.call(breakGlass, why())).body
  const has = async (somebody: Somebody) => (await somebody.call(listBreakGlass, {})).body.rows.some((row) => row.id === id)
  expect([await has(onDuty), await has(coordinator), await has(manager), await has(officer), await has(holder)]).toEqual([true, true, true, true, true])
  const outsiders = [await world.operator(await world.organisation(), { role: 'coordinator' }), await world.operator(service, { role: 'administrator' }), await world.operator(onDuty)]
  for (const somebody of outsiders) expect(await has(somebody)).toBe(false)
})
