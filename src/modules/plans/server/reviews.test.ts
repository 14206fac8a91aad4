import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { transact, type Tx } from '#kernel/server/db.ts'
import { actionOf, draft, goalOf, inDays, inForce, levels, plansFile, plansWorld, today, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { addAction, addGoal, beginReview, getPlan, getReview, holdReview, listPlans, saveReview, saveScoreDraft, scoreGoal, withdrawReview, type Plan, type Review } from '../contract.ts'
import { factsOf } from './facts.ts'
import { planText } from './plan-text.ts'

let world: World
let w: PlansWorld
let caseId: string
let plan: Plan
beforeAll(async () => {
  world = await openWorld()
  w = await plansWorld(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  Object.assign(w, await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school }))
  caseId = w.file.caseId
  let made = await draft(w.anna, caseId, w.community.unitId)
  made = (await w.anna.call(addGoal, { planId: made.id, ...(goalOf({ area: 'FAM', words: 'Sente la nonna ogni settimana', levels: [levels[0], levels[1], '', '', ''] }) as object) } as never)).body
  made = (await w.anna.call(addAction, { planId: made.id, goalId: made.goalList[1]!.id, ...(actionOf({ who: 'child', words: 'Telefona la domenica' }) as object) } as never)).body
  plan = await inForce(w.anna, made, inDays(-100))
})

const begin = async (who: Somebody = w.anna) => who.call(beginReview, { planId: plan.id, version: (await w.anna.call(getPlan, { planId: plan.id })).body.version })
const score = (review: Review, index: number, over: Record<string, unknown> = {}, who = w.anna) =>
  who.call(scoreGoal, { planId: plan.id, reviewId: review.id, goalId: review.goals[index]!.id, score: 1, evidence: 'Il registro: due assenze in un mese', reason: null, version: review.goals[index]!.now?.version ?? 0, ...over } as never)
const keep = (review: Review, over: Record<string, unknown> = {}) =>
  w.anna.call(saveReview, { planId: plan.id, reviewId: review.id, operators: [w.anna.operatorId], people: [w.file.childId], others: null, absenceReason: null, words: 'Va meglio', voices: [], version: review.version, ...over } as never)
const hold = (review: Review, over: Record<string, unknown> = {}) =>
  w.anna.call(holdReview, { planId: plan.id, reviewId: review.id, heldOn: today(), outcome: 'goes_on', lateReason: 'Il tutore era malato', planOutcome: null, closingWords: null, version: review.version, ...over } as never)

/** Begun, scored and written: ready to be held. */
async function ready(): Promise<Review> {
  let review = (await begin()).body
  review = (await score(review, 0)).body
  review = (await score(review, 1, { score: null, evidence: 'La scala non era scritta' })).body
  return (await keep(review)).body
}

describe('what is being written of a goal', () => {
  const write = (who: Somebody, review: Review, index = 0, over: Record<string, unknown> = {}) =>
    who.call(saveScoreDraft, { planId: plan.id, reviewId: review.id, goalId: review.goals[index]!.id, choice: '1', evidence: 'Il registro dice', ...over } as never)
  it('is kept for who writes and refused to others; it is his own, and gone with the score', async () => {
    const review = (await begin()).body
    expect((await write(w.stranger, review)).status).toBe(404)
    expect((await write(w.school, review)).status).toBe(404)
    expect((await write(w.anna, review, 0, { choice: '7' })).status).toBe(400)
    expect((await write(w.anna, review)).status).toBe(200)
    expect((await write(w.anna, review, 0, { evidence: 'Il registro dice: due assenze' })).status).toBe(200)
    const read = async (who: Somebody) => (await who.call(getReview, { planId: plan.id, reviewId: review.id })).body.goals[0]!
    expect((await read(w.anna)).draft).toMatchObject({ choice: '1', evidence: 'Il registro dice: due assenze' })
    expect((await read(w.samir)).draft).toBeNull()
    expect((await score(review, 0)).body.goals[0]).toMatchObject({ draft: null, now: { score: 1 } })
  })
})

describe('a review is refused', () => {
  it('to a stranger, to a school and to who writes but does not answer for the file', async () => {
    expect((await begin(w.stranger)).status).toBe(404)
    expect((await begin(w.school)).status).toBe(403)
    expect((await begin(w.samir)).status).toBe(403)
    const review = (await begin()).body
    expect((await w.stranger.call(getReview, { planId: plan.id, reviewId: review.id })).status).toBe(404)
    expect((await score(review, 0, {}, w.school)).status).toBe(404)
    expect((await score(review, 0, {}, w.samir)).status).toBe(200)
  })

  it('when what it must say is missing: a scale, a reason, a date, a word of the child', async () => {
    let review = (await begin()).body
    expect((await score(review, 1)).problem.detail).toContain('cinque')
    expect((await score(review, 0, { evidence: ' ' })).problem.errors?.[0]?.path).toBe('evidence')
    expect((await hold(review)).problem.detail).toContain('Va a scuola ogni giorno')
    review = await ready1(review)
    expect((await hold(review, { heldOn: inDays(1) })).problem.errors?.[0]?.path).toBe('heldOn')
    expect((await hold(review, { heldOn: inDays(-101) })).problem.errors?.[0]?.path).toBe('heldOn')
    expect((await hold(review, { lateReason: null })).problem.errors?.[0]?.path).toBe('lateReason')
    expect((await hold(review, { outcome: 'closes' })).problem.errors?.[0]?.path).toBe('planOutcome')
    review = (await keep(review, { people: [] })).body
    expect((await hold(review)).problem.detail).toContain('bambino')
    expect((await keep({ ...review, version: 1 })).problem).toMatchObject({ code: 'stale', current: { words: 'Va meglio' } })
  })
})

