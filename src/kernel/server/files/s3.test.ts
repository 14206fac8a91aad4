import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDecrypted, putEncrypted } from './encrypted-files.ts'
import { s3BlobStore } from './s3.ts'
import { MissingBlobError, type BlobStore } from './store.ts'

/** The few calls of S3 that the store makes, in memory. */
function startStandIn(objects: Map<string, Buffer>): Server {
  const parts = new Map<string, Buffer>()
  return createServer((request: IncomingMessage, response) => {
    void buffer(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://s3')
      const key = url.pathname
      const upload = url.searchParams.get('uploadId')
      if (request.method === 'POST' && url.searchParams.has('uploads')) {
        response.end(`<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><UploadId>${randomUUID()}</UploadId></InitiateMultipartUploadResult>`)
      } else if (request.method === 'PUT' && upload) {
        parts.set(`${upload}/${url.searchParams.get('partNumber')}`, body)
        response.setHeader('ETag', `"${url.searchParams.get('partNumber')}"`).end()
      } else if (request.method === 'POST' && upload) {
        const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map((match) => match[1])
        objects.set(key, Buffer.concat(numbers.map((number) => parts.get(`${upload}/${number}`) as Buffer)))
        response.end('<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>')
      } else if (request.method === 'PUT') {
        objects.set(key, body)
        response.setHeader('ETag', '"1"').end()
      } else if (request.method === 'DELETE') {
        objects.delete(key)
        response.writeHead(204).end()
      } else if (objects.has(key)) {
        response.end(request.method === 'HEAD' ? undefined : objects.get(key))
      } else {
        response.writeHead(404).end(request.method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code></Error>')
      }
    })
  })
}

const objects = new Map<string, Buffer>()
const server = startStandIn(objects)
let blobs: BlobStore
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  blobs = s3BlobStore({ bucket: 'documents', endpoint: `http://127.0.0.1:${port}`, region: 'eu-south-1', credentials })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

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
  expect(objects.get(`/documents/${place.blob}`)?.includes('Relazione')).toBe(false)
  expect((await buffer(await getDecrypted(blobs, scopeKey, place))).equals(content)).toBe(true)
  await blobs.delete(place.blob)
  expect(await blobs.has(place.blob)).toBe(false)
})
