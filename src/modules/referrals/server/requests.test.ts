import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { readTimeline } from '#modules/cases/contract.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import type { Request } from '../contract.ts'
import { factsOf, requestText } from './index.ts'

let world: World
let clinic: Body
let anna: Somebody
let doctor: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  clinic = await world.organisation({ kind: 'sanita', name: 'ASST Nord' })
  anna = await world.operator(await world.organisation({ name: 'Comune' }), { name: 'Anna Verdi' })
  doctor = await world.operator(clinic, { name: 'Dario Neri' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { name: 'Omar Prova' } })
  await hold(file)
})

/** Anna's unit holds the file, as when it is opened through the screens. */
const hold = ({ caseId }: BuiltCase) => world.owner.query(
  `insert into access.reach_grant (id, subject, kind, to_unit, sections, legal_basis, valid_from, state, granted_by, granted_at)
   values (gen_random_uuid(), $1, 'holder', $2, '{1,2,3,4,5,6,7,8}', 'compito_pubblico', now(), 'active', $3, now())`, [caseId, anna.unitId, anna.operatorId])

const today = dateInRome(Date.now())
const day = (days: number): PlainDate => addDays(today, days)
const written = (over: Record<string, unknown> = {}) => ({
  kind: 'npi', toUnitId: clinic.unitId, asked: 'Una valutazione neuropsichiatrica', why: 'Difficoltà di attenzione a scuola', urgency: 'soon', basis: 'compito_pubblico', consent: 'raccolto', childWords: 'O. P.', expectedOn: day(30), ...over,
})
const draft = (who: Somebody, over: Record<string, unknown> = {}) => who.call(contract.draftRequest, { caseId: file.caseId, ...written(over) } as never)
const send = (who: Somebody, request: Request, over: Record<string, unknown> = {}) =>
  who.call(contract.sendRequest, { requestId: request.id, version: request.version, sentOn: today, channel: 'prodotto', expectedOn: day(30), ...over } as never)
const sent = async (over: Record<string, unknown> = {}, how: Record<string, unknown> = {}): Promise<Request> => (await send(anna, (await draft(anna, over)).body, how)).body
const outside = { toUnitId: null, toWords: 'UONPIA di Altrove' }
const step = (who: Somebody, request: Request, over: Record<string, unknown>) => who.call(contract.stepRequest, { requestId: request.id, version: request.version, on: today, ...over } as never)
const terms = async (id: string) => (await world.owner.query('select due, state from deadlines.term where source_id = $1', [id])).rows
const as = <T>({ token }: Somebody, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    await sql`select kernel.begin_session(${createHash('sha256').update(token).digest('hex')})`.execute(tx)
    return work(tx)
  })

describe('a request is refused', () => {
  it('to strangers, to who was not asked, and by the wall to who only reads health', async () => {
    const request = await sent()
    const stranger = await world.operator(await world.organisation(), { role: 'manager' })
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { unitId: partner.unitId }, [2, 4])
    const front = await world.operator(clinic, { role: 'front_desk' })
    for (const who of [stranger, partner, front]) {
      expect((await who.call(contract.getRequest, { requestId: request.id })).status).toBe(404)
      expect((await step(who, request, { step: 'received' })).status).toBe(404)
      expect((await who.call(contract.closeRequest, { requestId: request.id, on: today, outcome: 'rifiutata', words: 'No', version: request.version })).status).toBe(404)
      expect((await who.call(contract.listRequests, {})).body).toMatchObject({ rows: [] })
    }
    expect((await partner.call(contract.listCaseRequests, { caseId: file.caseId })).body.rows).toEqual([])
    expect([403, 404]).toContain((await draft(partner)).status)
  })

  it('to the body that was asked, before it is sent, and for everything that is not an answer', async () => {
    const request = (await draft(anna)).body
    expect((await doctor.call(contract.getRequest, { requestId: request.id })).status).toBe(404)
    const after = (await send(anna, request)).body
    expect((await doctor.call(contract.withdrawRequest, { requestId: after.id, reason: 'No', version: after.version })).status).toBe(403)
    expect((await doctor.call(contract.remindRequest, { requestId: after.id, on: today, channel: 'pec', version: after.version })).status).toBe(403)
    expect((await doctor.call(contract.closeRequest, { requestId: after.id, on: today, outcome: 'rifiutata', words: 'No', version: after.version })).status).toBe(403)
    expect((await doctor.call(contract.changeRequest, { requestId: after.id, ...written(), version: after.version } as never)).status).toBe(403)
  })

  it.each([
    ['nobody to ask', { toUnitId: null }, 'toWords'],
    ['nothing asked', { asked: ' ' }, 'asked'],
    ['an unknown kind', { kind: 'altro' }, 'kind'],
    ['an unknown legal basis', { basis: 'perche_si' }, 'basis'],
    ['the reporter shared', { sharedSections: ['reporter'] }, 'sharedSections'],
    ['the unit that holds the file', { toUnitId: 'own' }, 'toUnitId'],
  ])('with %s', async (_, over, path) => {
    const given = 'toUnitId' in over && over.toUnitId === 'own' ? { toUnitId: anna.unitId } : over
    expect((await draft(anna, given)).problem.errors?.map((one) => one.path)).toEqual([path])
  })

  it('to share a document of a section that is not opened: nothing opens by itself', async () => {
    const { rows } = await world.owner.query(`insert into documents.document (id, subject, section, title, type, origin, current, created_by, created_at)
      values (gen_random_uuid(), $1, 4, 'Referto', 'altro', 'ricevuto', 1, $2, now()) returning id`, [file.caseId, anna.operatorId])
    const share = { sharedDocuments: [rows[0].id] }
    expect((await draft(anna, { ...share, sharedSections: ['education'] })).problem.errors?.[0]?.path).toBe('sharedDocuments')
    expect((await draft(anna, { ...share, sharedSections: ['health'] })).body.sharedDocuments).toMatchObject([{ title: 'Referto' }])
    expect((await draft(anna, { ...share, ...outside })).status).toBe(200)
  })
})

