import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openPool, transact, type Tx } from '#kernel/server/db.ts'
import { createFeed, readFeed } from '#modules/deadlines/contract.ts'
import { readTimeline } from '#modules/cases/contract.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { wallAt } from '../domain/wall-time.ts'

let world: World
let body: Body
let anna: Somebody
let lucia: Somebody
let doctor: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  lucia = await world.operator(body, { role: 'coordinator', name: 'Lucia Bassi' })
  doctor = await world.operator(await world.organisation(), { role: 'specialist', name: 'Claudio Bruni' })
  file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova' } })
})

const day = (offset: number): PlainDate => addDays(dateInRome(Date.now()), offset)
type Plan = Parameters<typeof anna.call<typeof contract.planAppointment>>[1]
const op = (who: Somebody) => who.operatorId as Id<'operator'>
async function plan(over: Partial<Plan> = {}) {
  const reply = await anna.call(contract.planAppointment, { caseId: file.caseId, kind: 'colloquio', on: day(3), from: '15:00', minutes: 60, operators: [op(anna), op(doctor)], people: [file.childId], despite: true, ...over } as Plan)
  return reply.body
}
/** One whose hour has passed, so many days ago. */
async function past(daysAgo = 1, over: Partial<Plan> = {}) {
  const made = await plan({ on: day(5), ...over })
  await world.owner.query(`update agenda.appointment set starts_at = now() - make_interval(days => $2), ends_at = now() - make_interval(days => $2) + interval '1 hour' where id = $1`, [made.id, daysAgo])
  return (await anna.call(contract.getAppointment, { appointmentId: made.id })).body
}
const record = (who: Somebody, one: contract.Appointment, over: Record<string, unknown> = {}) =>
  who.call(contract.recordMeeting, { appointmentId: one.id, attendance: one.participants.map(({ id }) => ({ participantId: id, attendance: 'present' as const })), text: 'Ha parlato della scuola.', version: one.version, ...over } as never)
const notices = async (to: Somebody, kind: string) => (await world.owner.query('select params, subject from kernel.notice where actor_id = $1 and kind = $2', [to.operatorId, kind])).rows
const get = async (who: Somebody, id: string) => (await who.call(contract.getAppointment, { appointmentId: id as Id<'appointment'> })).body

