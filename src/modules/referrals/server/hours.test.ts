import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import type { Service } from '../contract.ts'
import { monthOf } from '../domain/hours.ts'
import { factsOf } from './index.ts'

let world: World
let cooperative: Body
let anna: Somebody
let chief: Somebody
let educator: Somebody
let omar: BuiltCase
let sara: BuiltCase
let kinds: Map<string, string>
beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation({ name: 'Comune' })
  cooperative = await world.organisation({ kind: 'terzo_settore', name: 'Cooperativa Ponte' })
  anna = await world.operator(body, { name: 'Anna Verdi' })
  chief = await world.operator(body, { role: 'coordinator', name: 'Clara Blu' })
  educator = await world.operator(cooperative, { role: 'educator', name: 'Elia Rossi' })
  kinds = new Map((await world.owner.query<{ code: string; id: string }>('select code, id from referrals.service_kind')).rows.map((row) => [row.code, row.id]))
})
afterAll(() => world.close())
beforeEach(async () => {
  omar = await file('Omar Prova')
  sara = await file('Sara Prova')
})

async function file(name: string): Promise<BuiltCase> {
  const built = await buildCase(world, { holder: anna, child: { name } })
  await world.owner.query(
    `insert into access.reach_grant (id, subject, kind, to_unit, sections, legal_basis, valid_from, state, granted_by, granted_at)
     values (gen_random_uuid(), $1, 'holder', $2, '{1,2,3,4,5,6,7,8}', 'compito_pubblico', now(), 'active', $3, now())`, [built.caseId, anna.unitId, anna.operatorId])
  return built
}
const today = dateInRome(Date.now())
const day = (days: number): PlainDate => addDays(today, days)
const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))

async function begun(built: BuiltCase, over: Record<string, unknown> = {}, asked: Record<string, unknown> = {}): Promise<Service> {
  const one = (await anna.call(contract.askService, {
    caseId: built.caseId, kindId: kinds.get('gruppo_bambini'), purpose: 'Stare con gli altri', askedOn: day(-200), basis: 'accordo', childWords: built === omar ? 'O.' : 'S.', ...asked,
  } as never)).body
  return (await anna.call(contract.activateService, { serviceId: one.id, version: one.version, startedOn: day(-190), providerUnitId: cooperative.unitId, weekly: '2', ...over } as never)).body
}
const enter = (who: Somebody, service: { id: string }, over: Record<string, unknown> = {}) => who.call(contract.recordEntry, { serviceId: service.id, day: today, minutes: 90, presence: 'present', ...over } as never)
const cells = (who: Somebody, list: readonly Record<string, unknown>[]) => who.call(contract.recordWeek, { cells: list } as never)
const as = <T>({ token }: Somebody, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    await sql`select kernel.begin_session(${createHash('sha256').update(token).digest('hex')})`.execute(tx)
    return work(tx)
  })

