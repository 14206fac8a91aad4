import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { getCase, listCases, openCase } from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let bruno: Somebody
let clerk: Somebody
let stranger: Somebody
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body, { name: 'Bruno Neri' })
  clerk = await world.operator(body, { role: 'clerk' })
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())

const amina = { given: 'Amina', family: 'El Fassi', original: 'أمينة الفاسي', birth: { date: '2012-03-03' } }
const ask = (who: Somebody, over: Record<string, unknown> = {}, key?: string) =>
  who.call(openCase, { child: amina, unitId: body.unitId, responsibleId: anna.operatorId, ...over } as never, key ? { key } : {})
const files = async () => Number((await world.owner.query('select count(*) from cases.case_file where organisation_id = $1', [body.organisationId])).rows[0].count)

describe('opening a file is refused', () => {
  it('to another body, and to a clerk of the unit', async () => {
    expect((await ask(stranger)).status).toBe(403)
    expect((await ask(clerk)).status).toBe(403)
    expect(await files()).toBe(0)
  })

  it('to a worker of the unit above, and to who leads another one; who leads the unit above may: a child in danger cannot wait for who is below', async () => {
    const whole = await world.organisation()
    const below = { organisationId: whole.organisationId, unitId: await world.unit(whole.organisationId, { parentId: whole.unitId }) }
    const beside = { organisationId: whole.organisationId, unitId: await world.unit(whole.organisationId, { parentId: whole.unitId }) }
    const worker = await world.operator(below)
    const led = { unitId: below.unitId, responsibleId: worker.operatorId }
    expect((await ask(await world.operator(whole), led)).status).toBe(403)
    expect((await ask(await world.operator(beside, { role: 'coordinator' }), led)).status).toBe(403)
    const lead = await world.operator(whole, { role: 'coordinator' })
    expect((await ask(lead, { ...led, responsibleId: lead.operatorId })).problem.errors?.[0]?.path).toBe('responsibleId')
    const { id } = (await ask(lead, led)).body
    expect((await lead.call(getCase, { caseId: id })).body).toMatchObject({ unit: { id: below.unitId }, responsible: { id: worker.operatorId } })
  })

  it('with somebody responsible who does not work on files in that unit', async () => {
    const reply = await ask(anna, { responsibleId: clerk.operatorId })
    expect(reply.problem.errors).toEqual([{ path: 'responsibleId', message: expect.stringContaining('lavora sui casi') }])
    expect((await ask(anna, { responsibleId: stranger.operatorId })).status).toBe(400)
    const past = await world.operator(body, { until: '2025-12-31' })
    expect((await ask(anna, { responsibleId: past.operatorId })).status).toBe(400)
    expect(await files()).toBe(0)
  })

  it('without a child, with two, without a name, in the future', async () => {
    expect((await ask(anna, { child: undefined })).status).toBe(400)
    expect((await ask(anna, { personId: randomUUID() })).status).toBe(400)
    expect((await ask(anna, { child: {} })).problem.errors?.[0]?.path).toBe('child.given')
    expect((await ask(anna, { openedOn: '2099-01-01' })).problem.errors?.[0]?.path).toBe('openedOn')
    expect((await ask(anna, { child: undefined, personId: randomUUID() })).status).toBe(404)
    expect(await files()).toBe(0)
  })
})

describe('an opened file', () => {
  it('has its number by body and year, its child, one responsible worker and the first phase; numbers follow each other', async () => {
    const first = (await ask(anna)).body
    const second = (await ask(bruno, { responsibleId: bruno.operatorId, openedOn: '2025-05-05' })).body
    const third = (await ask(anna)).body
    expect(first.number).toMatch(/^T[0-9A-F]{6}-2026-000001$/)
    expect(second.number).toMatch(/-2025-000001$/)
    expect(third.number).toMatch(/-2026-000002$/)
    const file = (await anna.call(getCase, { caseId: first.id })).body
    expect(file).toMatchObject({
      childName: expect.stringContaining('El Fassi'), original: 'أمينة الفاسي', childBirth: '2012-03-03', phase: 'accesso', status: 'open',
      responsible: { id: anna.operatorId, name: 'Anna Verdi' }, nextPhases: ['valutazione', 'erogazione'], team: [], siblings: [], handover: null,
      can: { changePhase: true, setResponsible: false, handOver: true, close: true, reopen: false, changeTeam: true },
    })
    expect(file.sections).toContain('protected_location')
    expect(file.history.map(({ kind }) => kind)).toEqual(['opened'])
  })

  it('is out of reach of others as if it did not exist, and only its number and name are open to a clerk', async () => {
    const { id } = (await ask(anna)).body
    expect((await stranger.call(getCase, { caseId: id })).status).toBe(404)
    const seen = (await clerk.call(getCase, { caseId: id })).body
    expect(seen.sections).toEqual(['file', 'identity'])
    expect(Object.values(seen.can).some(Boolean)).toBe(false)
  })

  it('is opened once when the request is repeated', async () => {
    const key = randomUUID()
    const before = await files()
    const replies = await Promise.all([ask(anna, {}, key), ask(anna, {}, key)])
    expect(replies[0].body).toEqual(replies[1].body)
    expect(await files()).toBe(before + 1)
  })

  it('takes numbers without gaps or doubles when many open at once', async () => {
    const other = await world.organisation()
    const workers = await Promise.all([1, 2, 3].map(() => world.operator(other)))
    const replies = await Promise.all([...workers, ...workers].map((who) =>
      who.call(openCase, { child: amina, unitId: other.unitId, responsibleId: who.operatorId })))
    expect(replies.map((reply) => Number(reply.body.number.slice(-6))).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('is refused a second time for the same child in the same body', async () => {
    const { id } = (await ask(anna)).body
    const { childId, number } = (await anna.call(getCase, { caseId: id })).body
    const again = await ask(anna, { child: undefined, personId: childId })
    expect(again.status).toBe(409)
    expect(again.problem.detail).toContain(number)
  })

  it('tells the responsible worker when it is somebody else, and is recorded', async () => {
    const { id } = (await ask(anna, { responsibleId: bruno.operatorId })).body
    const notices = await world.owner.query('select kind from kernel.notice where actor_id = $1 and subject = $2', [bruno.operatorId, id])
    expect(notices.rows).toEqual([{ kind: 'cases.made_responsible' }])
    const events = await world.owner.query(`select actor_id, outcome from kernel.audit_event where action = 'cases.openCase' and $1 = any (subjects)`, [id])
    expect(events.rows).toEqual([{ actor_id: anna.operatorId, outcome: 'ok' }])
  })

  it('keeps the copies of its child and of its reach when they change', async () => {
    const { id } = (await ask(anna)).body
    await world.owner.query(`update people.person set display_name = 'Amina Nuova', sort_name = 'nuova amina' where id = (select child_id from cases.case_file where id = $1)`, [id])
    expect((await anna.call(listCases, { q: 'nuova' })).body.rows.map((row) => row.id)).toEqual([id])
    await world.owner.query(`delete from kernel.reach_source where subject = $1`, [id])
    expect((await anna.call(listCases, { q: 'nuova' })).body.rows).toEqual([])
    expect((await anna.call(getCase, { caseId: id })).status).toBe(404)
  })
})
