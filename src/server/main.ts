import { existsSync } from 'node:fs'
import path from 'node:path'
import { readConfig, type Config } from '#kernel/server/config.ts'
import { systemClock } from '#kernel/domain/clock.ts'
import { openPool } from '#kernel/server/db.ts'
import { createSealKey, loadSealKey } from '#kernel/server/checkpoint.ts'
import { localBlobStore } from '#kernel/server/files/local.ts'
import { createMasterKey, loadMasterKey } from '#kernel/server/files/master-key.ts'
import { s3BlobStore } from '#kernel/server/files/s3.ts'
import { proveStore, rewrapAll } from '#kernel/server/files/store.ts'
import { buildHttp } from '#kernel/server/http.ts'
import { startWorker } from '#kernel/server/jobs.ts'
import { openLog, type Log } from '#kernel/server/log.ts'
import type { Runtime } from '#kernel/server/run-operation.ts'
import { startSealer, type Sealer } from '#kernel/server/seal.ts'
import type { Services } from '#kernel/server/services.ts'
import { giveUp } from '#kernel/server/start-error.ts'
import { resealSecrets } from '#modules/access/server/index.ts'
import { loadDemo } from '../demo/index.ts'
import { demoCode, DEMO_PASSWORD, demoSignIns } from '../demo/sign-ins.ts'
import { openDatabase } from './database.ts'
import { addHealth } from './health.ts'
import { addPages } from './pages.ts'
import { operations } from './registry.ts'
import { bucketTrouble, listenTrouble } from './start-trouble.ts'
import { recurring, tasksOf } from './tasks.ts'
import { trailVerifier } from './verify-trail.ts'

/** `docs/installazione.md` gives the service thirty seconds. */
const LONGEST_STOP_MS = 25_000

const root = path.resolve(import.meta.dirname, '../..')

/** Starts everything in order and gives the one function that stops it in the opposite order. */
async function start(config: Config, log: Log): Promise<() => Promise<void>> {
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => log.error({ err: error }, 'stopping'))
  }
  try {
    const services = openServices(config)
    if (config.s3) await proveBucket(services, config.s3.bucket, log)
    const database = await openDatabase(config, root, log)
    undo.push(() => database.stop())
    if (config.demo && (await loadDemo(database.owner, services))) log.info('demonstration world loaded')
    const pool = openPool(database.app, { size: config.poolSize })
    undo.push(() => pool.end())
    const runtime: Runtime = { pool, services, log }
    const sealPool = openPool(database.jobs, { size: 2, statementMs: 30_000 })
    undo.push(() => sealPool.end())
    const rewrapped = await rewrapAll(sealPool, services.masterKey)
    if (rewrapped) log.info({ rewrapped }, 'keys of the files wrapped with the new master key')
    const factors = await resealSecrets(sealPool, services.masterKey)
    if (factors.resealed) log.info({ resealed: factors.resealed }, 'second factors closed with the new master key')
    if (factors.closed) log.warn({ closed: factors.closed }, 'second factors that no master key of the file opens: put the old key back, or let these people connect a new one')
    const sealer: Sealer = startSealer({ pool: sealPool, key: loadSealKey(config.sealKeyFile), checkpointDir: config.checkpointDir, witnessUrl: config.witnessUrl, log })
    undo.push(() => sealer.stop())
    const worker = await startWorker({ connection: database.jobs, tasks: tasksOf({ verifyTrail: trailVerifier(database.jobs, config), runtime }), cron: recurring, log })
    undo.push(() => worker.stop())
    const app = buildHttp(runtime, operations)
    addHealth(app, runtime, () => sealer)
    addPages(app, root)
    undo.push(() => app.close())
    await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw listenTrouble(error, config)
    })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

async function proveBucket({ blobs }: Services, bucket: string, log: Log): Promise<void> {
  await proveStore(blobs).catch((error: unknown) => {
    const trouble = bucketTrouble(error, bucket)
    if (trouble) throw trouble
    log.warn({ err: (error as Error).cause ?? error }, 'the bucket of the documents does not answer')
  })
}

/** Keys are made only for the embedded database: in production the custodians make them (`docs/installazione.md`). */
function openServices(config: Config): Services {
  const own = config.databaseUrl === undefined
  if (own && !existsSync(config.sealKeyFile)) createSealKey(config.sealKeyFile)
  return {
    clock: systemClock,
    config,
    blobs: config.s3 ? s3BlobStore(config.s3) : localBlobStore(config.filesDir),
    masterKey: own && !existsSync(config.masterKeyFile) ? createMasterKey(config.masterKeyFile) : loadMasterKey(config.masterKeyFile),
  }
}

/** How to get into the demonstration: the same password for all, and the six digits of this half minute. */
function demoWords(): string {
  const width = Math.max(...demoSignIns.map(([username]) => username.length))
  const lines = demoSignIns.map(([username, words]) => `  ${username.padEnd(width)}  ${words}`)
  return `\nMondo dimostrativo (persone inventate). Password per tutti: ${DEMO_PASSWORD}\n${lines.join('\n')}\nCodice di verifica adesso: ${demoCode()} (poi: npm run --silent demo:code)\n\n`
}

async function main(): Promise<void> {
  const config = readConfig(process.env, root)
  const log = openLog(config.logLevel)
  // the queue's library ends jobs on its own account: a database that does not answer it for ten seconds must not take the whole product down
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise failed that nobody awaited'))
  const stop = await start(config, log)
  console.log(`\nAccanto è pronto: ${config.publicUrl}\n${config.demo ? demoWords() : ''}Per fermarlo: Ctrl-C\n`)
  let stopping = false
  const leave = () => {
    if (stopping) return
    stopping = true
    // before whoever runs us loses patience and kills us: everything confirmed is kept anyway
    setTimeout(() => {
      log.error('stopping takes too long: ended as it is')
      process.exit(1)
    }, LONGEST_STOP_MS).unref()
    void stop().then(() => process.exit(0))
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
}

main().catch(giveUp)
