import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../start-error.ts'

const NONCE = 12
const TAG = 16

/** The master key cannot be used; the message says, in Italian, what to do. */
export class MasterKeyError extends StartError {}

/** Wraps the key of each scope. New keys are wrapped with the current one; older ones still open what they closed. */
export interface MasterKey {
  /** First 8 hex digits of the SHA-256 of the current key: tells keys apart without revealing them. */
  readonly id: string
  wrap(scope: string, dataKey: Buffer): Buffer
  /** @throws MasterKeyError when the key that closed it is not in the file, or it was closed for another scope. */
  unwrap(scope: string, wrapped: Buffer, keyId: string): Buffer
}

/**
 * Reads the key file: one key of 64 hexadecimal digits per line, the current one first, older ones after it; `#` starts a comment.
 * A file that others than its owner can read is refused.
 */
export function loadMasterKey(file: string): MasterKey {
  const info = statSync(file, { throwIfNoEntry: false })
  if (!info) {
    throw new MasterKeyError(`La chiave dei documenti non c’è: ${file}. Rimetti la copia conservata dai custodi; senza di essa i documenti non si aprono.`)
  }
  if (process.platform !== 'win32' && (info.mode & 0o077) !== 0) {
    throw new MasterKeyError(`La chiave dei documenti può essere letta da altri utenti: esegui «chmod 600 ${file}», poi riavvia. Se altri possono averla letta, cambiala.`)
  }
  const lines = readFileSync(file, 'utf8').split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean)
  if (lines.length === 0 || lines.some((line) => !/^[0-9a-f]{64}$/i.test(line))) {
    throw new MasterKeyError(`La chiave dei documenti è rovinata: ogni riga di ${file} deve avere 64 cifre esadecimali. Rimetti la copia conservata dai custodi.`)
  }
  return masterKey(lines.map((line) => Buffer.from(line, 'hex')))
}

/** Makes a new key file, only where none is: for the embedded database and the demonstration. In production the custodians make it. */
export function createMasterKey(file: string): MasterKey {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return loadMasterKey(file)
}

/** A master key from its bytes, the current one first. */
export function masterKey(keys: readonly Buffer[]): MasterKey {
  const byId = new Map(keys.map((key) => [keyId(key), key]))
  const current = keys[0]
  if (!current) throw new Error('a master key needs at least one key')
  return {
    id: keyId(current),
    wrap(scope, dataKey) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(wrapContext(scope))
      return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
    },
    unwrap(scope, wrapped, id) {
      const key = byId.get(id)
      if (!key) throw new MasterKeyError(`Manca la chiave dei documenti ${id}: aggiungila in fondo al file della chiave.`)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, NONCE), { authTagLength: TAG }).setAAD(wrapContext(scope))
        decipher.setAuthTag(wrapped.subarray(-TAG))
        return Buffer.concat([decipher.update(wrapped.subarray(NONCE, -TAG)), decipher.final()])
      } catch {
        throw new MasterKeyError(`La chiave di un fascicolo (${scope}) non si apre: è stata alterata o appartiene a un altro fascicolo.`)
      }
    },
  }
}

function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}

function wrapContext(scope: string): Buffer {
  return Buffer.from(`accanto scope key 1|${scope.toLowerCase()}`)
}
