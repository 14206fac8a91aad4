import { webcrypto } from 'node:crypto'
import { GeneralizedTime, Integer, OctetString, PrintableString, UTCTime, Utf8String } from 'asn1js'
import { AlgorithmIdentifier, Attribute, AttributeTypeAndValue, Certificate, ContentInfo, CryptoEngine, EncapsulatedContentInfo, IssuerAndSerialNumber, setEngine, SignedAndUnsignedAttributes, SignedData, SignerInfo } from 'pkijs'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as never }))

export interface Signer {
  given: string
  surname: string
  at: Date
}

const attribute = (type: string, value: string): AttributeTypeAndValue => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })

/** An envelope (.p7m) around these bytes, signed with a certificate made on the spot; without `content` it stands apart from its file. */
export async function envelope(content: Buffer | null, { given, surname, at }: Signer): Promise<Buffer> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ value: 7 })
  certificate.issuer.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.10', value: new PrintableString({ value: 'Ente di prova' }) }))
  certificate.subject.typesAndValues.push(attribute('2.5.4.3', `${surname} ${given}`), attribute('2.5.4.42', given), attribute('2.5.4.4', surname))
  certificate.notBefore.value = new Date('2026-01-01')
  certificate.notAfter.value = new Date('2029-01-01')
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as never)
  await certificate.sign(keys.privateKey as never, 'SHA-256')
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1', ...(content ? { eContent: new OctetString({ valueHex: Uint8Array.from(content).buffer }) } : {}) }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' })],
    signerInfos: [new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      signedAttrs: new SignedAndUnsignedAttributes({
        type: 0,
        attributes: [new Attribute({ type: '1.2.840.113549.1.9.5', values: [at.getUTCFullYear() < 2050 ? new UTCTime({ valueDate: at }) : new GeneralizedTime({ valueDate: at })] })],
      }),
    })],
    certificates: [certificate],
  })
  const digest = await webcrypto.subtle.digest('SHA-256', Uint8Array.from(content ?? Buffer.alloc(0)))
  signed.signerInfos[0]!.signedAttrs!.attributes.push(new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digest })] }))
  await signed.sign(keys.privateKey as never, 0, 'SHA-256', Uint8Array.from(content ?? Buffer.alloc(0)).buffer as never)
  return Buffer.from(new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }).toSchema().toBER())
}

/** A PDF with a signature added after its bytes, the way signing programs do. */
export async function signedPdf(pdf: Buffer, signer: Signer, more = ''): Promise<Buffer> {
  const cms = (await envelope(null, signer)).toString('hex')
  const added = `\n9001 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261121103000+01'00')/Contents<${cms}${'0'.repeat(64)}>/ByteRange[0 10 20 30]>>\nendobj\n${more}`
  return Buffer.concat([pdf, Buffer.from(`${added}\n%%EOF\n`, 'latin1')])
}
