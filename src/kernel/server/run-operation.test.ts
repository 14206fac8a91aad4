import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { endpoint } from '../contract/endpoint.ts'
import { listCodes, listNotices, markNoticesRead } from '../contract/index.ts'
import { preparedOperation, type Operation } from './operation.ts'
import { runOperation } from './run-operation.ts'

let world: World
let anna: Somebody
beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
})
afterAll(() => world.close())

const events = async (key: string) =>
  (await world.owner.query('select action, outcome, actor_id, detail from kernel.audit_event where request_key = $1', [key])).rows

describe('every request', () => {
  it('is refused without a session, in Italian, as problem details', async () => {
    const reply = await world.anonymous.call(listNotices, {})
    expect(reply.status).toBe(401)
    expect(reply.problem).toMatchObject({ code: 'not-signed-in', type: 'urn:accanto:problem:not-signed-in', title: 'Devi accedere di nuovo' })
  })

  it('is refused with a token that was revoked, at once', async () => {
    const gone = await world.operator(await world.organisation())
    expect((await gone.call(listNotices, {})).status).toBe(200)
    await world.owner.query('update kernel.session set revoked_at = now() where actor_id = $1', [gone.operatorId])
    expect((await gone.call(listNotices, {})).status).toBe(401)
  })

  it('is refused after the idle time', async () => {
    const idle = await world.operator(await world.organisation())
    await world.owner.query(`update kernel.session set last_seen_at = now() - interval '16 minutes' where actor_id = $1`, [idle.operatorId])
    expect((await idle.call(listNotices, {})).status).toBe(401)
  })

  it('names each wrong field', async () => {
    const reply = await anna.call(listNotices, { limit: 1000 })
    expect(reply.status).toBe(400)
    expect(reply.problem.errors).toEqual([{ path: 'limit', message: expect.any(String) }])
  })

  it('answers unknown addresses, malformed JSON and over-long paths as problem details', async () => {
    for (const request of [
      { method: 'GET', url: '/api/none' },
      { method: 'GET', url: `/api/${'x'.repeat(5000)}` },
      { method: 'POST', url: '/api/notices/read', headers: { 'content-type': 'application/json' }, payload: '{' },
    ] as const) {
      const response = await world.app.inject(request)
      expect(response.headers['content-type']).toContain('application/problem+json')
      expect(response.statusCode).toBeGreaterThanOrEqual(400)
      expect(response.statusCode).toBeLessThan(500)
      expect(response.headers['cache-control']).toBe('no-store')
    }
  })

  it('tells which methods an address knows, and which content, in its own words', async () => {
    const response = await world.app.inject({ method: 'DELETE', url: '/api/notices/read' })
    expect(response.statusCode).toBe(405)
    expect(response.headers['allow']).toBe('POST')
    expect(response.json()).toMatchObject({ code: 'method-not-allowed', status: 405, type: 'urn:accanto:problem:method-not-allowed', title: expect.stringContaining('indirizzo') })
    expect((await world.app.inject({ method: 'GET', url: '/api/notices/read', headers: { accept: 'text/html' } })).statusCode).toBe(405)
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
      const refused = await world.app.inject({ method: 'POST', url: '/api/notices/read', headers: { 'content-type': type }, payload: 'ids=1' })
      expect(refused.statusCode).toBe(415)
      expect(refused.json().detail).toContain('application/json')
    }
  })

  it('refuses a mutation sent from another site', async () => {
    const response = await world.app.inject({ method: 'POST', url: '/api/notices/read', headers: { 'sec-fetch-site': 'cross-site' }, payload: {} })
    expect(response.statusCode).toBe(403)
  })
})

describe('a mutation', () => {
  it('needs its request id', async () => {
    const response = await world.app.inject({
      method: 'POST', url: '/api/notices/read', payload: { ids: [] }, headers: { cookie: `accanto_session=${anna.token}` },
    })
    expect(response.statusCode).toBe(400)
  })

  it('sent three times at once with one key runs once, leaves one trace and answers the same', async () => {
    const key = randomUUID()
    const replies = await Promise.all([1, 2, 3].map(() => anna.call(markNoticesRead, { ids: [] }, { key })))
    expect(replies.map((reply) => reply.body)).toEqual([{ unread: 0 }, { unread: 0 }, { unread: 0 }])
    expect(await events(key)).toEqual([{ action: 'kernel.markNoticesRead', outcome: 'ok', actor_id: anna.operatorId, detail: {} }])
  })

  it('with the same key and other data is refused', async () => {
    const key = randomUUID()
    await anna.call(markNoticesRead, { ids: [] }, { key })
    const reply = await anna.call(markNoticesRead, { ids: [randomUUID()] }, { key })
    expect(reply.status).toBe(422)
    expect(await events(key)).toHaveLength(2)
  })
})

describe('an operation with long work', () => {
  const asked = endpoint({ id: 'kernel.longWorkForTest', method: 'POST', path: '/api/long-work-for-test', summary: 'Long work', body: z.object({}), response: z.object({ found: z.int() }) })
  const free = () => world.runtime.pool.totalCount === world.runtime.pool.idleCount
  let worked = 0
  const long = preparedOperation(asked, async ({ tx, actor }) => {
    const { rows } = await sql<{ id: string }>`select kernel.actor_id() as id`.execute(tx)
    expect(rows[0]!.id).toBe(actor.id)
    return async () => {
      worked += 1
      return { free: free(), n: worked }
    }
  }, async (_, __, prepared) => {
    expect(prepared.free).toBe(true)
    expect(free()).toBe(false)
    return { found: prepared.n }
  }) as unknown as Operation
  const run = (who: Somebody | null, key: string | null) =>
    runOperation(world.runtime, long, { sessionHash: who && createHash('sha256').update(who.token).digest('hex'), key, origin: { ip: 'test', userAgent: '', device: null }, input: {} })

  it('prepares nothing without a session', async () => {
    await expect(run(null, null)).rejects.toMatchObject({ code: 'not-signed-in' })
    expect(worked).toBe(0)
  })
  it('works while no connection is held, hands on what came of it, and works once for a request sent again', async () => {
    const key = randomUUID()
    expect((await run(anna, key)).answer).toEqual({ found: 1 })
    expect((await run(anna, key)).answer).toEqual({ found: 1 })
    expect(worked).toBe(1)
    expect(await events(key)).toHaveLength(1)
  })
})

it('a read without personal data leaves no trace, its refusal does', async () => {
  const count = async () => Number((await world.owner.query(`select count(*) from kernel.audit_event where action = 'kernel.listCodes'`)).rows[0].count)
  const before = await count()
  await anna.call(listCodes, { lists: 'profession' })
  expect(await count()).toBe(before)
  await world.anonymous.call(listCodes, { lists: 'profession' })
  expect(await count()).toBe(before + 1)
})
