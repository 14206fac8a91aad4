import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { StartError } from './start-error.ts'

const web = /^https?$/
const yes = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: 'deve essere un indirizzo postgres://utente:password@host:porta/base' }).optional(),
  ACCANTO_DATABASE_TLS: yes.default(true),
  ACCANTO_STATE_DIR: z.string().min(1).optional(),
  ACCANTO_HOST: z.string().min(1).default('127.0.0.1'),
  ACCANTO_PORT: z.coerce.number({ error: 'deve essere un numero di porta' }).int().min(0).max(65535).default(3000),
  ACCANTO_PUBLIC_URL: z.url({ protocol: web, error: 'deve essere l’indirizzo pubblico, per esempio https://accanto.esempio.it' }).optional(),
  ACCANTO_DEMO: yes.optional(),
  ACCANTO_MASTER_KEY_FILE: z.string().min(1).optional(),
  ACCANTO_SEAL_KEY_FILE: z.string().min(1).optional(),
  ACCANTO_CHECKPOINT_DIR: z.string().min(1).optional(),
  ACCANTO_WITNESS_URL: z.url({ protocol: web }).optional(),
  ACCANTO_FILES_DIR: z.string().min(1).optional(),
  ACCANTO_REFERENCE_DIR: z.string().min(1).optional(),
  ACCANTO_S3_BUCKET: z.string().min(1).optional(),
  ACCANTO_S3_ENDPOINT: z.url({ protocol: web }).optional(),
  ACCANTO_S3_REGION: z.string().min(1).default('eu-south-1'),
  ACCANTO_CLAMD: z.string().regex(/^(?:[^/\s]+:\d{1,5}|\/\S+)$/, 'deve essere host:porta oppure il percorso intero del socket').optional(),
  ACCANTO_CLAMD_REQUIRED: yes.default(true),
  ACCANTO_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'deve essere un indirizzo smtp://utente:password@host:porta, oppure smtps://…' }).optional(),
  ACCANTO_SMTP_TLS: yes.default(true),
  ACCANTO_MAIL_FROM: z.string().regex(/^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'deve essere un mittente, per esempio Accanto <accanto@esempio.it>').optional(),
  ACCANTO_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(12),
  ACCANTO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ACCANTO_TRUST_PROXY: yes.default(false),
})

export interface Config {
  /** A PostgreSQL of its own (the role must be able to create roles); absent: the embedded one. */
  databaseUrl: string | undefined
  stateDir: string
  host: string
  port: number
  publicUrl: string
  /** Load the demonstration world when the database is empty. Never by itself on somebody's own database. */
  demo: boolean
  masterKeyFile: string
  sealKeyFile: string
  checkpointDir: string
  witnessUrl: string | undefined
  filesDir: string
  /** Where the administrator puts later lists of municipalities and countries. */
  referenceDir: string
  s3: { bucket: string; endpoint: string | undefined; region: string } | undefined
  clamd: string | undefined
  /** Refuse documents while the antivirus does not answer; otherwise they are kept and marked as not scanned. */
  clamdRequired: boolean
  /** Absent: no notice goes by e-mail. `tls`: never in clear. */
  mail: { url: string; from: string; tls: boolean } | undefined
  poolSize: number
  logLevel: string
  trustProxy: boolean
}

/** What a check without words of its own says. */
function inItalian(issue: { code?: string | undefined; minimum?: unknown; maximum?: unknown; values?: unknown; origin?: unknown }): string {
  if (issue.code === 'invalid_value') return `scegli tra ${(issue.values as string[]).join(', ')}`
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'non può essere vuoto' : `deve essere almeno ${String(issue.minimum)}`
  if (issue.code === 'too_big') return `deve essere al più ${String(issue.maximum)}`
  if (issue.code === 'invalid_format') return 'deve essere un indirizzo https://…'
  return 'deve essere un numero intero'
}

/** The configuration is wrong; the message lists, in Italian, each variable and what to do. */
export class ConfigError extends StartError {}

