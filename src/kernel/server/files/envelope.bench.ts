// `node src/kernel/server/files/envelope.bench.ts`: how fast files are encrypted and decrypted on this machine.
import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { decrypt, encrypt } from './envelope.ts'

const MEGABYTES = 64
const plain = randomBytes(MEGABYTES * 1024 * 1024)
const key = randomBytes(32)
const place = { scope: randomUUID(), blob: randomUUID() }

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024)
}

async function timed(name: string, work: () => Promise<Buffer>): Promise<Buffer> {
  const started = performance.now()
  const result = await work()
  console.log(`${name}: ${Math.round((MEGABYTES * 1000) / (performance.now() - started))} MB/s`)
  return result
}

for (let round = 0; round < 3; round++) {
  const sealed = await timed('encrypt', () => buffer(Readable.from(pieces(plain)).pipe(encrypt(key, place))))
  await timed('decrypt', () => buffer(Readable.from(pieces(sealed)).pipe(decrypt(key, place))))
}
