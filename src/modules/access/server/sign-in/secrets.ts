import { createHash, randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import makeQr from 'qrcode-generator'
import type { MasterKey } from '#kernel/server/files/master-key.ts'
import { STEP_SECONDS } from '../../domain/totp.ts'

const KEY_ID = 8
const RECOVERY_CODES = 10
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** A token for a cookie, and the hash of it that the database knows. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashHex(token) }
}

export const hashHex = (text: string): string => createHash('sha256').update(text).digest('hex')
export const hashBytes = (text: string): Buffer => createHash('sha256').update(text).digest()

const scopeOf = (operatorId: string): string => `second factor ${operatorId}`

/** Closes the secret of the second factor with the master key, for this person only. */
export const sealSecret = (key: MasterKey, operatorId: string, secret: string): Buffer =>
  Buffer.concat([Buffer.from(key.id, 'latin1'), key.wrap(scopeOf(operatorId), Buffer.from(secret))])

/** The id of the master key that closed it. */
export const sealedWith = (sealed: Buffer): string => sealed.subarray(0, KEY_ID).toString('latin1')

/** Opens it again. */
export const openSecret = (key: MasterKey, operatorId: string, sealed: Buffer): string =>
  key.unwrap(scopeOf(operatorId), sealed.subarray(KEY_ID), sealedWith(sealed)).toString()

export const newTotpSecret = (): string => generateSecret({ length: 20 })

/** The 30-second step this code belongs to, one before and one after allowed; null when it is wrong. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const result = verifySync({ secret, token: code, epoch: Math.floor(now / 1000), epochTolerance: STEP_SECONDS })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

/** What the authenticator app reads from the screen: a picture, as a `data:` address. */
export function totpPicture(secret: string, account: string): string {
  const picture = makeQr(0, 'M')
  picture.addData(generateURI({ issuer: 'Accanto', label: account, secret }))
  picture.make()
  return `data:image/svg+xml;base64,${Buffer.from(picture.createSvgTag({ cellSize: 4, margin: 16, scalable: true })).toString('base64')}`
}

/** Ten codes of 80 random bits each, for the day the phone is lost. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]).join(''))
