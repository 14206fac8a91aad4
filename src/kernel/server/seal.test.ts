import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts'
import { createSealKey, loadSealKey, type SealKey } from './checkpoint.ts'
import { openPool } from './db.ts'
import { startSealer, type Sealer, type SealerOptions } from './seal.ts'

const log = pino({ level: 'silent' })
let database: TestDatabase
let jobs: pg.Pool
let folder: string
let key: SealKey
let sealers: Sealer[] = []

beforeEach(async () => {
  database = await cloneDatabase()
  jobs = openPool(database.jobs, { size: 12 })
  folder = mkdtempSync(path.join(tmpdir(), 'accanto-seal-'))
  key = createSealKey(path.join(folder, 'seal.pem'))
})
afterEach(async () => {
  await Promise.all(sealers.map((sealer) => sealer.stop()))
  sealers = []
  await jobs.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

function start(options: Partial<SealerOptions> = {}): Sealer {
  const sealer = startSealer({ pool: jobs, key, checkpointDir: path.join(folder, 'out'), log, intervalMs: 20, ...options })
  sealers.push(sealer)
  return sealer
}
async function stop(sealer: Sealer): Promise<void> {
  sealers = sealers.filter((other) => other !== sealer)
  await sealer.stop()
}
const insert = (client: pg.ClientBase | pg.Pool): Promise<unknown> =>
  client.query("insert into kernel.audit_event (id, at, action, outcome, leaf) values ($1, now(), 'test.write', 'ok', sha256('x'))", [randomUUID()])
const sealed = async (): Promise<number> => Number((await jobs.query('select coalesce(sum(events), 0)::int as n from kernel.audit_seal')).rows[0].n)
const seals = async (): Promise<number> => Number((await jobs.query('select count(*)::int as n from kernel.audit_seal')).rows[0].n)
const exported = (): string[] => {
  const file = path.join(folder, 'out', 'checkpoints.log')
  return existsSync(file) ? [...readFileSync(file, 'utf8').matchAll(/^accanto\.audit\/1\n(\d+)$/gm)].map((match) => match[1] as string) : []
}
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await condition()) return
    await sleep(20)
  }
  throw new Error('waited in vain')
}

test.each(['update kernel.audit_event set action = action', 'delete from kernel.audit_event', 'update kernel.audit_seal set n = n', 'delete from kernel.audit_seal'])(
  'the sealing role may not: %s',
  async (statement) => {
    await expect(jobs.query(statement)).rejects.toMatchObject({ code: '42501' })
  },
)

test('a signing key that others can read is refused', () => {
  const file = path.join(folder, 'seal.pem')
  chmodSync(file, 0o644)
  expect(() => loadSealKey(file)).toThrow(/chmod 600/)
  chmodSync(file, 0o600)
  writeFileSync(file, 'not a key')
  expect(() => loadSealKey(file)).toThrow(/Ed25519/)
})

test('what a transaction still running may have written before is waited for', async () => {
  const slow = await jobs.connect()
  await slow.query('begin')
  await insert(slow)
  await insert(jobs)
  start()
  await sleep(200)
  expect(await sealed()).toBe(0)
  await slow.query('commit')
  slow.release()
  await until(async () => (await sealed()) === 2)
})

test('many writers at once, some of them slow, leave nothing unsealed', async () => {
  const sealer = start()
  const writer = async (connection: number): Promise<void> => {
    const client = await jobs.connect()
    let half = false
    for (let written = 0; written < 500; ) {
      const together = 1 + ((written * 7 + connection) % 5)
      await client.query('begin')
      for (let index = 0; index < together && written < 500; index++, written++) await insert(client)
      if (written % 50 < together && connection % 2 === 0) await sleep(connection * 15)
      await client.query('commit')
      // on the fastest machine too something is sealed while more is to come
      if (half || written < 250) continue
      half = true
      await until(async () => (await seals()) > 0)
    }
    client.release()
  }
  await Promise.all(Array.from({ length: 8 }, (_, connection) => writer(connection)))
  await stop(sealer)
  expect(sealer.status().trouble).toBeNull()
  const { rows } = await jobs.query(`
    select (select count(*)::int from kernel.audit_event) as events,
      (select count(*)::int from kernel.audit_event e where not exists (
        select 1 from kernel.audit_seal s where e.xid >= s.from_xid and e.xid < s.to_xid)) as missed,
      (select count(*)::int from kernel.audit_seal s where s.events <> (
        select count(*) from kernel.audit_event e where e.xid >= s.from_xid and e.xid < s.to_xid)) as wrong`)
  expect(rows[0]).toEqual({ events: 4000, missed: 0, wrong: 0 })
  expect(await seals()).toBeGreaterThan(1)
})

