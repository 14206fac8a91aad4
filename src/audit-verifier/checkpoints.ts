import { createHash, createPublicKey, verify as verifySignature, type KeyObject } from 'node:crypto'

const ORIGIN = 'accanto.audit/1'

/** A seal as the database holds it; everything is text. */
export interface SealRow {
  n: string
  from_xid: string
  to_xid: string
  events: string
  root: Buffer
  previous: Buffer
  at: string
  key_id: string
  signature: Buffer
}

/** The query that gives them in order, after a number. */
export const sealsAfter = `
  select n::text, from_xid::text, to_xid::text, events::text, root, previous,
    coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), at::text) as at, key_id, signature
  from kernel.audit_seal s where s.n > $1 order by s.n limit $2`

/** The text whose signature the row should carry. */
export function textOf(seal: SealRow): string {
  const at = seal.at.endsWith('000') ? seal.at.slice(0, -3) : seal.at
  return (
    `${ORIGIN}\n${seal.n}\n${seal.root.toString('base64')}\nxid ${seal.from_xid} ${seal.to_xid}\nevents ${seal.events}\n` +
    `previous ${seal.previous.toString('base64')}\nat ${at}Z\n`
  )
}

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The public keys that may have signed, by key id. */
export class KeyRing {
  readonly #keys = new Map<string, KeyObject>()

  /** @param pem one or more PEM public keys: after a change of key, the older ones still count for the older seals. */
  constructor(pem: string) {
    for (const block of pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []) {
      const key = createPublicKey(block)
      if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 public key')
      const raw = key.export({ type: 'spki', format: 'der' }).subarray(-32)
      const id = createHash('sha256').update(`${ORIGIN}\n`).update(Buffer.from([1])).update(raw).digest('hex').slice(0, 8)
      this.#keys.set(id, key)
    }
    if (this.#keys.size === 0) throw new Error('no public key in the file')
  }

  accepts(text: string, keyId: string, signature: Buffer): boolean {
    const key = this.#keys.get(keyId)
    return key !== undefined && verifySignature(null, Buffer.from(text), key, signature)
  }
}

/** An exported checkpoint. */
export interface Note {
  n: number
  text: string
  keyId: string
  signature: Buffer
}

/** Reads `checkpoints.log`; what is not a checkpoint comes out as 'damaged', once for each stretch. A cut end is no damage: a crash leaves it. */
export async function* readNotes(lines: AsyncIterable<string>): AsyncGenerator<Note | 'damaged'> {
  let text: string[] = []
  let signed = false
  for await (const line of lines) {
    if (line.startsWith('— ') && text.at(-1) === '') {
      yield noteOf(text.slice(0, -1), line)
      text = []
      signed = true
    } else if (line === '' && text.length === 0 && signed) {
      signed = false
    } else {
      text.push(line)
      if (text.length > 20) {
        yield 'damaged'
        text = []
      }
    }
  }
}

function noteOf(lines: string[], signatureLine: string): Note | 'damaged' {
  const n = /^[1-9]\d*$/.test(lines[1] ?? '') ? Number(lines[1]) : 0
  const encoded = signatureLine.slice(2).split(' ')
  const bytes = Buffer.from(encoded[1] ?? '', 'base64')
  if (lines[0] !== ORIGIN || n === 0 || encoded[0] !== ORIGIN || bytes.length !== 68) return 'damaged'
  return { n, text: `${lines.join('\n')}\n`, keyId: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) }
}
