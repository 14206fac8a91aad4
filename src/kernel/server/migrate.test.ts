import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '#kernel/server/migrate.ts'
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts'

const root = resolve(import.meta.dirname, '../../..')
const moduleMap = join(root, 'module-map.json')
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await cloneDatabase()
  folder = mkdtempSync(join(tmpdir(), 'accanto-migrations-'))
  cpSync(join(root, 'db/migrations'), folder, { recursive: true })
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function rows(config: pg.ClientConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('the serving role sees no actor without a session, and may not touch what is not granted', async () => {
  await rows(database.owner, `
    insert into kernel.actor (id, display_name, organisation_id) values (gen_random_uuid(), 'Persona inventata', gen_random_uuid())`)
  expect(await rows(database.owner, 'select id from kernel.actor')).toHaveLength(1)
  expect(await rows(database.app, 'select id from kernel.actor')).toHaveLength(0)
  await expect(rows(database.app, 'select * from kernel.session')).rejects.toMatchObject({ code: '42501' })
  await expect(rows(database.app, 'select * from kernel_meta.migration')).rejects.toMatchObject({ code: '42501' })
  await expect(rows(database.app, 'set role pg_database_owner')).rejects.toMatchObject({ code: '42501' })
})

test('migrating again does nothing; three at once are no trouble', async () => {
  const nothing = { applied: [], policies: false }
  const again = () => migrate(database.owner, { migrationsDir: join(root, 'db/migrations'), moduleMap })
  expect(await Promise.all([again(), again(), again()])).toEqual([nothing, nothing, nothing])
})

test('a new migration renews the policies, so that its table is closed even without a line of rls.sql', async () => {
  writeFileSync(join(folder, '29990101_0000_more.sql'), 'create table kernel.more (id int primary key); grant select on kernel.more to app_rw;')
  expect(await migrate(database.owner, { migrationsDir: folder, moduleMap })).toEqual({ applied: ['29990101_0000_more.sql'], policies: true })
  await rows(database.owner, 'insert into kernel.more values (1)')
  await expect(rows(database.app, 'select * from kernel.more')).rejects.toMatchObject({ code: '42501' })
  const [table] = await rows(database.owner, "select relrowsecurity, relforcerowsecurity from pg_class where oid = 'kernel.more'::regclass")
  expect(table).toEqual({ relrowsecurity: true, relforcerowsecurity: true })
})

test('a function whose comment says internal is nobody else’s', async () => {
  writeFileSync(join(folder, '29990101_0001_functions.sql'), `
    create function kernel.hidden() returns int language sql return 1;
    comment on function kernel.hidden() is 'internal: only for triggers';
    create function kernel.offered() returns int language sql return 2;`)
  await migrate(database.owner, { migrationsDir: folder, moduleMap })
  expect(await rows(database.app, 'select kernel.offered() as n')).toEqual([{ n: 2 }])
  await expect(rows(database.app, 'select kernel.hidden()')).rejects.toMatchObject({ code: '42501' })
})

test('a migration that fails leaves nothing behind and tells its line', async () => {
  writeFileSync(join(folder, '29990101_0002_wrong.sql'), 'create table kernel.half (id int);\nselect nonsense;')
  await expect(migrate(database.owner, { migrationsDir: folder, moduleMap })).rejects.toThrow(/29990101_0002_wrong\.sql:2: .*nonsense/)
  expect(await rows(database.owner, "select to_regclass('kernel.half') as half")).toEqual([{ half: null }])
  rmSync(join(folder, '29990101_0002_wrong.sql'))
})

test('a changed or missing migration is refused', async () => {
  writeFileSync(join(folder, '29990101_0000_more.sql'), 'create table kernel.more (id bigint primary key);')
  await expect(migrate(database.owner, { migrationsDir: folder, moduleMap })).rejects.toThrow(/29990101_0000_more\.sql è cambiata/)
  rmSync(join(folder, '29990101_0000_more.sql'))
  await expect(migrate(database.owner, { migrationsDir: folder, moduleMap })).rejects.toThrow(/più vecchio dei dati/)
})