describe('moving', () => {
  it('is refused to who is only invited, from an old version, and once it was held', async () => {
    const made = await plan()
    expect((await doctor.call(contract.moveAppointment, { appointmentId: made.id, on: day(4), from: '10:00', minutes: 60, version: 1 })).status).toBe(403)
    expect((await anna.call(contract.moveAppointment, { appointmentId: made.id, on: day(4), from: '10:00', minutes: 60, version: 9 })).status).toBe(409)
    const held = await past()
    expect((await record(anna, held)).status).toBe(200)
    expect((await anna.call(contract.moveAppointment, { appointmentId: held.id, on: day(4), from: '10:00', minutes: 60, version: held.version + 1 })).status).toBe(409)
  })

  it('asks everybody again, tells them, and keeps from when to when', async () => {
    const made = await plan()
    await doctor.call(contract.answerInvitation, { appointmentId: made.id, answer: 'accepted' })
    const { body: moved } = await lucia.call(contract.moveAppointment, { appointmentId: made.id, on: day(4), from: '09:30', minutes: 45, words: 'Aula occupata', version: 1 })
    expect(wallAt(moved.startsAt)).toEqual({ on: day(4), from: '09:30' })
    expect(moved.participants.find((one) => one.operatorId === doctor.operatorId)).toMatchObject({ answer: 'waiting' })
    expect(moved.history[0]).toMatchObject({ what: 'moved', by: 'Lucia Bassi', words: 'Aula occupata', from: made.startsAt, to: moved.startsAt })
    expect(await notices(doctor, 'agenda.moved')).toEqual([{ params: { appointmentId: made.id, day: day(4), time: '09:30' }, subject: null }])
  })

  it('takes those that follow by as many days, and leaves those before', async () => {
    const first = await plan({ repeat: { every: 'week', count: 4, until: null, except: [] } as never, people: [] })
    const rows = async () => (await anna.call(contract.listCalendar, { from: day(0), to: day(60) })).body.rows.map((row) => wallAt(row.startsAt))
    const second = (await anna.call(contract.listCalendar, { from: day(10), to: day(10) })).body.rows[0]!
    expect((await anna.call(contract.moveAppointment, { appointmentId: second.id!, on: day(11), from: '16:30', minutes: 60, scope: 'following', version: 1 })).status).toBe(200)
    expect(await rows()).toEqual([{ on: day(3), from: '15:00' }, { on: day(11), from: '16:30' }, { on: day(18), from: '16:30' }, { on: day(25), from: '16:30' }])
    await anna.call(contract.stepAppointment, { appointmentId: first.id, step: 'cancel', scope: 'all', words: 'Progetto concluso', version: 1 })
    expect(await rows()).toEqual([])
  })

  it('changes who is wanted: who stays keeps his answer, who goes is told', async () => {
    const made = await plan({ operators: [op(anna), op(doctor), op(lucia)] })
    await doctor.call(contract.answerInvitation, { appointmentId: made.id, answer: 'accepted' })
    const { body: changed } = await anna.call(contract.changeAppointment, { appointmentId: made.id, kind: 'equipe', on: day(3), from: '15:00', minutes: 60, section: 'social', purpose: 'Verifica', operators: [op(anna), op(doctor)], people: [file.childId], despite: true, version: 1 })
    expect(changed).toMatchObject({ kind: 'equipe', version: 2, file: { purpose: 'Verifica' } })
    expect(changed.participants.map(({ name, answer }) => [name, answer])).toEqual([['Anna Verdi', 'accepted'], ['Claudio Bruni', 'accepted'], ['Amina Prova', null]])
    expect(await notices(lucia, 'agenda.withdrawn')).toHaveLength(1)
    expect(await notices(doctor, 'agenda.moved')).toEqual([])
  })
})

describe('cancelling', () => {
  it('wants a reason, tells everybody, and can be taken back', async () => {
    const made = await plan()
    expect((await anna.call(contract.stepAppointment, { appointmentId: made.id, step: 'cancel', version: 1 })).problem.errors).toMatchObject([{ path: 'words' }])
    const { body: off } = await anna.call(contract.stepAppointment, { appointmentId: made.id, step: 'cancel', words: 'Malattia', version: 1 })
    expect(off).toMatchObject({ state: 'cancelled', stateWords: 'Malattia', can: { reopen: true, move: false } })
    expect(await notices(doctor, 'agenda.cancelled')).toHaveLength(1)
    expect((await anna.call(readTimeline, { caseId: file.caseId })).body.rows).toMatchObject([{ source: 'meeting', event: 'cancelled', kind: 'colloquio', text: 'Malattia' }])
    expect((await anna.call(contract.stepAppointment, { appointmentId: made.id, step: 'reopen', version: off.version })).body).toMatchObject({ state: 'planned', stateWords: null })
  })
})

