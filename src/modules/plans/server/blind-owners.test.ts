import { afterAll, beforeAll, expect, it } from 'vitest'
import { actionOf, draft, goalOf, inDays, inForce, plansFile, plansWorld, today, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { addAction, addGoal, bringIntoForce, closePlan, getPlan, handActions, proposePlan, recordAgreement, reopenPlan, type Plan } from '../contract.ts'

let world: World
let w: PlansWorld
let caseId: string
let helper: Somebody
beforeAll(async () => {
  world = await openWorld()
  w = await plansWorld(world)
  const made = await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school })
  Object.assign(w, made)
  caseId = made.file.caseId
  helper = await world.operator(w.body, { name: 'Paolo Via' })
})
afterAll(() => world.close())

const terms = async (id: string) => (await world.owner.query(`select state, assigned_to from deadlines.term where source_kind = 'plans.action' and source_id = $1 order by scheduled_at`, [id])).rows
/** He works where he did, and this file is kept from him. */
const keepFrom = () => world.owner.query(
  `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values (gen_random_uuid(), $1, 'withhold', kernel.principal_of('actor', $2), '{0,1,2,3,4,5,6,7,8}', now())`, [caseId, helper.operatorId])
const giveBack = () => world.owner.query(`delete from kernel.reach_source where subject = $1 and effect = 'withhold'`, [caseId])

async function withHisAction(): Promise<{ plan: Plan; id: string }> {
  let plan = await draft(w.anna, caseId, w.community.unitId)
  const goal = (await w.anna.call(addGoal, { planId: plan.id, ...(goalOf({ area: 'FAM', words: 'Sente la madre' }) as object) } as never)).body.goalList.find(({ area }) => area === 'FAM')!
  const dated = actionOf({ who: 'worker', operatorId: helper.operatorId, words: 'Parla con la madre', byOn: inDays(20) }) as object
  plan = (await w.anna.call(addAction, { planId: plan.id, goalId: goal.id, ...dated } as never)).body
  plan = (await w.anna.call(addAction, { planId: plan.id, goalId: goal.id, ...(actionOf({ who: 'worker', operatorId: helper.operatorId, words: 'Senza un giorno', byOn: null }) as object) } as never)).body
  return { plan, id: plan.goalList.find(({ area }) => area === 'FAM')!.actions[0]!.id }
}

it('does not come into force while who has a day to keep does not see that part of the file: it says which, and they are handed over', async () => {
  const { plan: made, id } = await withHisAction()
  let plan = (await w.anna.call(proposePlan, { planId: made.id, version: made.version })).body
  for (const { id: agreementId, party } of plan.agreements!) {
    plan = (await w.anna.call(recordAgreement, { planId: plan.id, agreementId, stance: 'agrees', on: today(), reason: null, ownWords: null, language: party === 'child' ? 'arabo' : null, mediator: null } as never)).body
  }
  await keepFrom()
  plan = (await w.anna.call(getPlan, { planId: plan.id })).body
  expect(plan.orphans).toBe(1)
  expect(plan.goalList.flatMap(({ actions }) => actions).filter(({ ownerBlind }) => ownerBlind).map((one) => one.words)).toEqual(['Parla con la madre'])
  const refused = await w.anna.call(bringIntoForce, { planId: plan.id, version: plan.version, on: today() as never })
  expect(refused.problem).toMatchObject({ code: 'conflict', detail: expect.stringContaining('«Parla con la madre» (Paolo Via)') })
  expect(await terms(id)).toEqual([])
  plan = (await w.anna.call(handActions, { planId: plan.id, fromId: helper.operatorId as never, toId: w.anna.operatorId as never, only: [id], reason: 'Paolo non segue più il caso' })).body
  const owners = plan.goalList.flatMap(({ actions }) => actions).filter(({ words }) => words === 'Parla con la madre' || words === 'Senza un giorno').map((one) => one.operator?.id)
  expect(owners).toEqual([w.anna.operatorId, helper.operatorId])
  plan = (await w.anna.call(bringIntoForce, { planId: plan.id, version: plan.version, on: today() as never })).body
  expect(plan).toMatchObject({ state: 'in_force', orphans: 0 })
  expect(await terms(id)).toMatchObject([{ state: 'open', assigned_to: w.anna.operatorId }])
  await giveBack()
})

it('reopened, the day of who lost the file waits for who answers for it, and the plan says so', async () => {
  const { plan: made, id } = await withHisAction()
  let plan = await inForce(w.anna, made)
  expect(await terms(id)).toMatchObject([{ state: 'open', assigned_to: helper.operatorId }])
  plan = (await w.anna.call(closePlan, { planId: plan.id, outcome: 'dimissione', on: today() as never, words: 'Torna a casa', version: plan.version })).body
  expect(plan.orphans).toBe(0)
  await keepFrom()
  plan = (await w.anna.call(reopenPlan, { planId: plan.id, version: plan.version, reason: 'Chiuso per errore' })).body
  expect(plan).toMatchObject({ state: 'in_force', orphans: 1 })
  expect((await terms(id)).at(-1)).toEqual({ state: 'open', assigned_to: null })
  await giveBack()
})
