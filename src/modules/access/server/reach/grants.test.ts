import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { newId } from '#kernel/domain/ids.ts'
import { openSubject, trailOf } from '#tests/support/subject.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { endAccess, getReach, grantAccess } from '../../contract/reach.ts'

let world: World
let service: Body
let school: Body
let holder: Somebody
let colleague: Somebody
let teacher: Somebody
let stranger: Somebody
let subject: string

beforeAll(async () => {
  world = await openWorld()
  service = await world.organisation({ name: 'Azienda di prova' })
  school = await world.organisation({ kind: 'scuola', name: 'Scuola di prova' })
  holder = await world.operator(service)
  colleague = await world.operator(service)
  teacher = await world.operator(school, { role: 'partner' })
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())

const fresh = async () => (subject = await openSubject(world, holder))
const today = () => dateInRome(Date.now())
const toSchool = (extra: object = {}) => ({ subject, to: { unitId: school.unitId as never }, sections: ['education' as const], legalBasis: 'convenzione', reason: 'Percorso scolastico concordato', ...extra })
const seenBy = async (somebody: Somebody) => {
  const answer = await somebody.call(getReach, { subject })
  return answer.status === 200 ? answer.body.sections : answer.status
}

test('who is out of reach meets a 404 everywhere, as for a file that does not exist, and the attempts are recorded', async () => {
  await fresh()
  const granted = (await holder.call(grantAccess, toSchool())).body
  for (const target of [subject, newId()]) {
    expect((await stranger.call(getReach, { subject: target })).status).toBe(404)
    expect((await stranger.call(grantAccess, { ...toSchool(), subject: target })).status).toBe(404)
  }
  expect((await stranger.call(endAccess, { grantId: granted.id, reason: 'prova' })).status).toBe(404)
  expect(await trailOf(world, subject)).toEqual(expect.arrayContaining([
    { action: 'access.getReach', outcome: 'refused', actor: stranger.operatorId },
    { action: 'access.grantAccess', outcome: 'refused', actor: stranger.operatorId },
  ]))
  const { rows } = await world.owner.query(`select 1 from kernel.audit_event where action = 'access.endAccess' and outcome = 'refused' and detail ->> 'grant' = $1`, [granted.id])
  expect(rows).toHaveLength(1)
})

test('an invited reader sees his sections only, and opens nothing to anybody', async () => {
  await fresh()
  await holder.call(grantAccess, toSchool())
  const answer = (await teacher.call(getReach, { subject })).body
  expect(answer.sections).toEqual(['education'])
  expect(answer.can).toEqual({ grant: false, withhold: false })
  expect(answer.withholdings).toEqual([])
  const own = answer.grants.find((row) => row.to.id === school.unitId)!
  expect(own.can.end).toBe(false)
  for (const sections of [['education'], ['health']]) {
    const reply = await teacher.call(grantAccess, { ...toSchool(), to: { operatorId: stranger.operatorId as never }, sections: sections as never })
    expect([reply.status, reply.problem.code]).toEqual([403, 'forbidden'])
  }
  expect((await teacher.call(endAccess, { grantId: own.id, reason: 'prova' })).status).toBe(403)
  expect(await seenBy(stranger)).toBe(404)
})

test.each([
  ['no section', { sections: [] }, 'sections'],
  ['an unknown legal basis', { legalBasis: 'simpatia' }, 'legalBasis'],
  ['an end that is past', { validTo: '2020-01-01' }, 'validTo'],
  ['no reason', { reason: ' ' }, 'reason'],
])('a wrong opening is refused beside its field: %s', async (_name, change, path) => {
  await fresh()
  const reply = await holder.call(grantAccess, toSchool(change) as never)
  expect(reply.status).toBe(400)
  expect(reply.problem.errors?.map((error) => error.path)).toContain(path)
  expect(await seenBy(teacher)).toBe(404)
})

test('the unit that holds a file is not invited to it, and a body that does not exist is a 404', async () => {
  await fresh()
  expect((await holder.call(grantAccess, toSchool({ to: { unitId: service.unitId } }) as never)).status).toBe(409)
  expect((await holder.call(grantAccess, toSchool({ to: { unitId: newId() } }) as never)).status).toBe(404)
})

test('the holder opens one section to a unit and several to a person until a day; others stay out', async () => {
  await fresh()
  const specialist = await world.operator(await world.organisation(), { role: 'specialist' })
  const until = addDays(today(), 30)
  expect((await holder.call(grantAccess, toSchool())).status).toBe(200)
  await holder.call(grantAccess, { ...toSchool({ validTo: until }), to: { operatorId: specialist.operatorId as never }, sections: ['health', 'social'] })
  expect(await seenBy(teacher)).toEqual(['education'])
  expect(await seenBy(specialist)).toEqual(['social', 'health'])
  expect(await seenBy(stranger)).toBe(404)
  const { grants } = (await colleague.call(getReach, { subject })).body
  const personal = grants.find((row) => row.to.id === specialist.operatorId)!
  expect(personal).toMatchObject({ kind: 'invited', state: 'active', sections: ['social', 'health'].toSorted(), grantedBy: { id: holder.operatorId }, can: { end: true } })
  // the last day counts whole, in Rome
  expect(dateInRome(Date.parse(personal.validTo!) - 1)).toBe(until)
  expect(dateInRome(Date.parse(personal.validTo!))).toBe(addDays(until, 1))
  const { rows } = await world.owner.query(`select actor_id from kernel.notice where kind = 'access.granted' and subject = $1`, [subject])
  expect(rows).toEqual([{ actor_id: specialist.operatorId }])
  expect(await trailOf(world, subject)).toContainEqual({ action: 'access.grantAccess', outcome: 'ok', actor: holder.operatorId })
})

test('the role of the reader still narrows what was opened: a clerk of the school sees no health', async () => {
  await fresh()
  const clerk = await world.operator(school, { role: 'clerk' })
  await holder.call(grantAccess, toSchool({ sections: ['identity', 'health', 'education'] }))
  expect(await seenBy(clerk)).toEqual(['identity'])
})

test('what one does not see one cannot open to others', async () => {
  await fresh()
  // a manager above the school holds nothing here; a worker of the holding unit from whom health is kept cannot give it
  await world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{4}', now())`,
    [newId(), subject, colleague.operatorId])
  const reply = await colleague.call(grantAccess, toSchool({ sections: ['education', 'health'] }))
  expect(reply.status).toBe(400)
  expect((await colleague.call(grantAccess, toSchool())).status).toBe(200)
})

