import type { ByteSource } from './byte-source.ts'

const LARGEST_DIRECTORY = 4 * 1024 * 1024

/** Names of the entries of a ZIP, from its central directory; undefined when it has none that is sound. Nothing is unpacked. */
export async function zipNames(source: ByteSource): Promise<string[] | undefined> {
  const tailLength = Math.min(source.size, 65_557)
  const tail = await source.read(source.size - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > tail.length) return undefined
  const size = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (size > LARGEST_DIRECTORY || offset + size > source.size) return undefined
  const directory = await source.read(offset, size)
  const names: string[] = []
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return undefined
    const length = directory.readUInt16LE(at + 28)
    names.push(directory.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names
}
