import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { openWorld, type World as Served } from '#tests/support/world.ts'
import { addClock } from './oracle/clock-world.ts'
import { addIdentity } from './oracle/identity-world.ts'
import { loadWorld } from './oracle/load.ts'
import { chanceOf } from './oracle/random.ts'
import { asking, decideMany, describeDecision, describeTally, emptyTally, type Subject, type Tally } from './oracle/run.ts'
import { addWork } from './oracle/work-world.ts'
import { makeWorld } from './oracle/world.ts'

const DECISIONS = Number(process.env.ACCESS_DECISIONS ?? 5000)
// The ordinary run asks the same questions each time; `npm run test:access` draws new ones.
const SEED = Number(process.env.ACCESS_SEED ?? 4_030_001)
const OF_ONE_WORLD = 1250

/** Every rule that the oracle names: one never asked about does not show in the histogram, so it is missed here by its name. */
const folder = new URL('./oracle/', import.meta.url)
const named = readdirSync(folder).flatMap((file) =>
  readFileSync(new URL(file, folder), 'utf8').match(/rules\.add\(.*/g)?.flatMap((line) => [...line.matchAll(/(=== )?'([^']+)'/g)].flatMap(([, compared, name]) => (compared ? [] : [name!]))) ?? [])

const served: Served[] = []
afterAll(() => Promise.all(served.map((one) => one.close())))

/**
 * Of ten questions, three about the work on files; and besides these, two about who is whom. Their rules are counted apart, or a rule of one would be rare only because
 * the others are asked too.
 */
const SHARE = { files: 0.7, work: 0.3, identity: 0.2 } as const
type Tallies = Record<Subject, Tally>

async function aWorld(seed: number, decisions: number, tallies: Tallies): Promise<void> {
  const product = await openWorld()
  served.push(product)
  const chance = chanceOf(seed)
  const world = makeWorld(chance)
  addClock(chance, world)
  addWork(chance, world)
  // a stream of its own: what the others draw stays what it was
  const apart = chanceOf(seed + 5_000_000)
  addIdentity(apart, world)
  await loadWorld(product.owner, world)
  for (const about of ['files', 'work', 'identity'] as const) {
    await decideMany(world, about === 'identity' ? apart : chance, asking(product.app), Math.ceil(decisions * SHARE[about]), tallies[about], { about })
  }
}

describe('who reaches what', () => {
  it(`agrees with rules written by somebody else, in ${DECISIONS} random decisions`, async () => {
    const tallies: Tallies = { files: emptyTally(), work: emptyTally(), identity: emptyTally() }
    const worlds = Math.ceil(DECISIONS / OF_ONE_WORLD)
    for (let n = 0; n < worlds; n += 2) {
      await Promise.all([n, n + 1].filter((one) => one < worlds).map((one) => aWorld(SEED + one, Math.ceil(DECISIONS / worlds), tallies)))
      await Promise.all(served.splice(0).map((one) => one.close()))
    }
    for (const tally of Object.values(tallies)) {
      console.log(`seed ${SEED}\n${describeTally(tally)}`)
      expect(tally.disagreements.map(describeDecision).join('\n')).toBe('')
      expect(tally.allowed / tally.decisions).toBeGreaterThan(0.3)
      expect(tally.allowed / tally.decisions).toBeLessThan(0.6)
      // 500 in 100,000: a rule seldom asked about proves little; in a short run as rare a rule may come half as often by chance alone
      expect([...tally.rules].filter(([, count]) => count < tally.decisions / (DECISIONS < 50_000 ? 400 : 200)).map(([rule]) => rule)).toEqual([])
    }
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((rule) => !Object.values(tallies).some(({ rules }) => rules.has(rule)))).toEqual([])
  }, 120_000 + DECISIONS * 60)
})
