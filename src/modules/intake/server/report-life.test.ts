import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { listNotices } from '#kernel/contract/index.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { assignReport, createReport, getReport, listReceipts, listReports, receivingUnits, updateReport } from '../contract.ts'

const RHO = '015182'
let world: World
let body: Body
let anna: Somebody
let bruno: Somebody
let carla: Somebody
let desk: Somebody
let educator: Somebody
let clerk: Somebody
let partner: Somebody
let stranger: Somebody
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body, { name: 'Bruno Neri' })
  carla = await world.operator(body, { role: 'coordinator', name: 'Carla Viola' })
  desk = await world.operator(body, { role: 'front_desk' })
  clerk = await world.operator(body, { role: 'clerk' })
  partner = await world.operator(body, { role: 'partner' })
  educator = await world.operator(body, { role: 'educator' })
  stranger = await world.operator(await world.organisation({ kind: 'scuola' }), { role: 'partner' })
})
afterAll(() => world.close())

type Told = ClientInput<typeof createReport>
const told = (over: Partial<Told> = {}): Told => ({
  unitId: body.unitId, source: 'scuola', channel: 'telefono', receivedAt: '2026-11-20T09:00:00Z', urgency: 'entro_7_giorni',
  facts: 'Arriva a scuola senza merenda e con lo stesso vestito da una settimana.', factsPlace: 'Scuola primaria', municipality: RHO,
  reporter: { name: 'Paola Lodi', quality: 'insegnante', phone: '02 9876543', protected: true, protectionReason: 'Teme il padre' },
  children: [{ given: 'Amina', family: 'Alaoui', birthYear: 2016 }, { given: 'Sami', family: 'Alaoui' }],
  parties: [{ name: 'Fatima Alaoui', role: 'madre' }], ...over,
})
const sent = async (who: Somebody, over: Partial<Told> = {}) => (await who.call(createReport, told(over))).body
const serve = (unitId: string, from = '2020-01-01', to: string | null = null) =>
  world.owner.query('insert into network.territory (id, unit_id, municipality_istat, service, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)', [
    randomUUID(), unitId, RHO, `servizio-${randomUUID()}`, from, to,
  ])

describe('a report is refused', () => {
  it('to who is not signed in', async () => {
    expect((await world.anonymous.call(createReport, told())).status).toBe(401)
  })

  it('from another body, unless the unit serves the municipality today', async () => {
    expect((await stranger.call(createReport, told())).status).toBe(403)
    await serve(body.unitId, '2020-01-01', '2025-12-31')
    expect((await stranger.call(createReport, told())).status).toBe(403)
    expect((await world.owner.query('select 1 from intake.report where created_by = $1', [stranger.operatorId])).rowCount).toBe(0)
  })

  it('with its reasons in the language of the reader: those of the contract and those of the rules', async () => {
    const send = async (language: string, body: Told) => {
      const { body: answer } = await world.app.inject({
        method: 'POST', url: '/api/reports', payload: body as never,
        headers: { cookie: `accanto_session=${anna.token}`, 'accept-language': language, 'idempotency-key': randomUUID() },
      })
      return (JSON.parse(answer) as { errors: { path: string; message: string }[] }).errors
    }
    const hollow = told({ facts: '', children: [] })
    expect(await send('en', hollow)).toEqual([{ path: 'facts', message: 'This field is required' }, { path: 'children', message: 'Add at least one child' }])
    expect(await send('it', hollow)).toEqual([{ path: 'facts', message: 'Campo obbligatorio' }, { path: 'children', message: 'Aggiungi almeno un minore' }])
    const early = told({ factsOn: '2099-01-01' as never })
    expect(await send('en', early)).toEqual([{ path: 'factsOn', message: 'The facts cannot be in the future' }])
    expect(await send('it', early)).toEqual([{ path: 'factsOn', message: 'I fatti non possono essere nel futuro' }])
  })

  it('to a unit where nobody looks into reports', async () => {
    const empty = await world.unit(body.organisationId)
    expect((await anna.call(createReport, told({ unitId: empty as never }))).status).toBe(403)
  })

  it.each([
    ['children', { children: [] }],
    ['children.0.given', { children: [{}] }],
    ['children.0.country', { children: [{ given: 'A', country: 'QQ' }] }],
    ['receivedAt', { receivedAt: '2099-01-01T00:00:00Z' }],
    ['factsOn', { factsOn: '2099-01-01' }],
    ['source', { source: 'nessuna' }],
    ['urgency', { urgency: 'subito' }],
    ['municipality', { municipality: '999999' }],
    ['parties.0.role', { parties: [{ name: 'X', role: 'zio_di_chi' }] }],
    ['reporter.protectionReason', { reporter: { protected: true } }],
  ])('with a wrong %s', async (path, over) => {
    const reply = await anna.call(createReport, told(over as never))
    expect([reply.status, reply.problem.errors?.[0]?.path]).toEqual([400, path])
  })
})

