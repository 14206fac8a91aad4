import { createCipheriv, createDecipheriv, randomBytes, type Cipheriv } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Problem } from '../../contract/problem.ts'
import { bytesOfFile, type ByteSource } from './byte-source.ts'

const BLOCK = 16

/** Bytes received whole, that can be looked at anywhere before deciding whether to keep them. */
export interface Spooled extends ByteSource {
  /** All of them, from the beginning; as often as needed. */
  stream(): Readable
  /** To be called when done. */
  drop(): Promise<void>
}

interface Options {
  /** Where the temporary file lies. */
  folder: string
  maxBytes: number
}

/**
 * Receives a stream into a temporary file that only this process can read: its key is random and never leaves the memory.
 * @throws Problem `too-large`, before reading anything when the sender declares too much, in the middle when he declared too little.
 */
export async function spool(bytes: NodeJS.ReadableStream, { folder, maxBytes }: Options): Promise<Spooled> {
  if (declared(bytes) > maxBytes) throw tooLarge(maxBytes)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const place = path.join(folder, randomBytes(12).toString('hex'))
  const handle = await open(place, 'wx+', 0o600)
  const key = randomBytes(32)
  const drop = async (): Promise<void> => {
    await handle.close().catch(() => undefined)
    await rm(place, { force: true })
  }
  try {
    await receive(bytes, maxBytes, createCipheriv('aes-256-ctr', key, counter(0)), (piece) => handle.writeFile(piece))
    const file = await bytesOfFile(handle)
    const read = async (offset: number, length: number): Promise<Buffer> => {
      const before = offset % BLOCK
      const sealed = await file.read(offset - before, length + before)
      return createDecipheriv('aes-256-ctr', key, counter(offset - before)).update(sealed).subarray(before)
    }
    return { size: file.size, read, stream: () => Readable.from(pieces({ size: file.size, read }), { objectMode: false }), drop }
  } catch (error) {
    await drop()
    throw error
  }
}

/** The spooled bytes in memory, for what cannot work on pieces. */
export const wholeOf = (source: ByteSource): Promise<Buffer> => source.read(0, source.size)

async function receive(bytes: NodeJS.ReadableStream, maxBytes: number, cipher: Cipheriv, write: (piece: Buffer) => Promise<void>): Promise<void> {
  let received = 0
  // Not destroyed on leaving: the connection must still carry the refusal.
  for await (const piece of (bytes as Readable).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    received += piece.length
    if (received > maxBytes) break
    await write(cipher.update(piece))
  }
  if (received <= maxBytes) return
  // the rest is read and thrown away: only then does the sender hear the answer
  bytes.resume()
  throw tooLarge(maxBytes)
}

async function* pieces(source: ByteSource): AsyncGenerator<Buffer> {
  const step = 256 * 1024
  for (let at = 0; at < source.size; at += step) yield await source.read(at, step)
}

/** The counter of the block at this offset; the key is used for one file only. */
function counter(offset: number): Buffer {
  const iv = Buffer.alloc(BLOCK)
  iv.writeBigUInt64BE(BigInt(offset / BLOCK), 8)
  return iv
}

function declared(bytes: NodeJS.ReadableStream): number {
  const length = (bytes as { headers?: Record<string, string | undefined> }).headers?.['content-length']
  return length === undefined ? 0 : Number(length)
}

function tooLarge(maxBytes: number): Problem {
  const megabytes = Math.floor(maxBytes / 1_000_000)
  return new Problem('too-large', {
    it: `Il file supera ${megabytes} MB: dividilo, oppure salvalo con una qualità più bassa.`,
    en: `The file is larger than ${megabytes} MB: split it, or save it with a lower quality.`,
  })
}
