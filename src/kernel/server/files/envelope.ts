import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/**
 * Encrypted form of a file, version 1:
 *   "ACF1" · salt (16) · nonce prefix (7) · chunks of up to 64 KiB, each followed by its AES-256-GCM tag (16)
 * The nonce of a chunk is prefix · counter (4) · last (1), the STREAM construction: removing, repeating or moving chunks is noticed, and
 * so is a missing end. The key is derived from the scope's key for this one file, so nonces never repeat under a key however many files
 * a scope holds; scope, file and version are authenticated with every chunk, so a file copied to another case does not open.
 */
const MAGIC = Buffer.from('ACF1')
const SALT = 16
const PREFIX = 7
const HEADER = MAGIC.length + SALT + PREFIX
const TAG = 16
const CHUNK = 64 * 1024
const MAX_CHUNKS = 2 ** 32

/** Where an encrypted file belongs: its scope (the case) and its own identifier. */
export interface Place {
  scope: string
  blob: string
}

/** The stored file was cut, altered, moved, or is opened with the wrong key. Nothing unauthenticated was given out. */
export class DamagedFileError extends Error {
  constructor(reason: string) {
    super(`encrypted file refused: ${reason}`)
    this.name = 'DamagedFileError'
  }
}

/** Plain bytes in, encrypted file out. */
export function encrypt(scopeKey: Buffer, place: Place): Transform {
  const header = Buffer.concat([MAGIC, randomBytes(SALT), randomBytes(PREFIX)])
  const session = new Session(scopeKey, place, header)
  let started = false
  const start = (stream: Transform): void => {
    if (!started) stream.push(header)
    started = true
  }
  return chunked(CHUNK, {
    chunk(stream, bytes, last) {
      start(stream)
      stream.push(session.seal(bytes, last))
    },
  })
}

/** Encrypted file in, plain bytes out; a chunk is released only after its tag was verified. Fails with DamagedFileError. */
export function decrypt(scopeKey: Buffer, place: Place): Transform {
  let session: Session | undefined
  return chunked(CHUNK + TAG, {
    header: {
      length: HEADER,
      read(bytes) {
        if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new DamagedFileError('unknown format')
        session = new Session(scopeKey, place, bytes)
      },
    },
    chunk(stream, bytes, last) {
      if (!session) throw new DamagedFileError('cut inside its header')
      stream.push(session.open(bytes, last))
    },
  })
}

class Session {
  readonly #key: Buffer
  readonly #prefix: Buffer
  readonly #aad: Buffer
  #counter = 0

  constructor(scopeKey: Buffer, place: Place, header: Buffer) {
    if (scopeKey.length !== 32) throw new Error('a scope key has 32 bytes')
    const salt = header.subarray(MAGIC.length, MAGIC.length + SALT)
    this.#aad = Buffer.from(`${MAGIC}|${place.scope.toLowerCase()}|${place.blob.toLowerCase()}`)
    this.#key = Buffer.from(hkdfSync('sha256', scopeKey, salt, this.#aad, 32))
    this.#prefix = Buffer.from(header.subarray(MAGIC.length + SALT, HEADER))
  }

  seal(plain: Buffer, last: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.#key, this.#nonce(last)).setAAD(this.#aad)
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }

  open(sealed: Buffer, last: boolean): Buffer {
    if (sealed.length < TAG) throw new DamagedFileError('cut inside a tag')
    const body = sealed.length - TAG
    const decipher = createDecipheriv('aes-256-gcm', this.#key, this.#nonce(last), { authTagLength: TAG }).setAAD(this.#aad)
    decipher.setAuthTag(sealed.subarray(body))
    const plain = decipher.update(sealed.subarray(0, body))
    try {
      decipher.final()
    } catch {
      throw new DamagedFileError('altered, cut, moved or wrong key')
    }
    return plain
  }

  #nonce(last: boolean): Buffer {
    if (this.#counter >= MAX_CHUNKS) throw new Error('file too large for its format')
    const nonce = Buffer.alloc(12)
    this.#prefix.copy(nonce)
    nonce.writeUInt32BE(this.#counter++, PREFIX)
    nonce[11] = last ? 1 : 0
    return nonce
  }
}

interface Steps {
  header?: { length: number; read(bytes: Buffer): void }
  chunk(stream: Transform, bytes: Buffer, last: boolean): void
}

/** Cuts a stream into a header and chunks of a size; the last chunk is known as such only at the end, so one is always held back. */
function chunked(size: number, steps: Steps): Transform {
  let held: Buffer[] = []
  let length = 0
  let header = steps.header
  const take = (count: number): Buffer => {
    const all = held.length === 1 ? held[0]! : Buffer.concat(held, length)
    held = count < all.length ? [all.subarray(count)] : []
    length -= count
    return all.subarray(0, count)
  }
  const consume = (stream: Transform): void => {
    if (header && length >= header.length) {
      header.read(take(header.length))
      header = undefined
    }
    while (!header && length > size) steps.chunk(stream, take(size), false)
  }
  const guarded = (done: TransformCallback, work: () => void): void => {
    try {
      work()
    } catch (error) {
      done(error as Error)
      return
    }
    done()
  }
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      guarded(done, () => {
        held.push(bytes)
        length += bytes.length
        consume(this)
      })
    },
    flush(done) {
      guarded(done, () => steps.chunk(this, length ? take(length) : Buffer.alloc(0), true))
    },
  })
}
