import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { getDiaryDesk, getEntry, writeEntry } from '../contract/diary.ts'

let world: World
let body: Body
let anna: Somebody
let stranger: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { name: 'Amina El Fassi', original: 'أمينة الفاسي' } })
})

type Entry = Omit<ClientInput<typeof writeEntry>, 'caseId'>
const talk = (over: Partial<Entry> = {}): Entry => ({
  kind: 'colloquio', section: 'social', origin: 'attivita_propria', happenedAt: new Date().toISOString(), body: 'Colloquio con la madre.', ...over,
})
const write = (who: Somebody, over: Partial<Entry> = {}, options?: { key?: string }) => who.call(writeEntry, { caseId: file.caseId, ...talk(over) }, options)
const count = async (caseId: string): Promise<number> =>
  Number((await world.owner.query('select count(*) from cases.diary_entry where case_id = $1', [caseId])).rows[0].count)

describe('writing in the diary is refused', () => {
  it('to a worker of another body: the file does not exist for him', async () => {
    expect((await write(stranger)).status).toBe(404)
    expect((await stranger.call(getDiaryDesk, { caseId: file.caseId })).status).toBe(404)
    expect(await count(file.caseId)).toBe(0)
  })

  it.each(['partner', 'clerk', 'front_desk'])('to a %s of the same unit, who only reads', async (role) => {
    const reader = await world.operator(body, { role })
    const reply = await write(reader, { section: 'identity' })
    expect(reply.status).toBe(403)
    expect(reply.problem.detail).toContain('operatore responsabile')
    expect((await reader.call(getDiaryDesk, { caseId: file.caseId })).body.can.write).toBe(false)
    expect(await count(file.caseId)).toBe(0)
  })

  it('in a section the writer does not reach', async () => {
    const teacher = await world.operator(await world.organisation())
    await openTo(world, file.caseId, { operatorId: teacher.operatorId }, [5])
    const reply = await write(teacher, { section: 'health' })
    expect(reply.problem.errors).toEqual([{ path: 'section', message: expect.stringContaining('non è tra quelle') }])
    expect((await write(teacher, { section: 'education' })).status).toBe(200)
  })

  it.each([
    ['an unknown kind', { kind: 'festa' }, 'kind'],
    ['an unknown origin', { origin: 'altro' }, 'origin'],
    ['what has not happened yet', { happenedAt: new Date(Date.now() + 2 * 86_400_000).toISOString() }, 'happenedAt'],
    ['no words', { body: '  \n ' }, 'body'],
    ['more than a day of minutes', { minutes: 2000 }, 'minutes'],
    ['somebody who is not of the file', { presences: [{ personId: randomUUID() }] }, 'presences.0.personId'],
    ['an unknown operator', { presences: [{ name: 'Zia' }, { operatorId: randomUUID() }] }, 'presences.1.operatorId'],
  ] as const)('for %s', async (_, over, path) => {
    const reply = await write(anna, over as unknown as Partial<Entry>)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
    expect(await count(file.caseId)).toBe(0)
  })

  it('after the file was closed, except for what came before', async () => {
    file = await buildCase(world, { holder: anna, closedOn: '2026-02-10' })
    expect((await write(anna, { happenedAt: '2026-02-11T09:00:00Z' })).status).toBe(409)
    expect((await write(anna, { happenedAt: '2026-02-10T09:00:00Z' })).status).toBe(200)
  })
})

