import { afterAll, beforeAll, expect, it } from 'vitest'
import { addRelative } from '#modules/people/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { findCandidates } from '../contract/suggestion.ts'
import { realEngine, replaceEngine } from './engine.ts'
import { register, type Registered } from './testing/identity-world.ts'

let world: World
let anna: Somebody
let luca: Somebody
let known: Registered

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
  luca = await world.operator(await world.organisation())
  known = await register(world, anna, { given: 'Ayesha', family: 'Qureshan', birth: '2018-10-11' })
  for (const [given, family] of [['Giulia', 'Rovelli'], ['Mario', 'Colzani'], ['Hamza', 'Qureshan'], ['Sofia', 'Melnik']] as const) await register(world, anna, { given, family })
  replaceEngine(realEngine)
})
afterAll(() => world.close())

const found = async (who: Somebody, facts: object) => {
  const { rows, siblings, elsewhere } = (await who.call(findCandidates, facts)).body
  expect([siblings, elsewhere]).toEqual([[], []])
  return rows.map(({ person, band }) => [person.displayName, band])
}

it('while nothing but a name is typed, who is called so is shown, never as likely; who is out of reach is not, nor who shares one word of the name', async () => {
  for (const beyond of ['false', 'true']) expect(await found(luca, { given: 'Ayesha', family: 'Qureshan', beyond })).toEqual([])
  expect(await found(anna, { given: 'Giulia', family: 'Ferrari' })).toEqual([])
  expect(await found(anna, { given: 'Sof' })).toEqual([])
  for (const typed of [{ given: 'Ayesha', family: 'Qureshan' }, { given: 'Aisha', family: 'Qureishan' }, { given: 'Qureshan', family: 'Ayesha' }, { original: 'عائشہ قریشان' }]) {
    expect(await found(anna, typed), JSON.stringify(typed)).toEqual([['Ayesha Qureshan', 'possible']])
  }
})

it('a date that differs speaks against who is only called so, one that agrees for him', async () => {
  expect(await found(anna, { given: 'Aisha', family: 'Qureishan', birthDate: '2001-02-03' })).toEqual([])
  expect(await found(anna, { given: 'Aisha', family: 'Qureishan', birthDate: '2018-10-11' })).not.toEqual([])
})

it('a mother of whom nobody knows the date is found by the name she is written down by again', async () => {
  const added = await anna.call(addRelative, { personId: known.childId, subject: known.caseId, type: 'madre', relative: { given: 'Nazia', family: 'Mahmood' } } as never)
  expect(added.status).toBe(200)
  expect(await found(anna, { given: 'Nazia', family: 'Mahmud' })).toEqual([['Nazia Mahmood', 'possible']])
})

it('a name typed letter by letter leaves one trace on who was shown and one of the search, whatever it found', async () => {
  const olena = await register(world, anna, { given: 'Olena', family: 'Bondarenko' })
  const traces = async () => (await world.owner.query<{ subjects: string[] }>(`select subjects from kernel.audit_event where action = 'identity.findCandidates' and actor_id = $1 order by at, id`, [anna.operatorId])).rows
    .map(({ subjects }) => subjects)
  const before = (await traces()).length
  for (const family of ['B', 'Bon', 'Bond', 'Bondarenk', 'Bondarenko', 'Bondarenco']) await found(anna, { given: 'Olena', family })
  expect((await traces()).slice(before)).toEqual([[olena.childId]])
  await found(anna, { given: 'Olena', family: 'Bondarenco', beyond: 'true' })
  await found(anna, { given: 'Nessuno', family: 'Affatto', beyond: 'true' })
  expect((await traces()).slice(before)).toEqual([[olena.childId], [olena.childId], []])
})