describe('recording', () => {
  it('is refused before its hour, to who is invited from outside, and twice', async () => {
    expect((await record(anna, await plan())).status).toBe(409)
    const one = await past()
    expect((await record(doctor, one)).status).toBe(403)
    expect((await record(anna, one)).status).toBe(200)
    expect((await record(anna, await get(anna, one.id))).status).toBe(409)
  })

  it('the account of a talk is an entry of the diary, typed once and told once', async () => {
    const one = await past(1, { purpose: 'Scuola', placeKind: 'protected', place: 'Via Segreta 9' })
    const { body: done } = await record(anna, one, { attendance: one.participants.map(({ id, part }) => ({ participantId: id, attendance: part === 'child' ? 'present' : 'excused' })) })
    expect(done.diaryEntryId).not.toBeNull()
    const { body: timeline } = await anna.call(readTimeline, { caseId: file.caseId })
    expect(timeline.rows).toMatchObject([{ source: 'diary', id: done.diaryEntryId, kind: 'colloquio', text: 'Ha parlato della scuola.', place: null, presences: ['Amina Prova'] }])
    expect((await get(anna, one.id)).minutes).toMatchObject({ diaryEntryId: done.diaryEntryId, body: null })
    const { factsOf, minutesText } = await import('./facts.ts')
    const facts = await asActor(anna, (tx) => factsOf(tx, file.caseId, { from: day(-10), to: day(0) }))
    expect(facts).toMatchObject([{ source: { kind: 'meeting', id: one.id }, part: 'fact', section: 'social', title: 'Colloquio: Scuola', text: expect.stringContaining('Presenti: Amina Prova (minore).') }])
    expect(facts[0]!.text).not.toMatch(/Ha parlato|Segreta/)
    const stranger = await world.operator(await world.organisation())
    expect(await asActor(stranger, (tx) => factsOf(tx, file.caseId, { from: day(-10), to: day(0) }))).toEqual([])
    expect(await asActor(stranger, (tx) => minutesText(tx, one.id, file.caseId))).toBeNull()
    expect(await asActor(anna, (tx) => minutesText(tx, one.id, file.caseId))).toMatchObject({ kind: 'Colloquio', place: null, diaryEntryId: done.diaryEntryId, body: null })
  })

  it('the minutes of a meeting are approved by who leads it, sent, and then stand', async () => {
    const one = await past(1, { kind: 'equipe', operators: [op(anna), op(doctor), op(lucia)], coordinatorId: op(lucia) })
    expect((await record(anna, one, { text: 'Si conferma il progetto.' })).body.diaryEntryId).toBeNull()
    const { minutes } = await get(anna, one.id)
    expect((await anna.call(contract.approveMinutes, { appointmentId: one.id, version: minutes!.version })).status).toBe(403)
    const { body: corrected } = await anna.call(contract.correctMinutes, { appointmentId: one.id, text: 'Si conferma il progetto quadro.', version: 1 })
    expect((await lucia.call(contract.approveMinutes, { appointmentId: one.id, version: 1 })).status).toBe(409)
    expect((await lucia.call(contract.approveMinutes, { appointmentId: one.id, version: corrected.minutes.version })).body).toMatchObject({ sent: 2, minutes: { approved: { by: { name: 'Lucia Bassi' } } } })
    expect((await anna.call(contract.correctMinutes, { appointmentId: one.id, text: 'Altro', version: 3 })).status).toBe(409)
    // told, but who does not reach the file reads nothing of it
    expect(await notices(doctor, 'agenda.minutes_sent')).toHaveLength(1)
    expect((await get(doctor, one.id)).minutes).toBeNull()
  })

  it('a decision is somebody’s, by a day; when he leaves it says so and is handed on', async () => {
    const bruno = await world.operator(body, { name: 'Bruno Neri' })
    const one = await past()
    const refused = await record(anna, one, { decisions: [{ what: 'Chiamare la scuola', ownerId: op(doctor), dueOn: day(7) }] })
    expect(refused.problem.errors).toMatchObject([{ path: 'decisions.0.ownerId' }])
    expect((await record(anna, one, { decisions: [{ what: 'Chiamare la scuola', ownerId: op(bruno), dueOn: day(-1) }] })).problem.errors).toMatchObject([{ path: 'decisions.0.dueOn' }])
    expect((await record(anna, one, { decisions: [{ what: 'Chiamare la scuola', ownerId: op(bruno), dueOn: day(7) }] })).status).toBe(200)
    const { actions: [action] } = await get(anna, one.id)
    expect(action).toMatchObject({ what: 'Chiamare la scuola', dueOn: day(7), state: 'open', owner: { name: 'Bruno Neri', left: false } })
    expect(await notices(bruno, 'deadlines.assigned')).toHaveLength(1)
    const actionId = action!.id as Id<'action'>
    expect((await doctor.call(contract.handOnAction, { actionId, operatorId: op(doctor) })).status).toBe(404)
    await world.owner.query(`update access.role_assignment set valid_to = '2026-01-01' where operator_id = $1`, [bruno.operatorId])
    expect((await anna.call(contract.listCaseActions, { caseId: file.caseId })).body.rows).toMatchObject([{ owner: { name: 'Bruno Neri', left: true } }])
    expect((await anna.call(contract.handOnAction, { actionId, operatorId: op(lucia) })).body).toMatchObject({ owner: { name: 'Lucia Bassi', left: false } })
    expect((await lucia.call(contract.completeAction, { actionId, words: 'Fatto' })).body).toMatchObject({ state: 'done' })
    expect((await anna.call(contract.listCaseActions, { caseId: file.caseId, open: 'true' })).body.rows).toEqual([])
  })

  it('a draft is kept for its author alone, and goes with the record', async () => {
    const one = await past()
    await anna.call(contract.saveRecordDraft, { appointmentId: one.id, content: { text: 'Ha par' }, version: 0 })
    expect((await anna.call(contract.saveRecordDraft, { appointmentId: one.id, content: { text: 'Ha' }, version: 0 })).status).toBe(409)
    expect((await get(anna, one.id)).draft).toMatchObject({ content: { text: 'Ha par' }, version: 1 })
    expect((await get(lucia, one.id)).draft).toBeNull()
    expect((await anna.call(contract.listToday, {})).body).toMatchObject({ drafts: 1, unrecorded: [{ id: one.id, toRecord: true }] })
    await record(anna, one)
    expect((await get(anna, one.id)).draft).toBeNull()
  })

  it('who was writing when somebody else recorded it is told, keeps the text, and puts it away when it was used', async () => {
    const one = await past()
    await anna.call(contract.saveRecordDraft, { appointmentId: one.id, content: { text: 'Il mio resoconto' }, version: 0 })
    await record(lucia, one)
    const refused = await record(anna, one)
    expect(refused).toMatchObject({ status: 409, problem: { code: 'stale', current: { minutes: { writtenBy: { name: 'Lucia Bassi' } }, draft: { content: { text: 'Il mio resoconto' } } } } })
    // one puts away one's own alone
    for (const who of [doctor, lucia]) expect((await who.call(contract.discardRecordDraft, { appointmentId: one.id })).body).toEqual({ discarded: false })
    expect((await get(anna, one.id)).draft).not.toBeNull()
    expect((await anna.call(contract.discardRecordDraft, { appointmentId: one.id })).body).toEqual({ discarded: true })
    expect((await get(anna, one.id)).draft).toBeNull()
  })
})

