import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as agenda from '#modules/agenda/contract.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { getCase, tieSiblings } from '#modules/cases/contract.ts'
import { createFeed, listTerms, readFeed } from '#modules/deadlines/contract.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'

// One appointment of two siblings' files held by different services. Walter works on the first and only accompanies the second, as partner of another unit; Elena
// works on the first alone; Bruna, of the service that holds the second, works on both.
let world: World
let bruna: Somebody
let walter: Somebody
let elena: Somebody
let first: BuiltCase
let second: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  const [one, other, accompanying] = [await world.organisation(), await world.organisation(), await world.organisation({ kind: 'ets' })]
  bruna = await world.operator(other, { name: 'Bruna Sole' })
  walter = await world.operator(one, { name: 'Walter Lago' })
  elena = await world.operator(one, { name: 'Elena Riva' })
  const siblingGroup = newId()
  first = await buildCase(world, { holder: elena, child: { name: 'Primo Prova' }, siblingGroup })
  second = await buildCase(world, { holder: bruna, child: { name: 'Seconda Prova' }, siblingGroup })
  await openTo(world, first.caseId, { unitId: bruna.unitId })
  await openTo(world, second.caseId, { unitId: accompanying.unitId })
  await world.owner.query(`insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from, valid_to) values ($1, $2, $3, 'assistente_sociale', 'assigned', '2020-01-01', '2099-01-01')`, [newId(), walter.operatorId, accompanying.unitId])
  await world.owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, 'partner', '2020-01-01')`, [newId(), walter.operatorId, accompanying.unitId])
  // the sister is of the brother's family too, as every sibling is
  await world.owner.query('insert into kernel.reach_member (member, subject, section) values ($1, $2, 1)', [second.childId, first.caseId])
})
afterAll(() => world.close())

const day = (offset: number): PlainDate => addDays(dateInRome(Date.now()), offset)
const op = (who: Somebody) => who.operatorId as Id<'operator'>
const plan = async (over: Record<string, unknown> = {}) => (await bruna.call(agenda.planAppointment, {
  caseId: second.caseId, alsoFor: [first.caseId], kind: 'visita_domiciliare', on: day(4), from: '15:00', minutes: 60, operators: [op(bruna), op(walter), op(elena)], people: [second.childId, first.childId],
  despite: true, ...over,
} as never)).body
const get = async (who: Somebody, { id }: { id: string }) => (await who.call(agenda.getAppointment, { appointmentId: id as Id<'appointment'> })).body
async function held(over: Record<string, unknown> = {}) {
  const made = await plan({ kind: 'equipe', ...over })
  await world.owner.query(`update agenda.appointment set starts_at = now() - interval '1 hour', ends_at = now() - interval '30 minutes', state = 'held', version = version + 1 where id = $1`, [made.id])
  return get(bruna, made)
}
const decision = (caseId: Id<'case'>) => ({ caseId, what: 'Chiamare la scuola', ownerId: op(bruna), dueOn: day(9) })

describe('of two files, one in which he may not write', () => {
  it('no decision is written in it, neither later nor with the record', async () => {
    const { id, version } = await held()
    expect((await get(walter, { id })).others.map(({ caseId }) => caseId).concat((await get(walter, { id })).file!.caseId).toSorted()).toEqual([first.caseId, second.caseId].toSorted())
    expect((await walter.call(agenda.addAction, { appointmentId: id, ...decision(second.caseId) })).status).toBe(403)
    expect((await walter.call(agenda.recordMeeting, { appointmentId: id, attendance: [], decisions: [decision(second.caseId)], version } as never)).status).toBe(403)
    expect((await walter.call(agenda.addAction, { appointmentId: id, ...decision(first.caseId) })).status).toBe(200)
  })

  it('what was decided of it is neither carried out nor handed on by who does not write there', async () => {
    const { id } = await held()
    const action = (await bruna.call(agenda.addAction, { appointmentId: id, ...decision(second.caseId) })).body
    expect((await walter.call(agenda.handOnAction, { actionId: action.id, operatorId: op(bruna) })).status).toBe(403)
    expect((await walter.call(agenda.completeAction, { actionId: action.id, words: null } as never)).status).toBe(403)
  })

  it('its matter stays as it is when who works on the other changes the appointment', async () => {
    const made = await plan({ purpose: 'Insieme' })
    const seen = await get(walter, made)
    const reply = await walter.call(agenda.changeAppointment, {
      appointmentId: made.id, kind: 'visita_domiciliare', on: day(4), from: '15:00', minutes: 60, operators: [op(bruna), op(walter), op(elena)], people: [second.childId, first.childId], purpose: 'Altro', section: 'education',
      despite: true, scope: 'one', version: seen.version,
    } as never)
    const { rows } = await world.owner.query('select purpose, section from agenda.matter where appointment_id = $1 and case_id = $2', [made.id, second.caseId])
    expect([reply.status, rows]).toEqual([200, [{ purpose: 'Insieme', section: 2 }]])
  })
})

describe('who reaches one of the files alone', () => {
  it('sees the sister there as one of the family, not as a child with a file of hers', async () => {
    const seen = await get(elena, await plan())
    expect(seen.others).toEqual([])
    expect(seen.participants.filter(({ personId }) => personId).map(({ personId, part }) => [personId, part])).toEqual(
      expect.arrayContaining([[first.childId, 'child'], [second.childId, 'relative']]))
  })

  it('leaves no old secret address to who reaches the other, when he changes it', async () => {
    const made = await plan({ placeKind: 'protected', place: 'Via Segreta 1' })
    const seen = await get(elena, made)
    expect(seen.place.text).toBe('Via Segreta 1')
    const reply = await elena.call(agenda.changeAppointment, {
      appointmentId: made.id, kind: 'visita_domiciliare', on: day(4), from: '15:00', minutes: 60, operators: [op(bruna), op(walter), op(elena)], people: [first.childId], placeKind: 'protected', place: 'Via Nuova 2', despite: true, scope: 'one', version: seen.version,
    } as never)
    expect(reply.status).toBe(200)
    const { rows } = await world.owner.query('select place from agenda.protected_place where appointment_id = $1', [made.id])
    expect(rows.map(({ place }) => place)).not.toContain('Via Segreta 1')
    expect((await get(bruna, made)).place.text).toBe('Via Nuova 2')
  })
})

describe('tying files as those of siblings', () => {
  const tie = async (who: Somebody, { caseId }: BuiltCase, other: BuiltCase) => who.call(tieSiblings, { caseId, otherIds: [other.caseId], version: (await who.call(getCase, { caseId })).body.version })
  const groupOf = async ({ caseId }: BuiltCase) => (await world.owner.query('select sibling_group, version from cases.case_file where id = $1', [caseId])).rows[0] as { sibling_group: string | null; version: number }

  it('is refused to who works on one of the two only', async () => {
    const alone = await buildCase(world, { holder: elena })
    const before = await groupOf(second)
    expect((await tie(walter, alone, second)).status).toBe(403)
    expect(await groupOf(second)).toEqual(before)
  })

  it('parts nobody from siblings whose files are out of reach, and does not move those', async () => {
    const siblingGroup = newId()
    const [own, shared, kept] = [await buildCase(world, { holder: elena, siblingGroup: newId() }), await buildCase(world, { holder: bruna, siblingGroup }), await buildCase(world, { holder: bruna, siblingGroup })]
    await openTo(world, shared.caseId, { unitId: elena.unitId })
    const before = await groupOf(kept)
    const { body } = await tie(elena, own, shared)
    expect(body.siblings.map(({ id }) => id)).toEqual([shared.caseId])
    expect(new Set([(await groupOf(own)).sibling_group, (await groupOf(shared)).sibling_group, (await groupOf(kept)).sibling_group]).size).toBe(1)
    expect((await groupOf(kept)).version).toBe(before.version)
  })
})

it('a calendar address names no file of a clinical talk to who is invited from before its wall, whatever sections he reaches', async () => {
  const educator = await world.operator(await world.organisation(), { role: 'educator' })
  await openTo(world, second.caseId, { operatorId: educator.operatorId }, [1, 2, 4])
  const [clinical, social] = [await plan({ section: 'health', alsoFor: [], people: [], operators: [op(bruna), op(educator)] }), await plan({ alsoFor: [], on: day(6), people: [], operators: [op(bruna), op(educator)] })]
  expect([(await get(educator, clinical)).file, (await get(educator, social)).file?.caseId]).toEqual([null, second.caseId])
  const { address } = (await educator.call(createFeed, { name: 'Mio', scope: 'mine' } as never)).body
  const text = String((await world.anonymous.call(readFeed, { secret: new URL(address).pathname.split('/').pop()!.replace('.ics', '') })).body)
  const numbers = text.split('BEGIN:VEVENT').slice(1).map((one) => one.includes(second.number))
  expect(numbers.toSorted()).toEqual([false, true])
})

it('what was decided in a clinical talk is not read in the list of terms by who reaches its section from before the wall', async () => {
  const educator = await world.operator(await world.organisation(), { role: 'educator' })
  await openTo(world, second.caseId, { operatorId: educator.operatorId }, [1, 2, 4])
  const { id } = await held({ section: 'health', alsoFor: [], people: [], operators: [op(bruna)] })
  expect((await bruna.call(agenda.addAction, { appointmentId: id, ...decision(second.caseId), what: 'Rivedere la terapia' })).status).toBe(200)
  const { rows } = (await educator.call(listTerms, { caseId: second.caseId, scope: 'all' } as never)).body
  expect(rows.map(({ title }) => title)).toContain('Decisione di un appuntamento clinico: le parole sono nel suo resoconto')
  expect(JSON.stringify(rows)).not.toContain('terapia')
  expect(JSON.stringify(await get(bruna, { id }))).toContain('Rivedere la terapia')
})
