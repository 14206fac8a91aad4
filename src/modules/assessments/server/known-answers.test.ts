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

it('offers school and health facts of the file with their source, to who reaches those parts and passes the wall', async () => {
  const pupil = await buildCase(world, { holder: anna })
  await world.owner.query(`insert into schools.enrolment (id, case_id, school, level, class, valid_from, valid_to, created_by, created_at)
    select gen_random_uuid(), $1, 'Scuola Prova', (select code from kernel.code where list = 'school_level' order by code limit 1), '2B', '2026-09-01', '2027-06-30', $2, now()`, [pupil.caseId, anna.operatorId])
  const ask = (kind: string, clinical: boolean) => world.owner.query(`insert into referrals.request (id, case_id, section, clinical, kind, organisation_id, to_words, child_words, asked, why, urgency, basis, consent, state, sent_on, last_on, created_by, created_at)
    values (gen_random_uuid(), $1, 4, $3, $4, $5, 'ATS Prova', 'P.', 'Visita', 'Serve', 'ordinary', 'compito_pubblico', 'raccolto', 'sent', '2026-10-05', '2026-10-05', $2, now())`, [pupil.caseId, anna.operatorId, clinical, kind, anna.organisationId])
  await ask('altro', false)
  await ask('npi', true)
  const offered = async (who: Somebody) => {
    const view = await start(who, pupil.caseId, 'anamnesi_sociale', { moment: null })
    return (await known(who, view.id)).body.rows.map(({ item, from, answer }) => [item, from, JSON.stringify(answer)] as const)
  }
  const rows = await offered(anna)
  expect(rows.map(([item, from]) => [item, from])).toEqual([['percorso', 'school'], ['salute', 'services'], ['invio', 'services']])
  expect(rows[0]![2]).toMatch(/Scuola Prova.*classe 2B.*dal 01\/09\/2026 al 30\/06\/2027/)
  expect(rows[1]![2]).toMatch(/ATS Prova, chiesto dal 05\/10\/2026/)
  expect(rows[1]![2]).not.toMatch(/neuropsichiatria/i)
  const [walled, social] = [await world.operator(await world.organisation(), { role: 'educator' }), await world.operator(await world.organisation())]
  await openTo(world, pupil.caseId, { operatorId: walled.operatorId }, [1, 2, 4, 5])
  await openTo(world, pupil.caseId, { operatorId: social.operatorId }, [1, 2])
  expect((await offered(walled)).map(([item]) => item)).toEqual(['percorso', 'salute'])
  expect(await offered(social)).toEqual([])
})
