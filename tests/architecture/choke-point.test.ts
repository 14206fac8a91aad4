// Traps around the one choke point that were met before: each is shown to be shut.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'

let world: World
let anna: Somebody
let bruno: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
  bruno = await world.operator(await world.organisation())
  file = await buildCase(world, { holder: anna })
})
afterAll(() => world.close())

const hash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A connection of the application, as a handler would use it, rolled back at the end. */
async function connected<T>(who: Somebody | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await world.runtime.pool.connect()
  try {
    await client.query('begin')
    if (who) await client.query('select * from kernel.begin_session($1)', [hash(who.token)])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const files = async (client: pg.PoolClient): Promise<number> => (await client.query('select id from cases.case_file')).rows.length

describe('who acts is bound to the transaction', () => {
  it('and after commit the same connection belongs to nobody', async () => {
    const client = await world.runtime.pool.connect()
    try {
      await client.query('begin')
      await client.query('select * from kernel.begin_session($1)', [hash(anna.token)])
      expect(await files(client)).toBe(1)
      await client.query('commit')
      // the setting is then empty text, not null: this is where a careless policy would fail or open
      expect((await client.query(`select current_setting('app.session', true) as left_over`)).rows[0].left_over).toBe('')
      expect(await files(client)).toBe(0)
    } finally {
      client.release()
    }
  })

  it('and nobody sees a row without it, in any table that holds people, files or reach', async () => {
    await connected(null, async (client) => {
      for (const table of ['cases.case_file', 'cases.header', 'people.person', 'people.name', 'kernel.reach', 'kernel.reach_member', 'access.reach_grant', 'kernel.actor', 'kernel.notice', 'access.account']) {
        expect((await client.query(`select count(*)::int as n from ${table}`)).rows[0].n, table).toBe(0)
      }
    })
  })

  it('and a connection given back is never the session of the one before', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => connected(n % 2 ? anna : bruno, files)))
    expect(answers).toEqual(answers.map((_, n) => n % 2))
  })
})

describe('the database itself refuses', () => {
  it('a made-up, empty or malformed token', async () => {
    for (const token of ['', 'no', hash('made up')]) {
      await connected(null, async (client) => {
        await client.query(`select set_config('app.session', $1, true)`, [token])
        const seen = await files(client).catch((error: { code: string }) => error.code)
        expect([0, '22023', '22P02']).toContain(seen)
      })
    }
  })

  it.each([
    ['changing the trail', 'update kernel.audit_event set detail = $1', ['{}']],
    ['emptying the trail', 'delete from kernel.audit_event where true or $1 = 1', [1]],
    ['opening reach by hand', `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values (gen_random_uuid(), $1, 'allow', 1, '{1}', now())`, ['case']],
    ['reach itself', `insert into kernel.reach (subject, section, allow, deny) values ($1, 3, '{16}', '{}')`, ['case']],
    ['signing in by hand', `insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at) values (gen_random_uuid(), 'x', $1, 'full', now(), now(), now() + interval '1 day')`, ['actor']],
    ['taking a role', `update kernel.actor_role set role = 'manager' where actor_id = $1`, ['actor']],
    ['recomputing reach', 'select kernel.refresh_reach($1)', ['case']],
    ['copying reach onto a file', `update cases.case_file set allow = '{16}' where id = $1`, ['case']],
    ['truncating', 'truncate cases.diary_entry', []],
    ['switching row security off', 'alter table cases.case_file disable row level security', []],
    ['becoming the owner', 'set role accanto_owner', []],
  ])('%s', async (_, statement, values) => {
    const real = (values as (string | number)[]).map((value) => (value === 'case' ? file.caseId : value === 'actor' ? anna.operatorId : value))
    await connected(anna, (client) => expect(client.query(statement, real)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|22023|42704)$/) }))
  })

  it('to give back a row it would not show: insert … returning from a stranger', async () => {
    await connected(bruno, (client) =>
      expect(client.query(
        `insert into cases.diary_entry (id, case_id, section, kind, origin, happened_at, body, author_id, written_at)
         values (gen_random_uuid(), $1, 2, 'nota', 'attivita_propria', now(), 'prova', $2, now()) returning id`, [file.caseId, bruno.operatorId],
      )).rejects.toMatchObject({ code: '42501' }))
  })

  it('to write in the name of somebody else', async () => {
    await connected(anna, (client) =>
      expect(client.query(
        `insert into cases.diary_entry (id, case_id, section, kind, origin, happened_at, body, author_id, written_at)
         values (gen_random_uuid(), $1, 2, 'nota', 'attivita_propria', now(), 'prova', $2, now())`, [file.caseId, bruno.operatorId],
      )).rejects.toMatchObject({ code: '42501' }))
  })
})

describe('a view', () => {
  it('without security_invoker shows everything to a stranger, which is why the catalogue forbids it', async () => {
    await world.owner.query('create view cases.careless as select * from cases.case_file; grant select on cases.careless to app_rw')
    try {
      const seen = (table: string) => connected(bruno, async (client) => (await client.query(`select id from ${table}`)).rows.length)
      expect(await seen('cases.careless')).toBe(1)
      expect(await seen('cases.header')).toBe(0)
    } finally {
      await world.owner.query('drop view cases.careless')
    }
  })
})