/**
 * Reads and checks the configuration from environment variables. Files default to the state folder; the folders that are written in are made if missing.
 * @throws ConfigError with one line for each wrong variable.
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const parsed = schema.safeParse(env, { error: inItalian })
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Configurazione non valida:\n${lines.join('\n')}\nVedi docs/installazione.md.`)
  }
  const value = parsed.data
  const production = value.DATABASE_URL !== undefined
  if (production && (!value.ACCANTO_MASTER_KEY_FILE || !value.ACCANTO_SEAL_KEY_FILE)) {
    throw new ConfigError(
      'Con DATABASE_URL servono anche ACCANTO_MASTER_KEY_FILE e ACCANTO_SEAL_KEY_FILE: le chiavi stanno fuori dalla base di dati (vedi docs/installazione.md).',
    )
  }
  if (!value.ACCANTO_SMTP_URL !== !value.ACCANTO_MAIL_FROM) {
    throw new ConfigError('ACCANTO_SMTP_URL e ACCANTO_MAIL_FROM vanno insieme: il server della posta e il mittente (vedi docs/installazione.md).')
  }
  if (value.DATABASE_URL && value.ACCANTO_DATABASE_TLS && travelsInClear(new URL(value.DATABASE_URL))) {
    throw new ConfigError('DATABASE_URL: verso un’altra macchina i dati viaggiano cifrati: aggiungi ?sslmode=verify-full (solo dentro la propria rete se ne fa a meno, con ACCANTO_DATABASE_TLS=0; vedi docs/installazione.md).')
  }
  if (value.ACCANTO_S3_ENDPOINT && !value.ACCANTO_S3_BUCKET) {
    throw new ConfigError('ACCANTO_S3_ENDPOINT senza ACCANTO_S3_BUCKET: i documenti finirebbero in una cartella (vedi docs/installazione.md).')
  }
  const stateDir = path.resolve(root, value.ACCANTO_STATE_DIR ?? '.state')
  const checkpointDir = value.ACCANTO_CHECKPOINT_DIR ?? path.join(stateDir, 'checkpoints')
  const filesDir = value.ACCANTO_FILES_DIR ?? path.join(stateDir, 'files')
  assertWritable({ ACCANTO_STATE_DIR: stateDir, ACCANTO_CHECKPOINT_DIR: checkpointDir, ...(value.ACCANTO_S3_BUCKET ? {} : { ACCANTO_FILES_DIR: filesDir }) })
  return {
    databaseUrl: value.DATABASE_URL,
    stateDir,
    host: value.ACCANTO_HOST,
    port: value.ACCANTO_PORT,
    publicUrl: value.ACCANTO_PUBLIC_URL ?? `http://localhost:${value.ACCANTO_PORT}`,
    demo: value.ACCANTO_DEMO ?? !production,
    masterKeyFile: value.ACCANTO_MASTER_KEY_FILE ?? path.join(stateDir, 'keys', 'master.key'),
    sealKeyFile: value.ACCANTO_SEAL_KEY_FILE ?? path.join(stateDir, 'keys', 'seal.pem'),
    checkpointDir,
    witnessUrl: value.ACCANTO_WITNESS_URL,
    filesDir,
    referenceDir: value.ACCANTO_REFERENCE_DIR ?? path.join(stateDir, 'reference'),
    s3: value.ACCANTO_S3_BUCKET ? { bucket: value.ACCANTO_S3_BUCKET, endpoint: value.ACCANTO_S3_ENDPOINT, region: value.ACCANTO_S3_REGION } : undefined,
    clamd: value.ACCANTO_CLAMD,
    clamdRequired: value.ACCANTO_CLAMD_REQUIRED,
    mail: value.ACCANTO_SMTP_URL && value.ACCANTO_MAIL_FROM ? { url: value.ACCANTO_SMTP_URL, from: value.ACCANTO_MAIL_FROM, tls: value.ACCANTO_SMTP_TLS } : undefined,
    poolSize: value.ACCANTO_POOL_SIZE,
    logLevel: value.ACCANTO_LOG_LEVEL,
    trustProxy: value.ACCANTO_TRUST_PROXY,
  }
}

const here = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|)$/
const encrypted = new Set(['require', 'verify-ca', 'verify-full'])

/** Somebody on the way could read it, or answer in the server's place. A socket and this very machine have no way. */
function travelsInClear({ hostname, searchParams }: URL): boolean {
  const onSocket = searchParams.get('host')?.startsWith('/') || hostname.startsWith('%2F')
  return !onSocket && !here.test(hostname) && !encrypted.has(searchParams.get('sslmode') ?? '')
}

function assertWritable(folders: Record<string, string>): void {
  for (const [name, folder] of Object.entries(folders)) {
    try {
      mkdirSync(folder, { recursive: true, mode: name === 'ACCANTO_FILES_DIR' ? 0o700 : 0o755 })
      accessSync(folder, constants.W_OK)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'non è una cartella: indicane una' : `non si può scrivere (${code}): correggi proprietario e permessi, oppure scegli un’altra cartella`
      throw new ConfigError(`${name}: ${folder} ${why}.`)
    }
  }
}
