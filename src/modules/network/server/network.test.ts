import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { transact } from '#kernel/server/db.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { operatorHeaders, operatorsOfUnit, unitHeaders, unitServing } from './index.ts'

let world: World
let town: Body
let coop: Body
let admin: Somebody
let worker: Somebody
let foreign: Somebody
beforeAll(async () => {
  world = await openWorld()
  town = await world.organisation({ name: 'Comune Alfa' })
  coop = await world.organisation({ name: 'Cooperativa Beta', kind: 'cooperativa' })
  admin = await world.operator(town, { role: 'administrator' })
  worker = await world.operator(town, { name: 'Marta Rossi' })
  foreign = await world.operator(coop, { role: 'administrator' })
})
afterAll(() => world.close())

const day = (text: string) => text as PlainDate
const org = (body: Body) => body.organisationId as Id<'organisation'>
const unitOf = (body: Body) => body.unitId as Id<'unit'>
const noted = async (action: string, key: string, value: string) =>
  (await world.owner.query(`select outcome from kernel.audit_event where action = $1 and detail->>$2 = $3`, [action, key, value])).rows.map((row) => row.outcome)

describe('a body', () => {
  it('is read by whoever is signed in, not by others', async () => {
    expect((await world.anonymous.call(contract.listOrganisations, {})).status).toBe(401)
    const { rows, total, can } = (await worker.call(contract.listOrganisations, { q: 'alfa' })).body
    expect(rows.map((row) => row.name)).toEqual(['Comune Alfa'])
    expect(total).toBe(1)
    expect(can.create).toBe(false)
    expect((await worker.call(contract.getOrganisation, { organisationId: org(coop) })).body.can.edit).toBe(false)
    expect((await worker.call(contract.getOrganisation, { organisationId: randomUUID() as Id<'organisation'> })).status).toBe(404)
  })

  it('is changed only by who runs it, on its latest version', async () => {
    const now = (await admin.call(contract.getOrganisation, { organisationId: org(town) })).body
    const change = { organisationId: org(town), kind: now.kind, name: now.name, shortName: now.shortName, idleMinutes: 10, version: now.version }
    for (const one of [worker, foreign]) expect((await one.call(contract.updateOrganisation, change)).status).toBe(403)
    expect((await admin.call(contract.updateOrganisation, { ...change, idleMinutes: 500 })).problem.errors?.[0]?.path).toBe('idleMinutes')
    expect((await admin.call(contract.updateOrganisation, { ...change, kind: 'inventato' })).problem.errors?.[0]?.path).toBe('kind')
    expect((await admin.call(contract.updateOrganisation, change)).body).toMatchObject({ idleMinutes: 10, version: now.version + 1 })
    const late = (await admin.call(contract.updateOrganisation, change)).problem
    expect(late).toMatchObject({ code: 'stale', current: { version: now.version + 1 } })
    expect(await noted('network.updateOrganisation', 'organisationId', town.organisationId)).toContain('ok')
  })

  it('is entered only by administrators of the installation, who run it until it has its own', async () => {
    const runner = await world.organisation({ name: 'Azienda Gamma' })
    const chief = await world.operator(runner, { role: 'administrator' })
    const fresh = { kind: 'scuola', name: 'Scuola Delta', shortName: 'Delta', casePrefix: 'DLT', firstUnitName: 'Segreteria' }
    expect((await chief.call(contract.createOrganisation, fresh)).status).toBe(403)
    await world.owner.query('update network.organisation set installation = true where id = $1', [runner.organisationId])
    expect((await world.operator(runner, { role: 'manager' }).then((one) => one.call(contract.createOrganisation, fresh))).status).toBe(403)
    expect((await admin.call(contract.createOrganisation, fresh)).status).toBe(403)
    const { id, firstUnitId } = (await chief.call(contract.createOrganisation, fresh)).body
    expect((await chief.call(contract.createOrganisation, fresh)).problem.errors?.[0]).toMatchObject({ path: 'casePrefix', message: expect.stringContaining('Scuola Delta') })
    expect((await chief.call(contract.getOrganisation, { organisationId: id })).body.can.edit).toBe(true)
    await world.operator({ organisationId: id, unitId: firstUnitId }, { role: 'administrator' })
    expect((await chief.call(contract.getOrganisation, { organisationId: id })).body.can.edit).toBe(false)
    expect((await chief.call(contract.createUnit, { organisationId: id, name: 'Altra', kind: 'ufficio' })).status).toBe(403)
  })
})

