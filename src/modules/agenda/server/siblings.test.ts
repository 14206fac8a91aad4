import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { readTimeline } from '#modules/cases/contract.ts'
import { createFeed, readFeed } from '#modules/deadlines/contract.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { factsOf, minutesText } from './index.ts'

// A worker visits one family with three children: one appointment, three files. The educator follows only the second child.
let world: World
let anna: Somebody
let educator: Somebody
let doctor: Somebody
let amina: BuiltCase
let bilal: BuiltCase
let chiara: BuiltCase
let stranger: BuiltCase
let mother: Id<'person'>
beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  educator = await world.operator(await world.organisation(), { role: 'educator', name: 'Elisa Riva' })
  doctor = await world.operator(await world.organisation(), { role: 'specialist', name: 'Claudio Bruni' })
  const siblingGroup = newId()
  amina = await buildCase(world, { holder: anna, child: { name: 'Amina Prova' }, siblingGroup })
  bilal = await buildCase(world, { holder: anna, child: { name: 'Bilal Prova' }, siblingGroup })
  chiara = await buildCase(world, { holder: anna, child: { name: 'Chiara Prova' }, siblingGroup })
  stranger = await buildCase(world, { holder: anna, child: { name: 'Altro Minore' } })
  mother = await addRelative(world, amina, anna, 'Samira Madre')
  await world.owner.query('insert into kernel.reach_member (member, subject, section) select member, $2, section from kernel.reach_member where member = $1', [mother, bilal.caseId])
  await openTo(world, bilal.caseId, { operatorId: educator.operatorId }, [1, 2, 3])
})
afterAll(() => world.close())

const day = (offset: number): PlainDate => addDays(dateInRome(Date.now()), offset)
const op = (who: Somebody) => who.operatorId as Id<'operator'>
type Plan = Parameters<typeof anna.call<typeof contract.planAppointment>>[1]
const plan = (over: Partial<Plan> = {}, who = anna) => who.call(contract.planAppointment, {
  caseId: amina.caseId, kind: 'visita_domiciliare', on: day(3), from: '15:00', minutes: 60, operators: [op(anna), op(doctor)], people: [amina.childId, bilal.childId, chiara.childId, mother],
  alsoFor: [bilal.caseId, chiara.caseId], despite: true, ...over,
} as Plan)
const get = async (who: Somebody, id: string) => (await who.call(contract.getAppointment, { appointmentId: id as Id<'appointment'> })).body
/** One whose hour has passed. */
async function past(daysAgo: number, over: Partial<Plan> = {}) {
  const made = (await plan({ on: day(5), ...over })).body
  await world.owner.query(`update agenda.appointment set starts_at = now() - make_interval(hours => $2), ends_at = now() - make_interval(hours => $2) + interval '1 hour' where id = $1`, [made.id, Math.round(daysAgo * 24)])
  return get(anna, made.id)
}
const record = (who: Somebody, one: contract.Appointment, over: Record<string, unknown> = {}) =>
  who.call(contract.recordMeeting, { appointmentId: one.id, attendance: one.participants.map(({ id }) => ({ participantId: id, attendance: 'present' as const })), text: 'La casa è in ordine.', version: one.version, ...over } as never)
const as = <T>(who: Somebody, work: (tx: Tx) => Promise<T>): Promise<T> => transact(world.runtime.pool, async (tx) => {
  await sql`select kernel.begin_session(${createHash('sha256').update(who.token).digest('hex')})`.execute(tx)
  return work(tx)
})
/** Nothing in it names, numbers or counts the other children. */
function tellsOnlyOfBilal(answer: unknown): void {
  const text = JSON.stringify(answer)
  for (const mark of ['Amina', 'Chiara', amina.caseId, chiara.caseId, amina.childId, chiara.childId, amina.number, chiara.number]) expect(text).not.toContain(mark)
}

