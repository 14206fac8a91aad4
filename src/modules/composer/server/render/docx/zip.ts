import { inflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'

/** The archive is not one, is protected, or unpacks to more than is taken. */
export class ZipRefused extends Error {
  readonly reason: 'not_zip' | 'too_large'
  constructor(reason: 'not_zip' | 'too_large') {
    super(reason)
    this.name = 'ZipRefused'
    this.reason = reason
  }
}

const MOST_ENTRIES = 2000
const MOST_UNPACKED = 60_000_000

/**
 * The files of an archive by name. What the archive says of its sizes is not believed: unpacking itself stops at the limit.
 * @throws ZipRefused
 */
export function readZip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) throw new ZipRefused('not_zip')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new ZipRefused('too_large')
  const files = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  let room = MOST_UNPACKED
  for (let one = 0; one < count; one++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new ZipRefused('not_zip')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (!name.endsWith('/')) {
      const content = unpack(bytes, at, room)
      room -= content.length
      // one name, one file: readers differ in which of two they believe
      if (files.has(name) || name.startsWith('/') || name.includes('..') || name.includes('\\')) throw new ZipRefused('not_zip')
      files.set(name, content)
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

function unpack(bytes: Buffer, entry: number, room: number): Buffer {
  const [flags, method, packed, local] = [bytes.readUInt16LE(entry + 8), bytes.readUInt16LE(entry + 10), bytes.readUInt32LE(entry + 20), bytes.readUInt32LE(entry + 42)]
  if (flags & 1 || local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw new ZipRefused('not_zip')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + packed > bytes.length) throw new ZipRefused('not_zip')
  const content = bytes.subarray(start, start + packed)
  if (method === 0 && content.length <= room) return content
  if (method !== 8) throw new ZipRefused(method === 0 ? 'too_large' : 'not_zip')
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(room, 1) })
  } catch (error) {
    throw new ZipRefused((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'not_zip')
  }
}

/** An archive of these files; the same files give the same bytes. */
export async function writeZip(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  // one moment for all: the archive says nothing of when it was made
  for (const [name, content] of files) zip.addBuffer(content, name, { mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}
