// Plans attacked with the identifiers of other files and plans, and read by everybody who reaches a part of the file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import { listCasePlans, plansEndpoints, type Plan } from '#modules/plans/contract.ts'
import * as plans from '#modules/plans/contract.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { actionOf, draft, goalOf, inForce, levels, plansFile, plansWorld, today, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { alsoWorks, withhold } from './full-file.ts'

const marks = { social: 'SEGNO-SOCIALE', health: 'SEGNO-SALUTE', education: 'SEGNO-SCUOLA', work: 'SEGNO-PERMESSO', voice: 'SEGNO-PAROLA' } as const
type Mark = keyof typeof marks
const areas = { social: 'REL', health: 'SAL', education: 'SCU', work: 'GIU' } as const

let world: World
let w: PlansWorld
let plan: Plan
let reviewId: string
let other: Plan
beforeAll(async () => {
  world = await openWorld()
  w = await plansWorld(world)
  let made = await draft(w.anna, w.file.caseId, w.community.unitId)
  for (const [mark, area] of Object.entries(areas) as [keyof typeof areas, string][]) {
    made = (await w.anna.call(plans.addGoal, { planId: made.id, ...(goalOf({ area, words: marks[mark], indicator: marks[mark], levels: levels.map((one) => `${one} ${marks[mark]}`) }) as object) } as never)).body
    const goal = made.goalList.find((one) => one.area === area && one.words === marks[mark])!
    made = (await w.anna.call(plans.addAction, { planId: made.id, goalId: goal.id, ...(actionOf({ words: marks[mark] }) as object) } as never)).body
    await w.anna.call(plans.savePart, { planId: made.id, area, situation: marks[mark], resources: '', needs: '', version: 0 })
    await w.anna.call(plans.saveChildWords, { planId: made.id, thing: 'goal', thingId: goal.id, language: 'it', words: `Per me: ${marks[mark]}`, shown: true, version: goal.version })
  }
  made = (await w.anna.call(plans.getPlan, { planId: made.id })).body
  made = (await w.anna.call(plans.proposePlan, { planId: made.id, version: made.version })).body
  for (const one of made.agreements!) {
    made = (await w.anna.call(plans.recordAgreement, { planId: made.id, agreementId: one.id, stance: one.party === 'parent' ? 'disagrees' : 'agrees', on: today() as never, reason: marks.voice, ownWords: marks.voice, language: 'italiano' })).body
  }
  plan = (await w.anna.call(plans.bringIntoForce, { planId: made.id, version: made.version, on: today() as never })).body
  const review = (await w.anna.call(plans.beginReview, { planId: plan.id, version: plan.version })).body
  reviewId = review.id
  for (const goal of review.goals) await w.anna.call(plans.scoreGoal, { planId: plan.id, reviewId, goalId: goal.id, score: 0, evidence: goal.words, reason: null, version: 0 } as never)
  await w.anna.call(plans.saveReview, { planId: plan.id, reviewId, operators: [], people: [w.file.childId], others: null, absenceReason: null, words: marks.social, voices: [{ party: 'child', personId: null, whoWords: null, words: marks.voice, language: null, mediator: false }], version: review.version } as never)
  const elsewhere = await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school })
  other = await inForce(w.anna, await draft(w.anna, elsewhere.file.caseId, w.community.unitId))
})
afterAll(() => world.close())

const reading = Object.values(plansEndpoints).filter(({ method }) => method === 'GET') as Endpoint[]
const ids = () => ({ caseId: w.file.caseId, planId: plan.id, reviewId, n: 1, limit: 100, language: 'it' })
const only = (endpoint: Endpoint): Record<string, unknown> => Object.fromEntries(Object.entries(ids()).filter(([key]) => key in endpoint.params.shape || key in endpoint.query.shape))

async function seenBy(who: Somebody): Promise<Mark[]> {
  const seen = new Set<Mark>()
  for (const endpoint of reading) {
    const reply = await who.call(endpoint, only(endpoint) as never)
    expect(reply.status, endpoint.id).toBeLessThan(500)
    const body = reply.status === 200 ? JSON.stringify(reply.body) : JSON.stringify(reply.problem)
    for (const mark of Object.keys(marks) as Mark[]) if (body.includes(marks[mark])) seen.add(mark)
  }
  return [...seen].toSorted()
}

describe('what each reads of a plan, by every way of reading', () => {
  it.each<[string, () => Promise<Somebody>, Mark[]]>([
    ['the worker who holds it', async () => w.anna, ['education', 'health', 'social', 'voice', 'work']],
    ['the community that keeps it', async () => w.samir, ['education', 'health', 'social', 'voice', 'work']],
    ['a partner of that community', async () => world.operator(w.community, { role: 'partner' }), ['education', 'health', 'social', 'work']],
    ['a partner of that community who works elsewhere too', async () => {
      const one = await world.operator(w.community, { role: 'partner' })
      await alsoWorks(world, one, await world.organisation())
      return one
    }, ['education', 'health', 'social', 'work']],
    ['a school', async () => w.school, ['education']],
    ['a stranger', async () => w.stranger, []],
    ['a mediator invited to the social part', async () => {
      const one = await world.operator(await world.organisation(), { role: 'mediator' })
      await openTo(world, w.file.caseId, { operatorId: one.operatorId }, [2])
      return one
    }, ['social']],
    ['from whom health is kept', async () => {
      const one = await world.operator(w.body)
      await withhold(world, w.file.caseId, one.operatorId, [4])
      return one
    }, ['education', 'social', 'voice', 'work']],
    ['from whom the social part is kept', async () => {
      const one = await world.operator(w.body)
      await withhold(world, w.file.caseId, one.operatorId, [2])
      return one
    }, ['education', 'health', 'work']],
    ['the administrator of the body', async () => world.operator(w.body, { role: 'administrator' }), []],
  ])('%s', async (_, who, parts) => {
    expect(await seenBy(await who())).toEqual(parts)
  })
})