describe('a request', () => {
  it('opens what it shares when it is sent and not before; its term waits; who was asked sees the request and nothing else', async () => {
    const request = (await draft(anna, { sharedSections: ['education'] })).body
    expect(request).toMatchObject({ state: 'draft', open: false, can: { send: true, change: true } })
    expect(await terms(request.id)).toEqual([])
    const after = (await send(anna, request)).body
    expect(after).toMatchObject({ state: 'sent', open: true, days: 0, overdue: false })
    expect(await terms(request.id)).toMatchObject([{ due: day(30), state: 'open' }])
    expect((await send(anna, after)).status).toBe(409)
    const seen = (await doctor.call(contract.getRequest, { requestId: request.id })).body.request
    expect(seen).toMatchObject({ childWords: 'O. P.', can: { answers: true, close: false }, steps: ['received', 'waiting', 'taken', 'appointment', 'refused', 'answered'] })
    const { rows } = await world.owner.query('select sections from access.reach_grant where subject = $1 and to_unit = $2', [file.caseId, clinic.unitId])
    expect(rows).toEqual([{ sections: [5] }])
    expect((await doctor.call(contract.listCaseServices, { caseId: file.caseId })).body.rows).toEqual([])
  })

  it('without anything shared shows who was asked only how the child is named there', async () => {
    const request = await sent()
    const seen = (await doctor.call(contract.getRequest, { requestId: request.id })).body.request
    expect(seen).toMatchObject({ caseNumber: null, childName: 'O. P.' })
    expect((await doctor.call(contract.listCaseRequests, { caseId: file.caseId })).status).toBe(404)
    const listed = (await doctor.call(contract.listRequests, { scope: 'received' })).body.rows.find((row) => row.id === request.id)
    expect(listed).toMatchObject({ childName: 'O. P.', caseNumber: null, unit: null, responsible: null })
  })

  it('is answered inside the product, step by step, and followed to its outcome', async () => {
    let request = await sent({ sharedSections: ['education'] })
    expect((await step(doctor, request, { step: 'refused' })).problem.errors?.[0]?.path).toBe('words')
    expect((await step(doctor, request, { step: 'answered' })).problem.errors?.[0]?.path).toBe('words')
    expect((await step(doctor, request, { step: 'appointment' })).problem.errors?.[0]?.path).toBe('until')
    expect((await step(doctor, request, { step: 'received', on: day(1) })).problem.errors?.[0]?.path).toBe('on')
    request = (await step(doctor, request, { step: 'waiting', position: 4, until: day(90) })).body
    expect(request).toMatchObject({ state: 'waiting', waitingPosition: 4 })
    expect((await step(doctor, { ...request, version: 1 } as Request, { step: 'taken' })).problem).toMatchObject({ code: 'stale' })
    expect((await anna.call(contract.closeRequest, { requestId: request.id, on: today, outcome: 'in_carico', words: 'Fatto', version: request.version })).status).toBe(409)
    request = (await step(doctor, request, { step: 'appointment', until: day(10), time: '09:30' })).body
    request = (await step(doctor, request, { step: 'answered', words: 'Valutazione conclusa: relazione allegata' })).body
    const { rows: jobs } = await world.owner.query(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'referrals.answered'`)
    expect(jobs.map((row) => row.payload.requestId)).toContain(request.id)
    const { rows: told } = await world.owner.query(`select params ->> 'step' as step from kernel.notice where actor_id = $1 and kind = 'referrals.request_step' order by created_at`, [anna.operatorId])
    expect(told.map((row) => row.step)).toEqual(expect.arrayContaining(['waiting', 'appointment', 'answered']))
    const { request: mine, events } = (await anna.call(contract.getRequest, { requestId: request.id })).body
    expect(mine).toMatchObject({ state: 'answered', answerWords: 'Valutazione conclusa: relazione allegata', appointmentTime: '09:30', can: { close: true } })
    expect(events.map((one) => [one.what, one.byRecipient])).toEqual([['answered', true], ['appointment', true], ['waiting', true], ['sent', false]])
    const closed = (await anna.call(contract.closeRequest, { requestId: request.id, on: today, outcome: 'valutazione_ricevuta', words: 'Relazione nel fascicolo', version: request.version })).body
    expect(closed).toMatchObject({ state: 'closed', open: false, outcome: 'valutazione_ricevuta' })
    expect((await step(doctor, closed, { step: 'answered', words: 'Ancora' })).status).toBe(409)
  })

  it('takes nothing but an answer from who was asked, and nothing from who only reads the section, whatever the code above does', async () => {
    const request = await sent()
    const reader = await world.operator(await world.organisation(), { role: 'specialist' })
    await openTo(world, file.caseId, { operatorId: reader.operatorId }, [4])
    const change = (who: Somebody, set: string) => as(who, async (tx) => Number((await sql`update referrals.request set ${sql.raw(set)} where id = ${request.id}`.execute(tx)).numAffectedRows))
    for (const set of [`asked = 'Altro'`, `shared_sections = '{4}'`, `to_words = null, expected_on = null`, `state = 'closed'`, `state = 'withdrawn'`, `outcome = 'rifiutata'`, `consent = 'x'`]) {
      await expect(change(doctor, set), set).rejects.toMatchObject({ code: '42501' })
      expect(await change(reader, set), set).toBe(0)
    }
    expect(await change(doctor, `state = 'answered', answer_words = 'Visto', answered_on = current_date, version = version + 1`)).toBe(1)
    expect(await change(anna, `expected_on = current_date`)).toBe(1)
  })

  it('of health not sent yet is read by the wall’s roles only, also in the unit it will go to', async () => {
    const request = (await draft(anna)).body
    const nurse = await world.operator(clinic, { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: nurse.operatorId }, [4])
    expect((await nurse.call(contract.getRequest, { requestId: request.id })).status).toBe(404)
    expect((await send(anna, request)).status).toBe(200)
    expect((await nurse.call(contract.getRequest, { requestId: request.id })).status).toBe(200)
  })

  it('to a body outside is recorded by hand; without an answer it is reminded of, and only then closed', async () => {
    let request = await sent(outside, { channel: 'pec', protocol: '123/2026', sentOn: day(-60), expectedOn: day(-20) })
    expect(request).toMatchObject({ overdue: true, days: 60, silentDays: 60, toRemind: true, open: false })
    expect((await anna.call(contract.listRequests, { state: 'overdue', scope: 'mine' })).body.rows.map((row) => row.id)).toContain(request.id)
    const close = () => anna.call(contract.closeRequest, { requestId: request.id, on: today, outcome: 'senza_risposta', words: 'Nessuna risposta', version: request.version })
    expect((await close()).status).toBe(409)
    request = (await anna.call(contract.remindRequest, { requestId: request.id, on: today, channel: 'pec', expectedOn: day(15), version: request.version })).body
    expect(request).toMatchObject({ reminders: 1, overdue: false, silentDays: 0, expectedOn: day(15) })
    expect(await terms(request.id)).toMatchObject([{ due: day(15), state: 'open' }])
    expect((await close()).body.state).toBe('closed')
    expect(await terms(request.id)).toMatchObject([{ state: 'waived' }])
  })

  it('is told in the timeline and to the report, the answer as the other body’s statement, and to paper', async () => {
    const request = await sent(outside, { channel: 'pec' })
    await step(anna, request, { step: 'answered', words: 'Non emergono elementi' })
    const { rows } = (await anna.call(readTimeline, { caseId: file.caseId, sources: 'request' } as never)).body
    expect(rows.map((row) => [row.source, row.kind, row.section])).toEqual([['request', 'answered', 'health'], ['request', 'sent', 'health']])
    const facts = await as(anna, (tx) => factsOf(tx, file.caseId, { from: day(-1), to: day(1) }))
    expect(facts.map((one) => [one.source.kind, one.part, one.saidBy])).toEqual([['request', 'fact', null], ['request', 'statement', 'UONPIA di Altrove']])
    expect((await as(anna, (tx) => requestText(tx, request.id))).parts.map((one) => one.heading)).toContain('Che cosa si chiede')
    await expect(as(doctor, (tx) => requestText(tx, request.id))).rejects.toMatchObject({ code: 'not-found' })
    expect(await as(doctor, (tx) => factsOf(tx, file.caseId, { from: day(-1), to: day(1) }))).toEqual([])
  })
})
