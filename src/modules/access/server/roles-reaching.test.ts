import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { alsoWorks, openSubject } from '#tests/support/subject.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { breakGlass, withholdFrom } from '../contract/reach.ts'
import type { Section } from '../domain/sections.ts'
import { rolesBySection, rolesReaching, rolesReachingEach } from './roles-reaching.ts'

let world: World
let service: Body
let school: Body
let elsewhere: Body
let holder: Somebody
let subject: string

beforeAll(async () => {
  world = await openWorld()
  service = await world.organisation()
  school = await world.organisation()
  elsewhere = await world.organisation()
  holder = await world.operator(service)
})
afterAll(() => world.close())
beforeEach(async () => void (subject = await openSubject(world, holder)))

const as = <T>({ token }: Somebody, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    await sql`select kernel.begin_session(${createHash('sha256').update(token).digest('hex')})`.execute(tx)
    return work(tx)
  })
const rolesOf = async (somebody: Somebody, section?: Section) =>
  (await as(somebody, (tx) => rolesReaching(tx, subject, section))).map(({ role, unitId }) => `${role} ${names.get(unitId) ?? unitId}`).toSorted()
const names = new Map<string, string>()
beforeAll(() => void names.set(service.unitId, 'service').set(school.unitId, 'school').set(elsewhere.unitId, 'elsewhere'))

test('a role held where the subject is not opened does not count: a partner who is a worker elsewhere is a partner here', async () => {
  const both = await world.operator(school, { role: 'partner' })
  await alsoWorks(world, both, elsewhere, 'worker')
  expect(await rolesOf(both)).toEqual([])
  await openTo(world, subject, school, [2])
  expect(await rolesOf(both)).toEqual(['partner school'])
})

test('nobody out of reach has roles there, nor without a session, nor in the batch', async () => {
  const stranger = await world.operator(elsewhere, { role: 'manager' })
  expect(await rolesOf(stranger)).toEqual([])
  const other = await openSubject(world, holder)
  const each = await as(holder, (tx) => rolesReachingEach(tx, [subject, other, newId()]))
  expect([...each.keys()].toSorted()).toEqual([subject, other].toSorted())
  expect(await as(stranger, (tx) => rolesReachingEach(tx, [subject, other]))).toEqual(new Map())
  const { rows } = await transact(world.runtime.pool, (tx) => sql`select * from access.roles_reaching(array[${subject}]::uuid[], '{0}')`.execute(tx))
  expect(rows).toEqual([])
})

test('whom it is kept from has none; a section kept, or not opened to the unit, leaves the others', async () => {
  const both = await world.operator(school, { role: 'worker' })
  await alsoWorks(world, both, elsewhere, 'partner')
  await openTo(world, subject, school, [5])
  await openTo(world, subject, elsewhere, [2, 5])
  expect(await rolesOf(both, 'education')).toEqual(['partner elsewhere', 'worker school'])
  expect(await rolesOf(both, 'social')).toEqual(['partner elsewhere'])
  expect(await rolesOf(both, 'health')).toEqual([])
  expect([...(await as(both, (tx) => rolesBySection(tx, subject))).keys()].toSorted()).toEqual(['education', 'file', 'social'])
  await holder.call(withholdFrom, { subject, from: { operatorId: both.operatorId as never }, sections: ['education'], reason: 'conflitto_interessi' })
  expect(await rolesOf(both, 'education')).toEqual([])
  expect(await rolesOf(both)).toEqual(['partner elsewhere', 'worker school'])
  await holder.call(withholdFrom, { subject, from: { operatorId: both.operatorId as never }, wholeFile: true, reason: 'conflitto_interessi' })
  expect(await rolesOf(both)).toEqual([])
})

test('who leads above reaches by the leading role, who works above or beside does not', async () => {
  const above = await world.unit(service.organisationId)
  const below = { organisationId: service.organisationId, unitId: await world.unit(service.organisationId, { parentId: above }) }
  const at = { organisationId: service.organisationId, unitId: above }
  names.set(above, 'above').set(below.unitId, 'below')
  await openTo(world, subject, below)
  const leads = await world.operator(at, { role: 'coordinator' })
  await alsoWorks(world, leads, below, 'clerk')
  expect(await rolesOf(leads)).toEqual(['clerk below', 'coordinator above'])
  expect(await rolesOf(leads, 'social')).toEqual(['coordinator above'])
  const works = await world.operator(at, { role: 'worker' })
  expect(await rolesOf(works)).toEqual([])
})

test('what is opened to the person counts all his roles; an emergency, those that open in one', async () => {
  const consultant = await world.operator(school, { role: 'specialist' })
  await alsoWorks(world, consultant, elsewhere, 'worker')
  expect((await consultant.call(breakGlass, { subject, reason: 'pericolo_immediato', words: 'Ragazzo trovato in stazione, non sa dove dorme' })).status).toBe(200)
  expect(await rolesOf(consultant)).toEqual(['worker elsewhere'])
  await openTo(world, subject, { operatorId: consultant.operatorId }, [2])
  expect(await rolesOf(consultant)).toEqual(['specialist school', 'worker elsewhere'])
  expect(await rolesOf(consultant, 'social')).toEqual(['specialist school', 'worker elsewhere'])
  expect(await rolesOf(consultant, 'health')).toEqual(['worker elsewhere'])
})

test('a role counts on its days, and while an assignment in the same body lasts', async () => {
  const leaver = await world.operator(service, { role: 'worker' })
  expect(await rolesOf(leaver)).toEqual(['worker service'])
  await world.owner.query(`update access.role_assignment set valid_to = '2025-01-01' where operator_id = $1`, [leaver.operatorId])
  expect(await rolesOf(leaver)).toEqual([])
})
