import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addName } from '#modules/people/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { decide, endLink, getOneView, getSuggestion } from '../contract/suggestion.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, runJobs, suggest, type Registered } from './testing/identity-world.ts'
import { everything } from './testing/whole-database.ts'

let world: World
let anna: Somebody
const restore = replaceEngine(() => Promise.resolve([]))
beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
})
afterAll(async () => {
  restore()
  await world.close()
})

let seed = 20_261_122
const chance = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed % below
}

describe('linking and un-linking', () => {
  it('leaves every row of every table as it was, for any chain of links ended in any order', async () => {
    const children: Registered[] = []
    for (let n = 0; n < 5; n++) children.push(await register(world, anna, { given: `Bambino${n}`, family: `Prova${n}`, birth: `2012-03-0${n + 1}` }))
    for (let round = 0; round < 4; round++) {
      const before = await everything(world)
      expect(before.size).toBeGreaterThan(80)
      const links: { linkId: string; version: number }[] = []
      const pairs = children.flatMap((a, i) => children.slice(i + 1).map((b) => [a, b] as const)).toSorted(() => chance(3) - 1).slice(0, 2 + chance(3))
      for (const [a, b] of pairs) {
        const found = await world.owner.query<{ id: string; version: number }>('select id, version from identity.suggestion where low = least($1::uuid, $2::uuid) and high = greatest($1::uuid, $2::uuid)', [a.childId, b.childId])
        const suggestionId = (found.rows[0]?.id ?? (await suggest(world, a.childId, b.childId))) as never
        const { body } = await anna.call(decide, { suggestionId, verdict: 'same', reason: 'Prova', version: found.rows[0]?.version ?? 1 })
        links.push({ linkId: body.link!.id, version: 1 })
      }
      expect(await everything(world)).toEqual(before)
      for (const link of links.toSorted(() => chance(3) - 1)) expect((await anna.call(endLink, { linkId: link.linkId as never, version: link.version, reason: 'Prova finita' })).status).toBe(200)
      expect(await everything(world)).toEqual(before)
      for (const { childId } of children) expect((await anna.call(getOneView, { personId: childId })).body.registrations).toHaveLength(1)
    }
  }, 60_000)

  it('leaves what was written meanwhile on the registration it was written on', async () => {
    const [a, b] = [await register(world, anna, { given: 'Awa', family: 'Prima' }), await register(world, anna, { given: 'Hawa', family: 'Seconda' })]
    const suggestionId = await suggest(world, a.childId, b.childId)
    const { body: decided } = await anna.call(decide, { suggestionId, verdict: 'same', reason: 'Stessa madre', version: 1 })
    await anna.call(addName, { personId: b.childId, kind: 'alias', given: 'Eva', source: 'dichiarata' })
    const joined = (await anna.call(getOneView, { personId: a.childId })).body
    expect(joined.facts).toContainEqual(expect.objectContaining({ text: 'Eva', of: [b.childId] }))
    const written = await everything(world)
    await anna.call(endLink, { linkId: decided.link!.id, reason: 'Non erano la stessa', version: 1 })
    expect(await everything(world)).toEqual(written)
    expect((await anna.call(getSuggestion, { suggestionId })).body).toMatchObject({ state: 'different', link: null, separated: [{ reason: 'Non erano la stessa', by: { id: anna.operatorId } }] })
    expect((await anna.call(getOneView, { personId: a.childId })).body.facts.map(({ text }) => text)).not.toContain('Eva')
    expect((await anna.call(getOneView, { personId: b.childId })).body.facts.map(({ text }) => text)).toContain('Eva')
    // what was written while they were joined is no news after: nobody is asked again until something else is
    const again = replaceEngine(fakeEngine([{ personId: a.childId, family: 'Seconda', band: 'very_likely' }]))
    await world.owner.query('insert into identity.fresh (person_id) values ($1)', [b.childId])
    await runJobs(world, 'identity.compare')
    expect((await anna.call(getSuggestion, { suggestionId })).body).toMatchObject({ state: 'different', askedAgain: false })
    again()
  })
})
