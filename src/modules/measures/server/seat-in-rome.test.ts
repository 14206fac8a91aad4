import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCase } from '#tests/support/case-builder.ts'
import { openWorld, type World } from '#tests/support/world.ts'
import { recordMeasure } from '../contract.ts'

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
