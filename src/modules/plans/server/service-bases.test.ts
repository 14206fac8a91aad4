import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordMeasure } from '#modules/measures/contract.ts'
import { askService, getService, listBases, listServiceKinds } from '#modules/referrals/contract.ts'
import { addAction, type Plan } from '../contract.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { actionOf, draft, inDays, plansFile, plansWorld, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type World } from '#tests/support/world.ts'

let world: World
let people: PlansWorld
let order: string
let action: { id: string; plan: string }
beforeAll(async () => {
  world = await openWorld()
  people = await plansWorld(world)
  const { anna, file } = people
  order = (await anna.call(recordMeasure, { caseId: file.caseId, kind: 'vigilanza_supporto', authorityWords: 'Tribunale di Milano', number: '9/2026', decidedOn: inDays(-60), mandate: 'Attivare l’educativa.', reportsOn: [] } as never)).body.id
  const plan = await draft(anna, file.caseId, anna.unitId)
  action = { id: plan.goalList[0]!.actions[0]!.id, plan: plan.id }
})
afterAll(() => world.close())

const bases = async (caseId: string = people.file.caseId) => (await people.anna.call(listBases, { caseId } as never)).body.rows
async function ask(over: Record<string, unknown>) {
  const { rows } = (await people.anna.call(listServiceKinds, {})).body
  const kind = rows.find(({ section }) => section === 'social')!
  return people.anna.call(askService, { caseId: people.file.caseId, kindId: kind.id, purpose: 'Sostegno', askedOn: inDays(-1), ...over } as never)
}

it('bases of a service are told to nobody out of reach of the file, and each only to who reaches it', async () => {
  expect((await people.stranger.call(listBases, { caseId: people.file.caseId })).status).toBe(404)
  const narrow = await world.operator(await world.organisation())
  await openTo(world, people.file.caseId, { operatorId: narrow.operatorId }, [1])
  expect((await narrow.call(listBases, { caseId: people.file.caseId })).body.rows).toEqual([])
})
it('an action names one of the kinds of service, whose name it keeps, or says it in free words; a kind that is none is refused', async () => {
  const { file } = await plansFile(world, { anna: people.anna, community: people.community, scuola: { unitId: people.school.unitId } })
  const plan = await draft(people.anna, file.caseId, people.anna.unitId)
  const [kind] = (await people.anna.call(listServiceKinds, {})).body.rows
  const add = (over: Record<string, unknown>) => people.anna.call(addAction, { planId: plan.id, goalId: plan.goalList[0]!.id, ...(actionOf({ words: 'Con un educatore', ...over }) as object) } as never)
  expect((await add({ serviceKindId: plan.id })).problem.errors?.[0]?.path).toBe('serviceKindId')
  const last = (made: Plan) => made.goalList[0]!.actions.at(-1)!
  expect(last((await add({ serviceKindId: kind!.id, service: null })).body)).toMatchObject({ serviceKindId: kind!.id, service: kind!.labelIt })
  expect(last((await add({ service: 'Doposcuola della parrocchia' })).body)).toMatchObject({ serviceKindId: null, service: 'Doposcuola della parrocchia' })
})
it('a service answers an order or an action of its own file, and no other', async () => {
  const { file } = await plansFile(world, { anna: people.anna, community: people.community, scuola: { unitId: people.school.unitId } })
  expect(await bases(file.caseId)).toEqual([])
  const elsewhere = (await draft(people.anna, file.caseId, people.anna.unitId)).goalList[0]!.actions[0]!.id
  for (const over of [{ basis: 'progetto', basisId: elsewhere }, { basis: 'progetto', basisId: order }, { basis: 'valutazione', basisId: order }]) expect((await ask(over)).problem.errors?.[0]?.path).toBe('basisId')
})
it('a service points to the order and to the action, in a line, as far as the reader reaches them', async () => {
  expect((await bases()).map(({ kind, pageId, title }) => [kind, pageId, title])).toEqual([['measure', order, expect.stringMatching(/n\. 9\/2026, Tribunale di Milano/)], ['plan', action.plan, expect.stringContaining('Lo accompagna alla fermata')]])
  const asked = (await ask({ basis: 'provvedimento', basisId: order })).body
  expect(asked.own).toMatchObject({ basis: 'provvedimento', basisThing: { id: order, kind: 'measure' }, basisWords: null })
  const social = await world.operator(await world.organisation())
  await openTo(world, people.file.caseId, { operatorId: social.operatorId }, [1, 2])
  const seen = (await social.call(getService, { serviceId: asked.id })).body
  expect(seen.service.own).toMatchObject({ basis: 'provvedimento', basisThing: null })
  expect(JSON.stringify(seen)).not.toContain('9/2026')
})