test('an opening ends by itself at its instant, and one of the future begins by itself', async () => {
  await fresh()
  const { id } = (await holder.call(grantAccess, toSchool({ validTo: today() }))).body
  expect(await seenBy(teacher)).toEqual(['education'])
  await world.owner.query(`update access.reach_grant set valid_to = now() - interval '1 millisecond' where id = $1`, [id])
  // the instant passes: nothing recomputes until the next transaction begins
  await world.owner.query(`alter table kernel.reach_source disable trigger reach_source_changed`)
  await world.owner.query(`update kernel.reach_source set valid_from = now() - interval '1 hour', valid_to = now() - interval '1 millisecond' where id = $1`, [id])
  await world.owner.query(`alter table kernel.reach_source enable trigger reach_source_changed`)
  await world.owner.query(`update kernel.reach_boundary set at = now() - interval '1 millisecond' where subject = $1`, [subject])
  expect(await seenBy(teacher)).toBe(404)
  const row = (await holder.call(getReach, { subject })).body.grants.find((grant) => grant.id === id)!
  expect([row.state, row.can.end]).toEqual(['ended', false])
  expect((await holder.call(endAccess, { grantId: id, reason: 'già finito' })).status).toBe(409)

  const later = newId()
  await world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'allow', kernel.principal_of('unit', $3), '{5}', now() + interval '400 milliseconds')`,
    [later, subject, school.unitId])
  expect(await seenBy(teacher)).toBe(404)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await seenBy(teacher)).toEqual(['education'])
})

test('an opening that is ended closes at once; that of the holder and that of the team end elsewhere', async () => {
  await fresh()
  const { id } = (await holder.call(grantAccess, toSchool())).body
  expect((await holder.call(endAccess, { grantId: id, reason: 'Anno scolastico finito' })).body.ended).toBe(true)
  expect(await seenBy(teacher)).toBe(404)
  expect((await holder.call(endAccess, { grantId: id, reason: 'di nuovo' })).status).toBe(409)
  const own = (await holder.call(getReach, { subject })).body.grants.find((row) => row.kind === 'holder')!
  expect(own.can.end).toBe(false)
  expect((await holder.call(endAccess, { grantId: own.id, reason: 'prova' })).status).toBe(409)
  expect(await seenBy(holder)).toContain('social')
  expect(await trailOf(world, subject)).toEqual(expect.arrayContaining([
    { action: 'access.endAccess', outcome: 'ok', actor: holder.operatorId },
    { action: 'access.endAccess', outcome: 'failed', actor: holder.operatorId },
  ]))
})

test('a consultant whose assignment ended reaches nothing any more, whatever was opened to him', async () => {
  await fresh()
  const body = await world.organisation()
  const present = await world.operator(body, { role: 'specialist', until: addDays(today(), 1) })
  const lastDay = await world.operator(body, { role: 'specialist', until: today() })
  const past = await world.operator(body, { role: 'specialist', until: addDays(today(), -1) })
  for (const somebody of [present, lastDay, past]) {
    await holder.call(grantAccess, { ...toSchool(), to: { operatorId: somebody.operatorId as never } })
  }
  expect(await seenBy(present)).toEqual(['education'])
  expect(await seenBy(lastDay)).toEqual(['education'])
  expect(await seenBy(past)).toBe(404)
  await world.owner.query(`update network.assignment set valid_to = $2 where operator_id = $1`, [present.operatorId, addDays(today(), -1)])
  expect(await seenBy(present)).toBe(404)
})