test('one process seals; when it stops the other takes over', async () => {
  const first = start()
  await until(() => first.status().active)
  const second = start()
  await insert(jobs)
  await until(async () => (await sealed()) === 1)
  expect(second.status().active).toBe(false)
  await stop(first)
  await insert(jobs)
  // what is sealed is exported right after, outside the database: the export is what is waited for
  await until(() => exported().length === 2)
  expect(second.status().active).toBe(true)
  expect(await sealed()).toBe(2)
  expect(exported()).toEqual(['1', '2'])
})

test('stopping seals what is left', async () => {
  const sealer = start({ intervalMs: 60_000 })
  await until(() => sealer.status().active)
  await insert(jobs)
  await stop(sealer)
  expect(await sealed()).toBe(1)
  expect(exported()).toEqual(['1'])
})

test('a checkpoint cut in half by a crash, or a lost folder, is written anew', async () => {
  const sealer = start()
  await insert(jobs)
  await until(async () => (await sealed()) === 1)
  await insert(jobs)
  await until(async () => (await sealed()) === 2)
  await stop(sealer)
  const file = path.join(folder, 'out', 'checkpoints.log')
  const whole = readFileSync(file)
  for (const cut of [1, 30, 120, 200]) {
    truncateSync(file, whole.length - cut)
    await stop(start())
    expect(readFileSync(file)).toEqual(whole)
  }
  rmSync(path.join(folder, 'out'), { recursive: true })
  await stop(start())
  expect(readFileSync(file)).toEqual(whole)
  expect(readFileSync(path.join(folder, 'out', 'public-key.pem'), 'utf8')).toBe(key.publicPem)
})

test.each(['delete from kernel.audit_seal where n = 2', "update kernel.audit_seal set at = at + interval '1 second' where n = 2", 'delete from kernel.audit_seal'])(
  'nothing more is sealed over rewritten seals: %s',
  async (rewriting) => {
    const sealer = start()
    for (let n = 1; n <= 2; n++) {
      await insert(jobs)
      await until(async () => (await seals()) === n)
    }
    await until(() => exported().length === 2)
    const owner = new pg.Client(database.owner)
    await owner.connect()
    await owner.query(rewriting)
    await owner.end()
    const left = await seals()
    await insert(jobs)
    await until(() => /differ at seal/.test(sealer.status().trouble ?? ''))
    await stop(sealer)
    const again = start()
    await until(() => /differ at seal/.test(again.status().trouble ?? ''))
    expect(await seals()).toBe(left)
    expect(exported()).toEqual(['1', '2'])
  },
)

test('a witness that was away gets every checkpoint, in order, and never delays sealing', async () => {
  const received: string[] = []
  let away = true
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (!away) received.push(body)
      response.writeHead(away ? 503 : 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const witnessUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  start({ witnessUrl })
  for (let n = 1; n <= 3; n++) {
    await insert(jobs)
    await until(async () => (await seals()) === n)
  }
  away = false
  await until(() => received.length === 3 && exported().length === 3)
  expect(received.map((note) => note.split('\n')[1])).toEqual(['1', '2', '3'])
  expect(`${received.join('\n')}\n`).toBe(readFileSync(path.join(folder, 'out', 'checkpoints.log'), 'utf8'))
  server.closeAllConnections()
  server.close()
})
