import type { Answer, Endpoint, Input } from '../contract/endpoint.ts'
import type { Problem } from '../contract/problem.ts'
import type { Log } from './log.ts'
import type { Tx } from './db.ts'
import type { JobOptions } from './jobs.ts'
import type { Services } from './services.ts'

export interface RoleHeld {
  unitId: string
  organisationId: string
  role: string
}

/** Who acts, as the session says. What he reaches is decided in SQL; what he may do, in each module's `access.ts`. */
export interface Actor {
  readonly id: string
  readonly sessionId: string
  readonly stage: 'pending' | 'full'
  readonly displayName: string
  readonly organisationId: string
  readonly language: 'it' | 'en'
  readonly idleMinutes: number
  readonly expiresAt: string
  readonly roles: readonly RoleHeld[]
}

/** Where a request came from, for sign-in and the audit trail. */
export interface Origin {
  ip: string
  userAgent: string
  /** Long-lived random cookie of the browser; tells a known device from a new one. */
  device: string | null
}

/** Everything a handler may use. There is no pool here: only the open transaction. */
export interface Context<A = Actor> {
  readonly tx: Tx
  readonly actor: A
  /** Notes whose file was read or changed, for "who looked at this file". Call it for each subject touched. */
  audit(subject: string, detail?: Record<string, string | number | boolean | null>): void
  /** Writes beside its event another, about these subjects alone: who may read of them there is told nothing of those that the act itself is about. */
  auditApart(action: string, subjects: readonly string[]): void
  /** Notes a fact about the act itself (a code, a count), never content. */
  note(detail: Record<string, string | number | boolean | null>): void
  /** The instant of this request, milliseconds since 1970, the same for the whole operation. */
  readonly now: number
  /** Queues a task that starts only if this transaction commits. Payloads hold ids only. */
  enqueue(task: string, payload: Record<string, unknown>, options?: JobOptions): Promise<void>
  readonly origin: Origin
  readonly log: Log
  readonly services: Services
  /** Cookies to set when the transaction has committed; null removes. */
  setCookie(name: 'session' | 'device', value: string | null, maxAgeSeconds?: number): void
}

/** The bytes a `download` endpoint answers; the body is opened only after commit, so that a read is recorded before it is given. */
export interface FileAnswer {
  mediaType: string
  fileName: string
  size: number | null
  inline: boolean
  open(): Promise<NodeJS.ReadableStream>
}

type Handled<E extends Endpoint> = E['transport'] extends 'download' ? FileAnswer : Answer<E>
type ActorOf<E extends Endpoint> = E['auth'] extends 'public' ? Actor | null : Actor

export interface Operation<E extends Endpoint = Endpoint> {
  readonly endpoint: E
  /** Reads what long work needs, in a transaction of its own; the work it gives back runs outside any, and the handler gets what came of it. */
  prepare?(context: Context<never>, input: never): Promise<() => Promise<unknown>>
  handle(context: Context<never>, input: never, prepared?: unknown): Promise<unknown>
}

/**
 * Ties an endpoint to what it does. The handler runs inside: parse → open transaction → set session → run → validate output → audit →
 * commit → map errors (`run-operation.ts`). It throws `Problem`s to refuse; one that it returns refuses too, but what was written stays
 * (failed attempts to sign in are counted that way).
 */
export function operation<E extends Endpoint>(
  endpoint: E,
  handle: (context: Context<ActorOf<E>>, input: Input<E>) => Promise<Handled<E> | Problem>,
): Operation<E> {
  return { endpoint, handle: handle as never }
}

/**
 * An operation whose long work (a file read and compared, seconds) must hold no transaction: `prepare` refuses and reads, as who acts; what it gives back runs
 * outside any transaction; the handler then checks again and writes. Only what cannot change meanwhile may be trusted to the handler unread.
 */
export function preparedOperation<E extends Endpoint, P>(
  endpoint: E,
  prepare: (context: Context<ActorOf<E>>, input: Input<E>) => Promise<() => Promise<P>>,
  handle: (context: Context<ActorOf<E>>, input: Input<E>, prepared: P) => Promise<Handled<E> | Problem>,
): Operation<E> {
  return { endpoint, prepare: prepare as never, handle: handle as never }
}
