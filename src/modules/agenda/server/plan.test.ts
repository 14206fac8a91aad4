import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { instantOf } from '../domain/wall-time.ts'

let world: World
let body: Body
let anna: Somebody
let clinic: Body
let doctor: Somebody
let file: BuiltCase
let days = 10
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  clinic = await world.organisation({ name: 'Clinica' })
  doctor = await world.operator(clinic, { role: 'specialist', name: 'Claudio Bruni' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova' } })
  // each test has a day of its own, so that nobody is taken by another one's appointments
  days += 40
})

const today = () => dateInRome(Date.now())
const day = (offset = 0): PlainDate => addDays(today(), days + offset)
type Plan = Parameters<typeof anna.call<typeof contract.planAppointment>>[1]
const plan = (who: Somebody, over: Partial<Plan> = {}) =>
  who.call(contract.planAppointment, {
    caseId: file.caseId, kind: 'colloquio', on: day(), from: '15:00', minutes: 60, section: 'social', purpose: 'Parlare con Amina Prova', operators: [anna.operatorId as Id<'operator'>],
    people: [file.childId], ...over,
  } as Plan)
const withDoctor = { operators: [], get both() { return [anna.operatorId, doctor.operatorId] as Id<'operator'>[] } }
const room = async (at: Body) => {
  const [siteId, roomId] = [newId(), newId<'room'>()]
  await world.owner.query(`insert into network.site (id, organisation_id, name) values ($1, $2, 'Sede')`, [siteId, at.organisationId])
  await world.owner.query(`insert into agenda.room (id, organisation_id, site_id, name) values ($1, $2, $3, 'Stanza blu')`, [roomId, at.organisationId, siteId])
  return roomId
}
const notices = async (to: Somebody, kind: string) => (await world.owner.query('select params, subject from kernel.notice where actor_id = $1 and kind = $2', [to.operatorId, kind])).rows

