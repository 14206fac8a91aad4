import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '#server/registry.ts'
import { buildCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { chanceOf } from '../access/oracle/random.ts'
import { prepare, send } from '../access/routes/request.ts'

const REQUESTS = Number(process.env.ACCESS_REQUESTS ?? 400)
// The ordinary run asks the same each time; `npm run test:access -- --requests` draws anew.
const SEED = Number(process.env.ACCESS_SEED ?? 4_030_004)

let world: World
let people: Somebody[]
beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation()
  people = [await world.operator(body), await world.operator(body, { role: 'clerk' }), await world.operator(await world.organisation())]
  await buildCase(world, { holder: people[0]! })
})
afterAll(() => world.close())

/** Uploads are two operations (may he, then the record); ending one's session would leave the rest of the run at the door. */
const endpoints = operations.map(({ endpoint }) => endpoint).filter(({ id, transport }) => transport !== 'upload' && !/^access\.(sign|revoke|unlock)/.test(id))
/** While a name is typed each letter is a search: it records who was shown, and not the search (`by-name.test.ts` and `both-trails.test.ts` of identity say how). */
const recordsWhoWasShown = 'identity.findCandidates'
const events = async (): Promise<number> => (await world.owner.query('select count(*)::int as n from kernel.audit_event')).rows[0].n

it('every request that is understood leaves exactly one event, refusals included', async () => {
  const chance = chanceOf(SEED)
  const before = await events()
  let expected = 0
  const missing: string[] = []
  for (let n = 0; n < REQUESTS; n++) {
    const endpoint = chance.pick(endpoints)
    const count = await events()
    const { statusCode, body } = await send(world.app, prepare(endpoint, chance), chance.is(0.9) ? chance.pick(people).token : undefined)
    // what the schema refuses never became an operation: there is nobody and nothing to record
    const understood = !(statusCode === 400 && (await events()) === count && body.includes('"errors"'))
    if (statusCode === 200 && endpoint.id === recordsWhoWasShown) {
      expected += (await events()) - count
      continue
    }
    const traced = understood && (statusCode !== 200 || endpoint.audit === 'always') ? 1 : 0
    expected += traced
    if ((await events()) - count !== traced) missing.push(`${endpoint.id} ${statusCode}`)
  }
  expect(missing).toEqual([])
  expect((await events()) - before).toBe(expected)
}, 120_000 + REQUESTS * 100)
