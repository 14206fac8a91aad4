import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { getOrganisation } from '#modules/network/contract.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../../contract/accounts.ts'
import { listSessions, signIn } from '../../contract/sign-in.ts'

let world: World
let town: Body
let admin: Somebody
let other: Somebody
let foreign: Somebody
beforeAll(async () => {
  world = await openWorld()
  town = await world.organisation({ name: 'Comune Alfa' })
  admin = await world.operator(town, { role: 'administrator' })
  other = await world.operator(town, { role: 'manager' })
  foreign = await world.operator(await world.organisation(), { role: 'administrator' })
})
afterAll(() => world.close())

const idOf = (somebody: Somebody) => somebody.operatorId as Id<'operator'>
const unit = () => town.unitId as Id<'unit'>
const day = (text: string) => text as PlainDate
const trace = async (action: string, operatorId: string) =>
  (await world.owner.query(`select outcome from kernel.audit_event where action = $1 and detail->>'operatorId' = $2 and outcome = 'ok'`, [action, operatorId])).rowCount

describe('an account', () => {
  it('is made only by an administrator of the body; the password is shown once, and works once', async () => {
    const person = await world.operator(town)
    const wanted = { operatorId: idOf(person), username: 'Lia.Conti' }
    for (const one of [other, foreign, person]) expect((await one.call(contract.createAccount, wanted)).status).toBe(403)
    expect((await admin.call(contract.createAccount, { ...wanted, username: 'x y' })).problem.errors?.[0]?.path).toBe('username')
    expect((await admin.call(contract.createAccount, { ...wanted, operatorId: randomUUID() as Id<'operator'> })).status).toBe(404)
    const key = randomUUID()
    const { temporaryPassword } = (await admin.call(contract.createAccount, wanted, { key })).body
    expect((await admin.call(contract.createAccount, wanted, { key })).status).toBe(409)
    expect((await world.anonymous.call(signIn, { username: 'lia.conti', password: temporaryPassword })).body).toEqual({ next: 'password' })
    const stranger = await world.operator(town)
    expect((await admin.call(contract.createAccount, { operatorId: idOf(stranger), username: 'lia.conti' })).problem.errors?.[0]?.path).toBe('username')
    expect(await trace('access.createAccount', person.operatorId)).toBe(1)
    const stored = await world.owner.query(`select 1 from kernel.request where answer::text like '%' || $1 || '%'`, [temporaryPassword])
    const traced = await world.owner.query(`select 1 from kernel.audit_event where detail::text like '%' || $1 || '%'`, [temporaryPassword])
    expect([stored.rowCount, traced.rowCount]).toEqual([0, 0])
  })

  it('state is seen by who looks after it, not by others', async () => {
    const person = await world.operator(town)
    await admin.call(contract.createAccount, { operatorId: idOf(person), username: 'vista' })
    expect((await admin.call(contract.getAccount, { operatorId: idOf(person) })).body.account).toMatchObject({ username: 'vista', mustChangePassword: true, disabled: false })
    for (const one of [other, foreign]) expect((await one.call(contract.getAccount, { operatorId: idOf(person) })).body.account).toBeNull()
  })

  it('loses password, second factor or its use at once, sessions included; never by its own holder', async () => {
    const person = await world.operator(town)
    expect((await admin.call(contract.resetPassword, { operatorId: idOf(person) })).status).toBe(409)
    await admin.call(contract.createAccount, { operatorId: idOf(person), username: 'revocata' })
    await world.owner.query(`update access.account set totp_secret = 'x', totp_confirmed_at = now() where operator_id = $1`, [person.operatorId])
    await world.owner.query(`insert into access.recovery_code (operator_id, code_hash) values ($1, 'x')`, [person.operatorId])
    for (const one of [other, foreign]) {
      expect((await one.call(contract.setAccountEnabled, { operatorId: idOf(person), enabled: false })).status).toBe(403)
      expect((await one.call(contract.resetSecondFactor, { operatorId: idOf(person) })).status).toBe(403)
    }
    expect((await admin.call(contract.resetSecondFactor, { operatorId: idOf(admin) })).status).toBe(403)
    expect((await person.call(listSessions, {})).status).toBe(200)
    expect((await admin.call(contract.resetSecondFactor, { operatorId: idOf(person) })).body.account?.secondFactorSince).toBeNull()
    expect((await person.call(listSessions, {})).status).toBe(401)
    expect((await world.owner.query('select 1 from access.recovery_code where operator_id = $1', [person.operatorId])).rowCount).toBe(0)
    const { temporaryPassword } = (await admin.call(contract.resetPassword, { operatorId: idOf(person) })).body
    expect((await admin.call(contract.setAccountEnabled, { operatorId: idOf(person), enabled: false })).body.account?.disabled).toBe(true)
    expect((await world.anonymous.call(signIn, { username: 'revocata', password: temporaryPassword })).status).toBe(401)
    await admin.call(contract.setAccountEnabled, { operatorId: idOf(person), enabled: true })
    expect((await world.anonymous.call(signIn, { username: 'revocata', password: temporaryPassword })).status).toBe(200)
  })
})

