import { afterEach, describe, expect, it } from 'vitest'
import { openPool } from '#kernel/server/db.ts'
import { buildHttp } from '#kernel/server/http.ts'
import { operations } from '#server/registry.ts'
import { openWorld, type World as Served } from '#tests/support/world.ts'
import { addClock } from './oracle/clock-world.ts'
import { loadWorld } from './oracle/load.ts'
import { mutations, type Mutation } from './oracle/mutations.ts'
import { chanceOf } from './oracle/random.ts'
import { asking, decideMany, emptyTally, type Tally } from './oracle/run.ts'
import { addWork } from './oracle/work-world.ts'
import { makeWorld } from './oracle/world.ts'

const SEED = Number(process.env.ACCESS_SEED ?? 4_030_002)
const planted = process.env.ACCESS_FAULTS === 'all' ? mutations : mutations.slice(0, 5)

let served: Served | undefined
let asOwner: ReturnType<typeof openPool> | undefined
afterEach(async () => {
  await asOwner?.end()
  await served?.close()
  asOwner = served = undefined
})

/** A fresh database with a world in it, the fault planted after loading, and questions until somebody notices. */
async function runWith(mutation: Mutation, at: number): Promise<Tally> {
  served = await openWorld()
  const chance = chanceOf(SEED + at)
  const world = makeWorld(chance)
  addClock(chance, world)
  addWork(chance, world)
  await loadWorld(served.owner, world)
  await mutation.apply?.(served.owner)
  let { app } = served
  if (mutation.asOwner) {
    asOwner = openPool(served.owner.options, { size: 4 })
    app = buildHttp({ ...served.runtime, pool: asOwner }, operations)
  }
  const tally = emptyTally()
  await decideMany(world, chance, asking(app), 2000, tally, { stopAtFirst: true })
  return tally
}

describe('a planted fault is found within 2,000 decisions', () => {
  it.each(planted.map((mutation, at) => [mutation.name, mutation, at] as const))('%s', async (name, mutation, at) => {
    const tally = await runWith(mutation, at)
    const [found] = tally.disagreements
    if (process.env.ACCESS_FAULTS) console.log(`${String(tally.decisions).padStart(5)} decisions: ${name} (${found?.question ?? 'not found'})`)
    expect(found, `nobody noticed: ${name}`).toBeDefined()
  }, 240_000)
})