describe('units', () => {
  it('make a tree that cannot close on itself nor leave its body', async () => {
    const make = async (name: string, parentId: Id<'unit'> | null) =>
      (await admin.call(contract.createUnit, { organisationId: org(town), name, kind: 'polo', parentId })).body.rows.find((row) => row.name === name)!
    expect((await foreign.call(contract.createUnit, { organisationId: org(town), name: 'X', kind: 'polo' })).status).toBe(403)
    expect((await admin.call(contract.createUnit, { organisationId: org(town), name: 'X', kind: 'polo', parentId: unitOf(coop) })).problem.errors?.[0]?.path).toBe('parentId')
    const area = await make('Area minori', unitOf(town))
    const pole = await make('Polo Nord', area.id)
    const cycle = await admin.call(contract.updateUnit, { unitId: area.id, name: area.name, kind: area.kind, parentId: pole.id, version: area.version })
    expect(cycle.problem.errors?.[0]?.path).toBe('parentId')
    const moved = await admin.call(contract.updateUnit, { unitId: pole.id, name: 'Polo Nord-Est', kind: 'polo', parentId: unitOf(town), version: pole.version })
    expect(moved.body.rows.find((row) => row.id === pole.id)).toMatchObject({ name: 'Polo Nord-Est', parentId: unitOf(town) })
    expect((await admin.call(contract.updateUnit, { unitId: pole.id, name: 'Altro', kind: 'polo', version: pole.version })).status).toBe(409)
  })

  it('two moves at once cannot make a cycle together', async () => {
    const make = async (name: string) => (await admin.call(contract.createUnit, { organisationId: org(town), name, kind: 'equipe' })).body.rows.find((row) => row.name === name)!
    const [a, b] = [await make('Équipe A'), await make('Équipe B')]
    const replies = await Promise.all([
      admin.call(contract.updateUnit, { unitId: a.id, name: a.name, kind: a.kind, parentId: b.id, version: a.version }),
      admin.call(contract.updateUnit, { unitId: b.id, name: b.name, kind: b.kind, parentId: a.id, version: b.version }),
    ])
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 400])
  })

  it('with people at work are not closed', async () => {
    const { rows } = (await admin.call(contract.listUnits, { organisationId: org(town) })).body
    const top = rows.find((row) => row.id === town.unitId)!
    expect(top.people).toBe(2)
    const reply = await admin.call(contract.updateUnit, { unitId: top.id, name: top.name, kind: top.kind, active: false, version: top.version })
    expect(reply.problem.detail).toContain('2 persone')
  })

  it('are found by words of their name or of their body', async () => {
    const { rows } = (await worker.call(contract.findUnits, { q: 'nord alfa' })).body
    expect(rows.map((row) => row.name)).toEqual(['Polo Nord-Est'])
    expect((await worker.call(contract.findUnits, { q: '%' })).body.rows).toEqual([])
  })
})

describe('sites', () => {
  it('that are secret are not in the directory of others, hours included', async () => {
    const manager = await world.operator(coop, { role: 'manager' })
    const guard = await world.operator(coop, { role: 'educator' })
    const hours = [{ weekday: 1, opens: '09:00', closes: '12:30' }]
    const input = { organisationId: org(coop), name: 'Casa rifugio', street: 'Via dei Nascosti 1', secret: true, hours }
    expect((await worker.call(contract.createSite, input)).status).toBe(403)
    expect((await manager.call(contract.createSite, { ...input, hours: [{ weekday: 1, opens: '12:00', closes: '09:00' }] })).problem.errors?.[0]?.path).toBe('hours.0.closes')
    const mine = (await manager.call(contract.createSite, input)).body
    expect(mine.rows[0]).toMatchObject({ street: 'Via dei Nascosti 1', hours: [{ weekday: 1, opens: '09:00', closes: '12:30' }] })
    for (const one of [worker, admin, guard]) expect((await one.call(contract.listSites, { organisationId: org(coop) })).body.rows).toEqual([])
    const guess = await worker.call(contract.updateSite, { siteId: mine.rows[0]!.id, name: 'Altro', version: 1 })
    expect(guess.status).toBe(404)
    const open = (await manager.call(contract.createSite, { organisationId: org(coop), name: 'Sede' })).body.rows.find((row) => row.name === 'Sede')!
    expect((await worker.call(contract.listSites, { organisationId: org(coop) })).body.rows.map((row) => row.name)).toEqual(['Sede'])
    expect((await manager.call(contract.updateSite, { siteId: open.id, name: 'Sede', version: 7 })).status).toBe(409)
  })
})

