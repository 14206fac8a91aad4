import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2 as (algorithm: 'argon2id', parameters: Argon2Parameters, callback: (error: Error | null, key: Buffer) => void) => void)
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const
const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** A password as it is stored (PHC text): never the password itself. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const key = await derive('argon2id', { ...COST, message: password.normalize('NFC'), nonce })
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(nonce)}$${base64(key)}`
}

// The hash of a password that nobody has: an unknown user name costs the same work as a wrong password.
let nobody: Promise<string> | undefined

/** Is this the password? Without a stored one the answer is no, after the same work. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString('base64'))
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? (await nobody))
  if (!match) throw new Error('a stored password is not in a known form')
  const expected = Buffer.from(match[5]!, 'base64')
  const key = await derive('argon2id', {
    message: password.normalize('NFC'), nonce: Buffer.from(match[4]!, 'base64'), memory: Number(match[1]), passes: Number(match[2]), parallelism: Number(match[3]),
    tagLength: expected.length,
  })
  return timingSafeEqual(key, expected) && stored !== null
}