describe('a received report', () => {
  it('has its number by body and year, without gaps even after a refusal', async () => {
    const first = await sent(anna)
    await anna.call(createReport, told({ source: 'nessuna' }))
    const rest = await Promise.all([sent(bruno), sent(anna)])
    const numbers = [first.number, ...rest.map(({ number }) => number)].toSorted()
    const start = Number(first.number.slice(-6))
    expect(first.number).toMatch(/^SEG-T[0-9A-F]{6}-2026-\d{6}$/)
    expect(numbers.map((number) => Number(number.slice(-6)) - start)).toEqual([0, 1, 2])
  })

  it('is out of reach for another body, and for nobody told from a missing one', async () => {
    const { id } = await sent(anna)
    const reply = await stranger.call(getReport, { reportId: id })
    expect(reply.status).toBe(404)
    expect(reply.problem.detail).toBe((await stranger.call(getReport, { reportId: randomUUID() as never })).problem.detail)
    expect((await stranger.call(listReports, { state: 'all' })).body).toMatchObject({ rows: [], total: 0, counts: { waiting: 0 } })
  })

  it('shows who reported only to case workers and coordinators; front desk and clerk see the header, educator and partner the facts', async () => {
    const { id } = await sent(anna)
    for (const [who, content, reporter] of [[anna, true, true], [carla, true, true], [educator, true, false], [partner, true, false], [desk, false, false], [clerk, false, false]] as const) {
      const seen = (await who.call(getReport, { reportId: id })).body
      expect([who.name, seen.content !== null, seen.reporter !== null]).toEqual([who.name, content, reporter])
    }
    expect((await desk.call(listReports, {})).body.rows.every((row) => row.children.length === 0)).toBe(true)
    expect((await desk.call(listReports, { q: 'Amina' })).body.rows).toEqual([])
    expect((await anna.call(listReports, { q: 'amina alaoui' })).body.rows.map((row) => row.id)).toContain(id)
  })

  it('holds what was told', async () => {
    const { id } = await sent(anna)
    const seen = (await bruno.call(getReport, { reportId: id })).body
    expect(seen).toMatchObject({
      state: 'waiting', municipality: 'Rho', assignedTo: null, createdBy: { name: 'Anna Verdi' },
      content: { factsPlace: 'Scuola primaria', children: [{ name: 'Amina Alaoui', birthYear: 2016, file: null, decision: null }, { name: 'Sami Alaoui' }], parties: [{ name: 'Fatima Alaoui', role: 'madre' }], decisions: [] },
      reporter: { name: 'Paola Lodi', protected: true, protectionReason: 'Teme il padre' },
    })
  })

  it('is audited, and its trace holds no content', async () => {
    const { id } = await sent(anna)
    await anna.call(getReport, { reportId: id })
    const { rows } = await world.owner.query('select action, detail from kernel.audit_event where $1 = any (subjects) order by at', [id])
    expect(rows.map(({ action }) => action)).toEqual(['intake.createReport', 'intake.getReport'])
    expect(rows[0].detail).toEqual({ children: 2, urgency: 'entro_7_giorni' })
  })
})

