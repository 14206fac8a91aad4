import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { newId } from '#kernel/domain/ids.ts'
import { closeCase } from '#modules/cases/contract.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import type { Service } from '../contract.ts'

let world: World
let body: Body
let cooperative: Body
let anna: Somebody
let educator: Somebody
let file: BuiltCase
let kinds: Map<string, string>
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation({ name: 'Comune' })
  cooperative = await world.organisation({ kind: 'terzo_settore', name: 'Cooperativa Ponte' })
  anna = await world.operator(body, { name: 'Anna Verdi' })
  educator = await world.operator(cooperative, { role: 'educator', name: 'Elia Rossi' })
  kinds = new Map((await world.owner.query<{ code: string; id: string }>('select code, id from referrals.service_kind')).rows.map((row) => [row.code, row.id]))
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
const ask = (who: Somebody, over: Record<string, unknown> = {}) => who.call(contract.askService, {
  caseId: file.caseId, kindId: kinds.get('educativa_domiciliare'), purpose: 'Sostenere le routine della sera', askedOn: day(-40), basis: 'valutazione', childWords: 'Omar', ...over,
} as never)
const activate = (who: Somebody, service: Service, over: Record<string, unknown> = {}) => who.call(contract.activateService, {
  serviceId: service.id, version: service.version, startedOn: day(-35), providerUnitId: cooperative.unitId, workerId: educator.operatorId, weekly: '4', endsOn: day(30), costBearer: 'comune', ...over,
} as never)
const begun = async (over: Record<string, unknown> = {}, asked: Record<string, unknown> = {}): Promise<Service> => (await activate(anna, (await ask(anna, asked)).body, over)).body
const terms = async (sourceId: string) => (await world.owner.query('select due, state, title from deadlines.term where source_id = $1 order by scheduled_at, id', [sourceId])).rows
const read = async (who: Somebody, service: { id: string }) => (await who.call(contract.getService, { serviceId: service.id as never })).body

describe('a service is refused', () => {
  it('to another body, to who reaches other sections only, and to roles that give or read', async () => {
    const service = await begun()
    const stranger = await world.operator(await world.organisation(), { role: 'manager' })
    const school = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: school.operatorId }, [5])
    for (const who of [stranger, school]) {
      expect((await who.call(contract.getService, { serviceId: service.id })).status).toBe(404)
      expect((await who.call(contract.recordEntry, { serviceId: service.id, day: today, minutes: 60, presence: 'present' } as never)).status).toBe(404)
      expect((await who.call(contract.endService, { serviceId: service.id, on: today, outcome: 'raggiunto', words: 'Fine', version: service.version })).status).toBe(404)
      expect((await who.call(contract.listServices, { state: 'running' })).body).toMatchObject({ rows: [], total: 0 })
    }
    expect((await stranger.call(contract.listCaseServices, { caseId: file.caseId })).status).toBe(404)
    expect((await school.call(contract.listCaseServices, { caseId: file.caseId })).body).toEqual({ rows: [], can: { ask: false } })
    expect((await ask(school, { kindId: kinds.get('sostegno_scolastico') })).status).toBe(403)
    expect((await ask(school)).problem.errors?.[0]?.path).toBe('kindId')
    const observer = await world.operator(await world.organisation(), { role: 'observer' })
    await openTo(world, file.caseId, { unitId: observer.unitId }, [2])
    expect((await ask(observer)).problem).toMatchObject({ status: expect.any(Number) })
  })

  it.each([
    ['an unknown kind', { kindId: newId() }, 'kindId'],
    ['no purpose', { purpose: ' ' }, 'purpose'],
    ['a day that has not come', { askedOn: '2999-01-01' }, 'askedOn'],
    ['an order without saying which', { basis: 'provvedimento' }, 'basisWords'],
    ['a provider both ways', { providerUnitId: 'cooperative', providerWords: 'Ente' }, 'providerWords'],
  ])('with %s', async (_, over, path) => {
    const given = 'providerUnitId' in over ? { ...over, providerUnitId: cooperative.unitId } : over
    expect((await ask(anna, given)).problem.errors?.map((one) => one.path)).toEqual([path])
  })

  it.each([
    ['no provider', { providerUnitId: null }, 'providerWords'],
    ['a beginning before it was asked', { startedOn: '2020-01-01' }, 'startedOn'],
    ['an end before the beginning', { endsOn: '2020-02-01' }, 'endsOn'],
    ['a worker of another body', { workerId: 'anna' }, 'workerId'],
    ['hours nobody understands', { weekly: 'quattro' }, 'weekly'],
    ['sections opened without a legal basis', { openSections: ['social'] }, 'legalBasis'],
    ['the reporter opened', { openSections: ['reporter'], legalBasis: 'accordo' }, 'openSections'],
  ])('to begin with %s', async (_, over, path) => {
    const service = (await ask(anna)).body
    const given = 'workerId' in over ? { ...over, workerId: anna.operatorId } : over
    expect((await activate(anna, service, given)).problem.errors?.map((one) => one.path)).toEqual([path])
  })

  it('in a closed file', async () => {
    file = await buildCase(world, { holder: anna, closedOn: '2026-03-03' })
    expect((await ask(anna)).status).toBe(409)
  })
})

