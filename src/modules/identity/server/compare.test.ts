import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addName, addRelation, addRelative } from '#modules/people/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { decide, getSuggestion, listSuggestions } from '../contract/suggestion.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, runJobs, type Registered } from './testing/identity-world.ts'

let world: World
let anna: Somebody
let restore = () => undefined as void
let n = 0

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation(), { name: 'Anna Verdi' })
})
afterAll(() => world.close())
afterEach(() => restore())

const likely = (people: readonly string[], family: string, more: { band?: 'very_likely' | 'likely'; sibling?: boolean } = {}) => people.map((personId) => ({ personId, family, band: 'likely' as const, ...more }))
const engineOf = (...engine: Parameters<typeof fakeEngine>) => {
  restore()
  restore = replaceEngine(fakeEngine(...engine))
}
// the search by name finds the others by ear
const listed = async (family: string, over: object = {}) => (await anna.call(listSuggestions, { q: family, ...over })).body.rows.filter(({ one }) => one.person.displayName.endsWith(family))
const fresh = (people: readonly string[]) => world.owner.query('insert into identity.fresh (person_id) select unnest($1::uuid[])', [people])

async function two(): Promise<{ family: string; a: Registered; b: Registered; people: string[] }> {
  const family = `Fianco${++n}`
  engineOf([])
  const [a, b] = [await register(world, anna, { given: 'Awa', family }), await register(world, anna, { given: 'Hawa', family })]
  return { family, a, b, people: [a.childId, b.childId] }
}

describe('pairs that people keep side by side knowingly', () => {
  it('are not asked about when a tie is written between them; the tie of a very likely pair does not hide it', async () => {
    const { family, a, b, people } = await two()
    engineOf(likely(people, family))
    await runJobs(world, 'identity.compare')
    expect(await listed(family)).toHaveLength(1)
    await anna.call(addRelation, { personId: a.childId, otherId: b.childId, type: 'fratello' })
    await runJobs(world, 'identity.compare')
    expect(await listed(family)).toEqual([])
    engineOf(likely(people, family, { band: 'very_likely' }))
    await fresh(people)
    await runJobs(world, 'identity.compare')
    expect(await listed(family)).toMatchObject([{ band: 'very_likely' }])
  })

  it('are not asked about when they are of one file', async () => {
    const { family, a } = await two()
    const { body: { personId } } = await anna.call(addRelative, { personId: a.childId, subject: a.caseId, relative: { given: 'Eva', family }, type: 'cugino' } as never)
    await world.owner.query('update people.relation set retired_at = now(), retired_by = $2 where from_person = $1 or to_person = $1', [personId, anna.operatorId])
    engineOf(likely([a.childId, personId], family))
    await fresh([a.childId])
    await runJobs(world, 'identity.compare')
    expect((await listed(family)).filter(({ one, other }) => [one.person.id, other.person.id].includes(personId) && [one.person.id, other.person.id].includes(a.childId))).toEqual([])
  })

  it('are not proposed as siblings when they have a parent in common; as one child they still are', async () => {
    const { family, a, b, people } = await two()
    const { body: { personId: mother } } = await anna.call(addRelative, { personId: a.childId, subject: a.caseId, relative: { given: 'Fatou', family: 'Madre' }, type: 'madre' } as never)
    await world.owner.query(`insert into people.relation (id, from_person, to_person, type, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, 'madre', $3, now())`, [mother, b.childId, anna.operatorId])
    engineOf(likely(people, family, { sibling: true }))
    await runJobs(world, 'identity.compare')
    expect(await listed(family, { kind: 'sibling' })).toEqual([])
    engineOf(likely(people, family))
    await fresh(people)
    await runJobs(world, 'identity.compare')
    expect(await listed(family)).toHaveLength(1)
  })
})

it('shows both sides in the order in which the reasons name them, whoever was asked about', async () => {
  const { family, people } = await two()
  engineOf(likely(people, family))
  for (const person of people) {
    await world.owner.query('delete from identity.suggestion')
    await world.owner.query('delete from identity.fresh')
    await fresh([person])
    await runJobs(world, 'identity.compare')
    const [row] = await listed(family)
    expect(row!.one.person.id).toBe(person)
    expect((await anna.call(getSuggestion, { suggestionId: row!.id })).body.sides.map((side) => side.person.id)).toEqual([person, people.find((one) => one !== person)])
  }
})

describe('when the engine changes', () => {
  it('open pairs are compared anew with it; decisions keep the version they were taken with; “not the same” stays silent until the facts change', async () => {
    const { family, people } = await two()
    const other = await two()
    engineOf([...likely(people, family), ...likely(other.people, other.family)])
    await runJobs(world, 'identity.compare')
    const [answered] = await listed(other.family)
    const { version } = (await anna.call(getSuggestion, { suggestionId: answered!.id })).body
    await anna.call(decide, { suggestionId: answered!.id, verdict: 'different', reason: 'Visti insieme', version })
    engineOf([...likely(people, family, { band: 'very_likely' }), ...likely(other.people, other.family, { band: 'very_likely' })], 'prova-2')
    await runJobs(world, 'identity.compare')
    const [open] = await listed(family)
    expect(open).toMatchObject({ band: 'very_likely' })
    expect((await anna.call(getSuggestion, { suggestionId: open!.id })).body).toMatchObject({ scoreVersion: 'prova-2' })
    await fresh(other.people)
    await runJobs(world, 'identity.compare')
    expect(await listed(other.family)).toEqual([])
    expect((await anna.call(getSuggestion, { suggestionId: answered!.id })).body).toMatchObject({ state: 'different', scoreVersion: 'prova-1', decisions: [{ scoreVersion: 'prova-1' }] })
    await anna.call(addName, { personId: other.a.childId, kind: 'alias', given: 'Eva', family: other.family, source: 'dichiarata' })
    await runJobs(world, 'identity.compare')
    expect(await listed(other.family)).toMatchObject([{ askedAgain: true }])
    expect((await anna.call(getSuggestion, { suggestionId: answered!.id })).body.decisions).toMatchObject([{ verdict: 'different', scoreVersion: 'prova-1' }])
    // what the new version no longer finds alike is let go
    engineOf([], 'prova-3')
    await runJobs(world, 'identity.compare')
    expect(await listed(family)).toEqual([])
  })
})
