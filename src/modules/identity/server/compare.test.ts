import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import { openCase } from '#modules/cases/contract.ts'
import {
  addAddress, addBirthFact, addContact, addIdentifier, addName, addNationality, addRelation, addRelative, chooseFact, endFact, getPerson, retireFact, updatePerson,
} from '#modules/people/contract.ts'
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

describe('who is compared again', () => {
  let child: Registered
  let mother: Id<'person'>
  const phone = { kind: 'cellulare', value: '+39 333 000111' }
  const waiting = async () => new Set((await world.owner.query<{ person_id: string }>('select person_id from identity.fresh')).rows.map((row) => row.person_id))
  const settle = () => world.owner.query('delete from identity.fresh')
  const versionOf = async (personId: string) => (await world.owner.query<{ version: number }>('select version from people.person where id = $1', [personId])).rows[0]!.version
  const standing = async (personId: Id<'person'>) => (await anna.call(getPerson, { personId })).body
  const of = (): Id<'person'> => child.childId
  const relative = (more: object) => anna.call(addRelative, { personId: of(), subject: child.caseId, type: 'cugino', ...more } as never)

  beforeAll(async () => {
    engineOf([])
    child = await register(world, anna, { given: 'Binta', family: `Nuova${++n}`, birth: '2011-06-07' })
    mother = (await relative({ relative: { given: 'Fatou', family: 'Mamma', sex: 'F' }, type: 'genitore' })).body.personId
  })

  // each in turn: what it writes stands when the next one is tried
  const news: [string, () => Promise<{ status: number }>, (() => string)?][] = [
    ['another name', () => anna.call(addName, { personId: of(), kind: 'alias', given: 'Bintou', source: 'dichiarata' })],
    ['another name chosen', async () => anna.call(chooseFact, { personId: of(), kind: 'names', factId: (await standing(of())).names.find(({ chosen }) => !chosen)!.id, version: await versionOf(of()) } as never)],
    ['a name taken back', async () => anna.call(retireFact, { personId: of(), kind: 'names', factId: (await standing(of())).names.find(({ chosen }) => chosen)!.id })],
    ['another date of birth', () => anna.call(addBirthFact, { personId: of(), date: '2011-01-01', source: 'dichiarata', reliability: 'incerta' } as never)],
    ['another date chosen', async () => anna.call(chooseFact, { personId: of(), kind: 'births', factId: (await standing(of())).births.find(({ chosen }) => !chosen)!.id, version: await versionOf(of()) } as never)],
    ['a date taken back', async () => anna.call(retireFact, { personId: of(), kind: 'births', factId: (await standing(of())).births.find(({ chosen }) => !chosen)!.id })],
    ['a place of birth', () => anna.call(addBirthFact, { personId: of(), place: 'Brikama', source: 'dichiarata', reliability: 'incerta' } as never)],
    ['a nationality', () => anna.call(addNationality, { personId: of(), country: 'GM', source: 'dichiarata' } as never)],
    ['a nationality taken back', async () => anna.call(retireFact, { personId: of(), kind: 'nationalities', factId: (await standing(of())).nationalities[0]!.id })],
    ['sex', async () => anna.call(updatePerson, { personId: of(), version: await versionOf(of()), called: null, sex: 'F' })],
    ['a telephone', () => anna.call(addContact, { personId: of(), ...phone })],
    ['a telephone taken back', async () => anna.call(retireFact, { personId: of(), kind: 'contacts', factId: (await standing(of())).contacts[0]!.id })],
    ['a mother called otherwise: the child', () => anna.call(addName, { personId: mother, kind: 'dichiarato', given: 'Fatoumata', family: 'Mamma', source: 'dichiarata', choose: true } as never)],
    ['a mother called otherwise: herself', () => anna.call(addName, { personId: mother, kind: 'alias', given: 'Fanta', source: 'dichiarata' }), () => mother],
    ['a parent whose sex is known now', async () => anna.call(updatePerson, { personId: mother, version: await versionOf(mother), called: null, sex: 'M' })],
    ['a tie taken back, from the other side', async () => anna.call(retireFact, { personId: mother, kind: 'relations', factId: (await world.owner.query('select id from people.relation where from_person = $1', [mother])).rows[0].id })],
    ['a tie written', () => anna.call(addRelation, { personId: mother, otherId: of(), type: 'figlio' })],
    ['a guardian', () => relative({ relative: { given: 'Rosa', family: 'Tutrice' }, type: 'tutore' })],
    ['the same person as a relative in another file', async () => {
      const other = await register(world, anna, { given: 'Altro', family: `Nuova${++n}` })
      await settle()
      return anna.call(addRelative, { personId: other.childId, subject: other.caseId, relativeId: of(), type: 'cugino' } as never)
    }],
    ['a code of his alone', () => anna.call(addIdentifier, { personId: of(), type: 'CUI', value: '05ABC12' } as never)],
    ['a file of his own, opened for who was a relative', () => anna.call(openCase, { personId: mother, unitId: anna.unitId, responsibleId: anna.operatorId } as never), () => mother],
  ]
  it.each(news)('after %s', async (_, write, whom = of) => {
    await settle()
    expect((await write()).status).toBe(200)
    expect(await waiting()).toContain(whom())
  })

  const nothing: [string, () => Promise<{ status: number }>][] = [
    ['a number that brothers may share', () => anna.call(addIdentifier, { personId: of(), type: 'N_TUTELA', value: '123/2026' } as never)],
    ['an address', () => anna.call(addAddress, { personId: of(), kind: 'domicilio', street: 'Via Roma 1' } as never)],
    ['a protected telephone', () => anna.call(addContact, { personId: of(), kind: 'cellulare', value: '+39 350 1234567', protected: true })],
    ['the end of a telephone', async () => anna.call(endFact, { personId: of(), kind: 'contacts', factId: (await standing(of())).contacts[0]!.id, validTo: '2026-01-01' } as never)],
    ['the same sex again', async () => anna.call(updatePerson, { personId: of(), version: await versionOf(of()), called: null, sex: 'F' })],
    ['the same name chosen again', async () => anna.call(chooseFact, { personId: of(), kind: 'names', factId: (await standing(of())).names.find(({ chosen }) => chosen)!.id, version: await versionOf(of()) } as never)],
    ['the file read', () => anna.call(getPerson, { personId: of() })],
  ]
  it.each(nothing)('not after %s: the engine sees the same', async (_, write) => {
    await settle()
    expect((await write()).status).toBe(200)
    expect([...(await waiting())]).toEqual([])
  })

  it('whoever is compared for a parent called otherwise is found by the new name at once', async () => {
    await settle()
    await anna.call(addName, { personId: mother, kind: 'dichiarato', given: 'Sirandou', family: 'Mamma', source: 'dichiarata', choose: true } as never)
    engineOf([])
    await runJobs(world, 'identity.compare')
    const { rows } = await world.owner.query('select version > 0 as written, facts from people.match_entry where person_id = $1', [of()])
    expect(rows[0]).toMatchObject({ written: true, facts: expect.stringContaining('Sirandou') })
    expect([...(await waiting())]).toEqual([])
  })
})
