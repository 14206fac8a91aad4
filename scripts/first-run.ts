// The first body and its administrator, on a database of one's own that has none:
//   npm run first-run -- --body "Comune di Esempio" --kind comune --prefix ESEM --istat 015182 --given Maria --family Rossi --username maria.rossi
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { newId } from '#kernel/domain/ids.ts'
import { readConfig } from '#kernel/server/config.ts'
import { openLog } from '#kernel/server/log.ts'
import { giveUp, StartError } from '#kernel/server/start-error.ts'
import { hashPassword } from '#modules/access/server/index.ts'
import { openDatabase } from '../src/server/database.ts'
import pg from 'pg'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { body: text, kind: text, prefix: text, istat: text, given: text, family: text, username: text } })
const { body, kind = 'comune', prefix, istat, given, family, username } = values

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
if (!body || !prefix || !given || !family || !username) fail('Servono --body, --prefix (sigla dei fascicoli, 2–8 lettere maiuscole o cifre), --given, --family e --username; --kind e --istat se li hai.')
if (!/^[A-Z0-9]{2,8}$/.test(prefix)) fail('--prefix: da 2 a 8 lettere maiuscole o cifre, per esempio ESEM.')
if (!/^[a-z0-9][a-z0-9._-]{2,59}$/i.test(username)) fail('--username: da 3 a 60 lettere, cifre, punti o trattini, per esempio maria.rossi.')

async function assertKnown(client: pg.Client): Promise<void> {
  const { rows: kinds } = await client.query<{ code: string }>(`select code from kernel.code where list = 'organisation_kind' order by code`)
  if (!kinds.some(({ code }) => code === kind)) throw new StartError(`--kind: scegli tra ${kinds.map(({ code }) => code).join(', ')}.`)
  if (istat === undefined) return
  const { rowCount } = await client.query('select from kernel.municipality where istat = $1', [istat])
  if (!rowCount) throw new StartError(`--istat: ${istat} non è il codice ISTAT di un comune (sei cifre, per esempio 015182).`)
}

const root = path.resolve(import.meta.dirname, '..')
const config = await (async () => readConfig(process.env, root))().catch(giveUp)
const database = await openDatabase(config, root, openLog('warn')).catch(giveUp)
const client = new pg.Client(database.owner)
await client.connect()
try {
  await client.query('begin')
  const { rowCount } = await client.query('select from network.organisation limit 1')
  if (rowCount) throw new StartError('C’è già almeno un ente: gli altri si aggiungono dalle schermate, con l’amministratore dell’installazione.')
  await assertKnown(client)
  const password = randomBytes(12).toString('base64url')
  const [organisation, unit, operator] = [newId(), newId(), newId()]
  const today = dateInRome(Date.now())
  await client.query(
    'insert into network.organisation (id, kind, name, short_name, case_prefix, municipality_istat, installation) values ($1, $2, $3, $3, $4, $5, true)',
    [organisation, kind, body, prefix, istat ?? null],
  )
  await client.query(`insert into network.unit (id, organisation_id, name, kind) values ($1, $2, $3, 'servizio')`, [unit, organisation, body])
  await client.query('insert into kernel.actor (id, display_name, organisation_id) values ($1, $2, $3)', [operator, `${given} ${family}`, organisation])
  await client.query('insert into network.operator (id, organisation_id, given_name, family_name) values ($1, $2, $3, $4)', [operator, organisation, given, family])
  await client.query(
    `insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from) values ($1, $2, $3, 'amministrativo', 'employed', $4)`,
    [newId(), operator, unit, today],
  )
  await client.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, 'administrator', $4)`, [newId(), operator, unit, today])
  await client.query(
    'insert into access.account (operator_id, username, password_hash, password_changed_at, must_change_password) values ($1, $2, $3, now(), true)',
    [operator, username.toLowerCase(), await hashPassword(password)],
  )
  await client.query('commit')
  console.log(`Fatto. Accedi come ${username.toLowerCase()} con la password provvisoria ${password} (vale una volta; poi scegli la tua e configuri il secondo fattore).`)
} catch (error) {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
} finally {
  await client.end()
  await database.stop()
}
