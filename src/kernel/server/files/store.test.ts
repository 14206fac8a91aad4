import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts'
import { openPool, transact } from '../db.ts'
import { getDecrypted, putEncrypted } from './encrypted-files.ts'
import { localBlobStore } from './local.ts'
import { masterKey, MasterKeyError } from './master-key.ts'
import { findScopeKey, rewrapAll, scopeKey } from './store.ts'

let database: TestDatabase
let jobs: pg.Pool
let app: pg.Pool
const first = randomBytes(32)
const master = masterKey([first])

beforeAll(async () => {
  database = await cloneDatabase()
  jobs = openPool(database.jobs, { size: 6 })
  app = openPool(database.app, { size: 2 })
})
afterAll(async () => {
  await Promise.all([jobs.end(), app.end()])
  await database.drop()
})

test('who does not reach a scope neither makes nor reads its key', async () => {
  const scope = randomUUID()
  await expect(transact(app, (tx) => scopeKey(tx, scope, master))).rejects.toMatchObject({ code: '42501' })
  await transact(jobs, (tx) => scopeKey(tx, scope, master))
  expect(await transact(app, (tx) => findScopeKey(tx, scope, master))).toBeUndefined()
})

test('uploads that begin together share one key', async () => {
  const scope = randomUUID()
  const keys = await Promise.all(Array.from({ length: 5 }, () => transact(jobs, (tx) => scopeKey(tx, scope, master))))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
})

test('database and files restored without the master key stay closed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'accanto-restore-'))
  const blobs = localBlobStore(folder)
  const place = { scope: randomUUID(), blob: randomUUID() }
  const key = await transact(jobs, (tx) => scopeKey(tx, place.scope, master))
  await putEncrypted(blobs, key, place, Readable.from([Buffer.from('Relazione')]))
  await expect(transact(jobs, (tx) => scopeKey(tx, place.scope, masterKey([randomBytes(32)])))).rejects.toBeInstanceOf(MasterKeyError)
  // and with it they open
  const again = await transact(jobs, (tx) => scopeKey(tx, place.scope, masterKey([first])))
  expect((await buffer(await getDecrypted(blobs, again, place))).toString()).toBe('Relazione')
  rmSync(folder, { recursive: true })
})

test('after a rotation every key is wrapped anew and the old master key may go', async () => {
  const scope = randomUUID()
  const before = await transact(jobs, (tx) => scopeKey(tx, scope, master))
  const total = Number((await jobs.query('select count(*)::int as n from kernel.file_key')).rows[0].n)
  const second = randomBytes(32)
  expect(await rewrapAll(jobs, masterKey([second, first]), 2)).toBe(total)
  expect(await rewrapAll(jobs, masterKey([second, first]))).toBe(0)
  expect(await transact(jobs, (tx) => scopeKey(tx, scope, masterKey([second])))).toEqual(before)
})
