// What was open and is no longer: nothing that was kept, queued, drafted or answered before gives it back.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPool, transact } from '#kernel/server/db.ts'
import * as agenda from '#modules/agenda/contract.ts'
import { agendaTasks } from '#modules/agenda/server/index.ts'
import * as assessments from '#modules/assessments/contract.ts'
import * as papers from '#modules/composer/contract.ts'
import { createFeed, revokeFeed } from '#modules/deadlines/contract/feed.ts'
import * as plans from '#modules/plans/contract.ts'
import * as referrals from '#modules/referrals/contract.ts'
import { publish, save, start } from '#tests/support/assessments-world.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { draft, frame } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { day, withhold } from './full-file.ts'
import { para, render, workMarks, workPeople, writePaper, type WorkPeople } from './work-file.ts'

let world: World
let people: WorkPeople
let anna: Somebody
let carla: Somebody
/** A worker of the unit, from whom things are then kept. */
let bruno: Somebody
let file: BuiltCase
let instrument: string
beforeAll(async () => {
  world = await openWorld()
  people = await workPeople(world)
  anna = people.anna
  carla = people.lead
  instrument = await publish(world, people.body)
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { name: 'Omar Segnato', birth: '2014-05-06' } })
  bruno = await world.operator(people.body, { name: 'Bruno Bassi' })
})

const rows = async <T = Record<string, unknown>>(statement: string, values: unknown[] = []) => (await world.owner.query(statement, values)).rows as T[]
const plan = (who: Somebody, over: Record<string, unknown> = {}) =>
  who.call(agenda.planAppointment, { caseId: file.caseId, kind: 'equipe', on: day(5), from: '10:00', minutes: 60, section: 'social', purpose: workMarks.social, operators: [who.operatorId], people: [file.childId], despite: true, ...over } as never)
const noticesTo = (who: Somebody) => rows<{ kind: string; params: unknown }>(`select kind, params from kernel.notice where actor_id = $1 and subject = $2 order by kind`, [who.operatorId, file.caseId])

describe('a request that is sent again with its key', () => {
  const body = () => ({ caseId: file.caseId, keeperUnit: anna.unitId, ...(frame() as object) }) as never
  it('answers the same while the file is within reach; once it is kept, it is missing', async () => {
    const key = randomUUID()
    const first = await bruno.call(plans.createPlan, body(), { key })
    expect([first.status, (await bruno.call(plans.createPlan, body(), { key })).body.id]).toEqual([200, first.body.id])
    await withhold(world, file.caseId, bruno.operatorId, [0])
    const again = await bruno.call(plans.createPlan, body(), { key })
    expect(again.status).toBe(404)
    expect(JSON.stringify(again.problem)).not.toMatch(/Omar|Segnato/)
  })
  it('is missing too when only a section of what it answered was kept since', async () => {
    const made = await start(bruno, file.caseId, instrument)
    const key = randomUUID()
    const input = { assessmentId: made.id, section: 'psi', changed: { osservazione: { text: workMarks.clinical } }, version: 0 } as never
    expect((await bruno.call(assessments.saveSection, input, { key })).status).toBe(200)
    await withhold(world, file.caseId, bruno.operatorId, [4])
    const again = await bruno.call(assessments.saveSection, input, { key })
    expect(again.status).toBe(404)
    expect(JSON.stringify(again.problem)).not.toContain(workMarks.clinical)
  })
  it('of somebody else opens nothing: the same key and body are a request of one’s own', async () => {
    const stranger = await world.operator(await world.organisation())
    const key = randomUUID()
    expect((await anna.call(plans.createPlan, body(), { key })).status).toBe(200)
    expect((await stranger.call(plans.createPlan, body(), { key })).status).toBe(404)
    expect(await rows('select 1 from plans.plan where case_id = $1', [file.caseId])).toHaveLength(1)
  })
  it('with another body, or at another door, is refused', async () => {
    const key = randomUUID()
    expect((await anna.call(plans.createPlan, body(), { key })).status).toBe(200)
    expect((await anna.call(plans.createPlan, { ...(body() as object), months: 7 } as never, { key })).status).toBe(422)
    expect((await anna.call(papers.startPaper, { caseId: file.caseId, kind: 'court_update' } as never, { key })).status).toBe(422)
  })
})

