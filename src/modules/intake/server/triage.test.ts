import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { listNotices } from '#kernel/contract/index.ts'
import { installQueue, startWorker } from '#kernel/server/jobs.ts'
import { getCase } from '#modules/cases/contract.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { assignReport, createReport, decideTriage, getReport, updateReport, type Report } from '../contract.ts'
import { intakeTasks } from './tasks.ts'

const log = pino({ level: 'silent' })
let world: World
let body: Body
let anna: Somebody
let bruno: Somebody
let carla: Somebody
let desk: Somebody
let educator: Somebody
let stranger: Somebody
beforeAll(async () => {
  world = await openWorld()
  await installQueue(world.jobs, log)
  world.clock.set('2026-11-22T09:00:00Z')
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body, { name: 'Bruno Neri' })
  carla = await world.operator(body, { role: 'coordinator' })
  desk = await world.operator(body, { role: 'front_desk' })
  educator = await world.operator(body, { role: 'educator' })
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())

type Asked = Partial<ClientInput<typeof decideTriage>>
const twins = [{ given: 'Amina', family: 'Alaoui', birthYear: 2016, country: 'MA' }, { given: 'Sami', family: 'Alaoui', birthDate: '2014-05-06', sex: 'M' as const }]
async function reported(children: Record<string, unknown>[] = twins): Promise<Report> {
  const { id } = (await anna.call(createReport, {
    unitId: body.unitId as never, source: 'scuola', channel: 'telefono', receivedAt: '2026-11-20T09:00:00Z', urgency: 'entro_7_giorni', facts: 'Dorme in classe.', municipality: '015182',
    reporter: { name: 'Paola Lodi' }, children, parties: [],
  })).body
  return (await anna.call(getReport, { reportId: id })).body
}
const decide = (who: Somebody, report: Report, asked: Asked = {}) =>
  who.call(decideTriage, { reportId: report.id, decision: 'archivia', reason: 'Già seguiti da un altro servizio.', version: report.version, ...asked } as never)
const child = (report: Report, index: number) => report.content!.children[index]!
const noticesOf = async (who: Somebody, subject: string) => (await who.call(listNotices, {})).body.rows.filter((row) => row.subject === subject).map(({ kind }) => kind)

describe('deciding is refused', () => {
  it('to front desk, educator, other bodies', async () => {
    const report = await reported()
    expect((await decide(desk, report)).status).toBe(403)
    expect((await decide(educator, report)).status).toBe(403)
    expect((await decide(stranger, report)).status).toBe(404)
    expect((await anna.call(getReport, { reportId: report.id })).body).toMatchObject({ state: 'waiting', version: 1 })
  })

  it.each([
    ['reason', { reason: 'no' }],
    ['decision', { decision: 'allontana' }],
    ['observeUntil', { decision: 'osserva_fino_al' }],
    ['observeUntil', { decision: 'osserva_fino_al', observeUntil: '2026-11-22' }],
    ['observeUntil', { decision: 'osserva_fino_al', observeUntil: '2027-11-22' }],
    ['childIds', { childIds: ['01890000-0000-7000-8000-000000000000'] }],
    ['childIds', { childIds: [] }],
    ['responsibleId', { decision: 'apri_fascicolo', responsibleId: '01890000-0000-7000-8000-000000000000' }],
  ])('with a wrong %s', async (path, asked) => {
    const report = await reported()
    expect((await decide(anna, report, asked as never)).problem.errors?.[0]?.path).toBe(path)
    expect((await anna.call(getReport, { reportId: report.id })).body.content?.decisions).toEqual([])
  })

  it('to open the file of a child without any name', async () => {
    const report = await reported([{ school: 'Istituto Manzoni, 2B' }])
    expect((await decide(anna, report, { decision: 'apri_fascicolo' })).problem.errors?.[0]?.path).toBe('children.0.given')
    expect((await anna.call(getReport, { reportId: report.id })).body).toMatchObject({ state: 'waiting', version: 1 })
  })
})

