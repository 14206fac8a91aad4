import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { getAttendance, markDays, readDayHistory, type DayState } from '../contract/attendance.ts'
import { changeEnrolment, enrol, listEnrolments } from '../contract/enrolment.ts'
import { listAtRisk } from '../contract/risk.ts'

let world: World
let body: Body
let anna: Somebody
let teacher: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-22T09:00:00Z')
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  teacher = await world.operator(await world.organisation({ kind: 'scuola', name: 'IC Prova' }), { role: 'partner', name: 'Daniela Prof' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { birth: '2014-05-06' } })
})

const day = asPlainDate
const school = (who: Somebody, over: Record<string, unknown> = {}) =>
  who.call(enrol, { caseId: file.caseId, schoolWords: 'Scuola media Frankel', level: 'secondaria_primo', class: '1B', validFrom: day('2026-09-14'), yearlyHours: 990, dailyHours: 6, ...over })
const mark = (who: Somebody, days: readonly string[], state: DayState = 'unjustified', over: Record<string, unknown> = {}) =>
  who.call(markDays, { caseId: file.caseId, days: days.map((one) => ({ day: day(one), state, version: 0, ...over })) })
const read = (who: Somebody) => who.call(getAttendance, { caseId: file.caseId, from: day('2026-09-01'), to: day('2026-11-30') })
const october = (count: number): PlainDate[] => Array.from({ length: 31 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}` as PlainDate)
  .filter((one) => new Date(`${one}T12:00:00Z`).getUTCDay() !== 0).slice(0, count)
const notices = async () => (await world.owner.query(`select actor_id, kind, params from kernel.notice where subject = $1 order by kind`, [file.caseId])).rows

describe('attendance is refused', () => {
  it('to who does not reach section 5, as if the file were not there', async () => {
    await school(anna)
    const other = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: other.operatorId }, [1, 2])
    for (const reply of [await read(other), await mark(other, october(1)), await other.call(listEnrolments, { caseId: file.caseId }), await school(other)]) expect(reply.status).toBe(404)
    expect((await other.call(readDayHistory, { caseId: file.caseId, day: october(1)[0]! })).status).toBe(404)
    expect((await other.call(listAtRisk, {})).body.rows).toEqual([])
    expect((await world.owner.query('select count(*)::int n from schools.absence where case_id = $1', [file.caseId])).rows[0].n).toBe(0)
  })

  it('to a role that only reads, and in a closed file', async () => {
    const reader = await world.operator(await world.organisation(), { role: 'observer' })
    await openTo(world, file.caseId, { operatorId: reader.operatorId }, [5])
    expect((await mark(reader, october(1))).status).toBe(403)
    expect((await school(reader)).status).toBe(403)
    expect((await read(reader)).body.can).toEqual({ mark: false, step: false })
    file = await buildCase(world, { holder: anna, closedOn: '2026-11-01' })
    expect((await school(anna)).status).toBe(409)
  })

  it.each([
    ['a Sunday', '2026-11-15', {}, 'days.0.day'],
    ['a holiday', '2026-10-04', {}, 'days.0.day'],
    ['a day that has not come', '2026-11-23', {}, 'days.0.day'],
    ['a day before the enrolment', '2026-09-10', {}, 'days.0.day'],
    ['an unknown reason', '2026-11-03', { reason: 'drago' }, 'days.0.reason'],
    ['more hours than a day', '2026-11-03', { hours: 13 }, 'days.0.hours'],
  ])('for %s', async (_, one, over, path) => {
    await school(anna)
    const reply = await mark(anna, [one], 'unjustified', over)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
  })
})

describe('an enrolment', () => {
  it('lasts until the end of the school year, and ends when another school begins', async () => {
    const { body: first } = await school(anna)
    expect(first).toMatchObject({ schoolYear: 2026, validTo: '2027-08-31', current: true, school: { id: null, name: 'Scuola media Frankel' } })
    const { body: second } = await school(anna, { schoolWords: null, organisationId: teacher.organisationId, validFrom: day('2026-11-02') })
    expect(second.school).toEqual({ id: teacher.organisationId, name: 'IC Prova' })
    const { rows } = (await anna.call(listEnrolments, { caseId: file.caseId })).body
    expect(rows.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([['2026-11-02', '2027-08-31'], ['2026-09-14', '2026-11-01']])
  })

  it.each([
    ['an end before its beginning', { validTo: day('2026-09-01') }, 'validTo'],
    ['an end in another school year', { validTo: day('2027-09-01') }, 'validTo'],
    ['no school at all', { schoolWords: '  ' }, 'schoolWords'],
    ['a body unknown to the network', { schoolWords: null, organisationId: crypto.randomUUID() }, 'organisationId'],
    ['an unknown level', { level: 'università' }, 'level'],
  ])('is refused with %s', async (_, over, path) => {
    const reply = await school(anna, over)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
  })

  it('is corrected from its present version, never ending before a day entered', async () => {
    const { body: made } = await school(anna)
    await mark(anna, ['2026-11-03'])
    const input = { caseId: file.caseId, enrolmentId: made.id, class: '1C', yearlyHours: 1089, dailyHours: 5.5, validTo: day('2027-06-10'), version: 1 }
    expect((await anna.call(changeEnrolment, { ...input, validTo: day('2026-11-02') })).problem.errors?.[0]?.path).toBe('validTo')
    expect((await anna.call(changeEnrolment, input)).body).toMatchObject({ class: '1C', yearlyHours: 1089, dailyHours: 5.5, validTo: '2027-06-10', version: 2 })
    expect((await anna.call(changeEnrolment, input)).problem).toMatchObject({ code: 'stale', current: { version: 2 } })
  })
})

describe('days of absence', () => {
  beforeEach(() => school(anna))

  it('are entered by the school invited to section 5', async () => {
    await openTo(world, file.caseId, { operatorId: teacher.operatorId }, [5])
    const { body: marked } = await mark(teacher, ['2026-11-03', '2026-11-04'], 'justified', { reason: 'salute' })
    expect(marked.days).toMatchObject([{ day: '2026-11-03', state: 'justified', reason: 'salute', by: { name: 'Daniela Prof' }, version: 1 }, { day: '2026-11-04' }])
    expect((await read(anna)).body.standing.totals).toEqual({ unjustified: 0, justified: 2, partial: 0 })
  })

  it('are corrected with history, from the version that was read', async () => {
    await mark(anna, ['2026-11-03'])
    const again = await mark(anna, ['2026-11-03'], 'justified')
    expect(again.problem).toMatchObject({ code: 'stale', current: { days: [{ day: '2026-11-03', state: 'unjustified', version: 1 }] } })
    const { body: corrected } = await mark(anna, ['2026-11-03'], 'justified', { version: 1, reason: 'salute', words: 'certificato del pediatra' })
    expect(corrected.days).toMatchObject([{ state: 'justified', corrected: true, version: 2 }])
    await mark(anna, ['2026-11-03'], 'present', { version: 2 })
    const { rows } = (await anna.call(readDayHistory, { caseId: file.caseId, day: day('2026-11-03') })).body
    expect(rows.map(({ state, version, words }) => [state, version, words])).toEqual([['present', 3, null], ['justified', 2, 'certificato del pediatra'], ['unjustified', 1, null]])
  })

  it('are refused all together when one cannot be', async () => {
    expect((await mark(anna, ['2026-11-03', '2026-11-15'])).status).toBe(400)
    expect((await mark(anna, ['2026-11-03', '2026-11-03'])).problem.errors?.[0]?.path).toBe('days.1.day')
    expect((await read(anna)).body.days).toEqual([])
  })

  it('partly missed count as hours, not as days', async () => {
    await mark(anna, october(16), 'unjustified', { hours: 2 })
    expect((await read(anna)).body.standing).toMatchObject({ crossing: null, window: { count: 0 }, hours: { missed: 32, quarter: 247.5, reachedOn: null }, totals: { partial: 16 } })
  })
})

describe('the limit of art. 114', () => {
  beforeEach(() => school(anna))

  it('is not passed by fifteen days, nor by justified ones; nobody is told', async () => {
    await mark(anna, october(15))
    await mark(anna, ['2026-11-03', '2026-11-04'], 'justified', { reason: 'salute' })
    expect((await read(anna)).body.standing).toMatchObject({ crossing: null, window: { count: 15 }, limit: 15 })
    expect(await notices()).toEqual([])
  })

  it('is passed by the sixteenth: the answer shows the very days and the responsible worker is told once', async () => {
    await mark(anna, october(15))
    const { standing } = (await mark(anna, ['2026-11-03'])).body
    expect(standing.crossing).toEqual({ on: '2026-11-03', from: '2026-10-01', to: '2026-12-31', days: [...october(15), '2026-11-03'] })
    await mark(anna, ['2026-11-04'])
    expect(await notices()).toEqual([{ actor_id: anna.operatorId, kind: 'schools.absences_crossed', params: { number: file.number, on: '2026-11-03' } }])
  })

  it('is no longer passed when a day is corrected', async () => {
    await mark(anna, october(16))
    const { standing } = (await mark(anna, [october(1)[0]!], 'justified', { version: 1, reason: 'salute' })).body
    expect(standing.crossing).toBeNull()
  })

  it('tells a quarter of the hours apart', async () => {
    await mark(anna, [...october(26), '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'])
    await mark(anna, ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'])
    expect((await read(anna)).body.standing.hours).toMatchObject({ missed: 252, quarter: 247.5, reachedOn: '2026-11-19' })
    expect((await notices()).map(({ kind }) => kind)).toEqual(['schools.absences_crossed', 'schools.quarter_crossed'])
  })

  it('tells nobody of a child beyond the age of the duty', async () => {
    file = await buildCase(world, { holder: anna, child: { birth: '2009-01-02' } })
    await school(anna)
    const { standing } = (await mark(anna, october(16))).body
    expect(standing).toMatchObject({ inDuty: false, crossing: { on: october(16).at(-1) } })
    expect(await notices()).toEqual([])
  })
})

describe('the list of attendance at risk', () => {
  it('shows the most absent first, page by page, by level and owner, only what is reached', async () => {
    const lucia = await world.operator(body, { role: 'coordinator' })
    const built = []
    for (const count of [3, 16, 12]) {
      file = await buildCase(world, { holder: anna })
      built.push(file)
      await school(anna)
      await mark(anna, october(count))
    }
    const ids = built.map((one) => one.caseId)
    const mine = (rows: { caseId: string; count: number }[]) => rows.filter((row) => ids.includes(row.caseId as never)).map(({ count }) => count)
    const { body: all } = await anna.call(listAtRisk, { limit: 200 })
    expect(mine(all.rows)).toEqual([16, 12, 3])
    expect(mine((await anna.call(listAtRisk, { level: 'near', limit: 200 })).body.rows)).toEqual([16, 12])
    expect(mine((await anna.call(listAtRisk, { level: 'crossed', limit: 200 })).body.rows)).toEqual([16])
    expect((await lucia.call(listAtRisk, { scope: 'mine' })).body).toMatchObject({ rows: [], total: 0 })
    expect((await anna.call(listAtRisk, { q: built[1]!.number })).body.rows).toMatchObject([{ caseId: ids[1], school: 'Scuola media Frankel', crossedOn: october(16).at(-1) }])
    const first = (await anna.call(listAtRisk, { limit: 1 })).body
    const second = (await anna.call(listAtRisk, { limit: 1, cursor: first.next! })).body
    expect(second.rows[0]!.caseId).not.toBe(first.rows[0]!.caseId)
    expect((await (await world.operator(await world.organisation())).call(listAtRisk, {})).body.rows).toEqual([])
  })

  it('leaves a trace of who looked', async () => {
    await read(anna)
    const { rows } = await world.owner.query(`select action from kernel.audit_event where $1 = any (subjects) order by at desc limit 1`, [file.caseId])
    expect(rows).toEqual([{ action: 'schools.getAttendance' }])
  })
})
