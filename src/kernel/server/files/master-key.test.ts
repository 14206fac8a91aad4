import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMasterKey, loadMasterKey, masterKey, MasterKeyError } from './master-key.ts'

const scope = 'a1b2c3d4-0000-4000-8000-000000000001'
const other = 'a1b2c3d4-0000-4000-8000-000000000002'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'accanto-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([0o640, 0o604, 0o660])('a key file with mode %o is refused with what to do', (mode) => {
  const file = path.join(folder, 'master.key')
  createMasterKey(file)
  chmodSync(file, mode)
  expect(() => loadMasterKey(file)).toThrow(/chmod 600/)
})

test('a missing or damaged key file is refused, and never made up', () => {
  const file = path.join(folder, 'master.key')
  expect(() => loadMasterKey(file)).toThrow(MasterKeyError)
  for (const text of ['', '# solo un commento\n', 'abcd\n', `${'0'.repeat(63)}g\n`]) {
    writeFileSync(file, text, { mode: 0o600 })
    expect(() => loadMasterKey(file)).toThrow(/64 cifre/)
  }
})

test('an existing key is never overwritten', () => {
  const file = path.join(folder, 'keys', 'master.key')
  createMasterKey(file)
  const before = readFileSync(file)
  expect(() => createMasterKey(file)).toThrow()
  expect(readFileSync(file)).toEqual(before)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('without the master key a scope key stays closed', () => {
  const dataKey = randomBytes(32)
  const lost = masterKey([randomBytes(32)])
  const wrapped = lost.wrap(scope, dataKey)
  const replacement = masterKey([randomBytes(32)])
  expect(() => replacement.unwrap(scope, wrapped, lost.id)).toThrow(/Manca la chiave/)
  // claiming that the new key closed it does not help
  expect(() => replacement.unwrap(scope, wrapped, replacement.id)).toThrow(MasterKeyError)
})

test('a wrapped key moved to another case, altered or cut stays closed', () => {
  const master = masterKey([randomBytes(32)])
  const wrapped = master.wrap(scope, randomBytes(32))
  expect(() => master.unwrap(other, wrapped, master.id)).toThrow(MasterKeyError)
  expect(() => master.unwrap(scope, wrapped.subarray(0, -1), master.id)).toThrow(MasterKeyError)
  for (let index = 0; index < wrapped.length; index++) {
    const altered = Buffer.from(wrapped)
    altered[index]! ^= 1
    expect(() => master.unwrap(scope, altered, master.id)).toThrow(MasterKeyError)
  }
})

test('after a rotation the new key closes and the old one still opens', () => {
  const file = path.join(folder, 'master.key')
  const before = createMasterKey(file)
  const dataKey = randomBytes(32)
  const wrapped = before.wrap(scope, dataKey)
  writeFileSync(file, `${randomBytes(32).toString('hex')}  # dal 2027\n${readFileSync(file, 'utf8')}`)
  const after = loadMasterKey(file)
  expect(after.id).not.toBe(before.id)
  expect(after.unwrap(scope, wrapped, before.id)).toEqual(dataKey)
  expect(after.unwrap(scope, after.wrap(scope, dataKey), after.id)).toEqual(dataKey)
})