describe('a sender outside the unit', () => {
  it('keeps a receipt and nothing else, and never learns what was decided', async () => {
    await serve(body.unitId, '2026-01-01')
    expect((await stranger.call(receivingUnits, { municipality: RHO })).body.rows.map(({ id, own, member }) => [id, own, member])).toEqual([[body.unitId, false, false]])
    expect((await stranger.call(receivingUnits, {})).body.rows).toEqual([])
    const { id, number, reached } = await sent(stranger)
    expect(reached).toBe(false)
    expect((await stranger.call(getReport, { reportId: id })).status).toBe(404)
    expect((await stranger.call(assignReport, { reportId: id, operatorId: stranger.operatorId as never, version: 1 })).status).toBe(404)
    const receipts = async () => (await stranger.call(listReceipts, {})).body.rows
    expect(await receipts()).toEqual([expect.objectContaining({ id, number, state: 'waiting' })])
    await world.owner.query(`update intake.report set state = 'observing' where id = $1`, [id])
    expect((await receipts())[0]?.state).toBe('assigned')
    expect((await anna.call(listReceipts, {})).body.rows.every((row) => row.id !== id)).toBe(true)
    expect((await anna.call(getReport, { reportId: id })).body.createdBy.name).toBe(stranger.name)
  })
})

describe('the front desk', () => {
  it('writes a report of its unit, then reads only the header', async () => {
    const { id, reached, told } = await sent(desk)
    expect([reached, told]).toEqual([true, null])
    expect((await desk.call(getReport, { reportId: id })).body).toMatchObject({ content: null, reporter: null, can: { edit: false, triage: false, takeOn: false } })
    expect((await anna.call(getReport, { reportId: id })).body.reporter?.name).toBe('Paola Lodi')
  })
})

describe('an immediate report', () => {
  it('says to who wrote it that nobody was told, when nobody else coordinates', async () => {
    const alone = await world.operator(await world.organisation(), { role: 'coordinator' })
    expect((await sent(alone, { urgency: 'immediata', unitId: alone.unitId })).told).toBe(0)
  })

  it('says to the front desk which service has it and how many were told, not who', async () => {
    const answer = await sent(desk, { urgency: 'immediata' })
    const { rows } = await world.owner.query('select actor_id from kernel.notice where subject = $1', [answer.id])
    expect(answer).toEqual({ id: answer.id, number: answer.number, reached: true, unitName: expect.any(String), told: rows.length })
    expect(rows.length).toBeGreaterThan(0)
  })

  it('is told to the coordinators of the unit, once, without a name', async () => {
    const { id, number } = await sent(anna, { urgency: 'immediata' })
    const told = (await carla.call(listNotices, {})).body.rows.filter((row) => row.subject === id)
    expect(told).toEqual([expect.objectContaining({ kind: 'intake.urgent_report', params: { number, source: 'scuola' } })])
    expect((await bruno.call(listNotices, {})).body.rows.filter((row) => row.subject === id)).toEqual([])
  })
})

describe('correcting a report', () => {
  const change = (who: Somebody, reportId: string, over: Record<string, unknown> = {}) => {
    const { unitId: _unit, reporter: _reporter, ...rest } = told()
    return who.call(updateReport, { ...rest, reportId, version: 1, ...over } as never)
  }

  it('is refused to front desk, educator and other bodies', async () => {
    const { id } = await sent(anna)
    expect((await change(desk, id)).status).toBe(403)
    expect((await change(educator, id)).status).toBe(403)
    expect((await change(stranger, id)).status).toBe(404)
  })

  it('keeps the children there were, adds and takes away; the second of two writers sees what the first wrote', async () => {
    const { id } = await sent(anna)
    const before = (await anna.call(getReport, { reportId: id })).body.content!.children
    const reply = await change(anna, id, { facts: 'Con le scarpe rotte.', children: [{ id: before[1]!.id, given: 'Samir', family: 'Alaoui' }, { given: 'Nour' }], parties: [] })
    expect(reply.body.content).toMatchObject({ facts: 'Con le scarpe rotte.', children: [{ id: before[1]!.id, name: 'Samir Alaoui' }, { name: 'Nour' }], parties: [] })
    expect(reply.body.reporter?.name).toBe('Paola Lodi')
    const late = await change(bruno, id)
    expect([late.status, late.problem.code]).toEqual([409, 'stale'])
    expect(late.problem.current).toMatchObject({ version: 2, content: { facts: 'Con le scarpe rotte.' } })
  })

  it('changes who reported when asked to', async () => {
    const { id } = await sent(anna)
    expect((await change(anna, id, { reporter: { name: 'Altra persona' } })).body.reporter).toMatchObject({ name: 'Altra persona', protected: false, protectionReason: null })
  })
})

