import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCase } from '#tests/support/case-builder.ts'
import { openWorld, type World } from '#tests/support/world.ts'
import { correctMeasure, recordMeasure } from '../contract.ts'
import { getTerm } from '#modules/deadlines/contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-20T10:00:00Z')
})
afterAll(() => world.close())

it.each([
  ['in Rome', '058091', { due: '2027-06-29', extended: '2027-06-30', workBy: '2027-06-28' }],
  ['in Milan', '015146', { due: '2027-06-29', extended: null, workBy: '2027-06-29' }],
])('the terms of an order know 29 June by the seat of who gave it: %s', async (_, istat, dates) => {
  const anna = await world.operator(await world.organisation())
  const court = await world.organisation()
  await world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [court.organisationId, istat])
  const file = await buildCase(world, { holder: anna })
  const { body } = await anna.call(recordMeasure, { caseId: file.caseId, kind: 'affido_servizio', authorityId: court.organisationId, decidedOn: '2026-10-01', startsOn: '2026-12-29' } as never)
  expect(body.terms.find(({ ruleId }) => ruleId === 'ASS-05')).toMatchObject(dates)
})

const order = { kind: 'affido_servizio', decidedOn: '2026-10-01', startsOn: '2026-12-29' }
const reports = { ruleId: 'ASS-05' }

it.each([
  ['Tribunale per i minorenni di Roma', '2027-06-30'],
  ['Tribunale per i minorenni di Firenze', null],
  ['Tribunale per i minorenni', null],
])('an authority written in words is known by its words: %s', async (authorityWords, extended) => {
  const anna = await world.operator(await world.organisation())
  const file = await buildCase(world, { holder: anna })
  const { body } = await anna.call(recordMeasure, { caseId: file.caseId, ...order, authorityWords } as never)
  expect(body.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ due: '2027-06-29', extended })
})

it('an authority corrected later moves the terms of its order, with their history', async () => {
  const anna = await world.operator(await world.organisation())
  const file = await buildCase(world, { holder: anna })
  const saved = (await anna.call(recordMeasure, { caseId: file.caseId, ...order, authorityWords: 'Tribunale per i minorenni di Firenze' } as never)).body
  const before = saved.terms.find(({ ruleId }) => ruleId === reports.ruleId)!
  const given = { caseId: file.caseId, measureId: saved.id, version: saved.version, ...order, authorityWords: 'Tribunale per i minorenni di Roma', reason: 'Era il tribunale di Roma' }
  const corrected = (await anna.call(correctMeasure, given as never)).body
  expect(corrected.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ id: before.id, due: '2027-06-29', extended: '2027-06-30', workBy: '2027-06-28' })
  const { history } = (await anna.call(getTerm, { termId: before.id })).body
  expect(history.map(({ what, reason }) => [what, reason])).toEqual([['scheduled', null], ['recomputed', 'Era il tribunale di Roma']])
  const back = (await anna.call(correctMeasure, { ...given, version: corrected.version, authorityWords: 'Tribunale per i minorenni di Firenze', reason: 'No, Firenze' } as never)).body
  expect(back.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ extended: null, workBy: '2027-06-29' })
})

it('where the office is not known the service’s own seat counts', async () => {
  const body = await world.organisation()
  await world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [body.organisationId, '058091'])
  const anna = await world.operator(body)
  const file = await buildCase(world, { holder: anna })
  const saved = (await anna.call(recordMeasure, { caseId: file.caseId, ...order, authorityWords: 'Tribunale per i minorenni' } as never)).body
  expect(saved.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ extended: '2027-06-30' })
})
