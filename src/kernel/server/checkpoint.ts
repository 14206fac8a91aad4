import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from './start-error.ts'

/** First line of every checkpoint and name of its signer; a change of format changes it. */
export const ORIGIN = 'accanto.audit/1'

/** One link of the chain over the audit trail: all events of the transactions `fromXid` ≤ xid < `toXid`. */
export interface Seal {
  n: number
  fromXid: bigint
  toXid: bigint
  events: number
  root: Buffer
  /** SHA-256 of the text of the seal before it; zeros for the first. */
  previous: Buffer
  /** ISO 8601, UTC, milliseconds. */
  at: string
}

/** What is signed and exported. One fact a line, so that a person can read it aloud to another. */
export function checkpointText(seal: Seal): string {
  return [
    ORIGIN,
    seal.n,
    seal.root.toString('base64'),
    `xid ${seal.fromXid} ${seal.toXid}`,
    `events ${seal.events}`,
    `previous ${seal.previous.toString('base64')}`,
    `at ${seal.at}`,
    '',
  ].join('\n')
}

/** What the next seal says about the one with this text. */
export function linkTo(text: string | undefined): Buffer {
  return text === undefined ? Buffer.alloc(32) : createHash('sha256').update(text).digest()
}

/** The checkpoint with its signature, in the form of a signed note (C2SP): text, empty line, `— name base64(key id, signature)`. */
export function signedNote(text: string, keyId: string, signature: Buffer): string {
  return `${text}\n— ${ORIGIN} ${Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64')}\n`
}

/** The Ed25519 key that signs the seals. */
export interface SealKey {
  /** 8 hex digits, the key id of signed notes. */
  readonly id: string
  readonly publicPem: string
  sign(text: string): Buffer
}

/** The signing key cannot be used; the message says, in Italian, what to do. */
export class SealKeyError extends StartError {}

/** Reads an Ed25519 private key (PEM) from a file that only its owner can read. */
export function loadSealKey(file: string): SealKey {
  const info = statSync(file, { throwIfNoEntry: false })
  if (!info) throw new SealKeyError(`La chiave che firma il registro non c’è: ${file}. Rimetti la copia conservata, oppure creane una e consegna la nuova chiave pubblica a chi verifica.`)
  if (process.platform !== 'win32' && (info.mode & 0o077) !== 0) {
    throw new SealKeyError(`La chiave che firma il registro può essere letta da altri utenti: esegui «chmod 600 ${file}», poi riavvia.`)
  }
  return sealKey(readFileSync(file, 'utf8'), file)
}

/** Makes a signing key, only where none is: for the embedded database and the demonstration. */
export function createSealKey(file: string): SealKey {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  return loadSealKey(file)
}

function sealKey(pem: string, file: string): SealKey {
  let privateKey
  try {
    privateKey = createPrivateKey(pem)
  } catch {
    throw new SealKeyError(`La chiave che firma il registro è rovinata: ${file} deve contenere una chiave privata Ed25519 in formato PEM.`)
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new SealKeyError(`La chiave che firma il registro dev’essere Ed25519: ${file}.`)
  const publicKey = createPublicKey(privateKey)
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  return {
    id: createHash('sha256').update(`${ORIGIN}\n\x01`).update(raw).digest('hex').slice(0, 8),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}
