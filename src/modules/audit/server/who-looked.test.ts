import type { Result } from '#kernel/contract/endpoint.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { breakGlass, getReach, grantAccess } from '#modules/access/contract.ts'
import { openSubject, trailOf } from '#tests/support/subject.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { newId } from '#kernel/domain/ids.ts'
import { exportWhoLooked, whoLooked, whoLookedByPerson } from '../contract.ts'

let world: World
let holder: Somebody
let reader: Somebody
let officer: Somebody
let stranger: Somebody
let subject: string

beforeAll(async () => {
  world = await openWorld()
  const service = await world.organisation({ name: 'Azienda' })
  const school = await world.organisation({ name: 'Scuola', kind: 'scuola' })
  holder = await world.operator(service, { name: 'Anna Tenente' })
  officer = await world.operator(service, { role: 'privacy_officer' })
  reader = await world.operator(school, { role: 'partner', name: 'Bruno Lettore' })
  stranger = await world.operator(await world.organisation({ name: 'Altrove' }), { name: 'Carla Estranea' })
  subject = await openSubject(world, holder)
  await holder.call(grantAccess, { subject, to: { unitId: school.unitId as never }, sections: ['education'], legalBasis: 'convenzione', reason: 'Scuola' })
  await reader.call(getReach, { subject })
  await stranger.call(getReach, { subject })
  await holder.call(getReach, { subject })
})
afterAll(() => world.close())

test('not for strangers, not for a privacy officer of another body, nor for a file that does not exist', async () => {
  const elsewhere = await world.operator(stranger, { role: 'privacy_officer' })
  for (const somebody of [stranger, elsewhere]) {
    for (const endpoint of [whoLooked, whoLookedByPerson]) expect((await somebody.call(endpoint, { subject })).status).toBe(404)
    expect((await somebody.call(exportWhoLooked, { subject, format: 'csv' })).status).toBe(404)
  }
  expect((await holder.call(whoLooked, { subject: newId() })).status).toBe(404)
})

test('who was invited to a section is told whom to ask; the refusal is recorded', async () => {
  expect((await reader.call(whoLooked, { subject })).status).toBe(403)
  expect((await reader.call(exportWhoLooked, { subject, format: 'xlsx' })).status).toBe(403)
  expect(await trailOf(world, subject)).toContainEqual({ action: 'audit.whoLooked', outcome: 'refused', actor: reader.operatorId })
})

test('a period the wrong way round is refused beside its field', async () => {
  expect((await holder.call(whoLooked, { subject, from: '2026-05-02', to: '2026-05-01' })).problem.errors?.[0]?.path).toBe('from')
  expect((await holder.call(whoLooked, { subject, cursor: 'zzz' })).status).toBe(400)
})

test.each([['the holder', () => holder], ['the privacy officer', () => officer]])('%s reads who, of which body, when, what and with which outcome', async (_name, who) => {
  const { rows } = (await who().call(whoLooked, { subject })).body
  const said = rows.map((row) => [row.who?.name, row.who?.organisationName, row.action, row.outcome])
  expect(said).toContainEqual(['Bruno Lettore', 'Scuola', 'access.getReach', 'ok'])
  expect(said).toContainEqual(['Carla Estranea', 'Altrove', 'access.getReach', 'refused'])
  expect(rows.find((row) => row.who?.id === reader.operatorId)?.who?.roles).toEqual(['partner'])
  expect(rows.find((row) => row.outcome === 'refused')?.code).toMatch(/not-found|forbidden/)
  expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).toSorted().toReversed())
})

test('reading who looked is itself seen there', async () => {
  await officer.call(whoLooked, { subject })
  const { rows } = (await holder.call(whoLooked, { subject })).body
  expect(rows.map((row) => [row.who?.id, row.action])).toContainEqual([officer.operatorId, 'audit.whoLooked'])
})

test('page after page nothing is missing and nothing comes twice', async () => {
  const all = (await holder.call(whoLooked, { subject, person: stranger.operatorId })).body.rows
  for (let n = 0; n < 6; n++) await stranger.call(getReach, { subject })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Result<typeof whoLooked> = (await holder.call(whoLooked, { subject, person: stranger.operatorId, limit: 2, ...(cursor ? { cursor } : {}) })).body
    seen.push(...page.rows.map((row) => row.id))
    cursor = page.next
  } while (cursor)
  expect(seen).toHaveLength(all.length + 6)
  expect(new Set(seen).size).toBe(seen.length)
})

test('person by person: how often, since when, whether in an emergency', async () => {
  const onDuty = await world.operator(stranger, { name: 'Dario Turno' })
  await onDuty.call(breakGlass, { subject, reason: 'pericolo_immediato', words: 'Ragazzo trovato di notte in stazione' })
  await onDuty.call(getReach, { subject })
  const { rows } = (await holder.call(whoLookedByPerson, { subject })).body
  const of = (id: string) => rows.find((row) => row.who.id === id)
  expect(of(onDuty.operatorId)).toMatchObject({ looked: 1, wrote: 1, refused: 0, emergency: true, who: { name: 'Dario Turno', organisationName: 'Altrove', roles: ['worker'] } })
  expect(of(reader.operatorId)).toMatchObject({ looked: 1, emergency: false })
  expect(of(stranger.operatorId)!.looked).toBe(0)
  const events = (await holder.call(whoLooked, { subject, person: onDuty.operatorId })).body.rows
  expect(events.map((row) => [row.action, row.emergency])).toEqual([['access.getReach', true], ['access.breakGlass', true]])
  const long = addDays(dateInRome(Date.now()), -30)
  expect((await holder.call(whoLookedByPerson, { subject, from: long, to: long })).body.rows).toEqual([])
})

test('the export says the same in words', async () => {
  const csv = ((await holder.call(exportWhoLooked, { subject, format: 'csv' })).body as Buffer).toString()
  expect(csv.startsWith('\uFEFFData e ora (Roma);')).toBe(true)
  expect(csv).toContain('Bruno Lettore;Scuola;partner;ha guardato chi può vedere il fascicolo;riuscito;')
  expect(await trailOf(world, subject)).toContainEqual({ action: 'audit.exportWhoLooked', outcome: 'ok', actor: holder.operatorId })
})
