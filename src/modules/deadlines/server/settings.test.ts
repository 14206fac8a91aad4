import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { runJobs } from '#tests/support/run-jobs.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { addStandard, applyParameter, endStandard, listLeadTimes, listParameters, listStandards, previewParameter } from '../contract/settings.ts'
import { calculate } from '../contract/calculation.ts'
import { createTerm, getTerm, suspendTerm } from '../contract/terms.ts'
import { deadlineTasks } from './tasks.ts'

let world: World
let body: Body
let anna: Somebody
let coordinator: Somebody
let administrator: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  const installation = await world.organisation()
  await world.owner.query('update network.organisation set installation = (id = $1)', [installation.organisationId])
  administrator = await world.operator(installation, { role: 'administrator' })
})
afterAll(() => world.close())
beforeEach(async () => {
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  coordinator = await world.operator(body, { role: 'coordinator' })
  file = await buildCase(world, { holder: anna })
})

describe('standards of a service', () => {
  const standard = () => ({ unitId: body.unitId as never, title: 'Primo colloquio', trigger: 'dalla presa in carico', amount: 10, measure: 'days' as const })

  it('are added and ended by who leads it, and by nobody else', async () => {
    expect((await anna.call(addStandard, standard())).status).toBe(403)
    const elsewhere = await world.operator(await world.organisation(), { role: 'manager' })
    expect((await elsewhere.call(addStandard, standard())).status).toBe(403)
    const added = (await coordinator.call(addStandard, standard())).body
    expect((await elsewhere.call(endStandard, { standardId: added.id, validTo: '2026-12-31', version: 1 })).status).toBe(403)
    expect((await anna.call(listStandards, {})).body).toMatchObject({ rows: [{ title: 'Primo colloquio', can: { change: false } }], can: { add: [] } })
    expect((await elsewhere.call(listStandards, {})).body.rows).toEqual([])
    expect((await coordinator.call(endStandard, { standardId: added.id, validTo: '2020-01-01', version: 1 })).problem.errors?.[0]?.path).toBe('validTo')
    expect((await coordinator.call(endStandard, { standardId: added.id, validTo: '2026-12-31', version: 1 })).body).toMatchObject({ validTo: '2026-12-31', version: 2 })
  })

  it('make terms that are never shown as law', async () => {
    const added = (await coordinator.call(addStandard, standard())).body
    const term = (await anna.call(createTerm, { caseId: file.caseId, standardId: added.id, event: '2026-12-01' })).body
    expect(term).toMatchObject({ kind: 'standard', ruleId: null, title: 'Primo colloquio', due: '2026-12-11', extended: null, consequence: null, standardId: added.id })
  })

  it('may be the service’s own number for a rule of practice, from its day on, and never for a rule of law', async () => {
    const own = (over: Record<string, unknown>) => coordinator.call(addStandard, { unitId: body.unitId, ruleId: 'PRO-02c', title: null, trigger: null, amount: 4, measure: 'months', source: 'Delibera 7/2026', ...over } as never)
    expect((await own({ ruleId: '403-02' })).problem.errors?.[0]?.path).toBe('ruleId')
    expect((await own({ ruleId: 'PRO-02' })).problem.errors?.[0]?.path).toBe('ruleId')
    expect((await coordinator.call(addStandard, { ...standard(), title: null } as never)).problem.errors?.[0]?.path).toBe('title')
    const entered = async () => (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'PRO-02c', event: '2009-09-30' } as never)).body
    expect(await entered()).toMatchObject({ kind: 'standard', due: '2027-06-30' })
    expect((await own({})).body).toMatchObject({ ruleId: 'PRO-02c', title: 'Verso i 18 anni: verifica', amount: 4, measure: 'months' })
    const term = await entered()
    expect(term).toMatchObject({ kind: 'standard', due: '2027-05-30' })
    expect(JSON.stringify(term)).toContain('4 mesi prima del compleanno (numero del servizio, non legge)')
    await own({ amount: 5, validFrom: '2999-01-01' })
    expect(await entered(), 'not yet').toMatchObject({ due: '2027-05-30' })
    expect((await anna.call(calculate, { rule: 'PRO-02c', event: '2009-09-30' })).body.due, 'the calculation says what a term would').toBe('2027-05-30')
    expect((await anna.call(listStandards, {})).body.rules.map(({ id, months }) => [id, months])).toEqual([['PRO-02b', 6], ['PRO-02c', 3]])
  })

  it('cannot take the place of a rule of law, nor change its length', async () => {
    const law = (await anna.call(createTerm, { caseId: file.caseId, ruleId: '403-11', event: '2026-12-01', length: 400 })).body
    expect(law).toMatchObject({ kind: 'law', due: '2027-01-30' })
    const both = await anna.call(createTerm, { caseId: file.caseId, ruleId: '403-11', standardId: (await coordinator.call(addStandard, standard())).body.id, event: '2026-12-01' })
    expect(both.problem.errors?.[0]?.path).toBe('standardId')
  })
})

describe('lead times', () => {
  it('are those shipped until a service sets its own; whoever works there sees them', async () => {
    const { rows } = (await anna.call(listLeadTimes, {})).body
    expect(rows.map(({ kind, alarms, own, can }) => [kind, alarms, own, can.change])).toEqual([
      ['now', [0], false, false], ['hours', [12, 4, 1], false, false], ['days', [7, 3, 1, 0], false, false], ['months', [60, 30, 15, 7], false, false],
    ])
    expect((await coordinator.call(listLeadTimes, {})).body.rows.every(({ can }) => can.change)).toBe(true)
  })
})

