import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/support/world.ts'
import { calculate, getRule, listRules } from '../contract.ts'

type Person = Awaited<ReturnType<World['operator']>>

let world: World
let anna: Person

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation(), { role: 'observer' })
})
afterAll(() => world.close())

describe('the calculation of a term', () => {
  it('is refused to who is not signed in', async () => {
    expect((await world.anonymous.call(calculate, { rule: 'ASS-03', event: '2026-03-21' })).status).toBe(401)
    expect((await world.anonymous.call(listRules, {})).status).toBe(401)
    expect((await world.anonymous.call(getRule, { ruleId: '403-02' })).status).toBe(401)
  })

  it.each([
    [{ rule: 'NO-1', event: '2026-03-21' }, 'rule'], [{ rule: 'ASS-03', event: '2026-02-30' }, 'event'], [{ rule: '403-02', event: '2026-03-28' }, 'event'],
    [{ rule: '403-02', event: '2026-10-25T02:30' }, 'event'], [{ rule: '403-02', event: '2026-03-29T02:30' }, 'event'],
    [{ rule: 'AFF-08', event: '2026-08-31', occurrence: 0 }, 'occurrence'], [{ rule: 'ASS-03', event: '2026-08-31', occurrence: 2 }, 'occurrence'],
    [{ rule: 'ASS-04', event: '2026-08-31', length: 1.5 }, 'length'],
  ])('refuses %j next to its field', async (input, path) => {
    const { status, problem } = await anna.call(calculate, input)
    expect(status).toBe(400)
    expect(problem?.errors?.map((error) => error.path)).toEqual([path])
    expect(problem?.errors?.[0]?.message).not.toBe('')
  })

  it('answers whoever is signed in, with dates, reasons and how sure the rule is', async () => {
    const { status, body } = await anna.call(calculate, { rule: 'ASS-03', event: '2026-03-21' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ raw: '2026-04-05', extended: '2026-04-07', due: '2026-04-05', dueAt: '2026-04-05T21:59:59.999Z', workBy: '2026-04-03', suspended: null, formal: null })
    expect(body.rule).toMatchObject({ id: 'ASS-03', source: 'L. 184/1983 art. 5-bis c. 4', kind: 'law', input: 'date' })
    expect(body.rule.sure.map(({ code }) => code)).toEqual(['SEEN', 'OWN'])
    expect(body.why.map(({ code }) => code)).toEqual(['counted', 'extended', 'work-by'])
  })

  it('takes Rome’s clock where it is certain, and the seat in Rome', async () => {
    const hours = await anna.call(calculate, { rule: '403-02', event: '2026-03-28T18:20' })
    expect(hours.body).toMatchObject({ event: '2026-03-28T18:20:00+01:00', due: '2026-03-29T18:20:00+02:00', dueAt: '2026-03-29T16:20:00.000Z', workBy: null })
    expect((await anna.call(calculate, { rule: 'CPC-11', event: '2026-06-19', rome: 'true' })).body.extended).toBe('2026-06-30')
    expect((await anna.call(calculate, { rule: 'CPC-11', event: '2026-06-19' })).body.extended).toBeNull()
    expect((await anna.call(calculate, { rule: 'AFF-08', event: '2026-08-31', occurrence: 3 })).body.raw).toBe('2028-02-29')
  })

  it('never gives a date to a rule without a number', async () =>
    expect((await anna.call(calculate, { rule: '403-01', event: '2026-03-21' })).body).toMatchObject({ raw: null, due: null, dueAt: null, workBy: null }))
})

describe('the rules', () => {
  it('are found by words without accents, group and kind, page by page', async () => {
    const all = await anna.call(listRules, { limit: 300 })
    expect(all.body.total).toBe(all.body.rows.length)
    expect(all.body.rows.length).toBeGreaterThan(200)
    expect((await anna.call(listRules, { q: 'perdita SOCIALE responsabile' })).body.total).toBe(0)
    expect((await anna.call(listRules, { q: 'eta reclamo' })).body.rows.map(({ id }) => id)).toContain('ETA-07')
    expect((await anna.call(listRules, { kind: 'standard' })).body.rows.every(({ id, group }) => group === 'STD' || /^PRO-02[bcd]$/.test(id))).toBe(true)
    const first = (await anna.call(listRules, { group: '403', limit: 10 })).body
    expect([first.rows.length, first.total]).toEqual([10, 14])
    const second = (await anna.call(listRules, { group: '403', limit: 10, cursor: first.next! })).body
    expect(second.rows.map(({ id }) => id)).toEqual(['403-10', '403-11', '403-12', '403-13'])
    expect(second.next).toBeNull()
    expect((await anna.call(listRules, { dated: 'false', group: '403' })).body.rows.map(({ id }) => id)).not.toContain('403-02')
  })

  it('are shown whole, one by one', async () => {
    expect((await anna.call(getRule, { ruleId: 'NO-1' })).status).toBe(404)
    const { body } = await anna.call(getRule, { ruleId: '403-02' })
    expect(body).toMatchObject({ validFrom: '2022-06-22', consequence: { code: 'LOSS' }, lengthUnit: null })
    expect((await anna.call(getRule, { ruleId: 'PRO-01' })).body.moving).toHaveLength(1)
    expect((await anna.call(getRule, { ruleId: 'STD-03b' })).body).toMatchObject({ kind: 'standard', lengthUnit: 'days', lengthBy: 'region' })
  })
})
