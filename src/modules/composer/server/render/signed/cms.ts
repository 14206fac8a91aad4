import { fromBER, OctetString, type AsnType } from 'asn1js'
import { ContentInfo, SignedData, type Certificate } from 'pkijs'

/** Who signed and when, as the file declares it: nobody verified the certificate here. */
export interface DeclaredSignature {
  name: string | null
  /** ISO 8601, UTC. */
  at: string | null
  /** Who issued the certificate, as it says. */
  issuer: string | null
}

interface Opened {
  content: Buffer | null
  signatures: DeclaredSignature[]
}

const COMMON_NAME = '2.5.4.3'
const SURNAME = '2.5.4.4'
const GIVEN_NAME = '2.5.4.42'
const ORGANISATION = '2.5.4.10'
const SIGNING_TIME = '1.2.840.113549.1.9.5'

const textOf = (value: AsnType): string => String((value as { valueBlock: { value?: unknown } }).valueBlock.value ?? '').normalize('NFC').trim().slice(0, 200)

function nameIn(subject: Certificate['subject'], wanted: string): string | null {
  const found = subject.typesAndValues.find(({ type }) => type === wanted)
  return found ? textOf(found.value as AsnType) || null : null
}

/** What a CMS envelope holds and who it says signed it. @throws Error when it is none */
export function openCms(bytes: Buffer): Opened {
  const parsed = fromBER(Uint8Array.from(bytes).buffer)
  if (parsed.offset === -1) throw new Error('not a CMS envelope')
  const signed = new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content })
  const inner = signed.encapContentInfo.eContent
  return { content: inner instanceof OctetString ? bytesOf(inner) : null, signatures: signed.signerInfos.map((info) => declared(info, signed)) }
}

/** An octet string may come whole or in pieces. */
function bytesOf(value: OctetString): Buffer {
  const pieces = value.valueBlock.value as OctetString[]
  return pieces.length > 0 ? Buffer.concat(pieces.map(bytesOf)) : Buffer.from(value.valueBlock.valueHexView)
}

function declared(info: SignedData['signerInfos'][number], signed: SignedData): DeclaredSignature {
  const serial = hex((info.sid as { serialNumber?: { valueBlock: { valueHexView: Uint8Array } } }).serialNumber?.valueBlock.valueHexView)
  const certificates = (signed.certificates ?? []).filter((one): one is Certificate => 'subject' in one)
  const own = certificates.find((one) => hex(one.serialNumber.valueBlock.valueHexView) === serial) ?? (certificates.length === 1 ? certificates[0] : undefined)
  const time = info.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values[0] as { toDate?: () => Date } | undefined
  const at = time?.toDate?.()
  const parts = own && [nameIn(own.subject, GIVEN_NAME), nameIn(own.subject, SURNAME)].filter(Boolean).join(' ')
  return {
    name: own ? parts || nameIn(own.subject, COMMON_NAME) : null,
    at: at && !Number.isNaN(at.getTime()) ? at.toISOString() : null,
    issuer: own ? (nameIn(own.issuer, ORGANISATION) ?? nameIn(own.issuer, COMMON_NAME)) : null,
  }
}

const hex = (bytes: Uint8Array | undefined): string => (bytes ? Buffer.from(bytes).toString('hex') : '')

/** The file inside one or several envelopes (.p7m, .p7m.p7m), also when written as base64. Signatures of the outer envelope come first. @throws Error */
export function unwrap(bytes: Buffer): { content: Buffer; signatures: DeclaredSignature[] } {
  const signatures: DeclaredSignature[] = []
  let content = bytes
  for (let depth = 0; depth < 5 && looksLikeCms(content); depth++) {
    const opened = openCms(asDer(content))
    signatures.push(...opened.signatures)
    if (!opened.content) throw new Error('the signature stands apart from the file')
    content = opened.content
  }
  return { content, signatures }
}

const PEM = /^-----BEGIN (?:PKCS7|CMS)-----([\sA-Za-z0-9+/=]+)-----END/
const asDer = (bytes: Buffer): Buffer => {
  if (bytes[0] === 0x30) return bytes
  const text = bytes.toString('latin1').trim()
  return Buffer.from(PEM.exec(text)?.[1] ?? text, 'base64')
}

/** Does it begin like a CMS envelope, in bytes or in base64? */
export const looksLikeCms = (bytes: Buffer): boolean =>
  (bytes[0] === 0x30 && bytes[1]! >= 0x80) || /^(-----BEGIN (PKCS7|CMS)-----|MI[A-Za-z0-9+/]{20})/.test(bytes.toString('latin1', 0, 64))