describe('titles', () => {
  it('are dated, and agreements are seen by both bodies but changed by the one that made them', async () => {
    const accreditation = { organisationId: org(coop), kind: 'accreditamento', validFrom: day('2026-05-01'), validTo: day('2026-04-01') }
    expect((await foreign.call(contract.addAccreditation, accreditation)).problem.errors?.[0]?.path).toBe('validTo')
    expect((await foreign.call(contract.addAccreditation, { ...accreditation, validTo: day('2020-01-01'), validFrom: day('2019-01-01') })).body.rows[0]?.inForce).toBe(false)
    const agreement = { organisationId: org(coop), otherOrganisationId: org(town), kind: 'convenzione', title: 'Servizio educativo', validFrom: day('2020-01-01') }
    expect((await admin.call(contract.addAgreement, agreement)).status).toBe(403)
    const made = (await foreign.call(contract.addAgreement, agreement)).body.rows[0]!
    const seen = (await admin.call(contract.listAgreements, { organisationId: org(town) })).body.rows[0]!
    expect(seen).toMatchObject({ id: made.id, organisationName: 'Cooperativa Beta', can: { edit: false }, inForce: true })
    expect((await admin.call(contract.updateAgreement, { ...agreement, agreementId: made.id, version: 1 })).status).toBe(403)
  })
})

describe('territory', () => {
  it('refuses a second unit for the same municipality and service, naming the first', async () => {
    await world.owner.query(`insert into kernel.municipality (istat, belfiore, name, folded, province_code, province, province_name, region) values ('999001', 'Z999', 'Borgo Prova', 'borgo prova', '999', 'XX', 'Prova', 'Lombardia') on conflict do nothing`)
    const wanted = { municipalityIstat: '999001', service: 'tutela_minori', validFrom: day('2026-01-01') }
    expect((await foreign.call(contract.assignTerritory, { ...wanted, unitId: unitOf(town) })).status).toBe(403)
    const mine = (await admin.call(contract.assignTerritory, { ...wanted, unitId: unitOf(town) })).body.rows[0]!
    const refused = (await foreign.call(contract.assignTerritory, { ...wanted, unitId: unitOf(coop), validFrom: day('2026-06-01') })).problem
    expect(refused.code).toBe('conflict')
    expect(refused.detail).toContain('Comune Alfa, servizio (Comune Alfa), dal 01/01/2026')
    expect((await admin.call(contract.endTerritory, { territoryId: mine.id, lastDay: day('2026-05-31'), version: 1 })).status).toBe(200)
    expect((await admin.call(contract.endTerritory, { territoryId: mine.id, lastDay: day('2026-05-30'), version: 1 })).status).toBe(409)
    expect((await foreign.call(contract.assignTerritory, { ...wanted, unitId: unitOf(coop), validFrom: day('2026-06-01') })).status).toBe(200)
    await as(worker, async (tx) => {
      expect(await unitServing(tx, '999001', 'tutela_minori', '2026-05-31')).toBe(town.unitId)
      expect(await unitServing(tx, '999001', 'tutela_minori', '2026-06-01')).toBe(coop.unitId)
      expect(await unitServing(tx, '999001', 'affido', '2026-06-01')).toBeNull()
    })
  })
})