describe('a thing of one plan under another', () => {
  it('is not there, and nothing changes', async () => {
    const [goal, action, agreement] = [plan.goalList[0]!, plan.goalList[0]!.actions[0]!, plan.agreements![0]!]
    const at = { planId: other.id }
    const written = goalOf() as object
    const before = (await w.anna.call(plans.getPlan, { planId: plan.id })).body
    const replies = await Promise.all([
      w.anna.call(plans.changeGoal, { ...at, goalId: goal.id, version: goal.version, reason: 'x', ...written } as never),
      w.anna.call(plans.removeGoal, { ...at, goalId: goal.id, version: goal.version }),
      w.anna.call(plans.addAction, { ...at, goalId: goal.id, ...(actionOf() as object) } as never),
      w.anna.call(plans.changeAction, { ...at, actionId: action.id, version: action.version, reason: 'x', ...(actionOf() as object) } as never),
      w.anna.call(plans.markAction, { ...at, actionId: action.id, state: 'done', on: null, words: null, version: action.version }),
      w.anna.call(plans.saveChildWords, { ...at, thing: 'goal', thingId: goal.id, language: 'it', words: 'Ciao', shown: true, version: goal.version }),
      w.anna.call(plans.recordAgreement, { ...at, agreementId: agreement.id, stance: 'agrees', on: today() as never, reason: null, ownWords: null, language: 'italiano' }),
      w.anna.call(plans.getReview, { ...at, reviewId: reviewId as never }),
      w.anna.call(plans.scoreGoal, { ...at, reviewId, goalId: goal.id, score: 2, evidence: 'x', reason: 'x', version: 1 } as never),
      w.anna.call(plans.scoreGoal, { planId: plan.id, reviewId, goalId: other.goalList[0]!.id, score: 2, evidence: 'x', reason: 'x', version: 0 } as never),
      w.anna.call(plans.withdrawReview, { ...at, reviewId: reviewId as never, version: 2 }),
      w.anna.call(plans.getEdition, { ...at, n: 9 }),
    ])
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 404))
    const now = (await w.anna.call(plans.getPlan, { planId: plan.id })).body
    expect(now).toEqual(before)
  })

  it('nobody of another file is asked about a plan, no body that is none, and no word of an earlier edition is taken again', async () => {
    const { file } = await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school })
    const made = await draft(w.anna, file.caseId, w.community.unitId)
    const early = (await w.anna.call(plans.proposePlan, { planId: made.id, version: made.version })).body
    const party = (over: object) => w.anna.call(plans.addParty, { planId: early.id, version: early.version, party: 'other', ...over } as never)
    expect((await party({ personId: w.motherId })).problem.errors?.[0]?.path).toBe('personId')
    expect((await party({ unitId: newId() })).problem.errors?.[0]?.path).toBe('unitId')
    expect((await party({ unitId: w.school.unitId, whoWords: 'La maestra' })).problem.errors?.[0]?.path).toBe('whoWords')
    const old = early.agreements![0]!
    const back = (await w.anna.call(plans.takeBack, { planId: early.id, version: early.version, reason: 'Prova' })).body
    const standing = await inForce(w.anna, back)
    const next = (await w.anna.call(plans.newEdition, { planId: standing.id, version: standing.version, reason: 'Prova' })).body
    const proposed = (await w.anna.call(plans.proposePlan, { planId: next.id, version: next.version })).body
    for (const { id } of [old, standing.agreements![0]!]) {
      expect((await w.anna.call(plans.recordAgreement, { planId: proposed.id, agreementId: id, stance: 'agrees', on: today() as never, reason: null, ownWords: null, language: 'italiano' })).status).not.toBe(200)
    }
  })

  it('who is of the équipe and only takes part in the file writes nothing', async () => {
    const partner = await world.operator(w.community, { role: 'partner' })
    const { file } = await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school })
    const made = await draft(w.anna, file.caseId, w.anna.unitId)
    await w.anna.call(plans.saveTeam, { planId: made.id, version: made.version, members: [{ operatorId: partner.operatorId as never, words: null, role: 'educatore' }] })
    expect((await partner.call(plans.addGoal, { planId: made.id, ...(goalOf() as object) } as never)).status).toBe(403)
  })

  it('an area whose section is kept from a worker is not written by him, nor is the whole decided', async () => {
    const kept = await world.operator(w.body)
    await withhold(world, w.file.caseId, kept.operatorId, [4])
    expect((await kept.call(plans.savePart, { planId: plan.id, area: 'SAL', situation: 'x', resources: '', needs: '', version: 0 })).status).toBe(404)
    expect((await kept.call(plans.newEdition, { planId: plan.id, version: plan.version, reason: 'x' })).status).toBe(403)
    expect((await kept.call(listCasePlans, { caseId: w.file.caseId })).body.rows).toHaveLength(1)
  })
})