describe('an appointment is refused', () => {
  it('to who does not reach the file, or reaches another part of it: it is not there', async () => {
    const { body: made } = await plan(anna)
    const stranger = await world.operator(await world.organisation())
    const school = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: school.operatorId }, [5])
    for (const who of [stranger, school]) {
      expect((await who.call(contract.getAppointment, { appointmentId: made.id })).status).toBe(404)
      expect((await who.call(contract.moveAppointment, { appointmentId: made.id, on: day(1), from: '10:00', minutes: 60, version: 1 })).status).toBe(404)
      expect((await who.call(contract.stepAppointment, { appointmentId: made.id, step: 'cancel', words: 'Prova', version: 1 })).status).toBe(404)
      expect((await who.call(contract.answerInvitation, { appointmentId: made.id, answer: 'accepted' })).status).toBe(404)
      expect((await who.call(contract.saveRecordDraft, { appointmentId: made.id, content: {}, version: 0 })).status).toBe(404)
      const calendar = await who.call(contract.listCalendar, { from: day(), to: day(), whose: 'operator', operatorId: anna.operatorId as Id<'operator'> })
      expect(calendar.body.rows).toMatchObject([{ id: null, sees: 'busy', kind: null, file: null, who: [], place: null }])
      expect(JSON.stringify(calendar.body)).not.toMatch(/Amina|Prova,|colloquio/)
    }
    expect((await stranger.call(contract.listCaseAppointments, { caseId: file.caseId })).status).toBe(404)
    expect((await plan(stranger)).status).toBe(404)
    // the partner reaches the file, but his role plans nothing in it
    expect((await plan(school, { section: 'education' })).status).toBe(403)
  })

  it('in a clinical part behind the wall of role, also to who reaches that section', async () => {
    const { body: made } = await plan(anna, { section: 'health' })
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [2, 4])
    expect((await educator.call(contract.getAppointment, { appointmentId: made.id })).status).toBe(404)
    expect((await educator.call(contract.listCaseAppointments, { caseId: file.caseId })).body.rows).toEqual([])
    await openTo(world, file.caseId, { operatorId: doctor.operatorId }, [4])
    expect((await doctor.call(contract.getAppointment, { appointmentId: made.id })).body.file).toMatchObject({ childName: 'Amina Prova' })
  })

  it('in a clinical part to an educator who is a worker elsewhere: what counts is the role by which he reaches this file', async () => {
    const { body: made } = await plan(anna, { section: 'health' })
    const community = await world.organisation()
    const educator = await world.operator(community, { role: 'educator' })
    await openTo(world, file.caseId, { unitId: community.unitId }, [2, 4])
    const elsewhere = await world.organisation()
    await world.owner.query(`insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from, valid_to) values ($1, $2, $3, 'educatore', 'assigned', '2020-01-01', '2099-12-31')`, [newId(), educator.operatorId, elsewhere.unitId])
    await world.owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, 'worker', '2020-01-01')`, [newId(), educator.operatorId, elsewhere.unitId])
    expect((await world.owner.query('select distinct role from kernel.actor_role where actor_id = $1 order by role', [educator.operatorId])).rows).toEqual([{ role: 'educator' }, { role: 'worker' }])
    expect((await educator.call(contract.getAppointment, { appointmentId: made.id })).status).toBe(404)
    expect((await educator.call(contract.listCaseAppointments, { caseId: file.caseId })).body.rows).toEqual([])
  })

  it.each([
    ['an unknown kind', { kind: 'cena' }, 'kind'],
    ['an hour that does not exist', { from: '25:00' }, 'from'],
    ['a part out of reach', { section: 'reporter' as const, caseId: undefined as never }, 'people'],
    ['a room that is not chosen', { placeKind: 'room' as const }, 'roomId'],
    ['a room that does not exist', { placeKind: 'room' as const, roomId: newId<'room'>() }, 'roomId'],
    ['a protected place that is not written', { placeKind: 'protected' as const }, 'place'],
    ['somebody who is not of the file', { people: [newId<'person'>()] }, 'people.0'],
    ['a worker who does not exist', { operators: [newId<'operator'>()] }, 'operators.0'],
    ['a language that is not on the list', { mediator: { language: 'zzz' } as never }, 'mediator.language'],
    ['nobody', { operators: [], people: [] }, 'operators'],
    ['who leads and is not invited', { coordinatorId: newId<'operator'>() }, 'coordinatorId'],
    ['a repetition without an end', { repeat: { every: 'week' as const, count: null, until: null, except: [] } }, 'repeat.count'],
  ])('with %s', async (_, over, path) => {
    const reply = await plan(anna, over as Partial<Plan>)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.map((one) => one.path)).toEqual([path])
  })

  it('with a worker who has left', async () => {
    const gone = await world.operator(body, { name: 'Piero Partito' })
    await world.owner.query(`update access.role_assignment set valid_to = '2026-01-01' where operator_id = $1`, [gone.operatorId])
    const reply = await plan(anna, { operators: [gone.operatorId as Id<'operator'>] })
    expect(reply.problem.errors).toMatchObject([{ path: 'operators.0', message: expect.stringContaining('Piero Partito') }])
  })

  it('in a closed file', async () => {
    file = await buildCase(world, { holder: anna, closedOn: '2026-03-03' })
    expect((await plan(anna)).status).toBe(409)
  })
})

describe('who comes from another body', () => {
  it('sees when, where and of what kind, and of a child; not which', async () => {
    const { body: made } = await plan(anna, { operators: withDoctor.both, outsiders: ['Signora Prova'], place: 'Via Roma 1', placeKind: 'other', mediator: { language: 'ara' } as never })
    const { body: seen } = await doctor.call(contract.getAppointment, { appointmentId: made.id })
    expect(seen).toMatchObject({ kind: 'colloquio', ofChild: true, file: null, place: { text: 'Via Roma 1', hidden: false }, mediator: { language: 'ara', state: 'asked' }, organiser: { name: 'Anna Verdi' },
      can: { answer: true, change: false, move: false, cancel: false, record: false } })
    expect(seen.participants.map((one) => one.name)).toEqual(['Anna Verdi', 'Claudio Bruni'])
    expect(seen.unit.name).not.toBe('')
    const told = JSON.stringify([seen, (await doctor.call(contract.listCalendar, { from: day(), to: day() })).body, (await doctor.call(contract.listToday, {})).body, await notices(doctor, 'agenda.invited')])
    expect(told).not.toMatch(/Amina|Prova|PROVA-/)
    expect(told).not.toContain(file.caseId)
    expect(told).not.toContain(file.childId)
  })

  it('never sees a protected place, nor does who reaches the file without section 7', async () => {
    const { body: made } = await plan(anna, { operators: withDoctor.both, placeKind: 'protected', place: 'Via Segreta 9' })
    expect(made.place).toMatchObject({ text: 'Via Segreta 9', hidden: false })
    const partner = await world.operator(await world.organisation(), { role: 'worker' })
    await openTo(world, file.caseId, { operatorId: partner.operatorId }, [1, 2])
    for (const who of [doctor, partner]) {
      const { body: seen } = await who.call(contract.getAppointment, { appointmentId: made.id })
      expect(seen.place).toMatchObject({ text: null, hidden: true })
      expect(JSON.stringify([seen, (await who.call(contract.listCalendar, { from: day(), to: day() })).body])).not.toContain('Segreta')
    }
    expect((await partner.call(contract.listCaseAppointments, { caseId: file.caseId })).body.rows).toMatchObject([{ place: null }])
    // a form that shows no place would wipe it out
    const { kind, version } = made
    expect((await partner.call(contract.changeAppointment, { appointmentId: made.id, kind, on: day(), from: '15:00', minutes: 60, section: 'social', operators: [anna.operatorId as Id<'operator'>], version })).status).toBe(403)
  })

  it('answers for himself; nobody answers for another', async () => {
    const { body: made } = await plan(anna, { operators: withDoctor.both })
    const elsewhere = await world.operator(clinic, { role: 'specialist' })
    expect((await elsewhere.call(contract.answerInvitation, { appointmentId: made.id, answer: 'declined' })).status).toBe(404)
    const lucia = await world.operator(body, { role: 'coordinator', name: 'Lucia Bassi' })
    expect((await lucia.call(contract.answerInvitation, { appointmentId: made.id, answer: 'declined' })).status).toBe(404)
    expect((await doctor.call(contract.answerInvitation, { appointmentId: made.id, answer: 'proposed' })).problem.errors).toMatchObject([{ path: 'on' }])
    const { body: answered } = await doctor.call(contract.answerInvitation, { appointmentId: made.id, answer: 'proposed', words: 'Al mattino', on: day(1), from: '09:30' })
    expect(answered.participants.find((one) => one.operatorId === doctor.operatorId)).toMatchObject({ answer: 'proposed', answerWords: 'Al mattino', proposedAt: instantOf(day(1), '09:30') })
    expect(await notices(anna, 'agenda.proposed')).toHaveLength(1)
  })
})

describe('a planned appointment', () => {
  it('is on the file, in the calendar, told to who is invited, and in the trail', async () => {
    const mother = await addRelative(world, file, anna, 'Fatima Prova')
    const { body: made } = await plan(anna, { operators: withDoctor.both, people: [file.childId, mother] })
    expect(made).toMatchObject({ planned: 1, state: 'planned', startsAt: instantOf(day(), '15:00'), endsAt: instantOf(day(), '16:00'), asAccount: true, series: null,
      file: { childName: 'Amina Prova', section: 'social', purpose: 'Parlare con Amina Prova' }, can: { change: true, move: true, confirm: true, cancel: true, notCome: false, record: false } })
    expect(made.participants.map(({ part, answer }) => [part, answer])).toEqual([['operator', 'accepted'], ['operator', 'waiting'], ['child', null], ['relative', null]])
    expect((await anna.call(contract.listCaseAppointments, { caseId: file.caseId })).body).toMatchObject({ rows: [{ id: made.id, sees: 'all' }], total: 1, can: { plan: true } })
    expect((await anna.call(contract.listCalendar, { from: day(), to: day() })).body.rows).toMatchObject([{ id: made.id, who: ['Anna Verdi', 'Claudio Bruni', 'Amina Prova', 'Fatima Prova'] }])
    expect(await notices(doctor, 'agenda.invited')).toContainEqual({ params: { appointmentId: made.id, day: day(), time: '15:00', count: 1 }, subject: null })
    const trail = await world.owner.query(`select 1 from kernel.audit_event where action = 'agenda.planAppointment' and outcome = 'ok' and $1 = any (subjects)`, [file.caseId])
    expect(trail.rowCount).toBe(1)
  })

  it('without a child is its people’s own: others see only that they are taken', async () => {
    const { body: made } = await plan(anna, { caseId: null as never, kind: 'supervisione', people: [], purpose: null as never })
    expect(made).toMatchObject({ ofChild: false, file: null, asAccount: false })
    const lucia = await world.operator(body, { role: 'coordinator' })
    expect((await lucia.call(contract.getAppointment, { appointmentId: made.id })).status).toBe(404)
    expect((await lucia.call(contract.listCalendar, { from: day(), to: day(), whose: 'unit', unitId: body.unitId as Id<'unit'> })).body.rows).toMatchObject([{ id: null, sees: 'busy' }])
  })

  it('takes people unless it is wanted all the same, and names them', async () => {
    await plan(anna)
    const again = await plan(anna, { from: '15:30' })
    expect(again.problem.errors).toMatchObject([{ path: 'despite', message: expect.stringMatching(/Anna Verdi.*il minore/) }])
    expect((await plan(anna, { from: '16:00' })).status).toBe(200)
    expect((await plan(anna, { from: '15:30', despite: true })).status).toBe(200)
    const { body: found } = await anna.call(contract.checkTime, { on: day(), from: '15:45', minutes: 30, operators: anna.operatorId as never, caseId: file.caseId, withChild: 'true' })
    expect(found).toMatchObject({ operators: [{ name: 'Anna Verdi' }], child: true, room: false })
    expect((await anna.call(contract.listCalendar, { from: day(), to: day() })).body.rows.filter((row) => row.clash)).toHaveLength(3)
  })

  it('takes a room, despite nothing; a room of another body is not one’s to book', async () => {
    const blue = await room(body)
    expect((await plan(anna, { placeKind: 'room', roomId: blue })).status).toBe(200)
    const taken = await plan(anna, { placeKind: 'room', roomId: blue, from: '15:59', despite: true })
    expect(taken.status).toBe(409)
    expect(taken.problem.detail).toContain('alle 15:59')
    expect((await plan(anna, { placeKind: 'room', roomId: blue, from: '16:00' })).status).toBe(200)
    expect((await plan(anna, { placeKind: 'room', roomId: await room(clinic), from: '18:00' })).status).toBe(404)
    // even at once, the database gives it to one
    const both = await Promise.all(Array.from({ length: 2 }, () => plan(anna, { placeKind: 'room', roomId: blue, from: '11:00', despite: true })))
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 409])
  })

  it('is repeated in Rome’s wall time over the change of the clocks', async () => {
    const { body: made } = await plan(anna, { on: '2027-03-17' as PlainDate, repeat: { every: 'week', count: 4, until: null, except: ['2027-03-24'] } as never, despite: true })
    expect(made).toMatchObject({ planned: 3, series: { every: 'week', n: 1, of: 3 } })
    const { body: calendar } = await anna.call(contract.listCalendar, { from: '2027-03-01' as PlainDate, to: '2027-04-30' as PlainDate })
    expect(calendar.rows.filter((row) => row.file?.caseId === file.caseId).map((row) => row.startsAt)).toEqual(['2027-03-17T14:00:00.000Z', '2027-03-31T13:00:00.000Z', '2027-04-07T13:00:00.000Z'].map((at) => expect.stringContaining(at.slice(0, 16))))
  })
})

describe('free times', () => {
  it('hold no moment at which one of them is taken, and say nothing of why', async () => {
    // a Monday far ahead
    const monday = '2027-09-06' as PlainDate
    await plan(anna, { on: monday, from: '09:00', minutes: 540, people: [] })
    const { body: found } = await doctor.call(contract.findFreeTimes, { operators: `${anna.operatorId},${doctor.operatorId}` as never, minutes: 60, since: monday })
    expect(found.rows[0]).toMatchObject({ on: '2027-09-07', from: '09:00' })
    expect(found.ordinaryHours).toBe(true)
    expect(Object.keys(found.rows[0]!).toSorted()).toEqual(['endsAt', 'from', 'on', 'startsAt'])
  })
})
