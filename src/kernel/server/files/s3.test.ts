import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startS3, type StandInS3 } from '#tests/support/s3.ts'
import { getDecrypted, putEncrypted } from './encrypted-files.ts'
import { s3BlobStore } from './s3.ts'
import { MissingBlobError, proveStore, type BlobStore } from './store.ts'

let s3: StandInS3
let blobs: BlobStore
beforeAll(async () => {
  s3 = await startS3()
  blobs = s3BlobStore({ bucket: 'documents', endpoint: s3.endpoint, region: 'eu-south-1', credentials: s3.credentials })
})
beforeEach(() => {
  s3.mood = 'well'
})
afterAll(() => s3.stop())

test('what is missing is missing', async () => {
  const key = randomUUID()
  expect(await blobs.has(key)).toBe(false)
  await expect(blobs.get(key)).rejects.toBeInstanceOf(MissingBlobError)
  await expect(blobs.get('documents/other')).rejects.toThrow(/UUID/)
})

test.each([10, 12_000_000])('a file of %i bytes comes back and lies there encrypted', async (size) => {
  const place = { scope: randomUUID(), blob: randomUUID() }
  const scopeKey = randomBytes(32)
  const content = Buffer.alloc(size, 'Relazione ')
  await putEncrypted(blobs, scopeKey, place, Readable.from([content]))
  expect(await blobs.has(place.blob)).toBe(true)
  expect(s3.objects.get(`/documents/${place.blob}`)?.includes('Relazione')).toBe(false)
  expect((await buffer(await getDecrypted(blobs, scopeKey, place))).equals(content)).toBe(true)
  await blobs.delete(place.blob)
  expect(await blobs.has(place.blob)).toBe(false)
})

test('who has not the secret is refused, and that is no missing file', async () => {
  const stranger = s3BlobStore({ bucket: 'documents', endpoint: s3.endpoint, region: 'eu-south-1', credentials: { ...s3.credentials, secretAccessKey: 'another' } })
  await expect(stranger.put(randomUUID(), Readable.from([Buffer.from('x')]))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
  await expect(stranger.get(randomUUID())).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
  const elsewhere = s3BlobStore({ bucket: 'nowhere', endpoint: s3.endpoint, region: 'eu-south-1', credentials: s3.credentials })
  await expect(elsewhere.get(randomUUID())).rejects.toMatchObject({ name: 'NoSuchBucket' })
  await expect(proveStore(elsewhere)).rejects.toMatchObject({ name: 'NoSuchBucket' })
})

test('an upload that breaks off in the middle leaves neither a file nor its parts', async () => {
  const place = { scope: randomUUID(), blob: randomUUID() }
  const broken = Readable.from((async function* () {
    for (let piece = 0; piece < 11; piece++) yield randomBytes(1_000_000)
    throw new Error('lost')
  })())
  await expect(putEncrypted(blobs, randomBytes(32), place, broken)).rejects.toThrow('lost')
  expect(s3.begun).toBeGreaterThan(0)
  expect(s3.parts.size).toBe(0)
  expect(await blobs.has(place.blob)).toBe(false)
})

test('a service that is busy, or gone, is “unavailable”, never an error of the system nor a missing file', async () => {
  const key = randomUUID()
  const busy = { code: 'unavailable' }
  s3.mood = 'busy'
  await expect(blobs.put(key, Readable.from([Buffer.from('x')]))).rejects.toMatchObject(busy)
  await expect(blobs.get(key)).rejects.toMatchObject(busy)
  await expect(blobs.has(key)).rejects.toMatchObject(busy)
  await expect(blobs.delete(key)).rejects.toMatchObject(busy)
  const gone = s3BlobStore({ bucket: 'documents', endpoint: 'http://127.0.0.1:9', region: 'eu-south-1', credentials: s3.credentials })
  await expect(gone.get(key)).rejects.toMatchObject(busy)
})

test('a service that never answers is given up within ten seconds', async () => {
  s3.mood = 'silent'
  const began = performance.now()
  await expect(blobs.get(randomUUID())).rejects.toMatchObject({ code: 'unavailable' })
  expect(performance.now() - began).toBeLessThan(10_000)
}, 15_000)

test('it is proved by writing, reading and deleting', async () => {
  const before = s3.objects.size
  await proveStore(blobs)
  expect(s3.objects.size).toBe(before)
  expect(s3.asked).toEqual(expect.arrayContaining(['PUT', 'GET', 'DELETE']))
})