describe('a decision', () => {
  it('for one child leaves the report open, for every child decides it, and is written once', async () => {
    const report = await reported()
    const half = (await decide(anna, report, { childIds: [child(report, 0).id] })).body
    expect(half).toMatchObject({ state: 'waiting', can: { edit: false }, content: { children: [{ decision: 'archivia' }, { decision: null }] } })
    const whole = (await decide(bruno, half, { childIds: [child(report, 1).id], decision: 'consiglia', reason: 'Orientati al consultorio.' })).body
    expect(whole).toMatchObject({ state: 'decided', content: { decisions: [{ by: { name: 'Anna Verdi' }, holds: true }, { by: { name: 'Bruno Neri' }, reason: 'Orientati al consultorio.', holds: true }] } })
    const again = (await decide(carla, whole, { decision: 'consiglia', reason: 'La scuola ha aggiunto altri fatti.' })).body
    expect(again.content?.decisions.map(({ holds }) => holds)).toEqual([false, false, true])
    await expect(world.runtime.pool.query('update intake.triage_decision set reason = reason')).rejects.toMatchObject({ code: '42501' })
    await expect(world.runtime.pool.query('delete from intake.triage_decision')).rejects.toMatchObject({ code: '42501' })
  })

  it('stops corrections of what was told', async () => {
    const report = await reported()
    await decide(anna, report)
    const reply = await anna.call(updateReport, {
      reportId: report.id, source: 'scuola', channel: 'telefono', receivedAt: report.receivedAt, urgency: 'non_urgente', facts: 'Altro.', children: [{ given: 'X' }], version: 2,
    })
    expect([reply.status, reply.problem.code]).toEqual([409, 'conflict'])
  })

  it('of two at once counts one; the other is told and sees it', async () => {
    const report = await reported()
    const both = await Promise.all([decide(anna, report), decide(bruno, report, { decision: 'apri_fascicolo' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const late = both.find(({ status }) => status === 409)!
    expect(late.problem).toMatchObject({ code: 'stale', current: { version: 2, content: { decisions: [expect.anything()] } } })
    const open = await world.owner.query('select 1 from cases.case_file where from_report = $1', [report.id])
    expect(open.rowCount).toBe(both[1]!.status === 200 ? 2 : 0)
  })

  it('leaves a trace with its code and without its reason', async () => {
    const report = await reported()
    await decide(anna, report)
    const { rows } = await world.owner.query(`select detail from kernel.audit_event where action = 'intake.decideTriage' and $1 = any (subjects)`, [report.id])
    expect(rows).toEqual([{ detail: { decision: 'archivia', children: 2 } }])
  })
})

describe('opening files', () => {
  it('opens one for each child with what was told, ties siblings, and never opens a second', async () => {
    const report = await reported()
    const opened = (await decide(anna, report, { decision: 'apri_fascicolo', responsibleId: bruno.operatorId as never })).body
    expect(opened.state).toBe('decided')
    const [first, second] = await Promise.all([0, 1].map(async (index) => (await anna.call(getCase, { caseId: child(opened, index).file!.id })).body))
    expect(first).toMatchObject({ childName: 'Amina Alaoui', childBirth: '2016-01-01', municipality: 'Rho', responsible: { name: 'Bruno Neri' }, number: child(opened, 0).file!.number })
    expect(second).toMatchObject({ childName: 'Sami Alaoui', childBirth: '2014-05-06', siblings: [{ id: first!.id }] })
    expect(await noticesOf(bruno, first!.id)).toEqual(['cases.made_responsible'])
    const twice = await decide(anna, opened, { decision: 'protezione_urgente' })
    expect([twice.status, twice.problem.code]).toEqual([409, 'conflict'])
    expect(twice.problem.detail).toContain(first!.number)
    expect((await stranger.call(getCase, { caseId: first!.id })).status).toBe(404)
  })

  it('does not tie children who are no siblings', async () => {
    const report = await reported()
    const opened = (await decide(anna, report, { decision: 'apri_fascicolo', siblings: false })).body
    expect((await anna.call(getCase, { caseId: child(opened, 0).file!.id })).body.siblings).toEqual([])
  })

  it('matches a child to somebody known, only within reach, and not twice in the same body', async () => {
    const earlier = (await decide(anna, await reported(), { decision: 'apri_fascicolo' })).body
    const known = (await anna.call(getCase, { caseId: child(earlier, 0).file!.id })).body.childId
    const elsewhere = await world.organisation()
    const dora = await world.operator(elsewhere)
    const { id } = (await dora.call(createReport, {
      unitId: elsewhere.unitId as never, source: 'scuola', channel: 'telefono', receivedAt: '2026-11-20T09:00:00Z', urgency: 'non_urgente', facts: 'Torna da sola.',
      reporter: {}, children: [{ given: 'Amina' }],
    })).body
    const theirs = (await dora.call(getReport, { reportId: id })).body
    expect((await decide(dora, theirs, { decision: 'apri_fascicolo', matches: [{ childId: child(theirs, 0).id, personId: known }] })).status).toBe(404)
    const report = await reported([{ given: 'Amina' }])
    const reply = await decide(anna, report, { decision: 'apri_fascicolo', matches: [{ childId: child(report, 0).id, personId: known }] })
    expect([reply.status, reply.problem.code]).toEqual([409, 'conflict'])
    expect((await anna.call(getReport, { reportId: report.id })).body.state).toBe('waiting')
  })

  it('for urgent protection tells the coordinators too, and orders nothing', async () => {
    const report = await reported([{ given: 'Nour' }])
    const opened = (await decide(anna, report, { decision: 'protezione_urgente', reason: 'Sola in casa da tre giorni, senza adulti.' })).body
    expect(opened.content?.children[0]?.file?.number).toMatch(/-2026-\d{6}$/)
    expect(await noticesOf(carla, report.id)).toEqual(['intake.urgent_protection'])
    expect(await noticesOf(bruno, report.id)).toEqual([])
  })

  it('is for who leads the unit above too, naming a worker of the unit that answers', async () => {
    const below = { organisationId: body.organisationId, unitId: await world.unit(body.organisationId, { parentId: body.unitId }) }
    const worker = await world.operator(below)
    const { id } = (await worker.call(createReport, {
      unitId: below.unitId as never, source: 'scuola', channel: 'telefono', receivedAt: '2026-11-20T09:00:00Z', urgency: 'immediata', facts: 'Sola in casa.', reporter: {}, children: [{ given: 'Awa' }, { given: 'Binta' }],
    })).body
    const report = (await carla.call(getReport, { reportId: id })).body
    const urgent = { decision: 'protezione_urgente', reason: 'Sole in casa da tre giorni, senza adulti.' } as const
    expect((await decide(anna, report, { ...urgent, responsibleId: worker.operatorId as never })).status).toBe(404)
    expect((await decide(carla, report, urgent)).problem.errors?.[0]?.path).toBe('responsibleId')
    const opened = (await decide(carla, report, { ...urgent, responsibleId: worker.operatorId as never })).body
    expect((await worker.call(getCase, { caseId: child(opened, 1).file!.id })).body).toMatchObject({ unit: { id: below.unitId }, responsible: { id: worker.operatorId }, siblings: [{ id: child(opened, 0).file!.id }] })
  })
})

describe('observing', () => {
  const until = async (condition: () => Promise<boolean>) => {
    for (let tries = 0; tries < 200 && !(await condition()); tries++) await sleep(25)
  }
  // an urgent report also leaves e-mails in the queue
  const jobs = async () => (await world.owner.query(`
    select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'intake.observation_due' order by j.id`)).rows as { run_at: string }[]
  const run = async () => {
    await world.owner.query('update graphile_worker._private_jobs set run_at = now()')
    const worker = await startWorker({ connection: world.jobs, tasks: intakeTasks, log })
    await until(async () => (await jobs()).length === 0)
    await worker.stop()
  }

  it('tells who follows the report, once, on the morning of the day', async () => {
    const report = await reported()
    const given = (await anna.call(assignReport, { reportId: report.id, operatorId: anna.operatorId as never, version: 1 })).body
    const observed = (await decide(anna, given, { decision: 'osserva_fino_al', observeUntil: '2026-12-10' as never })).body
    expect(observed).toMatchObject({ state: 'observing', observeUntil: '2026-12-10' })
    expect((await jobs()).map(({ run_at }) => new Date(run_at).toISOString())).toEqual(['2026-12-10T05:00:00.000Z'])
    await run()
    expect(await noticesOf(anna, report.id)).toEqual(['intake.observation_due'])
    expect(await noticesOf(carla, report.id)).toEqual([])
  })

  it('tells the coordinators when nobody follows it', async () => {
    const report = await reported()
    await decide(anna, report, { decision: 'osserva_fino_al', observeUntil: '2026-12-10' as never })
    await run()
    expect(await noticesOf(carla, report.id)).toEqual(['intake.observation_due'])
  })

  it('tells nobody when somebody decided meanwhile for every child', async () => {
    const report = await reported()
    const observed = (await decide(anna, report, { decision: 'osserva_fino_al', observeUntil: '2026-12-10' as never })).body
    const half = (await decide(anna, observed, { childIds: [child(report, 0).id] })).body
    expect(half).toMatchObject({ state: 'observing', observeUntil: '2026-12-10' })
    expect((await decide(anna, half, { childIds: [child(report, 1).id] })).body).toMatchObject({ state: 'decided', observeUntil: null })
    await run()
    expect(await noticesOf(carla, report.id)).toEqual([])
  })
})
