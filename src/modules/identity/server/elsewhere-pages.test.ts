import { afterAll, beforeAll, expect, it } from 'vitest'
import { addRelative } from '#modules/people/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { listElsewhere } from '../contract/suggestion.ts'
import { DAILY_QUESTIONS } from '../domain/asking.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, suggest, type Registered } from './testing/identity-world.ts'

let world: World
let anna: Somebody
let luca: Somebody
let colleague: Somebody
let restore = () => undefined as void
let own: Registered
let other: Registered

/** Written by Anna, each with another out of reach. */
async function written(given: string, family: string): Promise<string> {
  const { body: { personId } } = await anna.call(addRelative, { personId: own.childId, subject: own.caseId, relative: { given, family, birth: { date: '2012-03-04' } }, type: 'cugino' } as never)
  await suggest(world, personId, other.childId)
  return personId
}

const asked = async (who: Somebody) => (await world.owner.query<{ print: string }>('select print from identity.asked where actor_id = $1 order by print', [who.operatorId])).rows.map(({ print }) => print)
const namesOf = (rows: { person: { displayName: string } }[]) => rows.map(({ person }) => person.displayName)

beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation({ name: 'Comune di Qui' })
  ;[anna, colleague] = [await world.operator(body), await world.operator(body)]
  luca = await world.operator(await world.organisation({ name: 'Comune di Là' }))
  restore = replaceEngine(fakeEngine([]))
  own = await register(world, anna, { given: 'Un', family: 'Minore' })
  other = await register(world, luca, { given: 'Zaccaria', family: 'Lontano' })
  for (const given of ['Delta', 'Bravo', 'Alfa', 'Charlie']) await written(given, 'Pagina')
})
afterAll(async () => {
  restore()
  await world.close()
})

it('searching counts what the whole list would, the first written first: by name one neither learns more nor chooses of whom to learn', async () => {
  await world.owner.query(`insert into identity.asked (actor_id, day, print) select $1, (now() at time zone 'Europe/Rome')::date, 'già ' || n from generate_series(1, $2::int) n`, [anna.operatorId, DAILY_QUESTIONS - 3])
  const before = (await asked(anna)).length
  const all: string[] = []
  for (const q of ['Alfa', 'Bravo', 'Charlie', 'Delta']) all.push(...namesOf((await anna.call(listElsewhere, { q })).body.rows))
  const { rows, total, next } = (await anna.call(listElsewhere, {})).body
  expect({ total, next }).toEqual({ total: 2, next: null })
  expect(namesOf(rows)).toEqual(['Bravo Pagina', 'Delta Pagina'])
  expect(all).toEqual(namesOf(rows))
  expect((await asked(anna)).length - before).toBe(2)
})

it('finds by the name of one’s own registration, never by that of the other', async () => {
  expect(namesOf((await colleague.call(listElsewhere, { q: 'Alfa Pagina' })).body.rows)).toEqual(['Alfa Pagina'])
  expect((await colleague.call(listElsewhere, { q: 'Zaccaria Lontano' })).body).toMatchObject({ rows: [], total: 0 })
  expect((await luca.call(listElsewhere, { q: 'Alfa Pagina' })).body.rows).toEqual([])
})

it('pages in the order of the names, each once, and the trail of the other side says only what was shown', async () => {
  const third = await register(world, luca, { given: 'Terzo', family: 'Lontano' })
  const apart = (await world.owner.query<{ id: string }>(`select low as id from identity.suggestion where high = $1 union select high from identity.suggestion where low = $1`, [other.childId])).rows
  const last = await world.owner.query<{ id: string }>(`select id from people.person where id = any ($1::uuid[]) order by lower(display_name) desc limit 1`, [apart.map(({ id }) => id)])
  await world.owner.query('delete from identity.suggestion where $1 in (low, high)', [last.rows[0]!.id])
  await suggest(world, last.rows[0]!.id, third.childId)
  const told = async () => (await world.owner.query(`select 1 from kernel.audit_event where action = 'identity.glimpsed' and actor_id = $1 and $2 = any (subjects)`, [colleague.operatorId, third.caseId])).rows.length
  const first = (await colleague.call(listElsewhere, { limit: 2 })).body
  expect(namesOf(first.rows)).toEqual(['Alfa Pagina', 'Bravo Pagina'])
  expect(first.total).toBe(4)
  expect(await told()).toBe(0)
  const second = (await colleague.call(listElsewhere, { limit: 2, cursor: first.next! })).body
  expect(namesOf(second.rows)).toEqual(['Charlie Pagina', 'Delta Pagina'])
  expect(second).toMatchObject({ next: null, total: null })
  expect(await told()).toBe(1)
})
