import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A stand-in for S3 in memory: one bucket, the few calls that the store makes, and the signature of each verified (AWS Signature Version 4). */
export interface StandInS3 {
  endpoint: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  objects: Map<string, Buffer>
  /** Parts of uploads that are neither completed nor aborted. */
  parts: Map<string, Buffer>
  /** How many uploads in parts were begun. */
  begun: number
  /** Methods, in order. */
  asked: string[]
  mood: 'well' | 'busy' | 'silent'
  stop(): Promise<void>
}

const BUCKET = '/documents/'

export async function startS3(): Promise<StandInS3> {
  const server = createServer((request, response) => {
    void buffer(request).then((body) => answer(s3, request, response, body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const s3: StandInS3 = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'a secret of the bucket' },
    objects: new Map(), parts: new Map(), begun: 0, asked: [], mood: 'well',
    stop: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
  return s3
}

function answer(s3: StandInS3, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const url = new URL(request.url ?? '', s3.endpoint)
  const refuse = (status: number, code: string): void => void response.writeHead(status, { 'content-type': 'application/xml' }).end(request.method === 'HEAD' ? undefined : `<Error><Code>${code}</Code></Error>`)
  s3.asked.push(request.method ?? '')
  if (s3.mood === 'silent') return
  if (s3.mood === 'busy') return refuse(503, 'SlowDown')
  if (!isSigned(s3, request, url)) return refuse(403, 'SignatureDoesNotMatch')
  if (!url.pathname.startsWith(BUCKET)) return refuse(404, 'NoSuchBucket')
  if (url.searchParams.has('uploads') || url.searchParams.has('uploadId')) return inParts(s3, request, response, { url, body })
  const key = url.pathname
  if (request.method === 'PUT') {
    s3.objects.set(key, body)
    response.setHeader('ETag', '"1"').end()
  } else if (request.method === 'DELETE') {
    s3.objects.delete(key)
    response.writeHead(204).end()
  } else if (s3.objects.has(key)) {
    response.end(request.method === 'HEAD' ? undefined : s3.objects.get(key))
  } else refuse(404, 'NoSuchKey')
}

function inParts(s3: StandInS3, { method }: IncomingMessage, response: ServerResponse, { url, body }: { url: URL; body: Buffer }): void {
  const upload = url.searchParams.get('uploadId')
  const drop = (): void => {
    for (const part of s3.parts.keys()) if (part.startsWith(`${upload}/`)) s3.parts.delete(part)
  }
  if (!upload) {
    s3.begun++
    response.end(`<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><UploadId>${randomUUID()}</UploadId></InitiateMultipartUploadResult>`)
  } else if (method === 'PUT') {
    const number = url.searchParams.get('partNumber')
    s3.parts.set(`${upload}/${number}`, body)
    response.setHeader('ETag', `"${number}"`).end()
  } else if (method === 'POST') {
    const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map((match) => match[1])
    s3.objects.set(url.pathname, Buffer.concat(numbers.map((number) => s3.parts.get(`${upload}/${number}`) as Buffer)))
    drop()
    response.end('<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>')
  } else {
    drop()
    response.writeHead(204).end()
  }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Computes the signature anew from what arrived, as the service does. */
function isSigned({ credentials }: StandInS3, request: IncomingMessage, url: URL): boolean {
  const match = /^AWS4-HMAC-SHA256 Credential=test\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '')
  if (!match) return false
  const [, day, region, names, signature] = match as unknown as [string, string, string, string, string]
  const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted().join('&')
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('')
  const canonical = [request.method, url.pathname, query, headers, names, request.headers['x-amz-content-sha256']].join('\n')
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], `${day}/${region}/s3/aws4_request`, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${credentials.secretAccessKey}`, day))
  return hmac(key, text).toString('hex') === signature
}