describe('a service', () => {
  it('is asked, begins with its term, and its provider sees it and not the file', async () => {
    const asked = (await ask(anna)).body
    expect(asked).toMatchObject({ state: 'asked', childName: 'Omar Prova', own: { basis: 'valutazione' }, can: { activate: true, withdraw: true, end: false, enterHours: false } })
    expect((await educator.call(contract.getService, { serviceId: asked.id })).status).toBe(404)
    const service = (await activate(anna, asked)).body
    expect(service).toMatchObject({ state: 'active', weeklyMinutes: 240, provider: { name: expect.stringContaining('Cooperativa Ponte') }, worker: { name: 'Elia Rossi' }, can: { end: true, enterHours: true } })
    expect(await terms(service.id)).toMatchObject([{ due: day(30), state: 'open', title: expect.stringContaining('Educativa domiciliare') }])
    const seen = (await read(educator, service)).service
    expect(seen).toMatchObject({ caseNumber: null, childName: 'Omar', own: null, can: { enterHours: true, change: false, end: false, notes: false } })
    expect((await educator.call(contract.listCaseServices, { caseId: file.caseId })).status).toBe(404)
    const { rows: told } = await world.owner.query(`select kind, subject from kernel.notice where actor_id = $1`, [educator.operatorId])
    expect(told).toContainEqual({ kind: 'referrals.service_given', subject: null })
    expect((await educator.call(contract.endService, { serviceId: service.id, on: today, outcome: 'raggiunto', words: 'Fine', version: service.version })).status).toBe(403)
  })

  it('opens to its provider only what was said, and closes it when it ends', async () => {
    const service = await begun({ openSections: ['social'], legalBasis: 'convenzione' })
    expect(service.own?.opened).toEqual(['social'])
    expect((await educator.call(contract.listCaseServices, { caseId: file.caseId })).body.rows).toMatchObject([{ id: service.id, childName: 'Omar Prova', can: { change: false } }])
    const after = (await anna.call(contract.endService, { serviceId: service.id, on: today, outcome: 'in_parte', words: 'La madre regge le serate', next: 'Gruppo genitori', version: service.version })).body
    expect(after).toMatchObject({ state: 'ended', outcome: 'in_parte', endedOn: today, own: { opened: [] } })
    expect((await educator.call(contract.listCaseServices, { caseId: file.caseId })).status).toBe(404)
    expect(await terms(service.id)).toMatchObject([{ state: 'done' }])
    expect((await read(anna, service)).events.map((one) => one.what)).toEqual(['ended', 'activated', 'asked'])
  })

  it('is not opened by who does not hold the file, and a withholding holds for its provider too', async () => {
    const guest = await world.operator(await world.organisation())
    await openTo(world, file.caseId, { unitId: guest.unitId }, [2])
    const asked = (await ask(guest)).body
    expect((await activate(guest, asked, { openSections: ['social'], legalBasis: 'accordo' })).status).toBe(403)
    const service = (await activate(guest, asked)).body
    expect((await educator.call(contract.getService, { serviceId: service.id })).status).toBe(200)
    await world.owner.query(`insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('unit', $3), '{0}', now())`, [newId(), file.caseId, cooperative.unitId])
    expect((await educator.call(contract.getService, { serviceId: service.id })).status).toBe(404)
    expect((await educator.call(contract.recordEntry, { serviceId: service.id, day: today, minutes: 60, presence: 'present' } as never)).status).toBe(404)
  })

  it('stands still and goes on: each comes up again as a term, and hours of those days are refused', async () => {
    const service = await begun()
    const pause = (version: number, over: Record<string, unknown>) => anna.call(contract.pauseService, { serviceId: service.id, version, kind: 'suspended', from: day(-10), reason: 'malattia', ...over } as never)
    expect((await pause(service.version, {})).problem.errors?.[0]?.path).toBe('to')
    expect((await pause(service.version, { to: day(-11) })).problem.errors?.[0]?.path).toBe('to')
    expect((await pause(service.version, { kind: 'interrupted', reason: 'altro' })).problem.errors?.[0]?.path).toBe('words')
    const suspended = (await pause(service.version, { to: day(5) })).body
    expect(suspended).toMatchObject({ state: 'suspended', pause: { from: day(-10), to: day(5), reason: 'malattia' }, can: { resume: true, pause: true } })
    const [pauseRow] = (await world.owner.query('select id from referrals.pause where service_id = $1', [service.id])).rows
    expect(await terms(pauseRow.id)).toMatchObject([{ due: day(5), state: 'open' }])
    expect((await educator.call(contract.recordEntry, { serviceId: service.id, day: day(-3), minutes: 60, presence: 'present' } as never)).problem.errors?.[0]?.path).toBe('day')
    expect((await anna.call(contract.resumeService, { serviceId: service.id, on: day(-20), version: suspended.version })).problem.errors?.[0]?.path).toBe('on')
    const resumed = (await anna.call(contract.resumeService, { serviceId: service.id, on: day(-2), version: suspended.version })).body
    expect(resumed).toMatchObject({ state: 'active', pause: null })
    expect(await terms(pauseRow.id)).toMatchObject([{ state: 'done' }])
    expect((await pause(resumed.version, { kind: 'interrupted', from: today, reason: 'non_adesione' })).body).toMatchObject({ state: 'interrupted' })
    const [open] = (await world.owner.query('select id from referrals.pause where service_id = $1 and resumed_on is null', [service.id])).rows
    expect(await terms(open.id)).toMatchObject([{ due: day(15), title: expect.stringContaining('decidere') }])
  })

  it('is changed on its last version with the reason kept, and its term moves', async () => {
    const service = await begun()
    const change = (version: number) => anna.call(contract.changeService, { serviceId: service.id, purpose: 'Sostenere la madre', weekly: '6', endsOn: day(60), reason: 'Più ore per l’estate', version } as never)
    expect((await change(service.version)).body).toMatchObject({ weeklyMinutes: 360, endsOn: day(60), version: service.version + 1 })
    expect((await change(service.version)).problem).toMatchObject({ code: 'stale', current: { weeklyMinutes: 360 } })
    expect(await terms(service.id)).toMatchObject([{ due: day(60) }])
  })

  it('asks to be ended before the file is closed; one that never began is withdrawn', async () => {
    const asked = (await ask(anna)).body
    const close = async () => {
      const { rows } = await world.owner.query('select version from cases.case_file where id = $1', [file.caseId])
      return anna.call(closeCase, { caseId: file.caseId, reason: 'maggiore_eta', situation: 'autonomia', words: 'Finito', version: rows[0].version } as never)
    }
    expect((await close()).problem.detail).toContain('servizio')
    expect((await anna.call(contract.withdrawService, { serviceId: asked.id, reason: 'Chiesto per errore', version: asked.version })).body).toMatchObject({ state: 'withdrawn' })
    expect((await close()).status).toBe(200)
  })

  it('leaves its trace: who, what, of which file, without words', async () => {
    const service = await begun()
    const { rows } = await world.owner.query(`select action, subjects, detail from kernel.audit_event where action like 'referrals.%' and $1 = any (subjects) order by at desc limit 2`, [file.caseId])
    expect(rows.map((row) => row.action)).toEqual(['referrals.activateService', 'referrals.askService'])
    expect(JSON.stringify(rows)).not.toContain('routine')
    expect(service.state).toBe('active')
  })
})