describe('planning for siblings', () => {
  it('is refused for a file that is not tied, and for one out of his reach, with the same words', async () => {
    const own = { caseId: bilal.caseId, operators: [op(educator)], people: [bilal.childId] }
    const [untied, unreached] = [await plan({ alsoFor: [stranger.caseId] }), await plan({ ...own, alsoFor: [amina.caseId] }, educator)]
    expect(untied.problem.errors).toMatchObject([{ path: 'alsoFor.0' }])
    expect([unreached.status, unreached.problem.errors]).toEqual([untied.status, untied.problem.errors])
    expect((await plan({ people: [stranger.childId] })).problem.errors).toMatchObject([{ path: 'people.0' }])
  })

  it('offers the siblings’ files he reaches, and of them only those', async () => {
    const desk = (await anna.call(contract.getDesk, { ofCase: amina.caseId })).body
    expect(desk.file!.siblings.map((one) => one.childName)).toEqual(['Bilal Prova', 'Chiara Prova'])
    const his = (await educator.call(contract.getDesk, { ofCase: bilal.caseId })).body
    expect(his.file!.siblings).toEqual([])
    tellsOnlyOfBilal(his)
  })

  it('makes one appointment, which stands in the agenda of each file and once in the calendar', async () => {
    const { body: made } = await plan({ on: day(20) })
    expect(made).toMatchObject({ planned: 1, file: { childName: 'Amina Prova' }, others: [{ childName: 'Bilal Prova' }, { childName: 'Chiara Prova' }] })
    for (const file of [amina, bilal, chiara]) {
      const { body: list } = await anna.call(contract.listCaseAppointments, { caseId: file.caseId, limit: 50 })
      expect(list.rows.filter((row) => row.id === made.id), file.number).toHaveLength(1)
    }
    const { body: calendar } = await anna.call(contract.listCalendar, { from: day(20), to: day(20) })
    expect(calendar.rows.map((row) => [row.id, row.file?.childName, row.others.map((one) => one.childName)])).toEqual([[made.id, 'Amina Prova', ['Bilal Prova', 'Chiara Prova']]])
  })

  it('says once that the children are taken, by their names', async () => {
    await plan({ on: day(25) })
    const again = await plan({ on: day(25), operators: [op(anna)], despite: false })
    expect(JSON.stringify(again.problem.errors)).toMatch(/già occupato: Anna Verdi, (?=.*Amina Prova)(?=.*Bilal Prova)(?=.*Chiara Prova)/)
    const { body: asked } = await anna.call(contract.checkTime, { on: day(25), from: '15:30', minutes: 30, caseId: amina.caseId, withChild: 'true', alsoFor: bilal.caseId } as never)
    expect(asked.children.toSorted()).toEqual(['Amina Prova', 'Bilal Prova'])
  })
})

