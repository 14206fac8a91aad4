// Online backup of the embedded database and the encrypted files: `npm run backup -- FOLDER`. The service may be running. The keys are NOT
// copied: two custodians keep them apart, so that a stolen backup opens nothing (docs/installazione.md).
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { readConfig } from '#kernel/server/config.ts'
import { OWNER_ROLE } from '#kernel/server/embedded.ts'
import { giveUp } from '#kernel/server/start-error.ts'

const root = path.resolve(import.meta.dirname, '..')
const { databaseUrl, stateDir: state, filesDir, checkpointDir, s3 } = await (async () => readConfig(process.env, root))().catch(giveUp)
const target = process.argv[2] && path.resolve(process.argv[2])

// What a copy of a running cluster must leave out: locks, sockets, and what PostgreSQL makes anew.
const volatile = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'])

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

async function backup(folder: string): Promise<void> {
  if (!existsSync(path.join(state, 'database'))) fail(`Nessuna base di dati in ${state}: se sta altrove, indica ACCANTO_STATE_DIR.`)
  const home = realpathSync(path.join(state, 'database'))
  const cluster = path.join(home, 'cluster')
  const client = new pg.Client({ host: path.join(home, 'run'), port: 5432, user: OWNER_ROLE, database: 'postgres' })
  await client.connect().catch(() => fail('La base di dati non risponde: avvia Accanto, poi ripeti la copia.'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // A long copy sees many checkpoints: without this the log from its beginning would be thrown away before it is copied. Gone with this connection.
  await client.query(`select pg_create_physical_replication_slot('accanto_backup_' || pg_backend_pid(), true, true)`)
  await client.query(`select pg_backup_start('accanto', true)`)
  copyCluster(cluster, path.join(folder, 'cluster'))
  const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>('select labelfile, spcmapfile from pg_backup_stop(true)')
  writeFileSync(path.join(folder, 'cluster', 'backup_label'), rows[0]!.labelfile)
  // The log of what was written meanwhile comes last: with it the copy becomes consistent.
  cpSync(path.join(cluster, 'pg_wal'), path.join(folder, 'cluster', 'pg_wal'), { recursive: true })
  await client.end()
  // Wherever the configuration keeps them; documents in a bucket are copied by whoever keeps the bucket.
  for (const [part, from] of [...(s3 ? [] : [['files', filesDir] as const]), ['checkpoints', checkpointDir] as const]) {
    if (existsSync(from)) cpSync(from, path.join(folder, part), { recursive: true })
  }
}

function copyCluster(from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 })
  for (const entry of readdirSync(from)) {
    if (!volatile.has(entry)) cpSync(path.join(from, entry), path.join(to, entry), { recursive: true, preserveTimestamps: true })
    else if (!entry.startsWith('postmaster')) mkdirSync(path.join(to, entry), { mode: 0o700 })
  }
  rmSync(path.join(to, 'pg_wal'), { recursive: true, force: true })
}

if (databaseUrl) fail('Con DATABASE_URL la base la copia il vostro sistema (docs/installazione.md, capitolo 6): qui non è stato copiato nulla.')
if (!target) fail('Uso: npm run backup -- CARTELLA (che non esista ancora)')
if (existsSync(target)) fail(`La cartella ${target} esiste già: scegline una nuova per ogni copia.`)
await backup(target)
console.log(`Copia completa in ${target}. Le chiavi non ne fanno parte: conservale a parte.${s3 ? ` Neppure i documenti: stanno nel deposito ${s3.bucket}, copialo adesso.` : ''}`)