describe('hours are refused', () => {
  it('in another’s service: of another cooperative, and to a partner who reaches the file and does not give the service', async () => {
    const service = await begun(omar)
    const other = await world.operator(await world.organisation({ kind: 'terzo_settore' }), { role: 'educator' })
    expect((await enter(other, service)).status).toBe(404)
    expect((await cells(other, [{ serviceId: service.id, day: today, minutes: 60, version: 0 }])).status).toBe(404)
    for (const role of ['partner', 'educator', 'mediator']) {
      const reaches = await world.operator(await world.organisation(), { role })
      await openTo(world, omar.caseId, { operatorId: reaches.operatorId }, [2])
      expect((await enter(reaches, service)).status, role).toBe(403)
      expect((await cells(reaches, [{ serviceId: service.id, day: today, minutes: 60, version: 0 }])).status, role).toBe(403)
    }
    const entry = (await enter(educator, service)).body
    expect((await other.call(contract.correctEntry, { entryId: entry.id, day: today, minutes: 30, presence: 'present', reason: 'No', version: 1 } as never)).status).toBe(404)
    expect((await other.call(contract.entryHistory, { entryId: entry.id })).status).toBe(404)
  })

  it.each([
    ['a day to come', { day: addDays(today, 1) }, 'day'],
    ['a day before it began', { day: addDays(today, -195) }, 'day'],
    ['no time at all', { minutes: 0 }, 'minutes'],
    ['more than a day', { minutes: 1441 }, 'minutes'],
    ['an unknown presence', { presence: 'forse' }, 'presence'],
    ['a worker of another body', { workerId: 'anna' }, 'workerId'],
  ])('with %s', async (_, over, path) => {
    const service = await begun(omar)
    expect((await enter(educator, service, 'workerId' in over ? { workerId: anna.operatorId } : over)).problem.errors?.map((one) => one.path)).toEqual([path])
  })

  it('of a month that is locked, but to who leads the service that holds the file, with the earlier words kept', async () => {
    const service = await begun(omar)
    const old = monthOf(today, -3)
    expect((await enter(educator, service, { day: old })).status).toBe(403)
    expect((await enter(anna, service, { day: old })).status).toBe(403)
    const entry = (await enter(chief, service, { day: old })).body
    expect(entry).toMatchObject({ locked: true, can: { correct: true } })
    const correct = (who: Somebody, over: Record<string, unknown> = {}) =>
      who.call(contract.correctEntry, { entryId: entry.id, day: old, minutes: 30, presence: 'present', reason: 'Segnato doppio', version: 1, ...over } as never)
    expect((await correct(educator)).status).toBe(403)
    expect((await correct(chief, { reason: ' ' })).problem.errors?.[0]?.path).toBe('reason')
    expect((await correct(chief)).body).toMatchObject({ minutes: 30, corrected: true, version: 2 })
    expect((await correct(chief)).problem).toMatchObject({ code: 'stale', current: { minutes: 30 } })
    expect((await chief.call(contract.entryHistory, { entryId: entry.id })).body.rows).toMatchObject([{ n: 1, minutes: 90, reason: 'Segnato doppio', by: { name: 'Clara Blu' } }])
  })
})

