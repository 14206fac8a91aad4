import { randomBytes, randomInt } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { DamagedFileError, decrypt, encrypt, type Place } from './envelope.ts'

const HEADER = 27
const SEALED_CHUNK = 65536 + 16
const key = randomBytes(32)
const place: Place = { scope: 'a1b2c3d4-0000-4000-8000-000000000001', blob: 'a1b2c3d4-0000-4000-8000-000000000002' }

const seal = (plain: Buffer, at = place): Promise<Buffer> => buffer(inPieces(plain).pipe(encrypt(key, at)))

/** Opens it and also tells how many bytes were released before an error. */
async function open(sealed: Buffer, at = place, withKey = key): Promise<{ plain: Buffer; error: unknown }> {
  const released: Buffer[] = []
  try {
    for await (const piece of inPieces(sealed).pipe(decrypt(withKey, at))) released.push(piece as Buffer)
    return { plain: Buffer.concat(released), error: undefined }
  } catch (error) {
    return { plain: Buffer.concat(released), error }
  }
}

function inPieces(bytes: Buffer): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; ) {
        const length = randomInt(1, 100_000)
        yield bytes.subarray(at, (at += length))
      }
    })(),
    { objectMode: false },
  )
}

/** Refused, and nothing came out that is not the true beginning of the file. */
async function expectRefused(damaged: Buffer, plain: Buffer, at = place, withKey = key): Promise<void> {
  const { plain: released, error } = await open(damaged, at, withKey)
  expect(error).toBeInstanceOf(DamagedFileError)
  expect(released.length).toBeLessThan(Math.max(plain.length, 1))
  expect(released.equals(plain.subarray(0, released.length))).toBe(true)
}

test('a flipped byte anywhere is refused', async () => {
  const plain = randomBytes(200)
  const sealed = await seal(plain)
  for (let index = 0; index < sealed.length; index++) {
    const damaged = Buffer.from(sealed)
    damaged[index]! ^= 1 << randomInt(8)
    await expectRefused(damaged, plain)
  }
  const large = randomBytes(3 * 65536 + 10)
  const sealedLarge = await seal(large)
  for (let round = 0; round < 100; round++) {
    const damaged = Buffer.from(sealedLarge)
    damaged[randomInt(damaged.length)]! ^= 0x80
    await expectRefused(damaged, large)
  }
})

test.each([3 * 65536, 3 * 65536 + 1, 10])('a file of %i bytes cut anywhere is refused', async (size) => {
  const plain = randomBytes(size)
  const sealed = await seal(plain)
  const boundaries = [0, 1, 2, 3].map((chunk) => HEADER + chunk * SEALED_CHUNK)
  for (const end of [0, 1, HEADER - 1, ...boundaries.flatMap((at) => [at - 1, at, at + 1, at + 16]), sealed.length - 1]) {
    if (end < sealed.length) await expectRefused(sealed.subarray(0, end), plain)
  }
})

test('chunks repeated, exchanged, removed or appended are refused', async () => {
  const plain = randomBytes(3 * 65536 + 5)
  const sealed = await seal(plain)
  const header = sealed.subarray(0, HEADER)
  const [first, second, third, last] = [0, 1, 2, 3].map((chunk) => sealed.subarray(HEADER + chunk * SEALED_CHUNK, HEADER + (chunk + 1) * SEALED_CHUNK))
  const arrangements = [
    [second, first, third, last],
    [first, first, second, third, last],
    [second, third, last],
    [first, third, last],
    [first, second, third, last, last],
    [first, second, third, last, Buffer.alloc(1)],
    [last],
  ]
  for (const chunks of arrangements) await expectRefused(Buffer.concat([header, ...(chunks as Buffer[])]), plain)
})

test('a file copied to another case, under another name, or opened with another key is refused', async () => {
  const plain = randomBytes(100_000)
  const sealed = await seal(plain)
  await expectRefused(sealed, plain, { ...place, scope: 'a1b2c3d4-0000-4000-8000-00000000000f' })
  await expectRefused(sealed, plain, { ...place, blob: 'a1b2c3d4-0000-4000-8000-00000000000f' })
  await expectRefused(sealed, plain, place, randomBytes(32))
})

test('what goes in comes out, at every size around a chunk', async () => {
  const sizes = [0, 1, 65535, 65536, 65537, 131072, 5 * 1024 * 1024, ...Array.from({ length: 10 }, () => randomInt(400_000))]
  for (const size of sizes) {
    const plain = randomBytes(size)
    const sealed = await seal(plain)
    const { plain: opened, error } = await open(sealed)
    expect(error).toBeUndefined()
    expect(opened.equals(plain)).toBe(true)
    expect(sealed.length).toBe(HEADER + size + 16 * Math.max(1, Math.ceil(size / 65536)))
  }
})

test('the same file twice has nothing in common', async () => {
  const plain = Buffer.alloc(1000)
  const [one, two] = [await seal(plain), await seal(plain)]
  expect(one.subarray(4).equals(two.subarray(4))).toBe(false)
  expect(one.includes(plain.subarray(0, 16))).toBe(false)
})