describe('an old version sent by who may not read the file any more', () => {
  it('is missing, and never answered with what stands there now', async () => {
    const made = await draft(bruno, file.caseId, anna.unitId)
    const paper = (await bruno.call(papers.startPaper, { caseId: file.caseId, kind: 'court_update' } as never)).body
    const assessment = await start(bruno, file.caseId, instrument)
    const appointment = (await plan(bruno)).body
    await withhold(world, file.caseId, bruno.operatorId, [0])
    const replies = [
      await bruno.call(plans.changeFrame, { planId: made.id, keeperUnit: anna.unitId, ...(frame() as object), version: 99 } as never),
      await bruno.call(papers.saveSection, { paperId: paper.id, sectionId: paper.sections[0]!.id, blocks: [para('x')], version: 99 }),
      await bruno.call(papers.askApproval, { paperId: paper.id, version: 99 }),
      await bruno.call(assessments.changeDetails, { assessmentId: assessment.id, moment: 'T1', heldOn: '2026-03-02', version: 99 } as never),
      await save(bruno, assessment.id, 'sociale', { motivo: { text: 'x' } }, 1),
    ]
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    const moved = await bruno.call(agenda.moveAppointment, { appointmentId: appointment.id, on: day(6), from: '11:00', minutes: 60, version: 99 } as never)
    // he planned it: that there is one he knows, of whom it is not
    expect([moved.status, /Omar|Segnato|SEGNO/.test(JSON.stringify(moved.problem))]).toEqual([403, false])
  })
  it('tells of a part still open without the part that was kept', async () => {
    const paper = await writePaper(world, people, file.caseId, workMarks.paper, {}, false)
    const made = (await anna.call(plans.createPlan, { caseId: file.caseId, keeperUnit: anna.unitId, ...(frame() as object) } as never)).body
    await anna.call(plans.savePart, { planId: made.id, area: 'SAL', situation: workMarks.clinical, resources: '', needs: '', version: 0 })
    const lead = await world.operator(people.body, { role: 'coordinator' })
    await withhold(world, file.caseId, lead.operatorId, [4])
    const stale = await lead.call(papers.changePaper, {
      paperId: paper.id, title: 'x', subject: 'x', addressee: { name: 'x' }, measureId: null, question: 'x', termId: null, period: null, methods: [], annexes: [], place: null, datedOn: null, version: 99,
    } as never)
    expect([stale.status, JSON.stringify(stale.problem).includes(workMarks.paper), JSON.stringify(stale.problem).includes(workMarks.psychology)]).toEqual([409, true, false])
  })
})

describe('what was drafted before', () => {
  it('of the record of a meeting is not given back once its file is kept from who wrote it', async () => {
    const made = (await plan(anna, { operators: [bruno.operatorId, anna.operatorId] })).body
    await bruno.call(agenda.saveRecordDraft, { appointmentId: made.id, content: { text: workMarks.social }, version: 0 })
    expect((await bruno.call(agenda.getAppointment, { appointmentId: made.id })).body.draft?.content).toEqual({ text: workMarks.social })
    await withhold(world, file.caseId, bruno.operatorId, [0])
    const seen = (await bruno.call(agenda.getAppointment, { appointmentId: made.id })).body
    expect([seen.file, seen.draft]).toEqual([null, null])
    expect((await bruno.call(agenda.listToday, {})).body.drafts).toBe(0)
  })
})

