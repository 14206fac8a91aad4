import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { ProblemBody } from '#kernel/contract/problem.ts'
import type { Somebody, World } from '#tests/support/world.ts'
import type { DocumentRow } from '../../contract.ts'

/** Lets the server listen for real: streams of bytes behave as they do in service. */
export async function listen(world: World): Promise<string> {
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
}

export type Bytes = Buffer | string | ReadableStream<Uint8Array>

export interface Sent {
  status: number
  document: DocumentRow
  problem: ProblemBody
}

/** Sends bytes as the browser does. */
export async function send(address: string, who: Pick<Somebody, 'token'>, path: string, query: Record<string, string>, body: Bytes, key: string = randomUUID()): Promise<Sent> {
  const response = await fetch(`${address}${path}?${new URLSearchParams(query)}`, {
    method: 'PUT',
    headers: { cookie: `accanto_session=${who.token}`, 'idempotency-key': key, 'content-type': 'application/octet-stream' },
    body,
    ...({ duplex: 'half' } as object),
  } as RequestInit)
  const answer = (await response.json()) as never
  return { status: response.status, document: answer, problem: answer }
}

/** Reads bytes as the browser does. */
export const fetchAs = (address: string, who: Pick<Somebody, 'token'>, path: string): Promise<Response> =>
  fetch(`${address}${path}`, { headers: { cookie: `accanto_session=${who.token}` } })

/** A small PDF with a content of its own. */
export const pdf = (words: string): Buffer => Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
