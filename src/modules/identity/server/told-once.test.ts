import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { listNotices } from '#kernel/contract/index.ts'
import { addRelative } from '#modules/people/contract.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { listSuggestions } from '../contract/suggestion.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { colleague, register, runJobs } from './testing/identity-world.ts'

let world: World
let body: Body
let anna: Somebody
let luca: Somebody
let restore = () => undefined as void

beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body)
  luca = await world.operator(await world.organisation())
})
afterAll(() => world.close())
afterEach(() => restore())

const told = async (who: Somebody) => (await who.call(listNotices, {})).body.rows.filter(({ kind }) => kind === 'identity.suggested').map(({ params }) => params)
const names = async (who: Somebody, over: object = {}) => (await who.call(listSuggestions, over)).body.rows.flatMap(({ one, other }) => [one, other]).map(({ person }) => person.displayName)
const motherOf = async ({ childId, caseId }: { childId: string; caseId: string }, given: string) => {
  await anna.call(addRelative, { personId: childId, subject: caseId, type: 'madre', relative: { given, family: 'Madre', birth: { date: '1988-08-07' } } } as never)
  return (await world.owner.query<{ id: string }>(`select id from people.person where display_name = $1`, [`${given} Madre`])).rows[0]!.id
}

it('who answers for both files is told of a pair of children once, and led to it; who reaches one of them is not led to it', async () => {
  restore = replaceEngine(fakeEngine([]))
  const pair = [await register(world, anna, { given: 'Awa', family: 'Doppia' }), await register(world, anna, { given: 'Hawa', family: 'Doppia' })]
  await register(world, luca, { given: 'Aua', family: 'Lontana' })
  restore()
  restore = replaceEngine(fakeEngine([...pair.map(({ childId }) => ({ personId: childId, family: 'Doppia', band: 'likely' as const })), { personId: pair[0]!.childId, family: 'Lontana', band: 'likely' }]))
  await runJobs(world, 'identity.compare')
  const [{ id } = { id: '' }] = (await anna.call(listSuggestions, {})).body.rows
  // of the one in another body he is told too, and not led to it
  expect((await told(anna)).map(({ suggestionId }) => suggestionId).toSorted()).toEqual([id, undefined])
  expect((await told(luca)).map((params) => Object.keys(params))).toEqual([['number']])
  expect(await names(luca)).toEqual([])
})

it('parents registered again with their children wait in a list of their own, of which nobody is told', async () => {
  restore = replaceEngine(fakeEngine([]))
  const reader = await colleague(world, body)
  const mothers = [await motherOf(await register(world, anna, { given: 'Uno', family: 'Figlio' }), 'Nadia'), await motherOf(await register(world, anna, { given: 'Due', family: 'Altro' }), 'Nadya')]
  await runJobs(world, 'identity.compare')
  const before = await told(anna)
  restore()
  restore = replaceEngine(fakeEngine(mothers.map((personId) => ({ personId, family: 'Madre', band: 'very_likely' }))))
  await world.owner.query('insert into identity.fresh (person_id) select unnest($1::uuid[])', [mothers])
  await runJobs(world, 'identity.compare')
  expect(await told(anna)).toEqual(before)
  expect(await names(reader)).not.toContain('Nadia Madre')
  expect((await names(reader, { who: 'relatives' })).toSorted()).toEqual(['Nadia Madre', 'Nadya Madre'])
  expect((await names(anna, { who: 'relatives', mine: 'true' })).toSorted()).toEqual(['Nadia Madre', 'Nadya Madre'])
  expect(await names(reader, { who: 'relatives', mine: 'true' })).toEqual([])
})
