import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { openSubject, trailOf } from '#tests/support/subject.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { breakGlass, getReach, grantAccess, liftWithholding, withholdFrom } from '../../contract/reach.ts'

let world: World
let service: Body
let other: Body
let below: string
let holder: Somebody
let colleague: Somebody
let stranger: Somebody
let subject: string

beforeAll(async () => {
  world = await openWorld()
  service = await world.organisation()
  other = await world.organisation({ name: 'Ente vicino' })
  below = await world.unit(other.organisationId, { parentId: other.unitId })
  holder = await world.operator(service)
  colleague = await world.operator(service)
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())
beforeEach(async () => void (subject = await openSubject(world, holder)))

const fromUnit = (unitId: string, extra: object = {}) => ({ subject, from: { unitId: unitId as never }, reason: 'conflitto_interessi', wholeFile: true, ...extra })
const fromPerson = (operatorId: string, extra: object = {}) => ({ subject, from: { operatorId: operatorId as never }, reason: 'conflitto_interessi', wholeFile: true, ...extra })
const seenBy = async (somebody: Somebody) => {
  const answer = await somebody.call(getReach, { subject })
  return answer.status === 200 ? answer.body.sections : answer.status
}
const open = (to: object, sections: string[] = ['social', 'education']) =>
  holder.call(grantAccess, { subject, to, sections, legalBasis: 'convenzione', reason: 'Lavoro comune' } as never)

test('only who holds a file withholds it or lifts a withholding', async () => {
  const reader = await world.operator(other)
  await open({ unitId: other.unitId })
  const { id } = (await holder.call(withholdFrom, fromPerson(stranger.operatorId))).body
  expect((await stranger.call(withholdFrom, fromPerson(colleague.operatorId))).status).toBe(404)
  expect((await stranger.call(liftWithholding, { withholdingId: id, reason: 'prova' })).status).toBe(404)
  expect((await reader.call(withholdFrom, fromPerson(colleague.operatorId))).status).toBe(403)
  expect((await reader.call(liftWithholding, { withholdingId: id, reason: 'prova' })).status).toBe(403)
  expect(await seenBy(colleague)).toContain('social')
  expect(await trailOf(world, subject)).toEqual(expect.arrayContaining([
    { action: 'access.withholdFrom', outcome: 'refused', actor: stranger.operatorId },
    { action: 'access.withholdFrom', outcome: 'refused', actor: reader.operatorId },
    { action: 'access.liftWithholding', outcome: 'refused', actor: reader.operatorId },
  ]))
})

test('neither from oneself, nor from the unit that holds it or the ones above, nor of nothing', async () => {
  expect((await holder.call(withholdFrom, fromPerson(holder.operatorId))).status).toBe(400)
  expect((await holder.call(withholdFrom, fromUnit(service.unitId))).status).toBe(409)
  expect((await holder.call(withholdFrom, { ...fromPerson(colleague.operatorId), wholeFile: false })).problem.errors?.[0]?.path).toBe('sections')
  expect((await holder.call(withholdFrom, fromPerson(colleague.operatorId, { reason: 'simpatia' }))).status).toBe(400)
  expect(await seenBy(colleague)).toContain('social')
})

test('a section kept from a colleague closes for him only, and he does not read why', async () => {
  const { id } = (await holder.call(withholdFrom, fromPerson(colleague.operatorId, { wholeFile: false, sections: ['health'], words: 'È la zia' }))).body
  expect(await seenBy(colleague)).toEqual(['identity', 'social', 'judicial', 'education', 'work_status', 'protected_location', 'reporter'])
  expect(await seenBy(holder)).toContain('health')
  expect((await colleague.call(getReach, { subject })).body.withholdings).toEqual([])
  expect((await colleague.call(liftWithholding, { withholdingId: id, reason: 'me la tolgo' })).status).toBe(404)
  expect((await holder.call(getReach, { subject })).body.withholdings).toMatchObject([{ id, words: 'È la zia', wholeFile: false, sections: ['health'], can: { lift: true } }])
})

test('the whole file kept from a person wins over his unit, over what was opened to him, and over an emergency; lifted, he sees again', async () => {
  await open({ operatorId: colleague.operatorId })
  const { id } = (await holder.call(withholdFrom, fromPerson(colleague.operatorId))).body
  expect(await seenBy(colleague)).toBe(404)
  const emergency = await colleague.call(breakGlass, { subject, reason: 'pericolo_immediato', words: 'Il ragazzo è scappato questa notte' })
  expect(emergency.status).toBe(404)
  expect(await seenBy(colleague)).toBe(404)
  expect((await holder.call(liftWithholding, { withholdingId: id, reason: 'Conflitto finito' })).body.lifted).toBe(true)
  expect(await seenBy(colleague)).toContain('social')
  expect((await holder.call(liftWithholding, { withholdingId: id, reason: 'di nuovo' })).status).toBe(409)
  expect(await trailOf(world, subject)).toEqual(expect.arrayContaining([
    { action: 'access.withholdFrom', outcome: 'ok', actor: holder.operatorId },
    { action: 'access.breakGlass', outcome: 'refused', actor: colleague.operatorId },
    { action: 'access.liftWithholding', outcome: 'ok', actor: holder.operatorId },
  ]))
})

test('kept from a unit it is kept from everybody there, also when it was opened to one of them', async () => {
  const member = await world.operator(other)
  await open({ unitId: other.unitId })
  await open({ operatorId: member.operatorId })
  await holder.call(withholdFrom, fromUnit(other.unitId, { wholeFile: false, sections: ['social'] }))
  expect(await seenBy(member)).toEqual(['education'])
  await holder.call(withholdFrom, fromUnit(other.unitId))
  expect(await seenBy(member)).toBe(404)
})

test('kept from a body at its top it is kept from its units below, and who is below does not read why', async () => {
  const member = await world.operator({ organisationId: other.organisationId, unitId: below })
  await open({ unitId: below })
  expect(await seenBy(member)).toEqual(['social', 'education'])
  await holder.call(withholdFrom, fromUnit(other.unitId, { wholeFile: false, sections: ['social'] }))
  expect(await seenBy(member)).toEqual(['education'])
  await holder.call(withholdFrom, fromUnit(other.unitId))
  expect(await seenBy(member)).toBe(404)
  expect((await member.call(breakGlass, { subject, reason: 'pericolo_immediato', words: 'Il ragazzo è scappato questa notte' })).status).toBe(404)
})

test('a section kept from somebody stays closed in an emergency, the others open', async () => {
  await holder.call(withholdFrom, fromPerson(stranger.operatorId, { wholeFile: false, sections: ['health'] }))
  expect((await stranger.call(breakGlass, { subject, reason: 'pericolo_immediato', words: 'Il ragazzo è scappato questa notte' })).status).toBe(200)
  expect(await seenBy(stranger)).toEqual(['identity', 'social', 'judicial', 'education', 'work_status'])
})

test('a withholding with an end lapses by itself', async () => {
  await world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from, valid_to)
     values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{0}', now(), now() + interval '300 milliseconds')`, [newId(), subject, colleague.operatorId])
  expect(await seenBy(colleague)).toBe(404)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(await seenBy(colleague)).toContain('social')
})

test('kept from a unit, it is not reached through it by who leads above; what he reaches by another way stays his', async () => {
  const leader = await world.operator(other, { role: 'coordinator' })
  const third = await world.unit(other.organisationId, { parentId: other.unitId })
  await open({ unitId: below })
  expect(await seenBy(leader)).toContain('social')
  await holder.call(withholdFrom, fromUnit(below))
  expect(await seenBy(leader)).toBe(404)
  await open({ unitId: third }, ['education'])
  expect(await seenBy(leader)).toEqual(['education'])
  const worksBelow = await world.operator({ organisationId: other.organisationId, unitId: below })
  expect(await seenBy(worksBelow)).toBe(404)
})
