import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { createTerm } from '#modules/deadlines/contract.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { getAttendance, recordStep, withdrawStep, type StepKind } from '../contract/attendance.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-20T09:00:00Z')
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna })
})

const record = (who: Somebody, kind: StepKind, on: string) => who.call(recordStep, { caseId: file.caseId, kind, on: asPlainDate(on) })
const terms = async () => (await world.owner.query(`select rule_id, due, state from deadlines.term where subject = $1 order by rule_id`, [file.caseId])).rows
const day = (row: { due: unknown }) => String(row.due).slice(0, 10)

describe('a step about absences is refused', () => {
  it('to who does not reach section 5, and to a role that only reads', async () => {
    const other = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: other.operatorId }, [2])
    expect((await record(other, 'communicated', '2026-11-10')).status).toBe(404)
    const reader = await world.operator(await world.organisation(), { role: 'observer' })
    await openTo(world, file.caseId, { operatorId: reader.operatorId }, [5])
    expect((await record(reader, 'communicated', '2026-11-10')).status).toBe(403)
    expect(await terms()).toEqual([])
  })

  it('in the future, before what it follows, and without it', async () => {
    expect((await record(anna, 'communicated', '2026-11-21')).problem.errors?.[0]?.path).toBe('on')
    expect((await record(anna, 'not_returned', '2026-11-10')).status).toBe(409)
    await record(anna, 'communicated', '2026-11-10')
    expect((await record(anna, 'answered', '2026-11-12')).status).toBe(409)
    expect((await record(anna, 'not_returned', '2026-11-09')).problem.errors?.[0]?.path).toBe('on')
  })
})

describe('a step sets its term', () => {
  it('seven days from the communication, met by the return', async () => {
    expect((await record(anna, 'communicated', '2026-11-10')).body).toMatchObject({ kind: 'communicated', on: '2026-11-10', by: { name: 'Anna Verdi' } })
    const [term] = await terms()
    expect(term).toMatchObject({ rule_id: 'SCU-04', state: 'open' })
    expect(day(term!)).toBe('2026-11-17')
    await record(anna, 'returned', '2026-11-16')
    expect(await terms()).toMatchObject([{ rule_id: 'SCU-04', state: 'done' }])
  })

  it('seven days to inform the mayor, a week from the warning', async () => {
    await record(anna, 'communicated', '2026-11-02')
    await record(anna, 'not_returned', '2026-11-10')
    await record(anna, 'admonished', '2026-11-13')
    const found = await terms()
    expect(found.map((row) => [row.rule_id, day(row), row.state])).toEqual([['SCU-04', '2026-11-09', 'open'], ['SCU-05', '2026-11-17', 'done'], ['SCU-06', '2026-11-20', 'open']])
  })

  it('once, when the file counts the same days already', async () => {
    await anna.call(createTerm, { caseId: file.caseId, ruleId: 'SCU-04', event: '2026-11-10' })
    expect(await terms()).toMatchObject([{ rule_id: 'SCU-04', state: 'open' }])
    await record(anna, 'communicated', '2026-11-10')
    expect(await terms()).toHaveLength(1)
  })

  it('that goes away when the step is taken back, with the reason', async () => {
    const { body: step } = await record(anna, 'communicated', '2026-11-10')
    const input = { caseId: file.caseId, stepId: step.id, reason: 'Era un altro alunno', version: 1 }
    expect((await anna.call(withdrawStep, { ...input, reason: ' ' })).status).toBe(400)
    expect((await anna.call(withdrawStep, input)).body.withdrawn).toMatchObject({ reason: 'Era un altro alunno', by: { name: 'Anna Verdi' } })
    expect(await terms()).toMatchObject([{ state: 'waived' }])
    expect((await anna.call(withdrawStep, { ...input, version: 2 })).status).toBe(409)
    const { steps } = (await anna.call(getAttendance, { caseId: file.caseId, from: asPlainDate('2026-11-01'), to: asPlainDate('2026-11-30') })).body
    expect(steps).toHaveLength(1)
  })
})
