import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { Readable } from 'node:stream'
import { assertBlobKey, MissingBlobError, type BlobStore } from './store.ts'

export interface S3Settings {
  bucket: string
  endpoint: string | undefined
  region: string
  /** Absent: the usual AWS environment variables or instance role. */
  credentials?: S3ClientConfig['credentials']
}

/** Files in an S3 bucket (AWS or a compatible service). They arrive there already encrypted. */
export function s3BlobStore({ bucket, endpoint, region, credentials }: S3Settings): BlobStore {
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    // Compatible services do not all know the newer checksums; our own encryption authenticates the content anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const target = (key: string): { Bucket: string; Key: string } => {
    assertBlobKey(key)
    return { Bucket: bucket, Key: key }
  }
  return {
    async put(key, content) {
      await new Upload({ client, params: { ...target(key), Body: content } }).done()
    },
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand(target(key)))
        if (!Body) throw new MissingBlobError(key)
        return Body as Readable
      } catch (error) {
        if (isMissing(error)) throw new MissingBlobError(key)
        throw error
      }
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand(target(key)))
    },
    async has(key) {
      try {
        await client.send(new HeadObjectCommand(target(key)))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
  }
}

function isMissing(error: unknown): boolean {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404
}