describe('who reaches one of the files', () => {
  it('learns nothing of the others, in any list, count, calendar or address', async () => {
    const { body: made } = await plan({ on: day(30), outsiders: ['Vicina'], operators: [op(anna), op(educator)] })
    const seen = await get(educator, made.id)
    expect(seen).toMatchObject({ file: { caseId: bilal.caseId }, others: [] })
    expect(seen.participants.map((one) => [one.part, one.name])).toEqual([['operator', 'Anna Verdi'], ['operator', 'Elisa Riva'], ['child', 'Bilal Prova'], ['relative', 'Samira Madre'], ['outsider', 'Vicina']])
    tellsOnlyOfBilal(seen)
    const { body: list } = await educator.call(contract.listCaseAppointments, { caseId: bilal.caseId, limit: 50 })
    expect(list.rows.find((row) => row.id === made.id)?.who).toHaveLength(5)
    tellsOnlyOfBilal(list)
    const { body: calendar } = await educator.call(contract.listCalendar, { from: day(30), to: day(30) })
    expect(calendar.rows).toHaveLength(1)
    tellsOnlyOfBilal(calendar)
    const feedOf = async (who: Somebody) => {
      const { address } = (await who.call(createFeed, { name: 'Telefono' })).body
      return String((await world.anonymous.call(readFeed, { secret: address.split('/').at(-1)! })).body).replaceAll('\r\n ', '')
    }
    expect(await feedOf(educator)).toContain(bilal.number)
    tellsOnlyOfBilal(await feedOf(educator))
    expect((await feedOf(anna)).replaceAll('\\', '')).toContain(`SUMMARY:Visita domiciliare · ${amina.number}, ${bilal.number}, ${chiara.number}`)
  })

  it('invited without reaching any, sees one appointment with “a child”', async () => {
    const { body: made } = await plan({ on: day(33) })
    const seen = await get(doctor, made.id)
    expect(seen).toMatchObject({ file: null, others: [], ofChild: true })
    expect(seen.participants.map((one) => one.part)).toEqual(['operator', 'operator'])
    expect((await doctor.call(contract.listCalendar, { from: day(33), to: day(33) })).body.rows).toHaveLength(1)
  })

  it('asks the database itself and finds the same: his matter, his people, nothing of the others', async () => {
    const { body: made } = await plan({ on: day(36) })
    const rows = async (who: Somebody, table: string) => as(who, async (tx) => (await sql<{ case_id: string }>`select case_id from ${sql.table(`agenda.${table}`)} where appointment_id = ${made.id}`.execute(tx)).rows.map((row) => row.case_id))
    expect(await rows(educator, 'matter')).toEqual([bilal.caseId])
    expect(new Set(await rows(educator, 'participant_file'))).toEqual(new Set([bilal.caseId]))
    expect([await rows(doctor, 'matter'), await rows(doctor, 'participant_file')]).toEqual([[], []])
    const people = await as(educator, async (tx) => (await sql<{ person_id: string }>`select person_id from agenda.participant where appointment_id = ${made.id} and person_id is not null`.execute(tx)).rows)
    expect(people.map((row) => row.person_id).toSorted()).toEqual([bilal.childId, mother].toSorted())
    await expect(as(educator, (tx) => sql`insert into agenda.matter (appointment_id, case_id, section) values (${made.id}, ${amina.caseId}, 2)`.execute(tx))).rejects.toMatchObject({ code: '42501' })
    // a person of another’s appointment is not made one’s own by a line of one’s own
    const mine = (await plan({ caseId: bilal.caseId, alsoFor: [], operators: [op(educator)], people: [bilal.childId], on: day(37) }, educator)).body
    const { rows: [theirs] } = await world.owner.query('select id from agenda.participant where appointment_id = $1 and person_id = $2', [made.id, amina.childId])
    await expect(as(educator, (tx) => sql`insert into agenda.participant_file (participant_id, appointment_id, case_id) values (${theirs.id}, ${mine.id}, ${bilal.caseId})`.execute(tx))).rejects.toMatchObject({ code: '23503' })
  })

  it('changes what it is for and leaves the others as they are; which siblings come is for who planned it', async () => {
    const { body: made } = await plan({ on: day(40), operators: [op(anna), op(educator)] })
    const colleague = await world.operator(anna, { name: 'Carla Sala' })
    const change = (who: Somebody, version: number, over: Record<string, unknown>) => who.call(contract.changeAppointment, {
      appointmentId: made.id, kind: 'visita_domiciliare', on: day(40), from: '15:00', minutes: 60, section: 'social', operators: [op(anna), op(educator)], people: [amina.childId, bilal.childId, mother], despite: true, version, ...over,
    } as never)
    expect((await change(colleague, 1, { alsoFor: [bilal.caseId] })).problem.errors).toMatchObject([{ path: 'alsoFor' }])
    expect((await change(anna, 1, { alsoFor: [bilal.caseId], people: [amina.childId, bilal.childId, mother] })).body).toMatchObject({ others: [{ childName: 'Bilal Prova' }] })
    expect((await anna.call(contract.listCaseAppointments, { caseId: chiara.caseId, limit: 50 })).body.rows.some((row) => row.id === made.id)).toBe(false)
    const back = await change(anna, 2, { alsoFor: [bilal.caseId, chiara.caseId], people: [amina.childId, bilal.childId, chiara.childId, mother] })
    expect(back.body.others.map((one: { childName: string }) => one.childName)).toEqual(['Bilal Prova', 'Chiara Prova'])
    expect((await change(anna, 3, { people: [amina.childId, bilal.childId, chiara.childId], purpose: 'Scuola' })).body.others).toHaveLength(2)
    const left = await world.owner.query('select count(*)::int as n from agenda.participant where appointment_id = $1 and person_id is not null', [made.id])
    expect(left.rows[0].n).toBe(3)
  })
})

