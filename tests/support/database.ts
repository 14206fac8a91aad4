import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { onDatabase } from './connection.ts'

export interface TestDatabase {
  name: string
  /** Owns the schema and sees everything: for builders and for looking behind the curtain. */
  owner: pg.ClientConfig
  /** What the server serves with. */
  app: pg.ClientConfig
  /** What background jobs run with. */
  jobs: pg.ClientConfig
  drop(): Promise<void>
}

const CLONING = 4_030_002

/** A fresh copy of the migrated template, for one test file. Call `drop` when done, with every pool of it closed. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { owner, template } = inject('testServer')
  const name = `accanto_test_${randomUUID().replaceAll('-', '')}`
  // PostgreSQL refuses to copy a template while another copy of it is being made.
  await administer(owner, 'select pg_advisory_lock($1)', `create database ${name} template ${template}`)
  return {
    name,
    owner: onDatabase(owner, name),
    app: onDatabase(owner, name, 'app_rw'),
    jobs: onDatabase(owner, name, 'app_jobs'),
    drop: () => administer(owner, null, `drop database if exists ${name} with (force)`),
  }
}

async function administer(server: pg.ClientConfig, lock: string | null, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    if (lock) await client.query(lock, [CLONING])
    await client.query(statement)
  } finally {
    await client.end()
  }
}