describe('roles', () => {
  const from = day('2026-01-01')

  it('are given by administrators of the unit’s body, never to themselves', async () => {
    const person = await world.operator(town, { role: 'clerk' })
    const wanted = { operatorId: idOf(person), unitId: unit(), role: 'coordinator', validFrom: from }
    for (const one of [other, foreign]) expect((await one.call(contract.giveRole, wanted)).status).toBe(403)
    expect((await admin.call(contract.giveRole, { ...wanted, operatorId: idOf(admin), role: 'worker' })).problem.detail).toContain('sé stesso')
    expect((await admin.call(contract.giveRole, { ...wanted, role: 'papa' })).problem.errors?.[0]?.path).toBe('role')
    expect((await admin.call(contract.giveRole, { ...wanted, validTo: day('2025-01-01') })).problem.errors?.[0]?.path).toBe('validTo')
    expect((await admin.call(contract.giveRole, { ...wanted, operatorId: idOf(foreign) })).problem.errors?.[0]?.path).toBe('unitId')
    expect((await admin.call(contract.giveRole, wanted)).body.roles.map((one) => one.role)).toEqual(['coordinator', 'clerk'])
    expect((await admin.call(contract.giveRole, wanted)).status).toBe(409)
    expect(await trace('access.giveRole', person.operatorId)).toBe(1)
    const { rows } = await world.owner.query(`select role from kernel.actor_role where actor_id = $1 and valid_to > now() order by role`, [person.operatorId])
    expect(rows.map((row) => row.role)).toEqual(['clerk', 'coordinator'])
  })

  it('end on a day, and the person acts no more after it', async () => {
    const person = await world.operator(town)
    const [role] = (await admin.call(contract.getAccount, { operatorId: idOf(person) })).body.roles
    const ended = { roleAssignmentId: role!.id, lastDay: day('2025-12-31'), version: 1 }
    for (const one of [other, foreign, person]) expect((await one.call(contract.endRole, ended)).status).toBe(403)
    expect((await admin.call(contract.endRole, { ...ended, lastDay: day('2019-01-01') })).status).toBe(400)
    expect((await admin.call(contract.endRole, ended)).body.roles[0]).toMatchObject({ current: false, can: { end: false } })
    expect((await admin.call(contract.endRole, { ...ended, lastDay: day('2025-11-30') })).status).toBe(409)
    const { rows } = await world.owner.query('select 1 from kernel.actor_role where actor_id = $1 and valid_to > now()', [person.operatorId])
    expect(rows).toEqual([])
  })

  it('are not prolonged: a longer one is given anew', async () => {
    const person = await world.operator(town)
    const given = (await admin.call(contract.giveRole, { operatorId: idOf(person), unitId: unit(), role: 'clerk', validFrom: from, validTo: day('2026-02-01') })).body.roles.find(({ role }) => role === 'clerk')!
    expect((await admin.call(contract.endRole, { roleAssignmentId: given.id, lastDay: day('2026-02-02'), version: 1 })).problem.errors?.[0]?.path).toBe('lastDay')
    expect((await admin.call(contract.endRole, { roleAssignmentId: given.id, lastDay: day('2026-01-20'), version: 1 })).status).toBe(200)
  })

  it('are listed by body: who has which role where', async () => {
    const { rows } = (await other.call(contract.listRoleHolders, { organisationId: town.organisationId as Id<'organisation'>, role: 'administrator' })).body
    expect(rows).toMatchObject([{ operatorName: admin.name, unitId: town.unitId, it: 'Amministratore dell’ente' }])
  })

  it('of a new body are first given by the installation', async () => {
    const runner = await world.organisation()
    const chief = await world.operator(runner, { role: 'administrator' })
    await world.owner.query('update network.organisation set installation = true where id = $1', [runner.organisationId])
    const fresh = await world.organisation()
    const first = await world.operator(fresh, { role: 'clerk' })
    const wanted = { operatorId: idOf(first), unitId: fresh.unitId as Id<'unit'>, role: 'administrator', validFrom: from }
    expect((await admin.call(contract.giveRole, wanted)).status).toBe(403)
    expect((await chief.call(contract.giveRole, wanted)).status).toBe(200)
    expect((await chief.call(contract.giveRole, { ...wanted, role: 'worker' })).status).toBe(403)
    expect((await first.call(getOrganisation, { organisationId: fresh.organisationId as Id<'organisation'> })).body.can.edit).toBe(true)
  })
})
