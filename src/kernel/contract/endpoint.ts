import * as z from 'zod'

/**
 * The declared form of one HTTP call: what it takes, what it gives, who may try it and whether it leaves a trace.
 * The server implements it (`operation`), the web calls it (`call`), OpenAPI is generated from it.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `public`: no session. `pending`: password given, second factor awaited. `session`: fully signed in. */
export type Auth = 'public' | 'pending' | 'session'

/** How the payload travels: JSON both ways, raw bytes in (`upload`), or raw bytes out (`download`). */
export type Transport = 'json' | 'upload' | 'download'

type Obj = z.ZodObject
type Empty = z.ZodObject<{}>

export interface Endpoint<P extends Obj = Obj, Q extends Obj = Obj, B extends Obj = Obj, R extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly auth: Auth
  readonly transport: Transport
  /** Trace left by a success. Refusals are always recorded. `none` is only for reads without personal data. */
  readonly audit: 'always' | 'none'
  /** A password goes in or a secret comes out: nothing of either is kept for retries, and a retry is refused instead of answered. */
  readonly secret: boolean
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly response: R
}

/** What is needed to call an endpoint without its schemas. */
export type Address = Pick<Endpoint, 'id' | 'method' | 'path' | 'auth'>

interface Definition<P extends Obj, Q extends Obj, B extends Obj, R extends z.ZodType> {
  id: `${string}.${string}`
  method: Method
  path: `/api/${string}`
  summary: string
  auth?: Auth
  transport?: Transport
  audit?: 'always' | 'none'
  secret?: boolean
  params?: P
  query?: Q
  body?: B
  response: R
}

const empty = z.object({})

/**
 * Declares an endpoint. `params`, `query` and `body` are merged into one input for the handler, so their keys must differ.
 * Path parameters are written `{caseId}`. Every call other than GET must carry an `Idempotency-Key` header (a UUID made by the client,
 * the "requestId"): a retry with the same key answers the first result.
 */
export function endpoint<R extends z.ZodType, P extends Obj = Empty, Q extends Obj = Empty, B extends Obj = Empty>(
  definition: Definition<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  const params = definition.params ?? (empty as unknown as P)
  const query = definition.query ?? (empty as unknown as Q)
  const body = definition.body ?? (empty as unknown as B)
  const keys = [...Object.keys(params.shape), ...Object.keys(query.shape), ...Object.keys(body.shape)]
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice) throw new Error(`${definition.id}: "${twice}" is declared in two places of the input`)
  const named = [...definition.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  if (named.join() !== Object.keys(params.shape).join()) throw new Error(`${definition.id}: path and params name different parameters`)
  if (definition.audit === 'none' && definition.method !== 'GET') throw new Error(`${definition.id}: a mutation always leaves a trace`)
  return { auth: 'session', transport: 'json', audit: 'always', secret: false, ...definition, params, query, body }
}

/** zod types an object without keys as "no key may exist", which nothing could be merged with. */
type Part<T> = string extends keyof T ? unknown : T

/** What a handler receives: the parsed params, query and body in one object. */
export type Input<E extends Endpoint> = Part<z.output<E['params']>> & Part<z.output<E['query']>> & Part<z.output<E['body']>>
/** What a client passes: the same before parsing (defaults may be left out). */
export type ClientInput<E extends Endpoint> = Part<z.input<E['params']>> & Part<z.input<E['query']>> & Part<z.input<E['body']>>
/** What a handler returns, before the response schema checks and strips it. */
export type Answer<E extends Endpoint> = z.input<E['response']>
/** What a client gets. */
export type Result<E extends Endpoint> = z.output<E['response']>