describe('clinical notes', () => {
  it('are read and written by clinicians and who answers for the file, never by who only gives or reads, though he reaches health', async () => {
    const service = await begun({ workerId: null }, { kindId: kinds.get('sostegno_psicologico') })
    const write = (who: Somebody) => who.call(contract.writeClinicalNote, { serviceId: service.id, on: today, body: 'Annotazione riservata' })
    for (const role of ['partner', 'educator', 'mediator', 'observer', 'front_desk', 'clerk']) {
      const who = await world.operator(await world.organisation(), { role })
      await openTo(world, file.caseId, { unitId: who.unitId }, [2, 4])
      expect([403, 404], role).toContain((await write(who)).status)
      expect((await who.call(contract.listClinicalNotes, { serviceId: service.id })).status, role).toBe(404)
    }
    expect((await write(educator)).status).toBe(404)
    const psychologist = await world.operator(await world.organisation(), { role: 'specialist' })
    await openTo(world, file.caseId, { operatorId: psychologist.operatorId }, [2, 4])
    expect((await write(psychologist)).status).toBe(200)
    expect((await anna.call(contract.listClinicalNotes, { serviceId: service.id })).body.rows).toMatchObject([{ body: 'Annotazione riservata' }])
    const other = await begun()
    expect((await anna.call(contract.writeClinicalNote, { serviceId: other.id, on: today, body: 'No' })).problem.errors?.[0]?.path).toBe('body')
  })
})

describe('kinds of service', () => {
  it('of a body are added by who runs it and chosen only there', async () => {
    const words = { labelIt: 'Orto sociale', labelEn: 'Social garden', descriptionIt: 'Lavoro nell’orto', descriptionEn: 'Work in the garden', section: 'social' as const }
    expect((await anna.call(contract.addServiceKind, words)).status).toBe(403)
    const manager = await world.operator(body, { role: 'manager' })
    const kind = (await manager.call(contract.addServiceKind, words)).body
    expect((await manager.call(contract.addServiceKind, words)).problem.errors?.[0]?.path).toBe('labelIt')
    expect((await ask(anna, { kindId: kind.id })).status).toBe(200)
    expect((await educator.call(contract.listServiceKinds, {})).body.rows.some((row) => row.id === kind.id)).toBe(false)
    expect((await manager.call(contract.changeServiceKind, { ...words, kindId: kind.id, validTo: day(-1), version: 1 })).body.validTo).toBe(day(-1))
    expect((await ask(anna, { kindId: kind.id })).problem.errors?.[0]?.path).toBe('kindId')
    const shipped = kinds.get('spazio_neutro')
    expect((await manager.call(contract.changeServiceKind, { ...words, kindId: shipped, version: 1 } as never)).status).toBe(403)
  })
})
