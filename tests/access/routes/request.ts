import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import type { Chance } from '../oracle/random.ts'
import { sampleOf } from './sample.ts'

export interface Prepared {
  method: Endpoint['method']
  url: string
  headers: Record<string, string>
  payload?: unknown
}

/** A request that fits the declaration of an endpoint, with identifiers that nobody has. */
export function prepare(endpoint: Endpoint, chance: Chance, given: Record<string, unknown> = {}): Prepared {
  const part = (type: Endpoint['body']): Record<string, unknown> => {
    const sampled = sampleOf(type, chance) as Record<string, unknown>
    return { ...sampled, ...Object.fromEntries(Object.entries(given).filter(([name]) => name in type.shape)) }
  }
  const params = part(endpoint.params)
  const query = Object.entries(part(endpoint.query)).filter(([, value]) => value !== null && value !== undefined)
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(query.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)] as [string, string]))
  const prepared: Prepared = { method: endpoint.method, url: search.size ? `${path}?${search}` : path, headers: {} }
  if (endpoint.method === 'GET') return prepared
  prepared.headers['idempotency-key'] = randomUUID()
  if (endpoint.transport === 'upload') return { ...prepared, headers: { ...prepared.headers, 'content-type': 'application/octet-stream' }, payload: Buffer.from('prova') }
  return { ...prepared, payload: part(endpoint.body) }
}

export const send = (app: FastifyInstance, { headers, ...request }: Prepared, token?: string): Promise<LightMyRequestResponse> =>
  app.inject({ ...request, headers: { ...headers, ...(token ? { cookie: `accanto_session=${token}` } : {}) } } as never)
