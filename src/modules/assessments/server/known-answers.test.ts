import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { save, start } from '#tests/support/assessments-world.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { trailOf } from '#tests/support/subject.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

let world: World
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
  file = await buildCase(world, { holder: anna })
  const mother = await addRelative(world, file, anna, 'Fatima Prova')
  await world.owner.query(`insert into people.relation (id, from_person, to_person, type, recorded_by, recorded_at) values ($1, $2, $3, 'madre', $4, now())`, [randomUUID(), mother, file.childId, anna.operatorId])
})
afterAll(() => world.close())
const known = (who: Somebody, assessmentId: string) => who.call(contract.listKnownAnswers, { assessmentId } as never)

it('is given to who fills it only: strangers find nothing, colleagues of the file are refused', async () => {
  const view = await start(anna, file.caseId, 'anamnesi_sociale', { moment: null })
  const stranger = await world.operator(await world.organisation())
  const colleague = await world.operator(await world.organisation())
  await openTo(world, file.caseId, { operatorId: colleague.operatorId }, [1, 2])
  expect((await known(stranger, view.id)).status).toBe(404)
  expect([403, 404]).toContain((await known(colleague, view.id)).status)
})
it('leaves out relatives of who does not reach the identity section', async () => {
  const social = await world.operator(await world.organisation())
  await openTo(world, file.caseId, { operatorId: social.operatorId }, [2])
  const view = await start(social, file.caseId, 'anamnesi_sociale', { moment: null })
  expect((await known(social, view.id)).body.rows).toEqual([])
})
it('offers what the registry knows and the last signed assessment said, writes nothing by itself, and is in the register', async () => {
  const first = await start(anna, file.caseId, 'autonomia_18', { moment: null })
  await save(anna, first.id, 'vita', { riferimento_chi: { text: 'Lo zio Karim' } })
  await world.owner.query(`update assessments.assessment set state = 'completed', signed_revision = 1, completed_at = now(), completed_by = $2 where id = $1`, [first.id, anna.operatorId])
  const second = await start(anna, file.caseId, 'autonomia_18', { moment: null })
  expect((await known(anna, second.id)).body.rows).toEqual([{ section: 'vita', person: null, item: 'riferimento_chi', from: 'earlier', on: first.heldOn, moment: null, answer: { text: 'Lo zio Karim' } }])
  expect((await anna.call(contract.getAssessment, { assessmentId: second.id })).body.sections.every(({ answers }) => Object.keys(answers).length === 0)).toBe(true)
  const history = await start(anna, file.caseId, 'anamnesi_sociale', { moment: null })
  expect((await known(anna, history.id)).body.rows).toContainEqual(expect.objectContaining({ item: 'componenti', from: 'registry', answer: { rows: [{ chi: 'Fatima Prova (madre)' }] } }))
  expect(await trailOf(world, file.caseId)).toContainEqual(expect.objectContaining({ action: 'assessments.listKnownAnswers', outcome: 'ok' }))
})
