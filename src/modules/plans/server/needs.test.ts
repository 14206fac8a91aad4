import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { goalOf, plansWorld, draft, today, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type World } from '#tests/support/world.ts'
import { addGoal, closePlan, getPlan, giveNeedReason, listCasePlans, listOpenNeeds } from '../contract.ts'

let world: World
let w: PlansWorld
beforeAll(async () => {
  world = await openWorld()
  w = await plansWorld(world)
})
afterAll(() => world.close())

/** A completed assessment with this item rated serious. */
async function seriousNeed(item: string): Promise<string> {
  const id = newId()
  await world.owner.query(
    `insert into assessments.definition (key, version, content, hash, kept_at) values ('prova', 1, '{}', 'x', now()) on conflict do nothing`)
  await world.owner.query(
    `insert into assessments.assessment (id, case_id, instrument_key, instrument_version, family, title, sure, open_sections, state, signed_revision, held_on, people, fillers, started_by, started_at, completed_at, completed_by)
     values ($1, $2, 'prova', 1, 'mondo', '{"it":"Mondo del bambino","en":"World of the child"}', 'K', '{2}', 'completed', 1, current_date - 3, array[$3::uuid], array[$4::uuid], $4, now(), now(), $4)`,
    [id, w.file.caseId, w.file.childId, w.anna.operatorId])
  await world.owner.query(
    `insert into assessments.serious (id, assessment_id, revision, case_id, section_key, part, section, clinical, item, label, area, level, position)
     values ($1, $2, 1, $3, 's', 'main', 2, false, $4, '{"it":"Cura di base","en":"Basic care"}', null, '{"it":"Problema grave","en":"Serious problem"}', 1)`,
    [newId(), id, w.file.caseId, item])
  return id
}

it('a serious need is shown until it has a goal or a written reason, and is shown again when they go', async () => {
  await seriousNeed('f1')
  const open = async () => (await w.anna.call(listOpenNeeds, {})).body.rows.filter(({ caseId }) => caseId === w.file.caseId).map(({ id }) => id)
  const [need] = (await w.anna.call(listCasePlans, { caseId: w.file.caseId })).body.needs
  expect(need).toMatchObject({ id: 'prova:f1', label: { it: 'Cura di base' }, goals: [], reason: null })
  expect(await open()).toEqual(['prova:f1'])
  // who may not: the school sees no need, the educator gives no reason, a stranger finds no file
  expect((await w.school.call(listCasePlans, { caseId: w.file.caseId })).body.needs).toEqual([])
  const give = (who = w.anna, reason: string | null = 'La nonna è appena arrivata', id = 'prova:f1') => who.call(giveNeedReason, { caseId: w.file.caseId, need: id, reason })
  expect((await give(w.stranger)).status).toBe(404)
  expect((await give(w.school)).status).toBe(404)
  expect((await give(w.samir)).status).toBe(403)
  expect((await give(w.anna, 'x', 'prova:f9')).problem.errors?.[0]?.path).toBe('need')
  expect((await give()).body.needs[0]).toMatchObject({ reason: { words: 'La nonna è appena arrivata', by: 'Anna Verdi' } })
  expect(await open()).toEqual([])
  await give(w.anna, null)
  expect(await open()).toEqual(['prova:f1'])
  // a goal answers it, in the next assessment of the same instrument too
  const plan = await draft(w.anna, w.file.caseId, w.body.unitId, { kind: 'progetto_individuale' })
  await w.anna.call(addGoal, { planId: plan.id, ...(goalOf({ area: 'AUT', needs: ['prova:f1'] }) as object) } as never)
  expect(await open()).toEqual([])
  await seriousNeed('f1')
  expect(await open()).toEqual([])
  const now = (await w.anna.call(getPlan, { planId: plan.id })).body
  await w.anna.call(closePlan, { planId: plan.id, version: now.version, outcome: 'non_avviato', on: today() as never, words: 'Prova' })
  expect(await open()).toEqual(['prova:f1'])
})
