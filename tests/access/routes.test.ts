import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '#kernel/server/operation.ts'
import { operations } from '#server/registry.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { matrix } from './matrix.ts'
import type { Row } from './row.ts'
import { chanceOf } from './oracle/random.ts'
import { prepare, send } from './routes/request.ts'

let world: World
let stranger: Somebody
beforeAll(async () => {
  world = await openWorld()
  stranger = await world.operator(await world.organisation(), { role: 'worker' })
})
afterAll(() => world.close())

const endpoints = operations.map(({ endpoint }) => endpoint)
/** These end sessions or answer about them: each call by somebody fresh. */
const spendsSession = /^access\.(sign|unlock|revoke|changeLanguage)/

const isProblem = (response: { headers: Record<string, unknown> }): boolean => String(response.headers['content-type']).startsWith('application/problem+json')

/** No thing of anybody in it: no list with an element, whatever else it holds (counts of zero, what one may do). */
function holdsNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'number') return value === 0
  if (value === null || typeof value !== 'object') return typeof value !== 'string'
  return Object.values(value).every(holdsNothing)
}

describe('the matrix of endpoints', () => {
  it('has one row for each endpoint, and no row without one', () => {
    expect(Object.keys(matrix).toSorted()).toEqual(endpoints.map(({ id }) => id).toSorted())
  })

  it('has one endpoint for each route', () => {
    const routes = endpoints.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)
    expect(routes.filter((route, at) => routes.indexOf(route) !== at)).toEqual([])
  })
})

describe('every route', () => {
  it.each(endpoints.filter(({ auth }) => auth !== 'public').map((endpoint) => [endpoint.id, endpoint] as const))('%s refuses who is not signed in', async (_, endpoint) => {
    for (const token of [undefined, 'no-such-token']) {
      const responses = await Promise.all(Array.from({ length: 8 }, (_unused, n) => send(world.app, prepare(endpoint, chanceOf(n), matrix[endpoint.id]?.input), token)))
      expect(responses.every(isProblem)).toBe(true)
      // what the schema refuses is told before asking who it is
      expect([...new Set(responses.map(({ statusCode }) => statusCode))].filter((status) => status !== 400)).toEqual([401])
    }
  })

  it.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s turns a stranger away as the matrix says', async (id, endpoint) => {
    const row = matrix[id]
    expect(row, 'no row in the matrix').toBeDefined()
    expect(await turnedAway(endpoint, row!)).toBe(row!.stranger)
  })
})

/** How a stranger is turned away, by requests of different shapes: those that the schema refuses prove nothing, one at least must not be. */
async function turnedAway(endpoint: Operation['endpoint'], { stranger: declared, input }: Row): Promise<Row['stranger'] | number | string> {
  let seen: number | null = null
  for (let n = 0; n < 8; n++) {
    const who = spendsSession.test(endpoint.id) ? await world.operator(stranger) : stranger
    const response = await send(world.app, prepare(endpoint, chanceOf(n), input), who.token)
    if (response.statusCode >= 300 && !isProblem(response)) return `${response.statusCode} without problem details`
    if (response.statusCode === 400 && declared !== 400) continue
    if (response.statusCode === 200 && declared === 'nothing' && !holdsNothing(response.json())) return `200 ${response.body.slice(0, 200)}`
    if (seen !== null && response.statusCode !== seen) return `${seen} and ${response.statusCode}`
    seen = response.statusCode
  }
  return seen === 200 && typeof declared === 'string' ? declared : (seen ?? 'only requests that the schema refuses')
}
