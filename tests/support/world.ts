import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { ClientInput, Endpoint, Result } from '#kernel/contract/endpoint.ts'
import type { ProblemBody } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { readConfig } from '#kernel/server/config.ts'
import { openPool } from '#kernel/server/db.ts'
import { localBlobStore } from '#kernel/server/files/local.ts'
import { masterKey } from '#kernel/server/files/master-key.ts'
import { buildHttp } from '#kernel/server/http.ts'
import { openLog } from '#kernel/server/log.ts'
import type { Runtime } from '#kernel/server/run-operation.ts'
import { replaceEngine } from '#modules/identity/server/engine.ts'
import { operations } from '#server/registry.ts'
import { cloneDatabase } from './database.ts'

// Worlds call many children by the same name: only tests about identity compare them (`server/testing/` of that module, or `realEngine`).
replaceEngine(() => Promise.resolve([]))

export interface Reply<T> {
  status: number
  /** The answer when the status is 200; otherwise reading it fails the test with the problem. */
  readonly body: T
  readonly problem: ProblemBody
}

/** Somebody signed in, who calls endpoints as the browser does. */
export interface Somebody {
  operatorId: string
  unitId: string
  organisationId: string
  name: string
  token: string
  call<E extends Endpoint>(endpoint: E, input: ClientInput<E>, options?: { key?: string }): Promise<Reply<Result<E>>>
}

export interface Body {
  organisationId: string
  unitId: string
}

/** A server on a database of its own, with builders that make their own actors. Call `close` in afterAll. */
export interface World {
  app: FastifyInstance
  runtime: Runtime
  /** Sees everything: for looking behind the curtain, never for what a user would do. */
  owner: pg.Pool
  jobs: pg.ClientConfig
  clock: { now(): number; set(at: string): void }
  anonymous: Pick<Somebody, 'call'>
  organisation(options?: { kind?: string; name?: string }): Promise<Body>
  unit(organisationId: string, options?: { name?: string; parentId?: string; kind?: string }): Promise<string>
  operator(at: Body, options?: { role?: string; profession?: string; name?: string; until?: string }): Promise<Somebody>
  close(): Promise<void>
}

export async function openWorld(): Promise<World> {
  const database = await cloneDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'accanto-world-'))
  const owner = new pg.Pool({ ...database.owner, max: 3 })
  // dropping the database cuts a connection that is still saying goodbye
  owner.on('error', () => undefined)
  // dropping the database may end a connection that is still closing
  owner.on('connect', (client) => client.on('error', () => undefined))
  const pool = openPool(database.app, { size: 6 })
  let offset = 0
  const clock = { now: () => Date.now() + offset, set: (at: string) => void (offset = Date.parse(at) - Date.now()) }
  const config = readConfig({ ACCANTO_STATE_DIR: folder, ACCANTO_LOG_LEVEL: process.env.TEST_LOG ?? 'silent' }, folder)
  const services = { clock, config, blobs: localBlobStore(path.join(folder, 'files')), masterKey: masterKey([randomBytes(32)]) }
  const runtime: Runtime = { pool, services, log: openLog(config.logLevel) }
  const app = buildHttp(runtime, operations)
  await app.ready()
  const call = caller(app)
  return {
    app, runtime, owner, jobs: database.jobs, clock,
    anonymous: { call: (endpoint, input, options) => call(null, endpoint, input, options) },
    organisation: (options) => makeOrganisation(owner, options),
    unit: (organisationId, options) => makeUnit(owner, organisationId, options),
    operator: async (at, options) => {
      const made = await makeOperator(owner, at, options)
      return { ...made, organisationId: at.organisationId, unitId: at.unitId, call: (endpoint, input, extra) => call(made.token, endpoint, input, extra) }
    },
    close: async () => {
      await app.close()
      await pool.end()
      await owner.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function caller(app: FastifyInstance) {
  return async <E extends Endpoint>(token: string | null, endpoint: E, input: ClientInput<E>, options: { key?: string } = {}): Promise<Reply<Result<E>>> => {
    const given = { ...(input as Record<string, unknown>) }
    const take = (names: string[]) => names.flatMap((name) => {
      const value = given[name]
      delete given[name]
      return value === undefined || value === null ? [] : [[name, String(value)] as [string, string]]
    })
    const params = new Map(take(Object.keys(endpoint.params.shape)))
    const query = new URLSearchParams(take(Object.keys(endpoint.query.shape)))
    const url = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params.get(name) ?? ''))
    const write = endpoint.method !== 'GET'
    const response = await app.inject({
      method: endpoint.method,
      url: query.size ? `${url}?${query}` : url,
      headers: { ...(write ? { 'idempotency-key': options.key ?? randomUUID() } : {}), ...(token ? { cookie: `accanto_session=${token}` } : {}) },
      ...(write ? { payload: given } : {}),
    })
    const json = response.headers['content-type']?.includes('json') ? (JSON.parse(response.body || 'null') as unknown) : response.rawPayload
    return {
      status: response.statusCode,
      get body() {
        if (response.statusCode !== 200) throw new Error(`${endpoint.id} answered ${response.statusCode}: ${response.body}`)
        return json as Result<E>
      },
      get problem() {
        if (response.statusCode === 200) throw new Error(`${endpoint.id} was not refused: ${response.body}`)
        return json as ProblemBody
      },
    }
  }
}