describe('an entry', () => {
  it('keeps who was there, when and where, moves the file up and leaves its trace', async () => {
    const mother = await addRelative(world, file, anna, 'Fatima El Fassi')
    const reply = await write(anna, {
      kind: 'visita_domiciliare', origin: 'mandato_ag', minutes: 45, place: 'A casa', title: 'Prima visita',
      presences: [{ personId: mother, role: 'madre' }, { personId: file.childId }, { operatorId: anna.operatorId as never }, { name: 'Un vicino' }],
    })
    expect(reply.body).toMatchObject({
      kind: 'visita_domiciliare', section: 'social', origin: 'mandato_ag', minutes: 45, place: 'A casa', title: 'Prima visita', corrected: null, alsoIn: [],
      author: { id: anna.operatorId, name: 'Anna Verdi' }, version: 1, can: { correct: true },
    })
    expect(reply.body.presences.map((one) => [one.name, one.role])).toEqual([
      ['Fatima El Fassi', 'madre'], ['Amina El Fassi', null], ['Anna Verdi', null], ['Un vicino', null],
    ])
    const { rows } = await world.owner.query('select last_activity_at, version from cases.case_file where id = $1', [file.caseId])
    expect(Date.now() - Date.parse(rows[0].last_activity_at)).toBeLessThan(60_000)
    expect(rows[0].version).toBe(1)
    await anna.call(getEntry, { caseId: file.caseId, entryId: reply.body.id })
    const events = await world.owner.query('select action, detail from kernel.audit_event where $1 = any (subjects) and outcome = $2 order by at', [file.caseId, 'ok'])
    expect(events.rows).toEqual([
      { action: 'cases.writeEntry', detail: { kind: 'visita_domiciliare', section: 2, files: 1 } },
      { action: 'cases.getEntry', detail: {} },
    ])
  })

  it('is written once, however often the same request is sent', async () => {
    const key = randomUUID()
    const first = talk()
    const replies = await Promise.all([1, 2, 3].map(() => anna.call(writeEntry, { caseId: file.caseId, ...first }, { key })))
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
    expect(await count(file.caseId)).toBe(1)
  })

  it('of one section is not there for who reaches another', async () => {
    const teacher = await world.operator(await world.organisation())
    await openTo(world, file.caseId, { operatorId: teacher.operatorId }, [5])
    const { body: entry } = await write(anna, { section: 'health' })
    expect((await teacher.call(getEntry, { caseId: file.caseId, entryId: entry.id })).status).toBe(404)
  })

  it('names nobody to a reader who does not reach the identities', async () => {
    const mother = await addRelative(world, file, anna, 'Fatima El Fassi')
    const nurse = await world.operator(await world.organisation(), { role: 'specialist' })
    await openTo(world, file.caseId, { operatorId: nurse.operatorId }, [4])
    const { body: entry } = await write(anna, { section: 'health', presences: [{ personId: mother, role: 'madre' }] })
    const seen = await nurse.call(getEntry, { caseId: file.caseId, entryId: entry.id })
    expect(seen.body.presences).toEqual([{ personId: mother, operatorId: null, name: null, role: 'madre' }])
  })

  it('may be written by a specialist and a mediator with a grant of their own', async () => {
    for (const role of ['specialist', 'mediator']) {
      const assigned = await world.operator(await world.organisation(), { role })
      expect((await write(assigned)).status).toBe(404)
      await openTo(world, file.caseId, { operatorId: assigned.operatorId }, [2])
      expect((await write(assigned)).status).toBe(200)
    }
  })
})

describe('an entry for siblings', () => {
  it('is refused as a whole when one file is not tied or not within reach', async () => {
    const group = randomUUID()
    file = await buildCase(world, { holder: anna, siblingGroup: group })
    const tied = await buildCase(world, { holder: anna, siblingGroup: group })
    const other = await buildCase(world, { holder: anna })
    const far = await buildCase(world, { holder: stranger, siblingGroup: group })
    for (const wrong of [other, far]) {
      const reply = await write(anna, { alsoFor: [tied.caseId, wrong.caseId] })
      expect(reply.problem.errors?.map((error) => error.path)).toEqual(['alsoFor.1'])
    }
    for (const one of [file, tied, other, far]) expect(await count(one.caseId)).toBe(0)
  })

  it('stands in each chosen file, and says so only of those within reach', async () => {
    const group = randomUUID()
    file = await buildCase(world, { holder: anna, siblingGroup: group })
    const brother = await buildCase(world, { holder: anna, siblingGroup: group, child: { name: 'Karim El Fassi' } })
    const unchosen = await buildCase(world, { holder: anna, siblingGroup: group })
    const desk = await anna.call(getDiaryDesk, { caseId: file.caseId })
    expect(desk.body.siblings.map((one) => one.caseId).toSorted()).toEqual([brother.caseId, unchosen.caseId].toSorted())
    const { body: entry } = await write(anna, { alsoFor: [brother.caseId] })
    expect(entry.alsoIn).toEqual([{ caseId: brother.caseId, number: brother.number, childName: 'Karim El Fassi' }])
    expect([await count(file.caseId), await count(brother.caseId), await count(unchosen.caseId)]).toEqual([1, 1, 0])
    const teacher = await world.operator(await world.organisation())
    await openTo(world, file.caseId, { operatorId: teacher.operatorId }, [2])
    expect((await teacher.call(getEntry, { caseId: file.caseId, entryId: entry.id })).body.alsoIn).toEqual([])
  })
})
