import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decrypt, encrypt, type Place } from './envelope.ts'
import type { BlobStore } from './store.ts'

/** Encrypts a stream on its way into the store. A source that breaks off leaves nothing behind. */
export async function putEncrypted(blobs: BlobStore, scopeKey: Buffer, place: Place, content: Readable): Promise<void> {
  const cipher = encrypt(scopeKey, place)
  const stored = blobs.put(place.blob, cipher).catch((error: unknown) => {
    cipher.destroy(error as Error)
    throw error
  })
  const results = await Promise.allSettled([stored, pipeline(content, cipher)])
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

/**
 * Opens a stored file as plain bytes. The stream fails with DamagedFileError as soon as something does not add up, the end included: an
 * answer already begun must then be broken off, never ended normally.
 */
export async function getDecrypted(blobs: BlobStore, scopeKey: Buffer, place: Place): Promise<Readable> {
  const stored = await blobs.get(place.blob)
  const plain = decrypt(scopeKey, place)
  stored.once('error', (error) => plain.destroy(error))
  plain.once('close', () => stored.destroy())
  return stored.pipe(plain)
}
