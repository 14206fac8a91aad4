import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Endpoint } from '../contract/endpoint.ts'
import { Problem } from '../contract/problem.ts'
import { record, recordApart, type AuditFrame, type Outcome, type Trail } from './audit.ts'
import { lastly, transact, troubleOf, type Tx } from './db.ts'
import { enqueue } from './jobs.ts'
import type { Log } from './log.ts'
import type { Actor, Context, Operation, Origin } from './operation.ts'
import type { Services } from './services.ts'
import { canonicalJson } from './audit-leaf.ts'

export interface Runtime {
  readonly pool: pg.Pool
  readonly services: Services
  readonly log: Log
}

export interface Call {
  /** Hex SHA-256 of the session token, null without cookie. */
  sessionHash: string | null
  /** The client's idempotency key (requestId). */
  key: string | null
  origin: Origin
  input: Record<string, unknown>
  /** Longest time that a transaction may take as a whole, ms; absent: as long as its statements take. */
  longestMs?: number
}

export interface CookieChange {
  name: 'session' | 'device'
  value: string | null
  maxAgeSeconds: number | undefined
}

/** What a refusal that commits leaves for retries. */
interface Refused {
  refused: Pick<Problem, 'code' | 'detail' | 'errors'>
}

export interface Outcoming {
  answer: unknown
  cookies: CookieChange[]
}

const anonymous = { actorId: null, sessionId: null, organisationId: null }

/**
 * The one choke point: every request, reads included, passes here. Throws `Problem`. Two transactions that block each other, and a table changed by a
 * migration meanwhile, are the database's matter, not the user's: he is run again.
 */
export async function runOperation(runtime: Runtime, operation: Operation, call: Call): Promise<Outcoming> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOperation(runtime, operation, call)
    } catch (error) {
      const trouble = troubleOf(error)
      if (attempt < 3 && trouble === 'serialization') continue
      // each connection of the pool may keep an old plan; each that fails so is thrown away
      if (attempt < 30 && trouble === 'outdated') continue
      throw problemOf(error)
    }
  }
}