describe('a child who does not come', () => {
  it('three times in a row is told to who answers for the file, once', async () => {
    const missed = async (daysAgo: number) => {
      const one = await past(daysAgo)
      return anna.call(contract.stepAppointment, { appointmentId: one.id, step: 'not_come', absent: [one.participants.find(({ part }) => part === 'child')!.id], version: one.version })
    }
    expect((await anna.call(contract.stepAppointment, { appointmentId: (await past(9)).id, step: 'not_come', version: 1 })).status).toBe(400)
    await missed(8)
    await missed(6)
    expect(await notices(anna, 'agenda.child_absent')).toEqual([])
    const { body: third } = await missed(4)
    expect(third).toMatchObject({ state: 'not_come' })
    expect(await notices(anna, 'agenda.child_absent')).toEqual([{ params: { number: file.number, count: 3 }, subject: file.caseId }])
    expect((await anna.call(contract.listCaseAppointments, { caseId: file.caseId, when: 'past' })).body.absences).toBe(3)
    const seen = await past(1)
    expect((await record(anna, seen)).body.absencesRunning).toBe(0)
  })
})

describe('the calendar address', () => {
  it('shows kind, time and number, nobody’s name, no home; of who does not reach the file not even the number', async () => {
    await plan({ placeKind: 'home', place: 'Via Amina 3', purpose: 'Amina a casa' })
    for (const [who, number] of [[anna, true], [doctor, false]] as const) {
      const { address } = (await who.call(createFeed, { name: 'Telefono' })).body
      const text = String((await world.anonymous.call(readFeed, { secret: address.split('/').at(-1)! })).body).replaceAll('\r\n ', '')
      expect(text).toContain(number ? `SUMMARY:Colloquio · ${file.number}` : 'SUMMARY:Colloquio\r\n')
      expect(text).not.toMatch(/amina|prova\b.*amina|via /i)
      expect(text.includes(file.number)).toBe(number)
    }
    expect((await world.anonymous.call(readFeed, { secret: 'indovina.ics' })).status).toBe(404)
  })
})