describe('hours', () => {
  it('are entered by who gives the service, added up against what was foreseen, and taken away with a mark', async () => {
    const service = await begun(omar, { total: '10' })
    const entry = (await enter(educator, service)).body
    await enter(educator, service, { presence: 'absent', minutes: 30 })
    await enter(educator, service, { presence: 'cancelled', minutes: 60 })
    const read = async () => (await anna.call(contract.getService, { serviceId: service.id })).body
    expect((await read()).service.tally).toMatchObject({ done: 120, absent: 30, total: 600, remaining: 480, lastOn: today })
    expect((await read()).months.at(-1)).toMatchObject({ month: monthOf(today), done: 120, absent: 30 })
    await educator.call(contract.correctEntry, { entryId: entry.id, day: today, minutes: 90, presence: 'present', remove: true, reason: 'Altro bambino', version: 1 } as never)
    expect((await read()).service.tally).toMatchObject({ done: 30 })
    expect((await educator.call(contract.listEntries, { serviceId: service.id })).body).toMatchObject({ total: 3 })
    expect((await as(anna, (tx) => factsOf(tx, omar.caseId, { from: day(-1), to: today }))).map((one) => one.title)).toEqual(['Ore svolte: Gruppo di bambini o ragazzi'])
  })

  it('of a week are entered together, each on its version; nought takes an entry away', async () => {
    const service = await begun(omar)
    const week = async () => (await educator.call(contract.getWeek, { monday })).body.rows.find((row) => row.id === service.id)!
    expect((await educator.call(contract.getWeek, { monday: addDays(monday, 1) })).problem.errors?.[0]?.path).toBe('monday')
    expect(await week()).toMatchObject({ childName: 'O.', caseNumber: null, can: { enterHours: true } })
    expect((await cells(educator, [{ serviceId: service.id, day: monday, minutes: 120, version: 0 }])).body.cells).toMatchObject([{ minutes: 120, version: 1 }])
    expect((await cells(educator, [{ serviceId: service.id, day: monday, minutes: 60, version: 0 }])).problem).toMatchObject({ code: 'stale' })
    expect((await cells(educator, [{ serviceId: service.id, day: monday, minutes: 60, version: 1 }])).body.cells).toMatchObject([{ minutes: 60, version: 2 }])
    expect((await cells(educator, [{ serviceId: service.id, day: monday, minutes: 3, version: 2 }])).problem.errors?.[0]?.path).toBe('cells.0.minutes')
    expect((await cells(educator, [{ serviceId: service.id, day: monday, minutes: 0, version: 2 }])).body.cells).toMatchObject([{ minutes: 0, entryId: null }])
    expect((await week()).done).toBe(0)
  })

  it('of a month are summed by provider and municipality, and leave as a table without names', async () => {
    const service = await begun(omar)
    await enter(educator, service)
    const summary = (await anna.call(contract.getSummary, { month: today, by: 'provider' })).body
    expect(summary.rows.find((row) => row.key.includes('Cooperativa Ponte'))).toMatchObject({ done: expect.any(Number), foreseen: expect.any(Number) })
    const stranger = await world.operator(await world.organisation(), { role: 'manager' })
    expect((await stranger.call(contract.getSummary, { month: today })).body).toMatchObject({ rows: [], totals: { done: 0 } })
    const csv = String((await anna.call(contract.downloadSummary, { month: today })).body)
    expect(csv).toContain('Cooperativa Ponte')
    for (const secret of ['Omar', 'Sara', 'Elia', omar.number]) expect(csv).not.toContain(secret)
  })

  it('of a locked month follow the parameter of the body that holds the file', async () => {
    const manager = await world.operator({ organisationId: anna.organisationId, unitId: anna.unitId }, { role: 'manager' })
    expect((await anna.call(contract.setServiceSettings, { lockDay: 5, remindAfterDays: 30, version: 0 })).status).toBe(403)
    expect((await manager.call(contract.setServiceSettings, { lockDay: 40, remindAfterDays: 30, version: 0 })).problem.errors?.[0]?.path).toBe('lockDay')
    expect((await manager.call(contract.setServiceSettings, { lockDay: 5, remindAfterDays: 30, version: 0 })).body).toMatchObject({ lockDay: 5, shipped: false, version: 1 })
    expect((await manager.call(contract.setServiceSettings, { lockDay: 6, remindAfterDays: 30, version: 0 })).problem.code).toBe('stale')
    await world.owner.query('delete from referrals.setting')
  })
})