describe('an opening that ends by itself', () => {
  it.each(['team', 'break_glass'])('shows nothing of the work on the file from that instant: %s', async (kind) => {
    const guest = await world.operator(await world.organisation())
    const source = await openTo(world, file.caseId, { operatorId: guest.operatorId }, [1, 2, 3, 4, 5, 6])
    if (kind === 'break_glass') {
      await rows(`insert into access.reach_grant (id, subject, kind, to_operator, sections, legal_basis, valid_from, valid_to, state, granted_by, granted_at)
        values ($1, $2, 'break_glass', $3, '{1,2,3,4,5,6}', 'interesse_vitale', now(), now() + interval '1 hour', 'active', $3, now())`, [source, file.caseId, guest.operatorId])
    }
    const made = await start(anna, file.caseId, instrument)
    const planned = await draft(anna, file.caseId, anna.unitId)
    const paper = (await anna.call(papers.startPaper, { caseId: file.caseId, kind: 'court_update' } as never)).body
    const talk = (await plan(anna)).body
    const read = async () => [
      await guest.call(plans.getPlan, { planId: planned.id }), await guest.call(papers.getPaper, { paperId: paper.id }), await guest.call(agenda.getAppointment, { appointmentId: talk.id }),
      await guest.call(assessments.getAssessment, { assessmentId: made.id }), await guest.call(assessments.listCaseAssessments, { caseId: file.caseId }), await guest.call(referrals.listCaseServices, { caseId: file.caseId }),
      await guest.call(papers.proposeFacts, { paperId: paper.id }),
    ].map(({ status }) => status)
    expect(await read()).toEqual([200, 200, 200, 200, 200, 200, 200])
    await rows(`update kernel.reach_source set valid_to = now() + interval '200 milliseconds' where id = $1`, [source])
    await sleep(300)
    expect(await read()).toEqual([404, 404, 404, 404, 404, 404, 404])
    expect((await guest.call(plans.listPlans, { q: file.number })).body).toMatchObject({ rows: [], total: 0 })
    expect((await guest.call(papers.listPapers, { work: 'all', scope: 'all' })).body).toMatchObject({ rows: [], total: 0, counts: { write: 0 } })
  })
})

describe('jobs', () => {
  it('make the files of a paper in the name of who approved it, as far as he still reaches it', async () => {
    const lead = await world.operator(people.body, { role: 'coordinator' })
    const approve = async () => {
      let paper = await writePaper(world, people, file.caseId, workMarks.paper, {}, false)
      paper = (await anna.call(papers.askApproval, { paperId: paper.id, version: paper.version } as never)).body
      return (await lead.call(papers.approvePaper, { paperId: paper.id, version: paper.version })).body
    }
    const made = async () => (await rows<{ n: number }>('select count(*)::int as n from documents.document where subject = $1', [file.caseId]))[0]!.n
    const [first, second] = [await approve(), await approve()]
    await withhold(world, file.caseId, lead.operatorId, [0])
    await expect(render(world, first.id)).rejects.toMatchObject({ code: 'not-found' })
    await rows('update kernel.actor set disabled_at = now() where id = $1', [lead.operatorId])
    await expect(render(world, second.id)).rejects.toMatchObject({ code: 'not-signed-in' })
    expect(await made()).toBe(0)
  }, 60_000)
  it('end the session that they were lent', async () => {
    const paper = await writePaper(world, people, file.caseId, workMarks.paper)
    expect((await rows(`select 1 from kernel.session where user_agent = 'Composizione' and revoked_at is null and actor_id = $1`, [carla.operatorId]))).toEqual([])
    expect((await anna.call(papers.getPaper, { paperId: paper.id })).body.frozen[0]!.pdf).not.toBeNull()
  }, 60_000)
  it('remind of the hour alone, and nobody who said no', async () => {
    const guest = await world.operator(await world.organisation())
    const made = (await plan(anna, { operators: [anna.operatorId, bruno.operatorId, guest.operatorId], remindMinutes: 20_000 })).body
    await bruno.call(agenda.answerInvitation, { appointmentId: made.id, answer: 'declined' } as never)
    await rows(`delete from kernel.notice where actor_id = any ($1)`, [[anna.operatorId, bruno.operatorId, guest.operatorId]])
    const jobs = openPool(world.jobs, { size: 1 })
    try {
      await agendaTasks['agenda.remind']!({}, { once: (work: never) => transact(jobs, work), log: world.runtime.log } as never)
    } finally {
      await jobs.end()
    }
    const told = await rows<{ actor_id: string; params: object; subject: string | null }>(`select actor_id, params, subject from kernel.notice where kind = 'agenda.reminder' and params ->> 'appointmentId' = $1`, [made.id])
    expect(told.map(({ actor_id }) => actor_id).toSorted()).toEqual([anna.operatorId, guest.operatorId].toSorted())
    expect(told.flatMap(({ params }) => Object.keys(params)).toSorted()).toEqual(['appointmentId', 'appointmentId', 'day', 'day', 'time', 'time'])
    expect(told.map(({ subject }) => subject)).toEqual([null, null])
  })
})