/** What the database said, in the caller's terms. A row-level refusal is the same 404 as a missing row. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const trouble = troubleOf(error)
  // a reference to what does not exist (any more) reads the same as one to what he may not see
  if (trouble === 'refused' || trouble === 'broken-reference') return new Problem('not-found', undefined, { cause: error })
  if (trouble === 'duplicate') return new Problem('conflict', { it: 'Esiste già.', en: 'It exists already.' }, { cause: error })
  if (trouble === 'unfit') return new Problem('invalid', { it: 'Un valore non è leggibile: un carattere non ammesso, una data o un numero fuori misura.', en: 'A value cannot be read: a character that is not allowed, a date or a number out of range.' }, { cause: error })
  if (trouble === 'busy' || trouble === 'serialization' || trouble === 'outdated') return new Problem('unavailable', undefined, { cause: error })
  return new Problem('internal', undefined, { cause: error })
}

async function attemptOperation(runtime: Runtime, operation: Operation, call: Call): Promise<Outcoming> {
  const { endpoint } = operation
  const now = runtime.services.clock.now()
  const trail: Trail = { subjects: new Set(), detail: {}, apart: [] }
  let frame: AuditFrame = { at: new Date(now).toISOString(), ...anonymous, action: endpoint.id, remote: remoteOf(call.origin), requestKey: call.key }
  const cookies: CookieChange[] = []
  let committed = false
  const open = async (tx: Tx): Promise<Context<Actor | null>> => {
    const actor = call.sessionHash ? await beginSession(tx, call.sessionHash) : null
    if (actor) frame = { ...frame, actorId: actor.id, sessionId: actor.sessionId, organisationId: actor.organisationId }
    assertStage(endpoint.auth, actor)
    return contextOf(runtime, tx, actor, call, now, trail, cookies)
  }
  try {
    const ready = await prepared(runtime, operation, call, open)
    const answer = await transact(runtime.pool, async (tx) => {
      const context = await open(tx)
      const { actor } = context
      const bodyHash = call.key && actor?.stage === 'full' ? hashOf(endpoint.id, endpoint.secret ? {} : call.input) : null
      if (bodyHash) {
        const earlier = await claimKey(tx, actor!.id, call.key!, endpoint.id, bodyHash, frame.at)
        if (earlier) return earlierAnswer(endpoint.secret, earlier)
      }
      const raw = await operation.handle(context as Context<never>, call.input as never, ready)
      if (raw instanceof Problem) {
        await recordApart(tx, frame, trail)
        await record(tx, frame, outcomeOf(raw), refusalOf(trail, raw))
        if (bodyHash) await keepAnswer(tx, actor!.id, call.key!, { refused: { code: raw.code, detail: raw.detail, errors: raw.errors } })
        return raw
      }
      const answer = endpoint.transport === 'download' ? raw : endpoint.response.parse(raw)
      await leaveTrace(tx, endpoint, frame, trail, bodyHash ? { actorId: actor!.id, key: call.key!, value: answer } : null)
      return answer
    }, call.longestMs)
    committed = true
    if (answer instanceof Problem) throw answer
    return { answer, cookies }
  } catch (error) {
    if (!committed) await recordRefusal(runtime, call, frame, trail, error)
    throw error
  }
}

/** What the long work of an operation gave; nothing when the answer to this very request is kept already. */
async function prepared(runtime: Runtime, { prepare }: Operation, { key, input, longestMs }: Call, open: (tx: Tx) => Promise<Context<Actor | null>>): Promise<unknown> {
  if (!prepare) return undefined
  const work = await transact(runtime.pool, async (tx) => {
    const context = await open(tx)
    const kept = key && context.actor && await tx.selectFrom('kernel.request').select('key').where('actor_id', '=', context.actor.id).where('key', '=', key).executeTakeFirst()
    return kept ? undefined : prepare(context as Context<never>, input as never)
  }, longestMs)
  return work?.()
}

/** The event, and the answer kept for retries; whichever comes last travels with the commit. */
async function leaveTrace(tx: Tx, endpoint: Endpoint, frame: AuditFrame, trail: Trail, answered: { actorId: string; key: string; value: unknown } | null): Promise<void> {
  const kept = answered && !endpoint.secret ? answered : null
  await recordApart(tx, frame, trail)
  if (endpoint.audit === 'always') {
    const event = (): Promise<void> => record(tx, frame, 'ok', trail)
    await (kept ? event() : lastly(tx, event))
  }
  if (kept) await lastly(tx, () => keepAnswer(tx, kept.actorId, kept.key, { value: kept.value }, trail.subjects))
}

async function beginSession(tx: Tx, hash: string): Promise<Actor | null> {
  const { rows } = await sql<{
    session_id: string; stage: Actor['stage']; actor_id: string; display_name: string; organisation_id: string
    language: Actor['language']; idle_minutes: number; expires_at: string; roles: Actor['roles']
  }>`select * from kernel.begin_session(${hash})`.execute(tx)
  const row = rows[0]
  if (!row) return null
  return {
    id: row.actor_id, sessionId: row.session_id, stage: row.stage, displayName: row.display_name, organisationId: row.organisation_id,
    language: row.language, idleMinutes: row.idle_minutes, expiresAt: row.expires_at, roles: row.roles,
  }
}

function assertStage(auth: 'public' | 'pending' | 'session', actor: Actor | null): void {
  if (auth === 'public') return
  if (!actor) throw new Problem('not-signed-in')
  if (auth === 'session' && actor.stage !== 'full') throw new Problem('not-signed-in')
}

