import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { complete, publish, save, start, type View } from '#tests/support/assessments-world.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { closeCase } from '#modules/cases/contract.ts'
import * as contract from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let bruno: Somebody
let file: BuiltCase
let key: string
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body, { name: 'Bruno Neri' })
  key = await publish(world, body)
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna })
})

const inDays = (days: number) => dateInRome(Date.now() + days * 86_400_000)
const terms = async () => (await world.owner.query(`select rule_id, state, due::text, section, title from deadlines.term where subject = $1 order by scheduled_at, id`, [file.caseId])).rows
const notices = async () => (await world.owner.query(`select kind, actor_id, params, mail from kernel.notice where subject = $1 and kind like 'assessments.%'`, [file.caseId])).rows
const finish = async (who: Somebody, view: View, over: object = {}) => complete(who, view, over)

describe('the decision of a person', () => {
  it('to assess again is a term on that day, met by the next assessment of the same instrument', async () => {
    await finish(anna, await start(anna, file.caseId, key), { decision: 'rivalutare', reassessOn: inDays(40) })
    expect(await terms()).toEqual([{ rule_id: null, state: 'open', due: inDays(40), section: 2, title: 'Valutazione da rivedere' }])
    expect((await anna.call(contract.listAssessments, { scope: 'all', reassess: 'true' })).body.rows).toMatchObject([{ reassessOn: inDays(40) }])
    await finish(anna, await start(anna, file.caseId, key, { moment: 'T1', heldOn: '2026-05-02' }))
    expect((await terms())[0].state).toBe('done')
  })

  it('that is urgent is due today and told at once to responsible and coordinators, without content', async () => {
    const chief = await world.operator(body, { role: 'coordinator' })
    const view = await start(bruno, file.caseId, key)
    await finish(bruno, view, { decision: 'urgenza', decisionWords: 'Pericolo in casa' })
    expect(await terms()).toMatchObject([{ state: 'open', due: inDays(0) }])
    const told = await notices()
    expect(new Set(told.map(({ actor_id }) => actor_id))).toEqual(new Set([anna.operatorId, chief.operatorId]))
    expect(told.every(({ kind, mail }) => kind === 'assessments.urgent' && mail)).toBe(true)
    expect(JSON.stringify([told, await terms()])).not.toMatch(/Pericolo|Strumento|prova/)
  })

  it('corrected, takes its earlier term off', async () => {
    const done = await finish(anna, await start(anna, file.caseId, key), { decision: 'rivalutare', reassessOn: inDays(40) })
    const draft = (await anna.call(contract.correctAssessment, { assessmentId: done.id, reason: 'Decisione cambiata', version: done.version })).body
    await anna.call(contract.completeAssessment, { assessmentId: done.id, decision: 'nulla', version: draft.version })
    expect((await terms()).map(({ state }) => state)).toEqual(['waived'])
  })
})

it('what must be known at once is a notice without content to the responsible worker, and a task for today', async () => {
  const view = await start(bruno, file.caseId, key)
  await save(bruno, view.id, 'segni', { debito: { state: 'observed', on: '2026-03-01', who: 'Educatrice', fact: 'Deve molti soldi' } })
  await finish(bruno, view)
  expect(await notices()).toMatchObject([{ kind: 'assessments.alert', actor_id: anna.operatorId, mail: true }])
  expect(await terms()).toMatchObject([{ state: 'open', due: inDays(0), title: 'Leggere una valutazione e attivare ciò che serve' }])
  expect(JSON.stringify(await notices())).not.toMatch(/soldi|debito/)
})

describe('the entry talk', () => {
  const talk = (over: object = {}) => start(anna, file.caseId, 'colloquio_ingresso_msna', { moment: null, heldOn: inDays(0), eventOn: inDays(-1), ...over })

  it('starts the term of law from the day of entry, once; it moves with a correction and ends with the draft', async () => {
    const view = await talk()
    expect(await terms()).toMatchObject([{ rule_id: 'MSNA-05', state: 'open', due: inDays(2) }])
    const second = await talk()
    expect(await terms()).toHaveLength(1)
    await anna.call(contract.changeDetails, { assessmentId: view.id, moment: null, heldOn: inDays(0), eventOn: inDays(0), version: 1 })
    expect(await terms()).toMatchObject([{ due: inDays(3) }])
    await anna.call(contract.discardAssessment, { assessmentId: view.id, reason: 'Doppio', version: 2 })
    // the other draft of the same talk goes on waiting, from its own day
    expect(await terms()).toMatchObject([{ state: 'waived' }, { state: 'open', due: inDays(2) }])
    await anna.call(contract.discardAssessment, { assessmentId: second.id, reason: 'Trasferito', version: second.version })
    expect(await terms()).toMatchObject([{ state: 'waived' }, { state: 'waived' }])
  })

  it('needs a sitting, whose hours hold together', async () => {
    const view = await talk()
    const add = (over: object) => anna.call(contract.addSitting, { assessmentId: view.id, heldOn: inDays(0), ...over })
    expect((await add({ from: '10:00', to: '09:00' })).problem.errors?.[0]?.path).toBe('to')
    expect((await add({ heldOn: inDays(3) })).problem.errors?.[0]?.path).toBe('heldOn')
    expect((await add({ phases: ['inventata'] })).problem.errors?.[0]?.path).toBe('phases')
    const sitting = (await add({ from: '09:00', to: '10:00', present: 'Tutore e mediatrice', breaks: 'Una pausa' })).body
    expect(sitting).toMatchObject({ from: '09:00', by: { name: 'Anna Verdi' }, version: 1 })
    expect((await anna.call(contract.changeSitting, { assessmentId: view.id, sittingId: sitting.id as never, heldOn: inDays(0), present: 'Tutore', version: 9 })).status).toBe(409)
  })
})

it('a draft keeps its file from being closed, in words', async () => {
  await start(anna, file.caseId, key)
  const version = (await world.owner.query('select version from cases.case_file where id = $1', [file.caseId])).rows[0].version
  const reply = await anna.call(closeCase, { caseId: file.caseId, reason: 'altro', situation: 'famiglia', version })
  expect(reply.status === 409 ? reply.problem.detail : JSON.stringify(reply.problem)).toMatch(/bozza/)
})

it('a draft that he who closes does not see keeps it open too: he is told how many, not of what', async () => {
  const draft = await start(bruno, file.caseId, key)
  await world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from)
     values (gen_random_uuid(), $1, 'withhold', kernel.principal_of('actor', $2), '{2,4,5}', now() - interval '1 minute')`, [file.caseId, anna.operatorId])
  expect((await anna.call(contract.getAssessment, { assessmentId: draft.id })).status).toBe(404)
  const version = (await world.owner.query('select version from cases.case_file where id = $1', [file.caseId])).rows[0].version
  const close = { caseId: file.caseId, reason: 'altro', situation: 'famiglia', version }
  const refused = (await anna.call(closeCase, close)).problem
  expect(refused).toMatchObject({ status: 409, detail: expect.stringMatching(/un lavoro in bozza che non ti è aperto/) })
  expect(refused.detail).not.toMatch(/valutazion/)
  await bruno.call(contract.discardAssessment, { assessmentId: draft.id, reason: 'Doppia', version: draft.version })
  expect((await anna.call(closeCase, close)).status).toBe(200)
})