describe('who is told', () => {
  it('never of a file that is kept from him: absences, alerts, urgent decisions, papers to approve, remarks', async () => {
    const [helper, lead] = [await world.operator(people.body), await world.operator(people.body, { role: 'coordinator' })]
    await withhold(world, file.caseId, anna.operatorId, [0])
    await withhold(world, file.caseId, carla.operatorId, [0])
    for (const n of [1, 2, 3]) {
      const made = (await plan(helper, { from: `1${n}:00` })).body
      await rows(`update agenda.appointment set starts_at = now() - make_interval(days => $2), ends_at = now() - make_interval(days => $2) + interval '1 hour' where id = $1`, [made.id, 9 - n])
      const now = (await helper.call(agenda.getAppointment, { appointmentId: made.id })).body
      const child = now.participants.find(({ part }) => part === 'child')!
      expect((await helper.call(agenda.stepAppointment, { appointmentId: made.id, step: 'not_come', absent: [child.id], version: now.version } as never)).status).toBe(200)
    }
    const made = await start(helper, file.caseId, instrument)
    await save(helper, made.id, 'sociale', { motivo: { text: 'x' }, calore: { level: 2 } })
    await save(helper, made.id, 'segni', { debito: { state: 'observed', strength: 'strong', fact: 'x', on: '2026-03-01', who: 'x' } as never })
    const { version } = (await helper.call(assessments.getAssessment, { assessmentId: made.id })).body
    expect((await helper.call(assessments.completeAssessment, { assessmentId: made.id, decision: 'urgenza', decisionWords: 'x', version } as never)).body.state).toBe('completed')
    let paper = await writePaper(world, { ...people, anna: helper, lead }, file.caseId, 'x', {}, false)
    paper = (await helper.call(papers.askApproval, { paperId: paper.id, version: paper.version } as never)).body
    expect([await noticesTo(anna), (await noticesTo(carla)).filter(({ kind }) => !kind.startsWith('agenda.'))]).toEqual([[], []])
    // who leads and reaches it is told: this test would pass if nobody were
    expect((await noticesTo(lead)).map(({ kind }) => kind)).toEqual(['assessments.urgent', 'composer.asked'])
  }, 30_000)
  it('not the number of a file that he does not reach, by being named among who fills its draft', async () => {
    const stranger = await world.operator(await world.organisation())
    const made = await start(anna, file.caseId, instrument)
    const reply = await anna.call(assessments.setFillers, { assessmentId: made.id, operators: [anna.operatorId, stranger.operatorId], version: made.version } as never)
    expect(JSON.stringify(await noticesTo(stranger))).not.toContain(file.number)
    expect(reply.status).toBe(400)
  })
  it('in words and numbers only: no name, nothing that was written', async () => {
    const all = await rows<{ kind: string; params: object }>(`select kind, params from kernel.notice where kind ~ '^(agenda|assessments|plans|referrals|composer)[.]'`)
    expect(all.length).toBeGreaterThan(3)
    expect(all.filter(({ params }) => /Omar|Segnato|SEGNO/.test(JSON.stringify(params)))).toEqual([])
  })
})

describe('a calendar address', () => {
  it('shows when he is taken, and of a file kept since not even the number; closed, it is gone', async () => {
    await plan(anna, { operators: [anna.operatorId, bruno.operatorId], placeKind: 'other', place: workMarks.refuge })
    const feed = (await bruno.call(createFeed, { name: 'Mio', scope: 'mine' })).body
    const read = async () => {
      const reply = await world.app.inject({ method: 'GET', url: new URL(feed.address).pathname })
      return { status: reply.statusCode, text: reply.body.replaceAll(/\r?\n /g, '') }
    }
    const before = await read()
    expect([before.status, before.text.includes(file.number), /Omar|Segnato|SEGNO/.test(before.text)]).toEqual([200, true, false])
    await withhold(world, file.caseId, bruno.operatorId, [2])
    const after = await read()
    expect([after.text.includes(file.number), after.text.includes('BEGIN:VEVENT')]).toEqual([false, true])
    await bruno.call(revokeFeed, { feedId: feed.id })
    expect((await read()).status).toBe(404)
  })
})