function contextOf(
  runtime: Runtime, tx: Tx, actor: Actor | null, call: Call, now: number, trail: Trail, cookies: CookieChange[],
): Context<Actor | null> {
  return {
    tx,
    actor,
    audit(subject, detail) {
      trail.subjects.add(subject)
      if (detail) Object.assign(trail.detail, detail)
    },
    auditApart: (action, subjects) => void trail.apart!.push({ action, subjects }),
    note: (detail) => void Object.assign(trail.detail, detail),
    now,
    enqueue: (task, payload, options) => enqueue(tx, task, payload, options),
    origin: call.origin,
    log: runtime.log,
    services: runtime.services,
    setCookie: (name, value, maxAgeSeconds) => void cookies.push({ name, value, maxAgeSeconds }),
  }
}

/** First one with this key goes on; a retry waits for it, then gets its answer; the same key with other data is refused. */
async function claimKey(tx: Tx, actorId: string, key: string, endpointId: string, bodyHash: Buffer, at: string): Promise<Earlier | null> {
  const claimed = await tx
    .insertInto('kernel.request')
    .values({ actor_id: actorId, key, endpoint: endpointId, body_hash: bodyHash, created_at: at })
    .onConflict((conflict) => conflict.columns(['actor_id', 'key']).doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return null
  const earlier = await tx
    .selectFrom('kernel.request').select(['body_hash', 'answer', stillReached.as('still_reached')]).where('actor_id', '=', actorId).where('key', '=', key)
    .executeTakeFirst()
  if (!earlier || !earlier.body_hash.equals(bodyHash)) throw new Problem('request-id-reused')
  if (!earlier.still_reached) throw new Problem('not-found')
  return earlier.answer as Earlier | null ?? {}
}

/** Every section that he reached of what the answer speaks of, he reaches today: what was kept from him since is not given back by a retry. */
const stillReached = sql<boolean>`not exists (select 1 from unnest(reached) k where not exists (
  select 1 from kernel.reach r where r.subject = split_part(k, ' ', 1)::uuid and r.section = split_part(k, ' ', 2)::smallint))`

interface Earlier extends Partial<Refused> {
  value?: unknown
}

function earlierAnswer(secret: boolean, { value, refused }: Earlier): unknown {
  if (refused) throw new Problem(refused.code, refused.detail, refused.errors ? { errors: refused.errors } : {})
  if (secret) throw new Problem('conflict', { it: 'È già stato fatto, e il risultato si mostra una volta sola.', en: 'It was done already, and its result is shown only once.' })
  return value
}

async function keepAnswer(tx: Tx, actorId: string, key: string, answer: { value: unknown } | Refused, subjects: Iterable<string> = []): Promise<void> {
  const reached = sql<string[]>`array(select r.subject || ' ' || r.section from kernel.reach r where r.subject = any (${[...subjects]}::uuid[]))`
  await tx
    .updateTable('kernel.request').set({ answer: JSON.stringify(answer), reached })
    .where('actor_id', '=', actorId).where('key', '=', key).execute()
}

/** A refusal leaves its own trace, in its own transaction, since the business one was rolled back. */
async function recordRefusal(runtime: Runtime, call: Call, frame: AuditFrame, trail: Trail, error: unknown): Promise<void> {
  const problem = problemOf(error)
  if (problem.code === 'internal' || problem.code === 'unavailable') return
  await transact(runtime.pool, async (tx) => {
    if (call.sessionHash) await beginSession(tx, call.sessionHash)
    await recordApart(tx, frame, trail)
    await record(tx, frame, outcomeOf(problem), refusalOf(trail, problem))
  })
}

const outcomeOf = ({ code }: Problem): Outcome => (code === 'invalid' || code === 'stale' || code === 'conflict' ? 'failed' : 'refused')
const refusalOf = (trail: Trail, { code }: Problem): Trail => ({ subjects: trail.subjects, detail: { ...trail.detail, code } })

const remoteOf = (origin: Origin): string => `${origin.ip} ${createHash('sha256').update(origin.userAgent).digest('hex').slice(0, 8)}`

const hashOf = (endpointId: string, input: Record<string, unknown>): Buffer =>
  createHash('sha256').update(`${endpointId}\n${canonicalJson(input)}`).digest()