describe('reminders', () => {
  it('are given once to who is wanted and did not say no', async () => {
    const one = await plan({ on: day(1), remindMinutes: 2880, operators: [op(anna), op(doctor), op(lucia)] })
    await lucia.call(contract.answerInvitation, { appointmentId: one.id, answer: 'declined' })
    const { agendaTasks } = await import('./tasks.ts')
    for (const _ of [1, 2]) {
      await asJobs(async (tx) => agendaTasks['agenda.remind']!({}, { once: (work: (given: typeof tx) => unknown) => work(tx), log: { info: () => undefined } } as never))
    }
    expect(await notices(doctor, 'agenda.reminder')).toEqual([{ params: { appointmentId: one.id, day: day(1), time: '15:00' }, subject: null }])
    expect(await notices(lucia, 'agenda.reminder')).toEqual([])
  })
})

describe('rooms', () => {
  it('are written by who runs the body, and known by who may know the site', async () => {
    const admin = await world.operator(body, { role: 'administrator' })
    const { rows: [site] } = await world.owner.query(`insert into network.site (id, organisation_id, name, secret) values (gen_random_uuid(), $1, 'Rifugio', true) returning id`, [body.organisationId])
    expect((await anna.call(contract.addRoom, { siteId: site.id, name: 'Stanza' })).status).toBe(403)
    const { body: room } = await admin.call(contract.addRoom, { siteId: site.id, name: 'Stanza', capacity: 6, equipment: ['giochi'] })
    expect(room).toMatchObject({ name: 'Stanza', capacity: 6, can: { change: true } })
    expect((await admin.call(contract.addRoom, { siteId: site.id, name: 'stanza' })).status).toBe(409)
    expect((await admin.call(contract.addRoom, { siteId: site.id, name: 'Altra', equipment: ['piscina'] })).problem.errors).toMatchObject([{ path: 'equipment.0' }])
    for (const who of [anna, doctor]) {
      expect((await who.call(contract.listRooms, {})).body.rows.filter((one) => one.id === room.id)).toEqual([])
      expect((await who.call(contract.listCalendar, { from: day(0), to: day(1), whose: 'room', roomId: room.id })).status).toBe(404)
    }
    expect((await doctor.call(contract.changeRoom, { roomId: room.id, name: 'Mia', version: 1 })).status).toBe(404)
    const { body: changed } = await admin.call(contract.changeRoom, { roomId: room.id, name: 'Stanza', active: false, version: 1 })
    expect(changed).toMatchObject({ active: false, version: 2 })
  })
})

/** Runs inside a transaction of somebody's session, as an operation does. */
const asActor = <T>(who: Somebody, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    await sql`select kernel.begin_session(${createHash('sha256').update(who.token).digest('hex')})`.execute(tx)
    return work(tx)
  })

/** Runs as the jobs do. */
async function asJobs<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const pool = openPool(world.jobs, { size: 1 })
  try {
    return await transact(pool, work)
  } finally {
    await pool.end()
  }
}
