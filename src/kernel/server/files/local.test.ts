import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getDecrypted, putEncrypted } from './encrypted-files.ts'
import { DamagedFileError } from './envelope.ts'
import { localBlobStore } from './local.ts'
import { MissingBlobError, type BlobStore } from './store.ts'

let folder: string
let blobs: BlobStore
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'accanto-files-'))
  blobs = localBlobStore(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const filesBelow = (): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)

test.each(['../../etc/passwd', 'relazione.pdf', '', `${randomUUID()}/..`])('the key %j is refused', async (key) => {
  await expect(blobs.put(key, Readable.from([Buffer.from('x')]))).rejects.toThrow(/UUID/)
  await expect(blobs.get(key)).rejects.toThrow(/UUID/)
})

test('what is missing is missing', async () => {
  const key = randomUUID()
  expect(await blobs.has(key)).toBe(false)
  await expect(blobs.get(key)).rejects.toBeInstanceOf(MissingBlobError)
  await blobs.delete(key)
})

test('an upload that breaks off leaves nothing', async () => {
  const key = randomUUID()
  const broken = Readable.from(
    (async function* () {
      yield randomBytes(300_000)
      throw new Error('connection lost')
    })(),
  )
  const place = { scope: randomUUID(), blob: key }
  await expect(putEncrypted(blobs, randomBytes(32), place, broken)).rejects.toThrow('connection lost')
  expect(await blobs.has(key)).toBe(false)
  expect(filesBelow()).toEqual([])
})

test('a stored file comes back, and is not readable on the disk', async () => {
  const place = { scope: randomUUID(), blob: randomUUID() }
  const scopeKey = randomBytes(32)
  const content = Buffer.from('Relazione di aggiornamento. '.repeat(10_000))
  await putEncrypted(blobs, scopeKey, place, Readable.from([content]))
  expect((await buffer(await getDecrypted(blobs, scopeKey, place))).equals(content)).toBe(true)
  const onDisk = await buffer(await blobs.get(place.blob))
  expect(onDisk.includes('Relazione')).toBe(false)
  expect(filesBelow()).toEqual([place.blob])
  await expect(getDecrypted(blobs, scopeKey, { ...place, scope: randomUUID() }).then(buffer)).rejects.toBeInstanceOf(DamagedFileError)
  await blobs.delete(place.blob)
  expect(await blobs.has(place.blob)).toBe(false)
})