async function ready1(review: Review): Promise<Review> {
  let next = (await score(review, 0)).body
  next = (await score(next, 1, { score: null, evidence: 'La scala non era scritta' })).body
  return (await keep(next)).body
}

const terms = async () => (await world.owner.query(`select occurrence, state, missed_at is not null as late, due from deadlines.term where source_kind = 'plans.review' and source_id = $1 order by occurrence`, [plan.id])).rows

describe('a review held', () => {
  it('late says why; its term is done late and the next is waited for; the score is shown', async () => {
    expect(plan).toMatchObject({ reviewLate: true })
    expect((await w.anna.call(listPlans, { due: 'late' })).body.rows.map(({ id }) => id)).toContain(plan.id)
    const held = (await hold(await ready())).body
    expect(held).toMatchObject({ state: 'in_force', reached: 1, reviewLate: false, reviews: [{ state: 'held', late: true, lateReason: 'Il tutore era malato', childPresent: true }], tScore: 60 })
    expect(held.goalList[0]!.scores).toMatchObject([{ score: 1, on: today() }])
    // the job of the clock marks what was missed and sets the next one
    const [first, second] = await terms()
    expect([first, second]).toMatchObject([{ state: 'done', late: true }, { occurrence: 2, state: 'open' }])
    expect(held.nextReviewOn).toBe(second.due)
  })

  it('keeps the child’s words from who only takes part', async () => {
    let review = await ready()
    review = (await keep(review, { voices: [{ party: 'child', personId: null, whoWords: null, words: 'Mi manca mia nonna', language: 'arabo', mediator: true }] })).body
    expect(review.voices).toMatchObject([{ words: 'Mi manca mia nonna' }])
    await hold(review)
    const partner = await world.operator(w.community, { role: 'partner' })
    expect((await partner.call(getReview, { planId: plan.id, reviewId: review.id })).body).toMatchObject({ voices: null, words: 'Va meglio' })
    const { rows } = await world.owner.query('select params from kernel.notice')
    expect(JSON.stringify(rows)).not.toContain('nonna')
  })

  it('a score is corrected afterwards only with the reason, and what stood there is kept', async () => {
    const review = await ready()
    await hold(review)
    const again = (await w.anna.call(getReview, { planId: plan.id, reviewId: review.id })).body
    expect((await score(again, 0, { score: 0 })).problem.errors?.[0]?.path).toBe('reason')
    expect((await score(again, 0, { score: 0, reason: 'Contate male le assenze' })).body.goals[0]!.now).toMatchObject({ score: 0 })
    const { rows } = await world.owner.query(`select before from plans.change where plan_id = $1 and what = 'score_corrected'`, [plan.id])
    expect(rows[0].before).toMatchObject({ score: 1 })
  })

  it('changes the plan: a new version is written while the old one holds', async () => {
    expect((await hold(await ready(), { outcome: 'changes' })).body).toMatchObject({ state: 'draft', edition: 2, standing: 1 })
  })

  it('closes it: nothing is waited for any more', async () => {
    const closed = (await hold(await ready(), { outcome: 'closes', planOutcome: 'obiettivi_raggiunti' })).body
    expect(closed).toMatchObject({ state: 'closed', outcome: 'obiettivi_raggiunti', nextReviewOn: null })
    expect((await terms()).every(({ state }) => state !== 'open')).toBe(true)
  })

  it('begun by mistake it is left, and the plan goes on', async () => {
    const review = (await begin()).body
    expect((await w.anna.call(withdrawReview, { planId: plan.id, reviewId: review.id, version: review.version })).body).toMatchObject({ state: 'in_force', reviews: [] })
  })
})

describe('what papers take up', () => {
  it('facts of the period, the parties’ words as statements, scores as evaluations; a school’s reader gets its own area only', async () => {
    await hold(await ready())
    const as = <T>(who: Somebody, work: (tx: Tx) => Promise<T>): Promise<T> =>
      transact(world.runtime.pool, async (tx) => {
        await sql`select * from kernel.begin_session(${createHash('sha256').update(who.token).digest('hex')})`.execute(tx)
        return work(tx)
      })
    const period = { from: inDays(-200) as never, to: today() as never }
    const facts = await as(w.anna, (tx) => factsOf(tx, caseId, period))
    expect(facts.map(({ part }) => part)).toEqual(expect.arrayContaining(['fact', 'statement', 'evaluation']))
    expect(facts.find(({ title }) => title.startsWith('Verifica'))?.text).toContain('Va meglio')
    const school = await as(w.school, (tx) => factsOf(tx, caseId, period))
    expect(school.map(({ part, section }) => `${part} ${section}`)).toEqual(['evaluation education'])
    const text = await as(w.anna, (tx) => planText({ tx, actor: { id: w.anna.operatorId, roles: [{ role: 'worker', unitId: w.anna.unitId, organisationId: w.anna.organisationId }] } as never, audit: () => undefined, now: Date.now() }, plan.id))
    expect(text.areas.map(({ code }) => code)).toEqual(['SCU', 'FAM'])
    expect(text.areas[0]!.goals[0]).toMatchObject({ lastScore: { score: 1 }, actions: [{ who: 'I genitori' }] })
  })
})
