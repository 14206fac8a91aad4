// Restores a backup made by `npm run backup` into an empty state folder: `npm run restore -- FOLDER`. The keys are put back by their custodians.
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '#kernel/server/config.ts'
import { serverRunner } from '#kernel/server/embedded-binaries.ts'
import { giveUp } from '#kernel/server/start-error.ts'

const root = path.resolve(import.meta.dirname, '..')
const { databaseUrl, stateDir: state, filesDir, checkpointDir, masterKeyFile } = await (async () => readConfig(process.env, root))().catch(giveUp)
const source = process.argv[2] && path.resolve(process.argv[2])

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

function giveTo(place: string, uid: number): void {
  chownSync(place, uid, uid)
  if (lstatSync(place).isDirectory()) for (const entry of readdirSync(place)) giveTo(path.join(place, entry), uid)
}

if (databaseUrl) fail('Con DATABASE_URL la base la ripristina il vostro sistema (docs/installazione.md, capitolo 6): qui non è stato toccato nulla.')
if (!source || !existsSync(path.join(source, 'cluster', 'backup_label'))) fail('Uso: npm run restore -- CARTELLA (di una copia fatta con npm run backup)')
const home = path.join(state, 'database')
if (existsSync(home)) fail(`${home} esiste già: il ripristino non cancella nulla. Sposta prima la cartella, poi ripeti.`)
mkdirSync(home, { recursive: true, mode: 0o711 })
cpSync(path.join(source, 'cluster'), path.join(home, 'cluster'), { recursive: true, preserveTimestamps: true })
chmodSync(path.join(home, 'cluster'), 0o700)
const { uid } = serverRunner()
if (uid !== undefined) giveTo(path.join(home, 'cluster'), uid)
for (const [part, to] of [['files', filesDir], ['checkpoints', checkpointDir]] as const) {
  if (existsSync(path.join(source, part))) cpSync(path.join(source, part), to, { recursive: true })
}
const keys = existsSync(masterKeyFile)
console.log(`Ripristinato in ${state}. ${keys ? 'Ora avvia Accanto.' : `Rimetti le chiavi in ${path.dirname(masterKeyFile)}, poi avvia Accanto: senza, i documenti non si aprono.`}`)
