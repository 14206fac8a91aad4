import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { as, save, start, type View } from '#tests/support/assessments-world.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { answerTo } from '#tests/support/fill-instrument.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { listTerms } from '#modules/deadlines/contract.ts'
import { scheduleTerms } from '#modules/deadlines/server/index.ts'
import * as contract from '../contract.ts'
import type { Item } from '../domain/instrument.ts'

const TALK = 'colloquio_ingresso_msna'
let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna })
})

const inDays = (days: number) => dateInRome(Date.now() + days * 86_400_000)
const terms = async () => (await world.owner.query(`select rule_id, state, due::text, done_at, done_by, proof_words, missed_at, next_alarm_at, source_kind from deadlines.term where subject = $1 order by scheduled_at, id`, [file.caseId])).rows
const talk = (entry: number, held: number): Promise<View> => start(anna, file.caseId, TALK, { moment: null, heldOn: inDays(held), eventOn: inDays(entry) })
const reread = async (view: View): Promise<View> => (await anna.call(contract.getAssessment, { assessmentId: view.id })).body

/** Answers what the server says is missing, until nothing is: answering may ask for more. */
async function answer(view: View): Promise<View> {
  for (let now = await reread(view), round = 0; round < 4; round++, now = await reread(view)) {
    for (const [section, missing] of Map.groupBy(now.missing.filter(({ item }) => item !== null), (one) => one.section)) {
      const items = now.definition.sections.find(({ key }) => key === section)!.items as Item[]
      await save(anna, view.id, section, Object.fromEntries(missing.map(({ item }) => [item!, answerTo(items.find(({ key }) => key === item)!, 0)])))
    }
  }
  return reread(view)
}
const sit = (view: View, day: number) => anna.call(contract.addSitting, { assessmentId: view.id, heldOn: inDays(day), present: 'Tutore e mediatrice' })
const sign = async (view: View, who = anna) => who.call(contract.completeAssessment, { assessmentId: view.id, version: (await reread(view)).version })
/** Held on a day, whole, and signed today. */
async function signed(entry: number, held: number): Promise<View> {
  const view = await answer(await talk(entry, held))
  await sit(view, held)
  const reply = await sign(view)
  expect(reply.status).toBe(200)
  return reply.body
}

describe('the signature of the entry talk', () => {
  it('refused, leaves the term of law waiting: to who does not fill it, without a sitting, with something missing, in a profession that may not', async () => {
    const view = await talk(-1, 0)
    const bruno = await world.operator(body)
    expect((await sign(view, bruno)).status).toBe(403)
    expect((await sign(view)).problem.errors?.map(({ path }) => path)).toContain('sections.relazione_opinione.r6_opinione')
    await answer(view)
    expect((await sign(view)).problem.errors?.map(({ path }) => path)).toEqual(['sittings'])
    await sit(view, 0)
    const mediator = await world.operator(body, { profession: 'mediatore_culturale' })
    await anna.call(contract.setFillers, { assessmentId: view.id, operators: [anna.operatorId, mediator.operatorId] as never, version: (await reread(view)).version })
    expect((await sign(view, mediator)).status).toBe(403)
    expect(await terms()).toMatchObject([{ rule_id: 'MSNA-05', state: 'open', done_at: null }])
  })

  it('meets MSNA-05, on the last day it was held, by who signs; the alarm is silent and the list of terms says it is done', async () => {
    const view = await answer(await talk(-2, -1))
    await sit(view, -2)
    await sit(view, -1)
    expect((await sign(view)).body).toMatchObject({ state: 'completed', signature: { by: { name: 'Anna Verdi' } } })
    const [term] = await terms()
    expect(term).toMatchObject({ rule_id: 'MSNA-05', state: 'done', done_by: anna.operatorId, proof_words: 'Colloquio concluso e firmato', missed_at: null, next_alarm_at: null })
    expect(dateInRome(new Date(term.done_at).getTime())).toBe(inDays(-1))
    const listed = (await anna.call(listTerms, { scope: 'all', state: 'done' })).body.rows.filter(({ caseId }) => caseId === file.caseId)
    expect(listed).toMatchObject([{ ruleId: 'MSNA-05', state: 'done' }])
  })

  it('meets the term that a procedure waits for, which the talk did not double', async () => {
    const step = { subject: file.caseId, section: 2, ruleId: 'MSNA-05', event: inDays(-1), source: { kind: 'procedures.step', id: newId() } }
    await as(world, anna, (tx) => scheduleTerms({ tx, actor: { id: anna.operatorId }, now: Date.now() }, [step], 'event'))
    const view = await answer(await talk(-1, 0))
    await sit(view, 0)
    expect(await terms()).toMatchObject([{ source_kind: 'procedures.step', state: 'open' }])
    await sign(view)
    expect(await terms()).toMatchObject([{ source_kind: 'procedures.step', state: 'done', done_by: anna.operatorId }])
  })

  it('after the three days is done late, and stays late', async () => {
    await signed(-6, 0)
    const [term] = await terms()
    expect(term).toMatchObject({ state: 'done', due: inDays(-3) })
    expect(term.missed_at).not.toBeNull()
  })

  it('of a talk held in time and signed later is not late: the proof is the day of the sitting', async () => {
    await signed(-9, -8)
    expect(await terms()).toMatchObject([{ state: 'done', due: inDays(-6), missed_at: null }])
  })

  it('corrected, neither opens the term again nor moves its day', async () => {
    const view = await signed(-2, -1)
    const before = await terms()
    const draft = (await anna.call(contract.correctAssessment, { assessmentId: view.id, reason: 'Un nome sbagliato', version: view.version })).body
    expect((await anna.call(contract.completeAssessment, { assessmentId: view.id, version: draft.version })).body).toMatchObject({ state: 'completed', revision: 2 })
    expect(await terms()).toEqual(before)
  })

  it('meets a term that was suspended too', async () => {
    const view = await answer(await talk(-1, 0))
    await sit(view, 0)
    await world.owner.query(`update deadlines.term set state = 'suspended' where subject = $1`, [file.caseId])
    await sign(view)
    expect(await terms()).toMatchObject([{ state: 'done' }])
  })
})

it('of two drafts, the one given up leaves the term to the other', async () => {
  const first = await talk(-1, 0)
  await talk(-1, 0)
  await anna.call(contract.discardAssessment, { assessmentId: first.id, reason: 'Doppio', version: first.version })
  expect((await terms()).map(({ rule_id, state }) => [rule_id, state])).toEqual([['MSNA-05', 'waived'], ['MSNA-05', 'open']])
})
