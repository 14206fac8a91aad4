import { afterAll, beforeAll, expect, it } from 'vitest'
import { draft, inForce, plansWorld, today, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { closePlan, getPlan, listCasePlans, listPlans, newEdition, type Plan } from '../contract.ts'
import { isUnframed } from '../domain/framework.ts'

let world: World
let w: PlansWorld
beforeAll(async () => {
  world = await openWorld()
  w = await plansWorld(world)
})
afterAll(() => world.close())

const reread = async (plan: Plan): Promise<Plan> => (await w.anna.call(getPlan, { planId: plan.id })).body
const warned = async (who: Somebody = w.anna): Promise<string[]> => (await who.call(listPlans, { scope: 'mine', framework: 'missing' })).body.rows.map(({ id }) => id)

it('a PEI comes into force inside a framework project that is not agreed, and who answers for the file is reminded until it is', async () => {
  let framework = await draft(w.anna, w.file.caseId, w.body.unitId, { kind: 'progetto_quadro', reviewMonths: 6 })
  const written = await draft(w.anna, w.file.caseId, w.community.unitId, { parentId: framework.id })
  expect(written).toMatchObject({ framework: 'not_agreed', missing: expect.arrayContaining([expect.objectContaining({ code: 'parent_not_agreed', needed: false, source: 'STD-03' })]) })
  expect(await warned()).toEqual([])
  // never stopped: it protects the child
  const pei = await inForce(w.anna, written)
  expect(pei).toMatchObject({ state: 'in_force', framework: 'not_agreed' })
  expect(await warned()).toEqual([pei.id])
  // it is the responsible worker’s, and nobody’s who does not reach the file
  expect(await warned(w.samir)).toEqual([])
  expect((await w.stranger.call(listPlans, { framework: 'missing' })).body).toMatchObject({ rows: [], total: 0 })
  expect((await w.anna.call(listCasePlans, { caseId: w.file.caseId })).body.rows.filter(isUnframed).map(({ id }) => id)).toEqual([pei.id])
  // agreed, it holds; also while its next version is written
  framework = await inForce(w.anna, await reread(framework))
  expect([await warned(), (await reread(pei)).framework]).toEqual([[], 'holds'])
  framework = (await w.anna.call(newEdition, { planId: framework.id, version: framework.version, reason: 'Nuovo decreto' })).body
  expect([await warned(), (await reread(pei)).framework]).toEqual([[], 'holds'])
  // closed, nothing holds around the PEI any more
  await w.anna.call(closePlan, { planId: framework.id, version: framework.version, outcome: 'non_avviato', on: today() as never, words: 'Prova' })
  expect([await warned(), (await reread(pei)).framework]).toEqual([[pei.id], 'not_agreed'])
})

it('a PEI in force without any is reminded too; another plan that stands alone is not', async () => {
  const before = await warned()
  const alone = await inForce(w.anna, await draft(w.anna, w.file.caseId, w.community.unitId))
  await inForce(w.anna, await draft(w.anna, w.file.caseId, w.body.unitId, { kind: 'progetto_individuale', reviewMonths: 6 }))
  expect(alone.framework).toBe('none')
  expect((await warned()).filter((id) => !before.includes(id))).toEqual([alone.id])
})