describe('a group', () => {
  const open = async () => (await educator.call(contract.openGroup, { unitId: cooperative.unitId as never, kindId: kinds.get('gruppo_bambini') as never, title: 'Gruppo del martedì' })).body
  const join = (who: Somebody, groupId: string, service: Service) => who.call(contract.joinGroup, { groupId: groupId as never, serviceId: service.id, from: day(-30) })
  const hold = (who: Somebody, groupId: string, marks: readonly unknown[], on = today) => who.call(contract.holdSession, { groupId, day: on, minutes: 120, marks } as never)

  it('writes each child’s presence into his own hours, and shows nobody the others', async () => {
    const [first, second] = [await begun(omar), await begun(sara)]
    const group = await open()
    for (const service of [first, second]) expect((await join(educator, group.id, service)).status).toBe(200)
    expect((await hold(educator, group.id, [{ serviceId: first.id, presence: 'present' }, { serviceId: second.id, presence: 'absent' }])).status).toBe(200)
    const seen = (await educator.call(contract.getGroup, { groupId: group.id })).body
    expect(seen.members.map((one) => one.childName)).toEqual(['O.', 'S.'])
    expect(seen.marks).toHaveLength(2)
    const guest = await world.operator(await world.organisation())
    await openTo(world, omar.caseId, { unitId: guest.unitId }, [2])
    const part = (await guest.call(contract.getGroup, { groupId: group.id })).body
    expect(part).toMatchObject({ members: [{ serviceId: first.id }], candidates: [], group: { can: { hold: false } } })
    expect(part.marks).toMatchObject([{ serviceId: first.id }])
    expect(JSON.stringify(part)).not.toContain(second.id)
    expect((await guest.call(contract.listEntries, { serviceId: second.id })).status).toBe(404)
    expect((await hold(guest, group.id, [{ serviceId: first.id, presence: 'present' }], day(-1))).status).toBe(403)
    expect((await anna.call(contract.getService, { serviceId: second.id })).body.service).toMatchObject({ tally: { done: 120, absent: 120 }, groups: [{ name: 'Gruppo del martedì' }] })
    const stranger = await world.operator(await world.organisation(), { role: 'educator' })
    expect((await stranger.call(contract.getGroup, { groupId: group.id })).status).toBe(404)
    expect((await stranger.call(contract.listGroups, {})).body).toMatchObject({ rows: [], total: 0 })
  })

  it('takes only children whose service its unit gives, and no hours for who is not in it, across files and units', async () => {
    const [mine, others] = [await begun(omar), await begun(sara, { providerUnitId: null, providerWords: 'Altra cooperativa' })]
    const group = await open()
    expect((await join(educator, group.id, others)).status).toBe(404)
    const rival = await world.operator(await world.organisation({ kind: 'terzo_settore' }), { role: 'educator' })
    expect((await join(rival, group.id, mine)).status).toBe(404)
    expect((await hold(educator, group.id, [{ serviceId: mine.id, presence: 'present' }])).problem.errors?.[0]?.path).toBe('marks.0.serviceId')
    await join(educator, group.id, mine)
    expect((await join(educator, group.id, mine)).status).toBe(409)
    expect((await hold(educator, group.id, [{ serviceId: others.id, presence: 'present' }])).problem.errors?.[0]?.path).toBe('marks.0.serviceId')
    expect((await hold(educator, group.id, [{ serviceId: mine.id, presence: 'present' }])).status).toBe(200)
    expect((await hold(educator, group.id, [{ serviceId: mine.id, presence: 'present' }])).problem.errors?.[0]?.path).toBe('day')
    expect((await educator.call(contract.leaveGroup, { groupId: group.id, serviceId: mine.id, on: today })).status).toBe(200)
    expect((await educator.call(contract.changeGroup, { groupId: group.id, title: 'Gruppo del martedì', closedOn: today, version: group.version })).body).toMatchObject({ closedOn: today, can: { hold: false } })
  })

  it('is kept by the database too: hours of a meeting only for a member, in the name of who writes', async () => {
    const [mine, others] = [await begun(omar), await begun(sara)]
    const group = await open()
    await join(educator, group.id, mine)
    await hold(educator, group.id, [{ serviceId: mine.id, presence: 'present' }])
    const [{ id: session }] = (await world.owner.query('select id from referrals.group_session where group_id = $1', [group.id])).rows
    const put = (who: Somebody, service: Service, built: BuiltCase, by: string, sessionId: string | null) => as(who, (tx) => tx.insertInto('referrals.entry').values({
      id: crypto.randomUUID(), case_id: built.caseId, service_id: service.id, day: today, minutes: 60, session_id: sessionId, presence: 'present', worker_id: null, worker_words: null, words: null,
      entered_by: by, entered_at: new Date().toISOString(),
    }).execute())
    await expect(put(educator, others, sara, educator.operatorId, session)).rejects.toThrow(/row-level security/)
    await expect(put(educator, mine, sara, educator.operatorId, null)).rejects.toThrow(/row-level security/)
    await expect(put(educator, mine, omar, anna.operatorId, null)).rejects.toThrow(/row-level security/)
    const stranger = await world.operator(await world.organisation(), { role: 'manager' })
    await expect(put(stranger, mine, omar, stranger.operatorId, null)).rejects.toThrow(/row-level security/)
    expect(await as(stranger, (tx) => tx.selectFrom('referrals.entry').select('id').execute())).toEqual([])
    expect(await as(educator, (tx) => tx.selectFrom('referrals.service_own').select('service_id').execute())).toEqual([])
    expect(await as(educator, (tx) => tx.updateTable('referrals.service').set({ purpose: 'Altro' }).where('id', '=', mine.id).executeTakeFirst())).toMatchObject({ numUpdatedRows: 0n })
  })
})
