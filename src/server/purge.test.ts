import { randomBytes, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { openPool, transact } from '#kernel/server/db.ts'
import type { TaskContext } from '#kernel/server/jobs.ts'
import { purgeTasks } from '#kernel/server/purge.ts'
import { accessTasks } from '#modules/access/server/index.ts'
import { openWorld } from '#tests/support/world.ts'

const world = await openWorld()
const jobs = openPool(world.jobs, { size: 2 })
afterAll(async () => {
  await jobs.end()
  await world.close()
})

const context: TaskContext = {
  jobId: '1', attempt: 1, lastAttempt: false, log: pino({ level: 'silent' }), read: (work) => transact(jobs, work), once: (work) => transact(jobs, work),
}
const night = async () => {
  await purgeTasks['kernel.purge']!({}, context)
  await accessTasks['access.forget_devices']!({}, context)
}
const one = await world.operator(await world.organisation())
const ids = async (table: string, column = 'id', owner = 'actor_id') =>
  (await world.owner.query(`select ${column}::text as id from ${table} where ${owner} = $1`, [one.operatorId])).rows.map((row) => row.id as string).toSorted()

it('sessions go 90 days after they ended; live ones, recent ones and the newest of each person stay', async () => {
  const session = async (seen: string, ends: string, { revoked = 'null', stage = 'full', actor = one.operatorId } = {}) => {
    const id = newId()
    await world.owner.query(`insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at, revoked_at)
      values ($1, $2, $3, $4, now() + $5::interval, now() + $5::interval, now() + $6::interval, now() + ${revoked}::interval)`, [id, randomBytes(32), actor, stage, seen, ends])
    return id as string
  }
  const living = await ids('kernel.session')
  await session('-100 days', '-99 days')
  await session('-100 days', '-99 days', { stage: 'pending' })
  await session('-95 days', '1 day', { revoked: `'-91 days'` })
  const kept = [await session('-80 days', '-79 days'), await session('-85 days', '-89 days'), await session('-95 days', '1 day')]
  const absent = await world.operator(await world.organisation())
  await world.owner.query('delete from kernel.session where actor_id = $1', [absent.operatorId])
  await session('-300 days', '-299 days', { actor: absent.operatorId })
  const last = await session('-200 days', '-199 days', { actor: absent.operatorId })
  await night()
  expect(await ids('kernel.session')).toEqual([...living, ...kept].toSorted())
  expect((await world.owner.query('select id from kernel.session where actor_id = $1', [absent.operatorId])).rows).toEqual([{ id: last }])
})

it('answers kept for retries go after a week', async () => {
  const [old, recent] = [randomUUID(), randomUUID()]
  for (const [key, age] of [[old, '8 days'], [recent, '6 days']]) {
    await world.owner.query(`insert into kernel.request (actor_id, key, endpoint, body_hash, created_at) values ($1, $2, 'x', '\\x00', now() - $3::interval)`, [one.operatorId, key, age])
  }
  await night()
  expect(await ids('kernel.request', 'key')).toEqual([recent])
})

it('notices go when read and more than a year old; unread ones never', async () => {
  const notice = async (age: string, read: boolean) => {
    const id = newId()
    await world.owner.query(`insert into kernel.notice (id, actor_id, kind, created_at, read_at) values ($1, $2, 'x', now() - $3::interval, case when $4 then now() end)`, [id, one.operatorId, age, read])
    return id as string
  }
  await notice('370 days', true)
  const kept = [await notice('370 days', false), await notice('300 days', true)]
  await night()
  expect(await ids('kernel.notice')).toEqual(kept.toSorted())
})

it('devices are forgotten after a year, never the newest one of a person', async () => {
  await world.owner.query(`insert into access.account (operator_id, username, password_hash, password_changed_at) values ($1, 'uno', '', now())`, [one.operatorId])
  const device = (hash: string, age: string) =>
    world.owner.query(`insert into access.known_device (operator_id, device_hash, first_seen_at, last_seen_at) values ($1, $2, now() - $3::interval, now() - $3::interval)`, [one.operatorId, hash, age])
  const devices = () => ids('access.known_device', `encode(device_hash, 'escape')`, 'operator_id')
  await device('first', '500 days')
  await device('second', '400 days')
  await night()
  expect(await devices()).toEqual(['second'])
  await device('third', '300 days')
  await night()
  expect(await devices()).toEqual(['third'])
})

it('the database itself keeps from jobs what still lives, whatever they ask to delete', async () => {
  const tables = [['kernel.session', 'id', 'actor_id'], ['kernel.request', 'key', 'actor_id'], ['kernel.notice', 'id', 'actor_id'], ['access.known_device', `encode(device_hash, 'escape')`, 'operator_id']] as const
  for (const [table, column, owner] of tables) {
    const before = await ids(table, column, owner)
    expect(before.length).toBeGreaterThan(0)
    await jobs.query(`delete from ${table}`)
    expect(await ids(table, column, owner)).toEqual(before)
  }
})