describe('giving a report to somebody', () => {
  it('is refused to front desk, to a worker for somebody else, and to who does not work there', async () => {
    const { id } = await sent(anna)
    expect((await desk.call(assignReport, { reportId: id, operatorId: desk.operatorId as never, version: 1 })).status).toBe(403)
    expect((await anna.call(assignReport, { reportId: id, operatorId: bruno.operatorId as never, version: 1 })).status).toBe(403)
    expect((await carla.call(assignReport, { reportId: id, operatorId: stranger.operatorId as never, version: 1 })).problem.errors?.[0]?.path).toBe('operatorId')
  })

  it('lets a worker take it on, a coordinator give it to another, who is told; of two at once one is refused', async () => {
    const { id, number } = await sent(anna)
    const both = await Promise.all([anna, bruno].map((who) => who.call(assignReport, { reportId: id, operatorId: who.operatorId as never, version: 1 })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const mine = both.find(({ status }) => status === 200)!.body
    expect(mine.state).toBe('assigned')
    const loser = mine.assignedTo?.id === anna.operatorId ? bruno : anna
    expect((await loser.call(assignReport, { reportId: id, operatorId: null, version: 2 })).status).toBe(403)
    expect((await carla.call(assignReport, { reportId: id, operatorId: loser.operatorId as never, version: 2 })).body.assignedTo?.name).toBe(loser.name)
    expect((await loser.call(listNotices, {})).body.rows.filter((row) => row.subject === id)).toEqual([expect.objectContaining({ kind: 'intake.report_assigned', params: { number, urgency: 'entro_7_giorni' } })])
    expect((await carla.call(assignReport, { reportId: id, operatorId: null, version: 3 })).body).toMatchObject({ state: 'waiting', assignedTo: null })
  })
})

describe('the queue', () => {
  it('puts the most urgent first, then who waits longest, page after page, with counts', async () => {
    const other = await world.organisation()
    const who = await world.operator(other)
    const write = (urgency: string, receivedAt: string) => sent(who, { unitId: other.unitId as never, urgency, receivedAt })
    const late = await write('entro_7_giorni', '2026-11-19T00:00:00Z')
    const early = await write('entro_7_giorni', '2026-11-01T00:00:00Z')
    const now = await write('immediata', '2026-11-20T00:00:00Z')
    const calm = await write('non_urgente', '2026-10-01T00:00:00Z')
    const order: string[] = []
    for (let cursor: string | undefined; ; ) {
      const { rows, next } = (await who.call(listReports, { limit: 3, ...(cursor ? { cursor } : {}) })).body
      order.push(...rows.map((row) => row.id))
      if (!next) break
      cursor = next
    }
    expect(order).toEqual([now.id, early.id, late.id, calm.id])
    const { body: list } = await who.call(listReports, { urgency: 'entro_7_giorni', municipality: RHO, assigned: 'nobody' })
    expect(list.rows.map((row) => row.id)).toEqual([early.id, late.id])
    expect(list).toMatchObject({ total: 2, counts: { waiting: 4, immediate: 1, mine: 0, decided: 0 } })
    expect((await who.call(listReports, { state: 'decided' })).body.rows).toEqual([])
    expect((await who.call(listReports, { source: 'pmm' })).body.total).toBe(0)
  })
})
