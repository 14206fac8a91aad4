// `npm run audit:verify`: tells whether the audit trail is as it was sealed. Stands alone: of the product it knows only two tables and
// the format of the checkpoints.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { inItalian } from './findings.ts'
import { verify } from './verify.ts'

const usage = `Uso: npm run audit:verify -- --checkpoints CARTELLA --public-key FILE [--database INDIRIZZO] [--json]
  --checkpoints  cartella con checkpoints.log; meglio una copia tenuta fuori dal server
  --public-key   chiave pubblica di chi sigilla (PEM); meglio una copia consegnata all’avvio del servizio
  --database     postgres://app_jobs:…@host/base; se manca: DATABASE_URL, altrimenti la base inclusa, che dev’essere in funzione
Esce con 0 se il registro è integro, 1 se è alterato, 2 se non si è potuto verificare.`

class CannotVerify extends Error {}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      database: { type: 'string' },
      checkpoints: { type: 'string' },
      'public-key': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  if (!values.checkpoints || !values['public-key']) throw new CannotVerify(usage)
  const client = new pg.Client(connection(values.database ?? process.env.DATABASE_URL))
  await client.connect()
  try {
    const report = await verify(client, { checkpoints: values.checkpoints, publicKey: readFileSync(values['public-key'], 'utf8') })
    console.log(values.json ? JSON.stringify(report, null, 2) : inItalian(report))
    return report.ok ? 0 : 1
  } finally {
    await client.end()
  }
}

function connection(url: string | undefined): pg.ClientConfig {
  if (url) return { connectionString: url }
  const state = path.resolve(process.env.ACCANTO_STATE_DIR ?? '.state')
  const [running] = globSync(`${state}/*/cluster/postmaster.pid`)
  if (!running) throw new CannotVerify(`La base inclusa non è in funzione (cercata in ${state}). Avvia il programma oppure indica --database.\n\n${usage}`)
  // PostgreSQL notes there the port (line 4) and the folder of its socket (line 5).
  const lines = readFileSync(running, 'utf8').split('\n')
  return { host: lines[4] as string, port: Number(lines[3]), database: 'accanto', user: 'app_jobs' }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    console.error(error instanceof CannotVerify ? error.message : `Non si è potuto verificare: ${error.message}`)
    process.exitCode = 2
  },
)
