import { dateInRome } from '#kernel/domain/plain-date.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from './case-builder.ts'
import type { Body, Somebody, World } from './world.ts'
import { addAction, addGoal, bringIntoForce, createPlan, proposePlan, recordAgreement, type Plan } from '#modules/plans/contract.ts'

export const today = (): string => dateInRome(Date.now())
export const inDays = (days: number): string => dateInRome(Date.now() + days * 86_400_000)
export const levels = ['Non ci va mai', 'Ci va una volta su cinque', 'Ci va tre volte su cinque', 'Ci va quasi sempre', 'Ci va sempre, da solo']

/** A service with a worker, a community with an educator, a school, and a file that the three reach: all of it, all of it, and the education section. */
export interface PlansWorld {
  body: Body
  community: Body
  anna: Somebody
  samir: Somebody
  school: Somebody
  stranger: Somebody
  file: BuiltCase
  motherId: string
}

export async function plansWorld(world: World): Promise<PlansWorld> {
  const [body, community, scuola] = [await world.organisation(), await world.organisation({ kind: 'comunita' }), await world.organisation({ kind: 'scuola' })]
  const [anna, samir, school] = [await world.operator(body, { name: 'Anna Verdi' }), await world.operator(community, { role: 'educator', name: 'Samir Neri' }), await world.operator(scuola, { role: 'partner', name: 'Daniela Blu' })]
  const stranger = await world.operator(await world.organisation())
  return { body, community, anna, samir, school, stranger, ...(await plansFile(world, { anna, community, scuola })) }
}

/** One more file of the same people. */
export async function plansFile(world: World, { anna, community, scuola }: { anna: Somebody; community: Body; scuola: Pick<Body, 'unitId'> }): Promise<{ file: BuiltCase; motherId: string }> {
  const file = await buildCase(world, { holder: anna, child: { birth: '2011-03-03' } })
  await openTo(world, file.caseId, { unitId: community.unitId })
  await openTo(world, file.caseId, { unitId: scuola.unitId }, [5])
  const motherId = await addRelative(world, file, anna, 'Fatima Prova')
  await world.owner.query(`insert into people.relation (id, from_person, to_person, type, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, 'madre', $3, now())`, [motherId, file.childId, anna.operatorId])
  return { file, motherId }
}

export const frame = (over: Record<string, unknown> = {}) => ({ kind: 'pei', startsOn: inDays(-30), months: 6, reviewMonths: 3, reviewStandard: null, parentId: null, measureId: null, childLanguage: null, ...over }) as never
export const goalOf = (over: Record<string, unknown> = {}) => ({ area: 'SCU', words: 'Va a scuola ogni giorno', indicator: 'Presenze sul registro', levels, baseline: -1, baselineWords: null, dueOn: inDays(90), needs: [], prescriptions: [], ...over }) as never
export const actionOf = (over: Record<string, unknown> = {}) => ({ words: 'Lo accompagna alla fermata', who: 'parent', personId: null, operatorId: null, unitId: null, whoWords: null, byOn: null, service: null, indicator: null, ...over }) as never

/** A draft with one goal and one action. */
export async function draft(who: Somebody, caseId: string, keeperUnit: string, over: Record<string, unknown> = {}): Promise<Plan> {
  const made = (await who.call(createPlan, { caseId, keeperUnit, ...(frame(over) as object) } as never)).body
  const goal = (await who.call(addGoal, { planId: made.id, ...(goalOf() as object) } as never)).body.goalList[0]!
  return (await who.call(addAction, { planId: made.id, goalId: goal.id, ...(actionOf() as object) } as never)).body
}

/** The same proposed, everybody heard, and in force since a day. */
export async function inForce(who: Somebody, made: Plan, on: string = today()): Promise<Plan> {
  let plan = (await who.call(proposePlan, { planId: made.id, version: made.version })).body
  for (const one of plan.agreements!) {
    plan = (await who.call(recordAgreement, { planId: plan.id, agreementId: one.id, stance: 'agrees', on: today() as never, reason: null, ownWords: one.party === 'child' ? 'Va bene' : null, language: one.party === 'child' ? 'italiano' : null })).body
  }
  return (await who.call(bringIntoForce, { planId: plan.id, version: plan.version, on: on as never })).body
}
