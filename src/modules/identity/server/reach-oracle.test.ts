import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { findCandidates, getOneView, getSuggestion, listElsewhere, listSuggestions } from '../contract/suggestion.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, suggest, type Registered } from './testing/identity-world.ts'

/** A child as this test knows him: nothing here asks the product. */
interface Known extends Registered {
  holder: string
  granted: Set<string>
  withheldFrom: Set<string>
  shielded: boolean
}

let world: World
const workers: Somebody[] = []
const clerks: Somebody[] = []
const children: Known[] = []
const pairs: { id: string; one: Known; other: Known }[] = []
let restore: () => void

let seed = 5_260_319
const chance = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}
const pick = <T>(from: readonly T[]): T => from[chance(from.length)]!

const reaches = (who: Somebody, child: Known): boolean => (who.unitId === child.holder || child.granted.has(who.operatorId)) && !child.withheldFrom.has(who.operatorId)
const hidden = (child: Known): boolean => child.shielded || child.withheldFrom.size > 0
const works = (who: Somebody): boolean => workers.includes(who)

beforeAll(async () => {
  world = await openWorld()
  for (let n = 0; n < 4; n++) {
    const body = await world.organisation()
    workers.push(await world.operator(body), await world.operator(body))
    clerks.push(await world.operator(body, { role: 'clerk' }))
  }
  for (let n = 0; n < 16; n++) {
    const by = pick(workers)
    const made = await register(world, by, { given: `Bambino${n}`, family: 'Tutti', birth: '2012-03-04' })
    const child: Known = { ...made, holder: by.unitId, granted: new Set(), withheldFrom: new Set(), shielded: chance(5) === 0 }
    children.push(child)
    if (child.shielded) {
      await world.owner.query(`insert into people.address (id, person_id, kind, protected, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'protetto', true, $2, now())`, [child.childId, by.operatorId])
    }
    if (chance(3) === 0) {
      const to = pick(workers)
      child.granted.add(to.operatorId)
      await openTo(world, child.caseId, { operatorId: to.operatorId }, [1, 2])
    }
    if (chance(5) === 0) {
      const from = pick(workers)
      child.withheldFrom.add(from.operatorId)
      await world.owner.query(
        `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values (gen_random_uuid(), $1, 'withhold', kernel.principal_of('actor', $2), '{0,1,2,3,4,5,6,7,8}', now())`,
        [child.caseId, from.operatorId])
    }
  }
  for (const [n, one] of children.entries()) {
    for (const other of children.slice(n + 1)) if (chance(3) === 0) pairs.push({ id: await suggest(world, one.childId, other.childId), one, other })
  }
  restore = replaceEngine(fakeEngine(children.map(({ childId }) => ({ personId: childId, family: 'Tutti', band: 'very_likely' as const }))))
})
afterAll(async () => {
  restore()
  await world.close()
})

describe('for whoever asks, of whatever world', () => {
  it('candidates are those within reach; of the others only the services that hold somebody not hidden, and only to who works on files', async () => {
    let told = 0
    for (const who of [...workers, ...clerks]) {
      const { body } = await who.call(findCandidates, { given: 'Bambino', family: 'Tutti', birthDate: '2012-03-04', beyond: 'true' })
      const mine = children.filter((child) => reaches(who, child))
      expect(body.rows.every(({ person }) => mine.some(({ childId }) => childId === person.id))).toBe(true)
      expect(body.rows).toHaveLength(Math.min(8, mine.length))
      const beyond = works(who) ? new Set(children.filter((child) => !reaches(who, child) && !hidden(child)).map(({ holder }) => holder)) : new Set()
      const units = (await world.owner.query<{ name: string }>('select name from network.unit where id = any ($1)', [[...beyond]])).rows.map(({ name }) => name)
      expect(body.elsewhere.map(({ unitName }) => unitName).toSorted()).toEqual(units.toSorted())
      const text = JSON.stringify(body)
      for (const child of children) if (!reaches(who, child)) expect(text).not.toContain(child.childId)
      told += body.elsewhere.length
    }
    expect(told).toBeGreaterThan(5)
  })

  it('pairs are listed, counted and opened only with both within reach, and elsewhere shows nothing of who is hidden', async () => {
    let refused = 0
    for (const who of [...workers, ...clerks]) {
      const open = pairs.filter(({ one, other }) => reaches(who, one) && reaches(who, other))
      const { rows, total } = (await who.call(listSuggestions, { limit: 200 })).body
      expect(rows.map(({ id }) => id).toSorted()).toEqual(open.map(({ id }) => id).toSorted())
      expect(total).toBe(open.length)
      for (let n = 0; n < 6; n++) {
        const pair = pick(pairs)
        const status = open.includes(pair) ? 200 : 404
        expect((await who.call(getSuggestion, { suggestionId: pair.id as never })).status).toBe(status)
        if (status === 404) refused++
      }
      const expected = works(who)
        ? new Set(pairs.flatMap(({ one, other }) => [[one, other], [other, one]] as const).filter(([own, far]) => reaches(who, own) && !reaches(who, far) && !hidden(far)).map(([own, far]) => `${own.childId} ${far.holder}`))
        : new Set<string>()
      const elsewhere = (await who.call(listElsewhere, { limit: 200 })).body.rows
      expect(elsewhere).toHaveLength(expected.size)
      const text = JSON.stringify(elsewhere)
      for (const child of children) if (!reaches(who, child)) expect(text).not.toContain(child.childId)
      const child = pick(children)
      expect((await who.call(getOneView, { personId: child.childId })).status).toBe(reaches(who, child) ? 200 : 404)
    }
    expect(refused).toBeGreaterThan(20)
  })
})
