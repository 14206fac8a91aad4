import type { Address, ClientInput, Endpoint, Result } from '../contract/endpoint.ts'
import type { FieldError, ProblemBody, ProblemCode } from '../contract/problem.ts'
import { newId } from '../domain/ids.ts'
import { getLanguage } from './i18n/language.ts'
import { lock, sessionState, unlocked } from './session-state.ts'

/** Longest wait for one call, its repetitions included. */
const PATIENCE = 20_000
const PAUSES = [400, 1500]

/** `offline`: no answer came (network, timeout); everything else is the server's own code. */
export type ApiCode = ProblemCode | 'offline'

/** A refusal or failure of a call, with what the server said. */
export class ApiProblem extends Error {
  readonly code: ApiCode
  readonly status: number
  readonly body: ProblemBody
  constructor(body: ProblemBody) {
    super(body.detail ?? body.title)
    this.name = 'ApiProblem'
    this.code = body.code as ApiCode
    this.status = body.status
    this.body = body
  }
  /** What is wrong, by path of the field (`children.0.name`). */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries((this.body.errors ?? []).map((error: FieldError) => [error.path, error.message]))
  }
  /** With `stale`: the present state of what was to be changed. */
  get current(): unknown {
    return this.body.current
  }
}

const said = {
  offline: {
    it: ['Il server non risponde', 'Controlla la connessione: quello che hai scritto è ancora qui, puoi riprovare.'],
    en: ['The server does not answer', 'Check the connection: what you wrote is still here, you can try again.'],
  },
  internal: {
    it: ['Errore del sistema', 'Quello che hai scritto non è perso: riprova tra poco.'],
    en: ['System error', 'What you wrote is not lost: try again shortly.'],
  },
} as const

const ownProblem = (code: keyof typeof said, status: number): ApiProblem => {
  const [title, detail] = said[code][getLanguage()]
  return new ApiProblem({ type: `urn:accanto:${code}`, code, status, title, detail })
}

/** A key for one intended change: kept and reused when the same change is sent again. */
export const newKey = (): string => newId()

type Loose = Record<string, unknown>
const own = (shape: object, input: Loose): Loose => Object.fromEntries(Object.keys(shape).filter((key) => input[key] !== undefined).map((key) => [key, input[key]]))

/** The address of a call: path parameters and query filled in from the input. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Partial<ClientInput<E>>): string {
  const given = input as Loose
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name])))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(own(endpoint.query.shape, given))) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== null && one !== '') query.append(key, String(one))
  }
  return query.size ? `${path}?${query}` : path
}

/** The address of a `download` endpoint, for a link or an image. */
export const downloadUrl = addressOf

/** Turns an answer that is not a success into the problem it carries. */
export function problemFrom(status: number, text: string): ApiProblem {
  try {
    const body = JSON.parse(text) as ProblemBody
    if (typeof body.code === 'string' && typeof body.title === 'string') return new ApiProblem(body)
  } catch {
    // A proxy's own page, not ours.
  }
  return status >= 502 && status <= 504 ? ownProblem('offline', status) : ownProblem('internal', status)
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason)), { once: true })
  })

/** Sends, and sends the very same again when the network failed: the server answers a repeated key with the first result. */
async function sendPatiently(url: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const wait = PAUSES[attempt]
    try {
      const response = await fetch(url, { ...init, signal })
      if (response.status !== 503 || wait === undefined) return response
    } catch (cause) {
      if (signal.aborted || wait === undefined) throw cause
    }
    await pause(wait!, signal)
  }
}

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** The key of this change; made when left out. */
  key?: string | undefined
  /** Asked by the clock, not by the person: does not keep the session awake. */
  background?: boolean | undefined
}

function requestFor(endpoint: Address, body: object, { key, background }: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json', 'accept-language': getLanguage() }
  if (background) headers['x-background'] = '1'
  if (endpoint.method === 'GET') return { method: 'GET', headers, credentials: 'same-origin' }
  headers['idempotency-key'] = key ?? newKey()
  headers['content-type'] = 'application/json'
  return { method: endpoint.method, headers, credentials: 'same-origin', body: JSON.stringify(body) }
}

/** Is this the answer of a session that ended while somebody was working? */
export const isExpired = (endpoint: Address, problem: ApiProblem): boolean =>
  endpoint.auth === 'session' && problem.code === 'not-signed-in' && sessionState().status === 'signed-in'

/**
 * Calls an endpoint of the contract. Throws `ApiProblem`; a session that ended covers the screen and, after the sign-in, the same call
 * goes again with the same key, so that nothing written is lost.
 */
export const call = <E extends Endpoint>(endpoint: E, input: ClientInput<E>, options: CallOptions = {}): Promise<Result<E>> =>
  exchange(endpoint, addressOf(endpoint, input), requestFor(endpoint, own(endpoint.body.shape, input as Loose), options), options.signal)

/** Calls an address without input before its schemas have come (the first question of a page) or when they might not come any more (signing out). */
export const callBare = <R>(address: Address): Promise<R> => exchange(address, address.path, requestFor(address, {}, {}), undefined)

async function exchange<R>(endpoint: Address, url: string, init: RequestInit, signal: AbortSignal | undefined): Promise<R> {
  for (;;) {
    const limit = AbortSignal.timeout(PATIENCE)
    let response: Response
    let text: string
    try {
      response = await sendPatiently(url, init, signal ? AbortSignal.any([signal, limit]) : limit)
      text = await response.text()
    } catch (cause) {
      if (signal?.aborted) throw cause
      throw ownProblem('offline', 0)
    }
    if (response.ok) return (text ? JSON.parse(text) : undefined) as R
    const problem = problemFrom(response.status, text)
    if (!isExpired(endpoint, problem)) throw problem
    lock('expired')
    await unlocked(signal)
  }
}

/** Says a failure in words for the person, whatever was thrown. */
export function sayProblem(problem: unknown): { title: string; detail?: string | undefined } {
  const known = problem instanceof ApiProblem ? problem : ownProblem('internal', 500)
  return { title: known.body.title, detail: known.body.detail }
}
