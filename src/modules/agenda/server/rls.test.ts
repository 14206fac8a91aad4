import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { planAppointment, type Appointment } from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let doctor: Somebody
let stranger: Somebody
let file: BuiltCase
let made: Appointment
let secret: Appointment
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  doctor = await world.operator(await world.organisation(), { role: 'specialist' })
  stranger = await world.operator(await world.organisation())
  file = await buildCase(world, { holder: anna })
  const plan = async (over: Record<string, unknown>) => (await anna.call(planAppointment, {
    caseId: file.caseId, kind: 'equipe', on: addDays(dateInRome(Date.now()), 9), from: '10:00', minutes: 60, operators: [anna.operatorId, doctor.operatorId] as Id<'operator'>[], people: [file.childId], outsiders: ['Nonna'], despite: true, ...over,
  } as never)).body
  made = await plan({})
  secret = await plan({ from: '12:00', placeKind: 'protected', place: 'Via Segreta 9' })
})
afterAll(() => world.close())

/** Runs inside a transaction of somebody's session, straight in the database, as a fault in a handler would. */
const as = <T>(who: Somebody | null, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    if (who) await sql`select kernel.begin_session(${createHash('sha256').update(who.token).digest('hex')})`.execute(tx)
    return work(tx)
  })
const count = async (who: Somebody | null, table: string, of = made.id) =>
  as(who, async (tx) => Number((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`agenda.${table}`)} where appointment_id = ${of}`.execute(tx)).rows[0]!.n))

describe('rows of an appointment, asked for without a handler', () => {
  it('are nobody’s without a session, and nothing to a stranger', async () => {
    for (const who of [null, stranger]) {
      for (const table of ['matter', 'participant', 'minutes', 'action', 'change', 'protected_place', 'record_draft']) expect(await count(who, table, secret.id), table).toBe(0)
      expect(await as(who, async (tx) => (await sql`select 1 from agenda.appointment`.execute(tx)).rows.length)).toBe(0)
    }
  })

  it('show who is invited his colleagues and no more: no file, no person of it, no other name, no protected place', async () => {
    expect(await as(doctor, async (tx) => (await sql<{ part: string }>`select part from agenda.participant where appointment_id = ${made.id} order by position`.execute(tx)).rows)).toEqual([{ part: 'operator' }, { part: 'operator' }])
    for (const table of ['matter', 'protected_place']) expect(await count(doctor, table, secret.id), table).toBe(0)
    expect(await as(doctor, async (tx) => (await sql<{ place: string | null }>`select place from agenda.appointment where id = ${secret.id}`.execute(tx)).rows)).toEqual([{ place: null }])
    expect(await count(anna, 'protected_place', secret.id)).toBe(1)
  })

  it('tell how an appointment repeats to who sees it only', async () => {
    const repeated = (await anna.call(planAppointment, {
      caseId: file.caseId, kind: 'colloquio', on: addDays(dateInRome(Date.now()), 90), from: '10:00', minutes: 30, operators: [anna.operatorId], people: [], outsiders: [], despite: true,
      repeat: { every: 'week', count: 2, until: null, except: [] },
    } as never)).body
    const seen = (who: Somebody | null) => as(who, async (tx) => (await sql`select 1 from agenda.series where id = ${repeated.series!.id}`.execute(tx)).rows.length)
    expect([await seen(null), await seen(stranger), await seen(doctor), await seen(anna)]).toEqual([0, 0, 0, 1])
  })

  it('of a protected place need section 7, also for who reaches the rest', async () => {
    const partner = await world.operator(await world.organisation(), { role: 'worker' })
    await openTo(world, file.caseId, { operatorId: partner.operatorId }, [1, 2, 3])
    expect(await count(partner, 'matter', secret.id)).toBe(1)
    expect(await count(partner, 'protected_place', secret.id)).toBe(0)
  })
})

describe('writing without a handler', () => {
  it('who is invited changes his own answer, nobody else’s, nor the appointment', async () => {
    const changed = (statement: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>) => as(doctor, async (tx) => Number((await statement(tx)).numAffectedRows ?? 0n))
    expect(await changed((tx) => sql`update agenda.participant set answer = 'declined' where appointment_id = ${made.id}`.execute(tx))).toBe(1)
    expect(await changed((tx) => sql`update agenda.appointment set state = 'cancelled' where id = ${made.id}`.execute(tx))).toBe(0)
    expect(await changed((tx) => sql`delete from agenda.participant where appointment_id = ${made.id}`.execute(tx))).toBe(0)
  })

  it.each([
    ['a matter of a file out of reach', (tx: Tx) => sql`insert into agenda.matter (appointment_id, case_id, section) values (${made.id}, ${file.caseId}, 2)`.execute(tx)],
    ['somebody invited to another’s appointment', (tx: Tx) => sql`insert into agenda.participant (id, appointment_id, name, part, open, position) values (${newId()}, ${made.id}, 'X', 'outsider', true, 9)`.execute(tx)],
    ['a line of its history', (tx: Tx) => sql`insert into agenda.change (id, appointment_id, what, at, by_operator) values (${newId()}, ${made.id}, 'x', now(), ${stranger.operatorId})`.execute(tx)],
    ['an appointment organised by another', (tx: Tx) => sql`insert into agenda.appointment (id, kind, starts_at, ends_at, organiser_id, unit_id, of_child, place_kind, created_at)
      values (${newId()}, 'altro', now(), now() + interval '1 hour', ${anna.operatorId}, ${anna.unitId}, false, 'office', now())`.execute(tx)],
    ['a room of another body', (tx: Tx) => sql`insert into agenda.room (id, organisation_id, site_id, name) values (${newId()}, ${body.organisationId}, ${newId()}, 'X')`.execute(tx)],
    ['minutes of another’s meeting', (tx: Tx) => sql`insert into agenda.minutes (appointment_id, case_id, body, written_by, written_at) values (${made.id}, ${file.caseId}, 'X', ${stranger.operatorId}, now())`.execute(tx)],
  ])('a stranger does not add %s', async (_, statement) => {
    await expect(as(stranger, statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('history and rooms taken stay as they are: no right to change or delete', async () => {
    for (const statement of [sql`update agenda.change set words = 'x'`, sql`delete from agenda.appointment`, sql`delete from agenda.minutes`, sql`update agenda.matter set case_id = ${file.caseId}`]) {
      await expect(as(anna, (tx) => statement.execute(tx))).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('who is taken, and when, is told to nobody outside the network, and never why', async () => {
    const busy = (who: Somebody | null) => as(who, async (tx) => (await sql`select * from agenda.busy(${[anna.operatorId]}::uuid[], '{}', ${file.caseId}, now(), now() + interval '60 days', '{}')`.execute(tx)).rows)
    expect(await busy(null)).toEqual([])
    const observer = await world.operator(await world.organisation(), { role: 'observer' })
    expect(await busy(observer)).toEqual([])
    const seen = (await busy(stranger)) as Record<string, unknown>[]
    expect(seen).toHaveLength(2)
    expect(Object.keys(seen[0]!).toSorted()).toEqual(['ends_at', 'of_child', 'operator_id', 'room_id', 'starts_at'])
    // of the child of a file he does not reach, not even that
    expect(seen.some((row) => row['of_child'])).toBe(false)
  })

  it('a partner asks of his own body and of whom he meets; nobody asks of a refuge’s rooms but who leads its body', async () => {
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    const colleague = await world.operator(partner, { role: 'educator' })
    const busy = (who: Somebody, operators: string[], rooms: string[] = []) =>
      as(who, async (tx) => (await sql`select 1 from agenda.busy(${operators}::uuid[], ${rooms}::uuid[], null, now(), now() + interval '60 days', '{}')`.execute(tx)).rows.length)
    const plan = (who: Somebody, over: Record<string, unknown>) => who.call(planAppointment, { kind: 'altro', on: addDays(dateInRome(Date.now()), 12), from: '09:00', minutes: 60, operators: [who.operatorId], people: [], outsiders: [], despite: true, ...over } as never)
    expect((await plan(colleague, {})).status).toBe(200)
    expect([await busy(partner, [anna.operatorId]), await busy(partner, [colleague.operatorId])]).toEqual([0, 1])
    expect((await plan(anna, { operators: [anna.operatorId, partner.operatorId], from: '15:00' })).status).toBe(200)
    expect(await busy(partner, [anna.operatorId])).toBe(3)
    const lead = await world.operator(body, { role: 'coordinator' })
    const [siteId, roomId] = [newId(), newId<'room'>()]
    await world.owner.query(`insert into network.site (id, organisation_id, name, secret) values ($1, $2, 'Rifugio', true)`, [siteId, body.organisationId])
    await world.owner.query(`insert into agenda.room (id, organisation_id, site_id, name) values ($1, $2, $3, 'Salotto')`, [roomId, body.organisationId, siteId])
    expect((await plan(lead, { placeKind: 'room', roomId })).status).toBe(200)
    expect([await busy(stranger, [], [roomId]), await busy(anna, [], [roomId]), await busy(lead, [], [roomId])]).toEqual([0, 0, 1])
  })
})