let counter = 0
async function makeOrganisation(owner: pg.Pool, { kind = 'comune', name }: { kind?: string; name?: string } = {}): Promise<Body> {
  const organisationId = newId()
  const label = name ?? `Ente ${++counter}`
  const prefix = `T${randomBytes(3).toString('hex').toUpperCase()}`
  await owner.query('insert into network.organisation (id, kind, name, short_name, case_prefix) values ($1, $2, $3, $3, $4)', [organisationId, kind, label, prefix])
  return { organisationId, unitId: await makeUnit(owner, organisationId, { name: `${label}, servizio` }) }
}

async function makeUnit(owner: pg.Pool, organisationId: string, { name, parentId, kind }: { name?: string; parentId?: string; kind?: string } = {}): Promise<string> {
  const id = newId()
  await owner.query('insert into network.unit (id, organisation_id, parent_id, name, kind) values ($1, $2, $3, $4, $5)', [
    id, organisationId, parentId ?? null, name ?? `Unità ${++counter}`, kind ?? 'servizio',
  ])
  return id
}

async function makeOperator(
  owner: pg.Pool, at: Body, { role = 'worker', profession = 'assistente_sociale', name, until }: { role?: string; profession?: string; name?: string; until?: string } = {},
): Promise<{ operatorId: string; name: string; token: string }> {
  const operatorId = newId()
  const [given = 'Prova', family = `Numero${++counter}`] = (name ?? '').split(' ').filter(Boolean)
  const shown = `${given} ${family}`
  await owner.query('insert into kernel.actor (id, display_name, organisation_id) values ($1, $2, $3)', [operatorId, shown, at.organisationId])
  await owner.query('insert into network.operator (id, organisation_id, given_name, family_name) values ($1, $2, $3, $4)', [operatorId, at.organisationId, given, family])
  await owner.query(
    `insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from, valid_to) values ($1, $2, $3, $4, $5, '2020-01-01', $6)`,
    [newId(), operatorId, at.unitId, profession, until ? 'assigned' : 'employed', until ?? null],
  )
  await owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, $4, '2020-01-01')`, [newId(), operatorId, at.unitId, role])
  return { operatorId, name: shown, token: await makeSession(owner, operatorId) }
}

/** A live session without going through the sign-in screen. */
export async function makeSession(owner: pg.Pool, operatorId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at) values ($1, $2, $3, 'full', now(), now(), now() + interval '8 hours')`,
    [newId(), createHash('sha256').update(token).digest(), operatorId],
  )
  return token
}
