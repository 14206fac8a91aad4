import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actionOf, draft, frame, goalOf, inDays, inForce, levels, plansFile, plansWorld, today, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import {
  addAction, addGoal, bringIntoForce, changeAction, changeGoal, childSheet, createPlan, getEdition, getPlan, handActions, listCasePlans, listPlans, markAction, newEdition, planHistory, proposePlan, recordAgreement,
  reopenPlan, closePlan, saveChildWords, savePart, saveTeam, takeBack, type Plan,
} from '../contract.ts'

let world: World
let w: PlansWorld
let caseId: string
beforeAll(async () => {
  world = await openWorld()
  w = await plansWorld(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  const made = await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school })
  Object.assign(w, made)
  caseId = made.file.caseId
})

const begin = (who: Somebody, over: Record<string, unknown> = {}) => who.call(createPlan, { caseId, keeperUnit: w.body.unitId, ...(frame(over) as object) } as never)
const pei = () => draft(w.anna, caseId, w.community.unitId)
const terms = async (kind: string, id: string) =>
  (await world.owner.query('select rule_id, state, due, length, assigned_to from deadlines.term where source_kind = $1 and source_id = $2 order by occurrence nulls first, scheduled_at', [kind, id])).rows

describe('who may not', () => {
  it('a stranger finds nothing, and a school only reads its own area', async () => {
    const plan = await pei()
    for (const reply of [await w.stranger.call(getPlan, { planId: plan.id }), await begin(w.stranger), await w.stranger.call(savePart, { planId: plan.id, area: 'SCU', situation: '', resources: '', needs: '', version: 0 })]) expect(reply.status).toBe(404)
    expect((await w.stranger.call(listPlans, {})).body.rows).toEqual([])
    await w.anna.call(addGoal, { planId: plan.id, ...(goalOf({ area: 'FAM', words: 'Sente la nonna' }) as object) } as never)
    await w.anna.call(savePart, { planId: plan.id, area: 'GEN', situation: 'Il padre è in carcere', resources: '', needs: '', version: 0 })
    const seen = (await w.school.call(getPlan, { planId: plan.id })).body
    expect(seen.goalList.map(({ area }) => area)).toEqual(['SCU'])
    expect(seen).toMatchObject({ parts: [], contacts: [], agreements: null, earlierAgreements: null, can: { write: false, decide: false, record: false } })
    expect((await begin(w.school)).status).toBe(403)
    expect((await w.school.call(changeGoal, { planId: plan.id, goalId: seen.goalList[0]!.id, version: 1, reason: 'x', ...(goalOf() as object) } as never)).status).toBe(403)
  })

  it('a community writes its own PEI and only reads the framework project of the service', async () => {
    const framework = await draft(w.anna, caseId, w.body.unitId, { kind: 'progetto_quadro', reviewMonths: 6 })
    expect((await w.samir.call(getPlan, { planId: framework.id })).body.can.write).toBe(false)
    expect((await w.samir.call(addGoal, { planId: framework.id, ...(goalOf() as object) } as never)).status).toBe(403)
    const own = (await w.samir.call(createPlan, { caseId, keeperUnit: w.community.unitId, ...(frame({ parentId: framework.id }) as object) } as never)).body
    expect(own).toMatchObject({ kind: 'pei', parent: { id: framework.id }, can: { write: true, decide: false } })
    expect((await w.anna.call(getPlan, { planId: framework.id })).body.inside).toMatchObject([{ id: own.id, kind: 'pei' }])
    expect((await w.samir.call(proposePlan, { planId: own.id, version: own.version })).status).toBe(403)
  })

  it('an equipe member of another body writes once he is of it', async () => {
    const plan = await draft(w.anna, caseId, w.body.unitId, { kind: 'progetto_individuale' })
    expect((await w.samir.call(addGoal, { planId: plan.id, ...(goalOf() as object) } as never)).status).toBe(403)
    await w.anna.call(saveTeam, { planId: plan.id, version: plan.version, members: [{ operatorId: w.samir.operatorId as never, words: null, role: 'educatore' }] })
    expect((await w.samir.call(addGoal, { planId: plan.id, ...(goalOf() as object) } as never)).status).toBe(200)
  })

  it('the wall holds in the database too: a partner who reaches everything still hears nobody', async () => {
    const partner = await world.operator(w.community, { role: 'partner' })
    const plan = await inForce(w.anna, await pei())
    expect((await partner.call(getPlan, { planId: plan.id })).body).toMatchObject({ agreements: null, goals: 1 })
    const client = await world.runtime.pool.connect()
    try {
      await client.query('begin')
      await client.query('select * from kernel.begin_session($1)', [createHash('sha256').update(partner.token).digest('hex')])
      expect((await client.query('select id from plans.plan where id = $1', [plan.id])).rowCount).toBe(1)
      expect((await client.query('select id from plans.agreement')).rowCount).toBe(0)
      expect((await client.query('select id from plans.voice')).rowCount).toBe(0)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('what is wrong is said next to its field', () => {
  it.each([
    ['a PEI reviewed after seven months', { reviewMonths: 7 }, 'reviewMonths'],
    ['no rhythm at all', { reviewMonths: null }, 'reviewMonths'],
    ['a framework project of another file', { parentId: '01900000-0000-7000-8000-000000000000' }, 'parentId'],
    ['an unknown kind', { kind: 'piano' }, 'kind'],
    ['a measure of another file', { measureId: '01900000-0000-7000-8000-000000000000' }, 'measureId'],
  ])('%s', async (_, over, path) => {
    expect((await begin(w.anna, over)).problem.errors?.[0]?.path).toBe(path)
  })
  it.each([
    ['a worker without a name', { who: 'worker' }, 'operatorId'],
    ['a body without a name', { who: 'body' }, 'unitId'],
    ['somebody else without words', { who: 'other' }, 'whoWords'],
    ['a person of another file', { personId: '01900000-0000-7000-8000-000000000000' }, 'personId'],
  ])('an action of %s', async (_, over, path) => {
    const plan = await pei()
    expect((await w.anna.call(addAction, { planId: plan.id, goalId: plan.goalList[0]!.id, ...(actionOf(over) as object) } as never)).problem.errors?.[0]?.path).toBe(path)
  })
  it('an area that a PEI does not have', async () => {
    const plan = await pei()
    expect((await w.anna.call(addGoal, { planId: plan.id, ...(goalOf({ area: 'F1' }) as object) } as never)).problem.errors?.[0]?.path).toBe('area')
  })
  it('two open framework projects', async () => {
    await begin(w.anna, { kind: 'progetto_quadro' })
    expect((await begin(w.anna, { kind: 'progetto_quadro' })).status).toBe(409)
  })
})

describe('several authors', () => {
  it('write an area each; who goes on from an old text is told, with the present one', async () => {
    const plan = await pei()
    const write = (who: Somebody, version: number, situation: string) => who.call(savePart, { planId: plan.id, area: 'AUT', situation, resources: '', needs: '', version })
    expect((await write(w.anna, 0, 'Si sveglia da solo')).body).toMatchObject({ version: 1, updatedBy: 'Anna Verdi' })
    const late = await write(w.samir, 0, 'Va svegliato')
    expect(late.problem).toMatchObject({ code: 'stale', current: { situation: 'Si sveglia da solo', version: 1 } })
    expect((await write(w.samir, 1, 'Va svegliato, poi si prepara da solo')).body.version).toBe(2)
    expect((await w.anna.call(planHistory, { planId: plan.id })).body.rows[0]).toMatchObject({ what: 'part', by: 'Samir Neri' })
  })
})

const said = (plan: Plan, party: string) => plan.agreements!.find((one) => one.party === party)!
const record = (plan: Plan, party: string, over: Record<string, unknown>) =>
  w.anna.call(recordAgreement, { planId: plan.id, agreementId: said(plan, party).id, stance: 'agrees', on: today(), reason: null, ownWords: null, language: null, mediator: null, ...over } as never)

describe('agreed', () => {
  it('asks the child, the parent and the body; never comes into force with a silence, and does with a dissent', async () => {
    const bare = (await begin(w.anna)).body
    expect((await w.anna.call(proposePlan, { planId: bare.id, version: bare.version })).problem.detail).toContain('obiettivo')
    const made = await pei()
    let plan = (await w.anna.call(proposePlan, { planId: made.id, version: made.version })).body
    expect(plan.agreements!.map(({ party, stance }) => [party, stance])).toEqual([['child', null], ['parent', null], ['body', null]])
    expect((await w.anna.call(addGoal, { planId: plan.id, ...(goalOf() as object) } as never)).status).toBe(409)
    expect((await record(plan, 'child', {})).problem.errors?.[0]?.path).toBe('language')
    expect((await record(plan, 'parent', { stance: 'disagrees' })).problem.errors?.[0]?.path).toBe('reason')
    expect((await record(plan, 'parent', { on: inDays(1) })).problem.errors?.[0]?.path).toBe('on')
    plan = (await record(plan, 'child', { language: 'arabo', mediator: true, ownWords: 'Voglio imparare a cucinare' })).body
    plan = (await record(plan, 'parent', { stance: 'disagrees', reason: 'Vuole che torni a casa' })).body
    const refused = await w.anna.call(bringIntoForce, { planId: plan.id, version: plan.version, on: today() as never })
    expect(refused.problem).toMatchObject({ code: 'conflict' })
    plan = (await record(plan, 'body', {})).body
    plan = (await w.anna.call(bringIntoForce, { planId: plan.id, version: plan.version, on: today() as never })).body
    expect(plan).toMatchObject({ state: 'in_force', standing: 1, nextReviewOn: expect.any(String) })
    expect(said(plan, 'parent')).toMatchObject({ stance: 'disagrees', reason: 'Vuole che torni a casa', name: 'Fatima Prova' })
    expect(await terms('plans.review', plan.id)).toMatchObject([{ rule_id: 'STD-04', state: 'open', length: 3 }])
  })

  it('taken back, what was said stays and is asked again', async () => {
    const made = await pei()
    let plan = (await w.anna.call(proposePlan, { planId: made.id, version: made.version })).body
    plan = (await record(plan, 'parent', {})).body
    plan = (await w.anna.call(takeBack, { planId: plan.id, version: plan.version, reason: 'Manca un obiettivo' })).body
    expect(plan).toMatchObject({ state: 'draft', agreements: [], earlierAgreements: [{ party: 'parent', stance: 'agrees' }] })
  })

  it('keeps its text for ever: a correction needs a reason, a new version stands beside the old one', async () => {
    let plan = await inForce(w.anna, await pei())
    const goal = plan.goalList[0]!
    const correct = (reason: string | null) => w.anna.call(changeGoal, { planId: plan.id, goalId: goal.id, version: goal.version, reason, ...(goalOf({ words: 'Va a scuola quasi ogni giorno' }) as object) } as never)
    expect((await correct(null)).problem.errors?.[0]?.path).toBe('reason')
    expect((await correct('Errore di battitura')).body.goalList[0]!.words).toBe('Va a scuola quasi ogni giorno')
    plan = (await w.anna.call(getPlan, { planId: plan.id })).body
    plan = (await w.anna.call(newEdition, { planId: plan.id, version: plan.version, reason: 'Nuovo decreto' })).body
    expect(plan).toMatchObject({ state: 'draft', edition: 2, standing: 1 })
    expect((await w.anna.call(getEdition, { planId: plan.id, n: 1 })).body).toMatchObject({ goals: [{ words: 'Va a scuola ogni giorno', levels }], agreements: expect.arrayContaining([expect.objectContaining({ party: 'child' })]) })
    const school = (await w.school.call(getEdition, { planId: plan.id, n: 1 })).body
    expect([school.goals.length, school.agreements, school.members]).toEqual([1, null, []])
    const stale = await w.anna.call(newEdition, { planId: plan.id, version: 1, reason: 'x' })
    expect(stale.problem).toMatchObject({ code: 'stale' })
  })
})

describe('actions', () => {
  it('with a day are given only to who sees that part of the file: written, changed and handed over', async () => {
    const refusal = 'Questa persona non lavora più o non vede questa parte del fascicolo: scegli qualcun altro, o aprigliela prima'
    const said = (reply: Awaited<ReturnType<typeof w.anna.call<typeof addAction>>>) => ({ status: reply.status, path: reply.problem.errors?.[0]?.path, words: reply.problem.errors?.[0]?.message })
    let plan = await pei()
    const doing = (operatorId: string, over: Record<string, unknown> = {}) => actionOf({ who: 'worker', operatorId, words: 'Parla con la madre', byOn: inDays(20), ...over }) as object
    const familyGoal = (await w.anna.call(addGoal, { planId: plan.id, ...(goalOf({ area: 'FAM', words: 'Sente la madre' }) as object) } as never)).body.goalList.find(({ area }) => area === 'FAM')!
    const add = (operatorId: string, over: Record<string, unknown> = {}) => w.anna.call(addAction, { planId: plan.id, goalId: familyGoal.id, ...doing(operatorId, over) } as never)
    // nobody of another service; and a school that reads its own area only, of the family's
    for (const who of [w.stranger, w.school]) expect(said(await add(who.operatorId))).toEqual({ status: 400, path: 'operatorId', words: refusal })
    // without a day it is a name on the plan and no term of his
    plan = (await add(w.stranger.operatorId, { byOn: null })).body
    const ofStranger = plan.goalList.find(({ id }) => id === familyGoal.id)!.actions[0]!
    expect(said(await w.anna.call(changeAction, { planId: plan.id, actionId: ofStranger.id, version: ofStranger.version, reason: null, ...doing(w.stranger.operatorId) } as never))).toEqual({ status: 400, path: 'operatorId', words: refusal })
    plan = (await add(w.samir.operatorId)).body
    const hand = (fromId: string, toId: string) => w.anna.call(handActions, { planId: plan.id, fromId: fromId as never, toId: toId as never, reason: 'Cambio di operatore' })
    for (const who of [w.stranger, w.school]) expect(said(await hand(w.samir.operatorId, who.operatorId))).toEqual({ status: 400, path: 'toId', words: refusal })
    expect((await hand(w.samir.operatorId, w.anna.operatorId)).status).toBe(200)
  })

  it('wait for their day once the plan is in force, are met, and are handed over when their worker leaves', async () => {
    const leaving = await world.operator(w.body, { name: 'Paolo Via' })
    let plan = await pei()
    plan = (await w.anna.call(addAction, { planId: plan.id, goalId: plan.goalList[0]!.id, ...(actionOf({ who: 'worker', operatorId: leaving.operatorId, words: 'Parla con la scuola', byOn: inDays(20) }) as object) } as never)).body
    const id = plan.goalList[0]!.actions[1]!.id
    expect(await terms('plans.action', id)).toEqual([])
    plan = await inForce(w.anna, plan)
    expect(await terms('plans.action', id)).toMatchObject([{ state: 'open', due: inDays(20), assigned_to: leaving.operatorId }])
    await world.owner.query('update network.assignment set valid_from = $2, valid_to = $3 where operator_id = $1', [leaving.operatorId, inDays(-60), inDays(-1)])
    plan = (await w.anna.call(getPlan, { planId: plan.id })).body
    expect(plan).toMatchObject({ orphans: 1 })
    expect((await w.anna.call(listPlans, { orphans: 'true' })).body.rows.map((row) => row.id)).toContain(plan.id)
    const hand = (toId: string) => w.anna.call(handActions, { planId: plan.id, fromId: leaving.operatorId as never, toId: toId as never, reason: 'Paolo è andato via' })
    expect((await hand(leaving.operatorId)).problem.errors?.[0]?.path).toBe('toId')
    plan = (await hand(w.samir.operatorId)).body
    expect(plan).toMatchObject({ orphans: 0 })
    expect(await terms('plans.action', id)).toMatchObject([{ state: 'waived' }, { state: 'open', assigned_to: w.samir.operatorId }])
    const action = plan.goalList[0]!.actions[1]!
    expect((await w.anna.call(markAction, { planId: plan.id, actionId: id, state: 'not_done', on: null, words: null, version: action.version })).problem.errors?.[0]?.path).toBe('words')
    plan = (await w.anna.call(markAction, { planId: plan.id, actionId: id, state: 'done', on: null, words: 'Incontrata la prof', version: action.version })).body
    expect((await terms('plans.action', id)).at(-1)).toMatchObject({ state: 'done' })
  })
})

describe('the sheet for the child', () => {
  it('holds only what was marked for him, in his language, and never what he should not read', async () => {
    let plan = await pei()
    await w.anna.call(savePart, { planId: plan.id, area: 'GEN', situation: 'La madre fatica a svegliarsi al mattino e a portarlo a scuola', resources: '', needs: '', version: 0 })
    const goal = plan.goalList[0]!
    const write = (words: string, version: number, shown = true) => w.anna.call(saveChildWords, { planId: plan.id, thing: 'goal', thingId: goal.id, language: 'ar', words, shown, version })
    for (const words of ['Chiama il 333 1234567', 'La mamma abita in via Roma 3', 'la madre fatica a svegliarsi al mattino e poi']) expect((await write(words, 1)).problem.errors?.[0]?.path, words).toBe('words')
    plan = (await write('أذهب إلى المدرسة كل يوم', 1)).body
    const sheet = (await w.anna.call(childSheet, { planId: plan.id, language: 'ar' })).body
    expect(sheet).toMatchObject({ goals: [{ words: 'أذهب إلى المدرسة كل يوم', actions: [] }], untold: [], findings: [] })
    expect(JSON.stringify(sheet)).not.toContain('fatica')
    expect((await w.anna.call(childSheet, { planId: plan.id, language: 'it' })).body).toMatchObject({ goals: [], untold: ['Va a scuola ogni giorno'] })
  })

  it('a passage that somebody copies later stays off the page and is named', async () => {
    const plan = await pei()
    await w.anna.call(saveChildWords, { planId: plan.id, thing: 'goal', thingId: plan.goalList[0]!.id, language: 'it', words: 'Il papà non può vederti prima di quattro mesi da oggi', shown: true, version: 1 })
    await w.anna.call(savePart, { planId: plan.id, area: 'FAM', situation: 'Il papà non può vederti prima di quattro mesi da oggi', resources: '', needs: '', version: 0 })
    expect((await w.anna.call(childSheet, { planId: plan.id, language: 'it' })).body).toMatchObject({ goals: [], findings: [{ kind: 'adult_text', stop: true }] })
  })
})

describe('closed and reopened', () => {
  it('takes its terms off the list and sets them again', async () => {
    let plan = await inForce(w.anna, await pei())
    const close = (on: string) => w.anna.call(closePlan, { planId: plan.id, outcome: 'dimissione', on: on as never, words: 'Torna a casa', version: plan.version })
    expect((await close(inDays(1))).problem.errors?.[0]?.path).toBe('on')
    plan = (await close(today())).body
    expect(plan).toMatchObject({ state: 'closed', outcome: 'dimissione', nextReviewOn: null })
    expect((await terms('plans.review', plan.id)).every(({ state }) => state === 'waived')).toBe(true)
    expect((await w.anna.call(savePart, { planId: plan.id, area: 'AUT', situation: 'x', resources: '', needs: '', version: 0 })).status).toBe(409)
    plan = (await w.anna.call(reopenPlan, { planId: plan.id, version: plan.version, reason: 'Chiuso per errore' })).body
    expect(plan).toMatchObject({ state: 'in_force', outcome: null, nextReviewOn: expect.any(String) })
  })
})

describe('everything', () => {
  it('leaves a trace without content', async () => {
    const plan = await pei()
    await w.anna.call(listCasePlans, { caseId: caseId as never })
    const { rows } = await world.owner.query(`select action, detail from kernel.audit_event where actor_id = $1 and action like 'plans.%' order by at desc limit 40`, [w.anna.operatorId])
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['plans.createPlan', 'plans.addGoal', 'plans.addAction', 'plans.listCasePlans']))
    expect(JSON.stringify(rows)).not.toContain(plan.goalList[0]!.words)
  })
})
