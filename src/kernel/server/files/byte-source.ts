import type { FileHandle } from 'node:fs/promises'

/** Bytes that can be looked at anywhere, in memory or on disk. */
export interface ByteSource {
  readonly size: number
  /** Fewer bytes than asked only at the end. */
  read(offset: number, length: number): Promise<Buffer>
}

export function bytesOf(content: Buffer): ByteSource {
  return { size: content.length, read: async (offset, length) => content.subarray(offset, offset + length) }
}

export async function bytesOfFile(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat()
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset))
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, offset)
      return buffer.subarray(0, bytesRead)
    },
  }
}
