import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { systemClock } from '#kernel/domain/clock.ts'
import { newId } from '#kernel/domain/ids.ts'
import { readConfig } from '#kernel/server/config.ts'
import { openPool } from '#kernel/server/db.ts'
import { localBlobStore } from '#kernel/server/files/local.ts'
import { masterKey } from '#kernel/server/files/master-key.ts'
import { buildHttp } from '#kernel/server/http.ts'
import { openLog } from '#kernel/server/log.ts'
import { operations } from '#server/registry.ts'
import { settingsOf } from './prepare.ts'
import type { BenchRequest } from './requests.ts'
import type { BenchUser } from './users.ts'

interface Statement {
  name?: string
  text: string
  values?: unknown[]
}

/** What one request asks of the database, without the product's own round: session check, audit, idempotency. */
export interface Script {
  hash: string
  statements: Statement[]
  /** The identifier that the request made; each replay makes another. */
  made: string | null
}

const ours = /^(begin|commit|rollback)\b|kernel\.begin_session|"kernel"\."(audit_event|request)"|kernel\.touch_session/

/** Serves requests inside this process, over connections that write down every statement. */
export class Recorder {
  readonly #pool: pg.Pool
  readonly #app: ReturnType<typeof buildHttp>
  #heard: Statement[] = []

  constructor(app: pg.ClientConfig, folder: string) {
    const state = path.join(folder, 'recorder')
    mkdirSync(state, { recursive: true })
    const config = readConfig(settingsOf(state), state)
    this.#pool = openPool(app, { size: 1 })
    this.#pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...given: unknown[]) => unknown
      const hear = (...given: unknown[]): unknown => {
        const [first] = given
        this.#heard.push(typeof first === 'string' ? { text: first } : { ...(first as Statement) })
        return query(...given)
      }
      client.query = hear as typeof client.query
    })
    const services = { clock: systemClock, config, blobs: localBlobStore(path.join(state, 'files')), masterKey: masterKey([Buffer.alloc(32, 1)]) }
    this.#app = buildHttp({ pool: this.#pool, services, log: openLog('silent') }, operations)
  }

  async record(user: BenchUser, { method, path: url, body }: BenchRequest): Promise<Script> {
    this.#heard = []
    const response = await this.#app.inject({
      method, url, headers: { cookie: `accanto_session=${user.token}`, ...(body ? { 'content-type': 'application/json', 'idempotency-key': newId() } : {}) }, ...(body ? { payload: body } : {}),
    })
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}: ${response.body.slice(0, 300)}`)
    const answer = JSON.parse(response.body) as { id?: string }
    return {
      hash: createHash('sha256').update(user.token).digest('hex'),
      statements: this.#heard.filter(({ text }) => !ours.test(text)),
      made: body ? (answer.id ?? null) : null,
    }
  }

  async close(): Promise<void> {
    await this.#app.close()
    await this.#pool.end()
  }
}

/** The same statements in one transaction, as the application's role with the session set, and nothing else. */
export async function replay(pool: pg.Pool, { hash, statements, made }: Script): Promise<void> {
  const client = await pool.connect()
  try {
    const fresh = made && newId()
    await client.query('begin')
    await client.query({ name: 'bare-session', text: `select set_config('app.session', $1, true)`, values: [hash] })
    for (const { values, ...statement } of statements) {
      await client.query(values ? { ...statement, values: fresh ? values.map((value) => (value === made ? fresh : value)) : values } : statement)
    }
    await client.query('commit')
  } finally {
    client.release()
  }
}
