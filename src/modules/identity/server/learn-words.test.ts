import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { decide, endLink, getSuggestion } from '../contract/suggestion.ts'
import { colleague, register, runJobs, suggest } from './testing/identity-world.ts'

let world: World
const workers: Somebody[] = []
beforeAll(async () => {
  world = await openWorld()
  for (const name of ['Qui', 'Là']) workers.push(await colleague(world, await world.organisation({ name })))
})
afterAll(() => world.close())

/** Two registrations of one child, under two given names that nothing ties together, joined by who follows him. */
async function joined(who: Somebody, family: string): Promise<string> {
  const [one, other] = [await register(world, who, { given: 'Kumba', family }), await register(world, who, { given: 'Awa', family, birth: '2012-03-05' })]
  const suggestionId = (await suggest(world, one.childId, other.childId)) as never
  await who.call(decide, { suggestionId, verdict: 'same', reason: 'È la stessa bambina', version: 1 })
  return suggestionId
}
const learned = async () => {
  await runJobs(world, 'identity.learn_words')
  return (await world.owner.query('select one, other, children, bodies from people.equivalence_proposal')).rows
}

it('words that joined registrations bear out are proposed once three children of two bodies do, and forgotten when a link ends', async () => {
  await joined(workers[0]!, 'Bassani')
  await joined(workers[0]!, 'Longoni')
  expect(await learned()).toEqual([])
  const last = await joined(workers[1]!, 'Perego')
  expect(await learned()).toEqual([{ one: 'awa', other: 'kumba', children: 3, bodies: 2 }])
  const { link } = (await workers[1]!.call(getSuggestion, { suggestionId: last as never })).body
  await workers[1]!.call(endLink, { linkId: link!.id, reason: 'Erano sorelle', version: link!.version })
  expect(await learned()).toEqual([])
})
