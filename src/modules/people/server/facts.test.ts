import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { attachPerson, createPerson } from './index.ts'
import { inside, openSubject, person } from './testing/people-world.ts'

let world: World
let home: Body
let anna: Somebody
let reader: Somebody
let stranger: Somebody
let subject: string
let personId: Id<'person'>
beforeAll(async () => {
  world = await openWorld()
  home = await world.organisation()
  anna = await world.operator(home)
  reader = await world.operator(home, { role: 'observer' })
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())
beforeEach(async () => {
  subject = await openSubject(world, home)
  personId = await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Amina', family: 'El Sayed', sex: 'F', birth: { date: '2011-04-05' as never } }), subject, 0))
})

const file = async (who = anna) => (await who.call(contract.getPerson, { personId })).body
const lastEvent = async (action: string) =>
  (await world.owner.query('select outcome, subjects from kernel.audit_event where action = $1 order by at desc limit 1', [action])).rows[0]

describe('reading somebody', () => {
  it('is a 404 for who reaches no file of his, and is recorded', async () => {
    expect((await stranger.call(contract.getPerson, { personId })).status).toBe(404)
    expect(await lastEvent('people.getPerson')).toMatchObject({ outcome: 'refused' })
  })

  it('shows the header alone to who reaches another section', async () => {
    const school = await world.operator(await world.organisation())
    await openSubject(world, school, { id: subject, sections: [5] })
    const seen = await file(school)
    expect(seen).toMatchObject({ displayName: 'Amina El Sayed', reaches: { identity: false, protected: false }, births: [], can: { edit: false } })
    expect((await school.call(contract.addContact, { personId, kind: 'cellulare', value: '333' })).status).toBe(403)
    const own = await openSubject(world, school)
    await expect(inside(world, school, ({ tx }) => attachPerson(tx, personId, own, 0))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('leaves the trace on every file through which he is seen', async () => {
    await file()
    expect(await lastEvent('people.getPerson')).toEqual({ outcome: 'ok', subjects: [personId, subject] })
  })
})

describe('a protected address', () => {
  const hide = () => anna.call(contract.addAddress, { personId, kind: 'protetto', street: 'Via Nascosta 1' })

  it('is shown only with its section, and never where that section is withheld', async () => {
    expect((await hide()).status).toBe(200)
    expect((await file()).addresses).toMatchObject([{ street: 'Via Nascosta 1', protected: true }])
    const partner = await world.operator(await world.organisation())
    await openSubject(world, partner, { id: subject, sections: [1, 2] })
    expect(await file(partner)).toMatchObject({ addresses: [], reaches: { identity: true, protected: false }, can: { edit: true, protect: false } })
    expect((await partner.call(contract.addAddress, { personId, kind: 'protetto', street: 'Via Altra' })).status).toBe(403)
    // a file of his own, where he reaches everything, does not open what was written through the other
    const own = await openSubject(world, partner)
    await inside(world, partner, ({ tx }) => attachPerson(tx, personId, own, 0))
    expect((await file(partner)).addresses).toEqual([])
    expect((await partner.call(contract.addAddress, { personId, kind: 'protetto', street: 'Via Altra' })).status).toBe(200)
    expect((await file(partner)).addresses).toMatchObject([{ street: 'Via Altra' }])
    expect((await file()).addresses).toMatchObject([{ street: 'Via Nascosta 1' }])
    await openSubject(world, partner, { id: subject, sections: [7], effect: 'withhold' })
    expect(await file(partner)).toMatchObject({ addresses: [], reaches: { protected: false } })
  })
})

describe('facts', () => {
  it('are not written by who only observes, nor out of reach', async () => {
    expect((await reader.call(contract.addNationality, { personId, country: 'EG', source: 'dichiarata' })).status).toBe(404)
    expect((await stranger.call(contract.addNationality, { personId, country: 'EG', source: 'dichiarata' })).status).toBe(404)
    const specialist = await world.operator(home, { role: 'front_desk' })
    expect((await specialist.call(contract.addNationality, { personId, country: 'EG', source: 'dichiarata' })).status).toBe(200)
  })

  it('name the fields that are wrong', async () => {
    expect((await anna.call(contract.addNationality, { personId, country: 'QQ', source: 'boh' })).problem.errors?.map(({ path }) => path)).toEqual(['source', 'country'])
    expect((await anna.call(contract.addAddress, { personId, kind: 'domicilio', validFrom: '2026-02-01' as never, validTo: '2026-01-01' as never })).problem.errors).toMatchObject([{ path: 'validTo' }])
  })

  it('stand beside each other: two birth dates, the chosen one in the header', async () => {
    await anna.call(contract.addBirthFact, { personId, year: 2009, source: 'accertamento_eta', reliability: 'probabile' })
    expect(await file()).toMatchObject({ birthDate: '2011-04-05', births: [{ chosen: true }, { date: '2009-01-01', precision: 'year', chosen: false, recordedBy: anna.name }] })
    const { births, version } = await file()
    expect((await anna.call(contract.chooseFact, { personId, kind: 'births', factId: births[1]!.id, version })).body).toEqual({ version: version + 1 })
    expect(await file()).toMatchObject({ birthDate: '2009-01-01', birthPrecision: 'year' })
    const late = await anna.call(contract.chooseFact, { personId, kind: 'births', factId: births[0]!.id, version })
    expect(late.status).toBe(409)
    expect(late.problem.current).toMatchObject({ version: version + 1 })
  })

  it('are taken back, never lost: the only name stays, a retired one is in the history', async () => {
    const [only] = (await file()).names
    expect((await anna.call(contract.retireFact, { personId, kind: 'names', factId: only!.id })).status).toBe(409)
    await anna.call(contract.addName, { personId, kind: 'originale', original: 'أمينة السيد', source: 'documento_estero' })
    expect((await anna.call(contract.retireFact, { personId, kind: 'names', factId: only!.id })).status).toBe(200)
    expect(await file()).toMatchObject({ displayName: 'أمينة السيد', names: [{ script: 'Arab', chosen: true }] })
    const { names } = (await anna.call(contract.getPerson, { personId, retired: 'true' })).body
    expect(names.find(({ id }) => id === only!.id)).toMatchObject({ retiredBy: anna.name, retiredAt: expect.any(String) })
    expect((await anna.call(contract.retireFact, { personId, kind: 'names', factId: only!.id })).status).toBe(404)
    expect((await anna.call(contract.searchPeople, { q: 'El Sayed' })).body.rows.map(({ id }) => id)).not.toContain(personId)
  })

  it('keep a tax code that does not add up, with its doubt', async () => {
    await anna.call(contract.addIdentifier, { personId, type: 'CF', value: 'LSYMNA09A41Z336X' })
    const [code] = (await file()).identifiers
    expect(code).toMatchObject({ value: 'LSYMNA09A41Z336X', doubt: expect.stringMatching(/controllo/) })
  })

  it('change how somebody is called only from the version that was read', async () => {
    const { version } = await file()
    expect((await anna.call(contract.updatePerson, { personId, version, called: 'Mina', sex: 'F' })).status).toBe(200)
    expect((await anna.call(contract.updatePerson, { personId, version, called: 'Ami' })).problem).toMatchObject({ code: 'stale', current: { called: 'Mina' } })
    expect((await anna.call(contract.searchPeople, { q: 'Mina' })).body.rows[0]).toMatchObject({ id: personId })
  })
})

describe('the family', () => {
  const mother = { given: 'Fatima', family: 'Hassan', sex: 'F' as const }

  it('is not added to from out of reach, nor to a file that is not his', async () => {
    expect((await stranger.call(contract.addRelative, { personId, subject, relative: mother, type: 'madre' })).status).toBe(404)
    const other = await openSubject(world, home)
    expect((await anna.call(contract.addRelative, { personId, subject: other, relative: mother, type: 'madre' })).status).toBe(404)
    expect((await anna.call(contract.addRelative, { personId, subject, relative: mother, type: 'regina' })).problem.errors).toMatchObject([{ path: 'type' }])
    expect((await anna.call(contract.addRelative, { personId, subject, type: 'madre' })).status).toBe(400)
  })

  it('shows each tie from both sides, stores it once, and ends it', async () => {
    const added = (await anna.call(contract.addRelative, { personId, subject, relative: mother, type: 'madre' })).body.personId
    expect((await file()).relatives).toMatchObject([{ person: { id: added }, type: 'madre' }])
    expect((await anna.call(contract.getPerson, { personId: added })).body.relatives).toMatchObject([{ person: { id: personId }, type: 'figlio' }])
    expect((await anna.call(contract.addRelation, { personId: added, otherId: personId, type: 'figlio' })).status).toBe(200)
    expect((await anna.call(contract.addRelation, { personId, otherId: added, type: 'madre' })).status).toBe(409)
    const family = (await anna.call(contract.getFamily, { personId, subject })).body
    expect(family.nodes.find(({ id }) => id === added)).toMatchObject({ relation: 'madre', current: true })
    const [tie] = (await file()).relatives
    expect((await anna.call(contract.endFact, { personId, kind: 'relations', factId: tie!.id, validTo: '2026-01-01' as never })).status).toBe(200)
    expect((await stranger.call(contract.getFamily, { personId, subject })).status).toBe(404)
  })

  it('keeps relatives from who does not reach the identity section', async () => {
    const added = (await anna.call(contract.addRelative, { personId, subject, relative: mother, type: 'madre' })).body.personId
    const school = await world.operator(await world.organisation())
    await openSubject(world, school, { id: subject, sections: [5] })
    expect((await school.call(contract.getPerson, { personId: added })).status).toBe(404)
    expect((await school.call(contract.getFamily, { personId, subject })).body.nodes.map(({ id }) => id)).toEqual([personId])
    expect((await school.call(contract.searchPeople, { q: 'Fatima Hassan' })).body.rows).toEqual([])
  })

  it('lives in households with dates', async () => {
    const added = (await anna.call(contract.addRelative, { personId, subject, relative: mother, type: 'madre' })).body.personId
    expect((await stranger.call(contract.addHousehold, { personId, label: 'Casa' })).status).toBe(404)
    await anna.call(contract.addHousehold, { personId, label: 'Via Roma 1', memberIds: [added] })
    const [household] = (await file()).households
    expect(household).toMatchObject({ label: 'Via Roma 1', members: [{ person: { displayName: 'Amina El Sayed' } }, { person: { id: added } }] })
    const mine = household!.members.find(({ person: one }) => one.id === personId)!
    expect((await anna.call(contract.leaveHousehold, { personId, memberId: mine.id, validTo: '2026-03-01' as never })).status).toBe(200)
    expect((await file()).households[0]!.members[0]).toMatchObject({ validTo: '2026-03-01' })
  })
})
