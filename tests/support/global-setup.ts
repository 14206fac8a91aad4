// One scratch PostgreSQL for the whole run, with one migrated database that every test file clones.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded, type Embedded } from '#kernel/server/embedded.ts'
import { holderOf } from '#kernel/server/embedded-leftover.ts'
import { installQueue } from '#kernel/server/jobs.ts'
import { openLog } from '#kernel/server/log.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { loadReference } from '#kernel/server/reference.ts'
import { onDatabase } from './connection.ts'
import { scratchPlace, scratchPlaces } from './scratch.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { owner: pg.ClientConfig; template: string }
  }
}

const PREFIX = 'accanto-test-'
const root = resolve(import.meta.dirname, '../..')

/** Starts the server (or takes the one of `DATABASE_OWNER_URL`), migrates the template, tells the test files where both are. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_OWNER_URL
  if (!given) sweep()
  const folder = given ? null : mkdtempSync(join(scratchPlace(), PREFIX))
  const embedded = folder ? await startEmbedded({ dataDir: folder, durable: false, log: () => undefined }) : null
  const stop = () => stopAndRemove(embedded, folder)
  try {
    const owner = embedded ? embedded.connection('postgres') : { connectionString: given }
    const template = `accanto_template_${process.pid}`
    await run(owner, `drop database if exists ${template}`, `create database ${template}`)
    await migrate(onDatabase(owner, template), { migrationsDir: join(root, 'db/migrations'), moduleMap: join(root, 'module-map.json') })
    await loadCodes(onDatabase(owner, template))
    await installQueue(onDatabase(owner, template, 'app_jobs'), openLog('silent'))
    project.provide('testServer', { owner, template })
    return async () => {
      if (given) await run(owner, `drop database if exists ${template} with (force)`)
      await stop()
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function loadCodes(template: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(template)
  await client.connect()
  await loadReference(client).finally(() => client.end())
}

async function stopAndRemove(embedded: Embedded | null, folder: string | null): Promise<void> {
  await embedded?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
}

async function run(owner: pg.ClientConfig, ...statements: string[]): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

// Runs that were killed could not clear up after themselves.
function sweep(): void {
  for (const place of scratchPlaces()) {
    for (const name of readdirSync(place).filter((entry) => entry.startsWith(PREFIX))) {
      const folder = join(place, name)
      if (holderOf(folder) === null) rmSync(folder, { recursive: true, force: true })
    }
  }
}
