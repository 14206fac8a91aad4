import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorker } from '#kernel/server/jobs.ts'
import { openLog } from '#kernel/server/log.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { addStandard, applyParameter, endStandard, listLeadTimes, listParameters, listStandards, previewParameter } from '../contract/settings.ts'
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
  const run = async () => {
    const worker = await startWorker({ connection: world.jobs, tasks: deadlineTasks(), log: openLog('silent') })
    await expect.poll(async () => Number((await world.owner.query(`select count(*) as n from graphile_worker.jobs where task_identifier = 'deadlines.recompute'`)).rows[0].n), { timeout: 15_000 }).toBe(0)
    await worker.stop()
  }

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