describe('values of the law', () => {
  const proposed = { name: 'prosieguo_max_age', value: 19, validFrom: '2026-01-01' }
  const run = () => runJobs(world, deadlineTasks(), 'deadlines.recompute')

  it('are changed by the administrator of the installation only, who sees first what moves', async () => {
    const refused = await world.operator(body, { role: 'administrator' })
    for (const who of [anna, coordinator, refused]) {
      expect((await who.call(previewParameter, proposed)).status).toBe(403)
      expect((await who.call(applyParameter, { ...proposed, source: 'x' })).status).toBe(403)
    }
    expect((await administrator.call(previewParameter, { ...proposed, name: 'inventato' })).problem.errors?.[0]?.path).toBe('name')
    const term = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'PRO-01', event: '2012-05-15' })).body
    const preview = (await administrator.call(previewParameter, proposed)).body
    expect(preview).toMatchObject({ open: 1, moved: 1, rows: [{ id: term.id, caseNumber: file.number, ruleId: 'PRO-01', due: term.due }] })
    expect(preview.rows[0]!.newDue! < term.due!).toBe(true)
    expect(JSON.stringify(preview)).not.toContain('Bambino')
    expect((await anna.call(getTerm, { termId: term.id })).body.due).toBe(term.due)
  })

  it('are numbers, days from which law holds and laws that may come, each with its source and how sure it is', async () => {
    const { rows, can } = (await anna.call(listParameters, {})).body
    expect(can.change).toBe(false)
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['amount', 'start', 'change']))
    expect(rows.every(({ source, sure, rules }) => source && sure.length > 0 && rules.length > 0)).toBe(true)
    expect(rows.find(({ name }) => name === 'MOV-1')).toMatchObject({ kind: 'change', validFrom: null, value: null })
    expect(rows.find(({ name }) => name === 'talk_98_2024')).toMatchObject({ kind: 'start', validFrom: '2024-07-24', sure: [{ code: 'SEEN-2' }] })
  })

  it.each([
    [{ name: 'prosieguo_max_age', validFrom: '2027-01-01' }, 'value'], [{ name: 'ammr', value: 3, validFrom: '2027-01-01' }, 'value'],
    [{ name: 'ammr' }, 'validFrom'], [{ name: 'prosieguo_max_age', value: 19 }, 'validFrom'],
  ])('refuse what is not whole: %o', async (given, path) => {
    expect((await administrator.call(applyParameter, { ...given, source: 'x' })).problem.errors?.[0]?.path).toBe(path)
    expect((await administrator.call(previewParameter, given)).problem.errors?.[0]?.path).toBe(path)
  })

  it('of a law that comes into force show the open terms that stand under it, which keep their date and say so', async () => {
    const under = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'AFF-05', event: '2026-11-01' })).body
    const before = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'AFF-05', event: '2026-09-01' })).body
    const law = { name: 'MOV-1', validFrom: '2026-10-15' }
    const preview = (await administrator.call(previewParameter, law)).body
    expect(preview).toMatchObject({ moved: 0, touched: 1, rows: [{ id: under.id, standing: 'in_force', newStanding: 'changed', due: under.due, newDue: under.due }] })
    expect((await administrator.call(applyParameter, { ...law, source: 'L. di prova 2/2026', sure: 'SEEN' })).body).toMatchObject({ kind: 'change', validFrom: '2026-10-15', sure: [{ code: 'SEEN' }] })
    await run()
    const seen = (await anna.call(getTerm, { termId: under.id })).body
    expect([seen.due, seen.history.at(-1)]).toMatchObject([under.due, { what: 'recomputed', reason: 'L. di prova 2/2026', newDue: under.due }])
    expect(seen.why.some(({ it }) => it.includes('L. di prova 2/2026'))).toBe(true)
    expect((await anna.call(getTerm, { termId: before.id })).body.history).toHaveLength(1)
    const rows = (await anna.call(listParameters, {})).body.rows.filter(({ name }) => name === 'MOV-1')
    expect(rows.map(({ validFrom, replaced, appliedBy }) => [validFrom, replaced, appliedBy?.id ?? null])).toEqual([['2026-10-15', false, administrator.operatorId], [null, true, null]])
  })

  it('applied, they move open terms with history and leave those that are over', async () => {
    const open = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'PRO-01', event: '2012-05-15' })).body
    const suspended = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'PRO-01', event: '2012-05-15' })).body
    const other = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'ASS-03', event: '2026-12-01' })).body
    await anna.call(suspendTerm, { termId: suspended.id, version: 1, reason: 'In attesa' })
    expect((await administrator.call(applyParameter, { ...proposed, source: 'L. di prova 1/2026' })).body).toMatchObject({ value: 19, appliedBy: { id: administrator.operatorId } })
    await run()
    const moved = (await anna.call(getTerm, { termId: open.id })).body
    expect(moved.due).toBe('2031-05-15')
    expect(moved.history.at(-1)).toMatchObject({ what: 'recomputed', by: null, due: open.due, newDue: moved.due, reason: 'L. di prova 1/2026' })
    expect((await anna.call(getTerm, { termId: suspended.id })).body).toMatchObject({ due: moved.due, state: 'suspended' })
    expect((await anna.call(getTerm, { termId: other.id })).body.history).toHaveLength(1)
    const { rows } = (await anna.call(listParameters, {})).body
    expect(rows.filter(({ name }) => name === 'prosieguo_max_age').map(({ value, validFrom, validTo }) => [value, validFrom, validTo])).toEqual([[21, null, '2026-01-01'], [19, '2026-01-01', null]])
  })
})