describe('how it went', () => {
  it('is refused for a file that is not of it, and to who reaches none', async () => {
    const one = await past(1)
    expect((await record(doctor, one)).status).toBe(403)
    expect((await record(anna, one, { parts: [{ caseId: stranger.caseId, text: 'x' }] })).problem.errors).toMatchObject([{ path: 'parts.0.caseId' }])
    expect((await record(anna, one, { decisions: [{ what: 'x', ownerId: anna.operatorId, dueOn: day(9), caseId: stranger.caseId }] })).problem.errors).toMatchObject([{ path: 'decisions.0.caseId' }])
  })

  it('is written once: the words for all in the diary of each, with what concerns that child alone', async () => {
    const one = await past(2)
    const { body: done } = await record(anna, one, {
      parts: [{ caseId: amina.caseId, text: 'Amina non vuole andare a scuola.' }, { caseId: chiara.caseId, text: 'Chiara cammina.' }],
      decisions: [{ what: 'Sentire il nido di Chiara', ownerId: anna.operatorId, dueOn: day(9), caseId: chiara.caseId }],
    })
    expect(done.written).toBe(3)
    const told = async (who: Somebody, file: BuiltCase) => (await who.call(readTimeline, { caseId: file.caseId })).body.rows.filter((row) => row.text?.includes('La casa è in ordine.'))
    expect((await told(anna, amina)).map((row) => row.text)).toEqual(['La casa è in ordine.\n\nAmina non vuole andare a scuola.'])
    expect((await told(anna, chiara)).map((row) => row.text)).toEqual(['La casa è in ordine.\n\nChiara cammina.'])
    const his = await told(educator, bilal)
    expect(his.map((row) => row.text)).toEqual(['La casa è in ordine.'])
    expect(his[0]!.presences).toEqual(expect.arrayContaining(['Bilal Prova', 'Samira Madre']))
    tellsOnlyOfBilal(his)
    expect((await anna.call(contract.listCaseActions, { caseId: chiara.caseId, limit: 50 })).body.rows.map((row) => row.what)).toContain('Sentire il nido di Chiara')
    expect((await anna.call(contract.listCaseActions, { caseId: bilal.caseId, limit: 50 })).body.rows).toEqual([])
    expect((await record(anna, await get(anna, one.id))).status).toBe(409)
  })

  it('by who reaches one file stays in that one; the others are still to be written', async () => {
    const one = await past(3, { operators: [op(anna), op(educator)] })
    const his = await get(educator, one.id)
    expect((await record(educator, his, { text: 'Bilal gioca con la vicina.' })).body).toMatchObject({ written: 1 })
    expect((await get(educator, one.id)).can).toMatchObject({ record: false })
    const hers = await get(anna, one.id)
    expect([hers.can.recordFile, hers.others.map((file) => [file.childName, file.can.record])]).toEqual([true, [['Bilal Prova', false], ['Chiara Prova', true]]])
    expect((await record(anna, hers, { text: 'La madre è stanca.' })).body).toMatchObject({ written: 2 })
  })

  it('is not opened again by who reaches one of the files, when of another it is written how it went; the refusal names none', async () => {
    const one = await past(6, { operators: [op(anna), op(educator)], people: [amina.childId, chiara.childId] })
    const teacher = await world.operator(anna, { name: 'Marta Galli' })
    const reopen = (who: Somebody, version: number) => who.call(contract.stepAppointment, { appointmentId: one.id, step: 'reopen', version } as never)
    // of Bilal nothing yet: taken from the account by who does not reach him
    await world.owner.query(`insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{0,1,2,3,4,5,6,7,8}', now() - interval '1 minute')`, [newId(), bilal.caseId, teacher.operatorId])
    const hers = await get(teacher, one.id)
    expect((await record(teacher, hers, { text: 'Amina ha parlato della madre.' })).body).toMatchObject({ written: 2 })
    await world.owner.query(`update agenda.appointment set organiser_id = $2 where id = $1`, [one.id, educator.operatorId])
    const his = await get(educator, one.id)
    expect([his.state, his.minutes, his.can.reopen]).toEqual(['held', null, false])
    const refused = await reopen(educator, his.version)
    expect([refused.status, refused.problem.title, refused.problem.detail].join(' ')).toMatch(/^409 .*com’è andata.*non si riapre/)
    tellsOnlyOfBilal(refused.problem)
    tellsOnlyOfBilal(his)
    expect((await get(anna, one.id)).participants.filter((who) => who.personId).map((who) => who.attendance)).toEqual(['present', 'present'])
  })

  it('is opened again as long as nothing was written of any file', async () => {
    const one = await past(7, { operators: [op(anna), op(educator)] })
    expect((await record(anna, one, { text: '' })).status).toBe(200)
    const hers = await get(anna, one.id)
    expect(hers).toMatchObject({ state: 'held', can: { reopen: true } })
    expect((await anna.call(contract.stepAppointment, { appointmentId: one.id, step: 'reopen', version: hers.version } as never)).body).toMatchObject({ state: 'planned' })
  })

  it('minutes stand in each file, are corrected and approved in each, and the history of one is not told in another', async () => {
    const one = await past(4, { kind: 'equipe', coordinatorId: op(anna) })
    await record(anna, one, { text: 'Si prosegue.', parts: [{ caseId: amina.caseId, text: 'Amina: sentire la scuola.' }] })
    const hers = await get(anna, one.id)
    expect([hers.minutes?.body, ...hers.others.map((file) => file.minutes?.body)]).toEqual(['Si prosegue.\n\nAmina: sentire la scuola.', 'Si prosegue.', 'Si prosegue.'])
    expect((await anna.call(contract.correctMinutes, { appointmentId: one.id, caseId: chiara.caseId, text: 'Si prosegue fino a giugno.', words: 'Mancava la data', version: 1 })).status).toBe(200)
    expect((await anna.call(contract.approveMinutes, { appointmentId: one.id, version: 1 })).status).toBe(200)
    // a file of which something was written is not taken out of it, whatever a handler does
    expect(await as(anna, async (tx) => Number((await sql`delete from agenda.matter where appointment_id = ${one.id} and case_id = ${chiara.caseId}`.execute(tx)).numAffectedRows ?? 0n))).toBe(0)
    expect((await get(educator, one.id)).history.map((line) => line.what)).toEqual(['held'])
    tellsOnlyOfBilal(await get(educator, one.id))
    expect((await get(anna, one.id)).history.map((line) => line.what)).toEqual(['minutes_approved', 'minutes_corrected', 'held'])
    const text = async (who: Somebody, file: BuiltCase) => (await as(who, (tx) => minutesText(tx, one.id, file.caseId)))?.body
    expect([await text(anna, chiara), await text(educator, bilal), await text(educator, amina)]).toEqual(['Si prosegue fino a giugno.', 'Si prosegue.', undefined])
  })

  it('is a fact for the paper of each child, without the others', async () => {
    const facts = (who: Somebody, file: BuiltCase) => as(who, (tx) => factsOf(tx, file.caseId, { from: day(-30), to: day(0) }))
    const [hers, his] = [await facts(anna, bilal), await facts(educator, bilal)]
    expect(hers.length).toBeGreaterThan(2)
    expect(his).toEqual(hers)
    tellsOnlyOfBilal(his)
  })

  it('counts who stayed away for each child', async () => {
    for (const ago of [0.7, 0.5, 0.3]) {
      const one = await past(ago)
      const child = one.participants.find((who) => who.personId === chiara.childId)!
      await record(anna, one, { attendance: one.participants.map(({ id }) => ({ participantId: id, attendance: id === child.id ? 'absent' : 'present' })) })
    }
    const running = async (file: BuiltCase) => (await anna.call(contract.listCaseAppointments, { caseId: file.caseId, limit: 1 })).body.absences
    expect([await running(amina), await running(bilal), await running(chiara)]).toEqual([0, 0, 3])
    const { rows } = await world.owner.query(`select subject from kernel.notice where kind = 'agenda.child_absent'`)
    expect(rows.map((row) => row.subject)).toEqual([chiara.caseId])
  })

  it('a draft does not outlive the reach of one of the files it may speak of', async () => {
    const both = await world.operator(anna, { name: 'Dario Neri' })
    const one = await past(5, { operators: [op(anna), op(both)] })
    await both.call(contract.saveRecordDraft, { appointmentId: one.id, content: { text: 'Amina racconta…' }, version: 0 })
    expect((await get(both, one.id)).draft?.content).toEqual({ text: 'Amina racconta…' })
    await world.owner.query(`insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{0,1,2,3,4,5,6,7,8}', now() - interval '1 minute')`, [newId(), amina.caseId, both.operatorId])
    const seen = await get(both, one.id)
    expect([seen.file?.caseId, seen.draft]).toEqual([bilal.caseId, null])
  })
})
