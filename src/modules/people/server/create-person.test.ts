import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { searchPeople } from '../contract.ts'
import { inside, openSubject, person } from './testing/people-world.ts'
import { attachPerson, createPerson, personHeaders } from './index.ts'

let world: World
let home: Body
let anna: Somebody
let stranger: Somebody
beforeAll(async () => {
  world = await openWorld()
  home = await world.organisation()
  anna = await world.operator(home)
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())

describe('writing somebody down', () => {
  it('is refused through a file out of reach', async () => {
    const subject = await openSubject(world, home)
    await expect(inside(world, stranger, (writing) => createPerson(writing, person({ given: 'Amina' }), subject, 0))).rejects.toMatchObject({ code: '42501' })
    expect((await world.owner.query('select 1 from people.person where display_name = $1', ['Amina'])).rowCount).toBe(0)
  })

  it('names every code that is not in its list', async () => {
    const subject = await openSubject(world, home)
    const wrong = person({ given: 'Amina', nationalities: ['QQ'], identifiers: [{ type: 'NONE', value: '1' }] })
    await expect(inside(world, anna, (writing) => createPerson(writing, wrong, subject, 0, 'children.0.'))).rejects.toMatchObject({
      errors: [{ path: 'children.0.identifiers.0.type' }, { path: 'children.0.nationalities.0' }],
    })
  })

  it('keeps all facts with who wrote them, and shows the header', async () => {
    const subject = await openSubject(world, home)
    const id = await inside(world, anna, (writing) => createPerson(writing, person({
      given: 'Amina', family: 'El Sayed', original: 'أمينة السيد', called: 'Mina', sex: 'F', birth: { year: 2011, country: 'EG' }, nationalities: ['EG'],
      languages: [{ language: 'ara', motherTongue: true }], identifiers: [{ type: 'CUI', value: '05abc12' }], phone: '+39 333 123 45 67',
      addresses: [{ kind: 'protetto', street: 'Via Nascosta 1' }],
    }), subject, 0))
    const header = await inside(world, anna, ({ tx }) => personHeaders(tx, [id]))
    expect(header.get(id)).toEqual({
      id, displayName: 'Amina El Sayed', originalName: 'أمينة السيد', called: 'Mina', sex: 'F', birthDate: '2011-01-01', birthPrecision: 'year',
    })
    const { rows } = await world.owner.query(
      `select n.script, n.recorded_by, i.normalised, c.normalised as phone, a.protected from people.name n join people.identifier i using (person_id)
       join people.contact c using (person_id) join people.address a using (person_id) where n.person_id = $1`, [id])
    expect(rows).toEqual([{ script: 'Arab', recorded_by: anna.operatorId, normalised: '05ABC12', phone: '+393331234567', protected: true }])
  })

  it('is not opened by an id alone', async () => {
    const theirs = await openSubject(world, home)
    const id = await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Karim' }), theirs, 0))
    const own = await openSubject(world, stranger)
    await expect(inside(world, stranger, ({ tx }) => attachPerson(tx, id, own, 0))).rejects.toMatchObject({ code: 'not-found' })
    expect((await inside(world, stranger, ({ tx }) => personHeaders(tx, [id, newId()]))).size).toBe(0)
  })
})

describe('the search', () => {
  it('finds nothing out of reach', async () => {
    const subject = await openSubject(world, home)
    await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Segretissima', family: 'Nascosta', phone: '3409998877' }), subject, 0))
    expect((await stranger.call(searchPeople, { q: 'Segretissima Nascosta' })).body.rows).toEqual([])
    expect((await stranger.call(searchPeople, { q: '3409998877' })).body.rows).toEqual([])
    expect((await anna.call(searchPeople, { q: '3409998877' })).body.rows).toHaveLength(1)
  })

  it.each([
    ['Mohammed Ghazal'], ['ghazal mohamed'], ['Muhamad Gazal'], ['محمد غزال'], ['Moh'], ['Mohamed Gha'], ['X9Y8Z77'], ['333 765 4321'], ['0039 333 7654321'], ['Momo'],
  ])('finds Mohamed Ghazal by “%s”', async (q) => {
    const there = await world.organisation()
    const berta = await world.operator(there)
    const subject = await openSubject(world, there)
    const id = await inside(world, berta, (writing) => createPerson(writing, person({
      given: 'Mohamed', family: 'Ghazal', called: 'Momo', identifiers: [{ type: 'CUI', value: 'X9Y8Z77' }], phone: '+39 333 7654321',
    }), subject, 0))
    await inside(world, berta, (writing) => createPerson(writing, person({ given: 'Giulia', family: 'Bianchi' }), subject, 1))
    expect((await berta.call(searchPeople, { q })).body.rows.map((row) => row.id)).toEqual([id])
  })

  it('matches the header alone for who reaches nothing but the header', async () => {
    const subject = await openSubject(world, home)
    const id = await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Wladimira', family: 'Kuznetsova', identifiers: [{ type: 'CUI', value: 'HEAD123' }] }), subject, 0))
    const elsewhere = await world.operator(await world.organisation())
    await openSubject(world, elsewhere, { id: subject, sections: [5] })
    expect((await elsewhere.call(searchPeople, { q: 'HEAD123' })).body.rows).toEqual([])
    expect((await elsewhere.call(searchPeople, { q: 'vladimira' })).body.rows.map((row) => row.id)).toEqual([id])
  })

  it('records that somebody searched and how many were found, never what', async () => {
    await anna.call(searchPeople, { q: 'Qualcunissimo' })
    const { rows } = await world.owner.query(`select detail, subjects from kernel.audit_event where action = 'people.searchPeople' and actor_id = $1 order by at desc limit 1`, [anna.operatorId])
    expect(rows).toEqual([{ detail: { found: 0 }, subjects: [] }])
  })
})