describe('people who work', () => {
  const person = { givenName: 'Luca', familyName: 'Verdi', profession: 'psicologo', kind: 'assigned' as const, validFrom: day('2026-01-01') }

  it('are entered by who runs the body; a consultant has an end', async () => {
    expect((await worker.call(contract.createOperator, { ...person, unitId: unitOf(town), validTo: day('2030-01-01') })).status).toBe(403)
    expect((await foreign.call(contract.createOperator, { ...person, unitId: unitOf(town), validTo: day('2030-01-01') })).status).toBe(403)
    expect((await admin.call(contract.createOperator, { ...person, unitId: unitOf(town) })).problem.errors?.[0]?.path).toBe('validTo')
    const made = (await admin.call(contract.createOperator, { ...person, unitId: unitOf(town), validTo: day('2030-01-01'), languages: [{ language: 'ara', level: 'C2' }] })).body
    expect(made).toMatchObject({ organisationId: town.organisationId, languages: [{ language: 'ara', level: 'C2' }], assignments: [{ current: true, kind: 'assigned' }] })
    const found = (await worker.call(contract.findOperators, { language: 'ara', profession: 'psicologo', unitId: unitOf(town) })).body
    expect(found.rows.map((row) => row.id)).toEqual([made.id])
    expect(await noted('network.createOperator', 'operatorId', made.id)).toEqual(['ok'])
    const again = await admin.call(contract.updateOperator, { operatorId: made.id, givenName: 'Luca', familyName: 'Verdi Neri', version: 1 })
    expect(again.body.familyName).toBe('Verdi Neri')
    const { rows } = await world.owner.query('select display_name from kernel.actor where id = $1', [made.id])
    expect(rows[0].display_name).toBe('Luca Verdi Neri')
  })

  it('lose roles when their assignment ends', async () => {
    const consultant = await world.operator(town, { role: 'specialist', until: '2030-01-01' })
    const units = async () => (await world.owner.query('select count(*) from kernel.actor_role where actor_id = $1 and valid_to > now()', [consultant.operatorId])).rows[0].count
    expect(Number(await units())).toBe(1)
    const { assignments } = (await admin.call(contract.getOperator, { operatorId: consultant.operatorId as Id<'operator'> })).body
    const ended = { assignmentId: assignments[0]!.id, profession: assignments[0]!.profession, validTo: day('2025-12-31'), version: 1 }
    expect((await foreign.call(contract.updateAssignment, ended)).status).toBe(403)
    expect((await admin.call(contract.updateAssignment, ended)).status).toBe(200)
    expect(Number(await units())).toBe(0)
  })

  it('who no longer work are signed out at once; nobody does it to himself', async () => {
    const gone = await world.operator(town)
    const before = (await admin.call(contract.getOperator, { operatorId: gone.operatorId as Id<'operator'> })).body
    const off = { operatorId: gone.operatorId as Id<'operator'>, givenName: before.givenName, familyName: before.familyName, active: false, version: before.version }
    expect((await gone.call(contract.listOrganisations, {})).status).toBe(200)
    expect((await admin.call(contract.updateOperator, off)).status).toBe(200)
    expect((await gone.call(contract.listOrganisations, {})).status).toBe(401)
    const self = (await admin.call(contract.getOperator, { operatorId: admin.operatorId as Id<'operator'> })).body
    const reply = await admin.call(contract.updateOperator, { ...off, operatorId: self.id, givenName: self.givenName, familyName: self.familyName, version: self.version })
    expect(reply.problem.errors?.[0]?.path).toBe('active')
  })

  it('are listed page after page, each once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page: { rows: { id: string }[]; next: string | null } = (await worker.call(contract.findOperators, { limit: 2, cursor })).body
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe((await worker.call(contract.findOperators, {})).body.total)
  })

  it('and units are named to other modules in one query', async () => {
    await as(worker, async (tx) => {
      expect((await unitHeaders(tx, [town.unitId, randomUUID()])).get(town.unitId)).toMatchObject({ name: 'Comune Alfa, servizio', organisationName: 'Comune Alfa' })
      expect((await operatorHeaders(tx, [worker.operatorId])).get(worker.operatorId)?.name).toBe('Marta Rossi')
      expect((await operatorsOfUnit(tx, coop.unitId, '2026-06-01')).map((one) => one.id)).toContain(foreign.operatorId)
    })
  })
})

/** Runs server code of this module as somebody, without a request. */
async function as(somebody: Somebody, work: Parameters<typeof transact<void>>[1]): Promise<void> {
  const { createHash } = await import('node:crypto')
  const { sql } = await import('kysely')
  await transact(world.runtime.pool, async (tx) => {
    await sql`select kernel.begin_session(${createHash('sha256').update(somebody.token).digest('hex')})`.execute(tx)
    await work(tx)
  })
}
