import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { Readable } from 'node:stream'
import { Problem } from '../../contract/problem.ts'
import { assertBlobKey, MissingBlobError, type BlobStore } from './store.ts'

export interface S3Settings {
  bucket: string
  endpoint: string | undefined
  region: string
  /** Absent: the usual AWS environment variables or instance role. */
  credentials?: S3ClientConfig['credentials']
}

const CONNECT_MS = 2000
// One that stays silent is asked twice at most: nobody waits longer than ten seconds for a reading. What is written may be slow to be confirmed.
const READ_IDLE_MS = 3500
const WRITE_IDLE_MS = 15_000

/**
 * Files in an S3 bucket (AWS or a compatible service). They arrive there already encrypted.
 * Throws Problem `unavailable` while the service does not answer or asks to come back later.
 */
export function s3BlobStore({ bucket, endpoint, region, credentials }: S3Settings): BlobStore {
  const speaking = (socketTimeout: number): S3Client => new S3Client({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout },
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    // Compatible services do not all know the newer checksums; our own encryption authenticates the content anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const [client, writing] = [speaking(READ_IDLE_MS), speaking(WRITE_IDLE_MS)]
  const target = (key: string): { Bucket: string; Key: string } => {
    assertBlobKey(key)
    return { Bucket: bucket, Key: key }
  }
  return {
    async put(key, content) {
      // of an upload that breaks off, the parts sent already are taken out again
      await new Upload({ client: writing, params: { ...target(key), Body: content } }).done().catch(tell)
    },
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand(target(key)))
        if (!Body) throw new MissingBlobError(key)
        return Body as Readable
      } catch (error) {
        if (isMissing(error)) throw new MissingBlobError(key)
        return tell(error)
      }
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand(target(key))).catch(tell)
    },
    async has(key) {
      try {
        await client.send(new HeadObjectCommand(target(key)))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        return tell(error)
      }
    },
  }
}

function isMissing(error: unknown): boolean {
  return statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket'
}

const statusOf = (error: unknown): number | undefined => (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
const silent = new Set(['TimeoutError', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])

/** Not there at the moment is told as such: whoever asked tries again. */
function tell(error: unknown): never {
  const { name, code = '' } = error as Error & { code?: string }
  const status = statusOf(error) ?? 0
  if (status >= 500 || status === 429 || silent.has(name) || silent.has(code)) throw new Problem('unavailable', undefined, { cause: error })
  throw error
}
