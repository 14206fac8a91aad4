import { createHash } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Problem, type Words } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { clamd } from '#kernel/server/files/antivirus.ts'
import { putEncrypted } from '#kernel/server/files/encrypted-files.ts'
import { PhotoRefused } from '#kernel/server/files/image-metadata.ts'
import { sniff, type DocumentType, type Refusal } from '#kernel/server/files/sniff.ts'
import { spool, wholeOf, type Spooled } from '#kernel/server/files/spool.ts'
import type { Services } from '#kernel/server/services.ts'
import { MAX_DOCUMENT } from '../contract.ts'
import { cleanImage, isPicture } from './clean-image.ts'

/** What admission decided: where the bytes go, and the key they are kept under. */
export interface Ticket {
  subject: string
  key: Buffer
  fileName: string
}

/** A file kept in the store. */
export interface KeptFile {
  blobId: string
  mediaType: DocumentType
  size: number
  sha256: Buffer
  stripped: boolean
  scan: 'clean' | 'off'
}

/** Why a file was not kept: thrown by the operation, so that the refusal is recorded. `code` is for the trail. */
export interface RefusedFile {
  refused: Problem
  code: string
}

const english: Record<Refusal, string> = {
  empty: 'The file is empty: check that it was saved and upload it again.',
  media: 'Sound and video are not kept here: hand them to the authority that asked for them and note it in the diary.',
  program: 'The file is a program and cannot be uploaded.',
  'web-page': 'Web pages and SVG pictures may hold programs: save them as PDF.',
  archive: 'Compressed archives cannot be uploaded: upload the documents one by one.',
  macro: 'The document holds macros, which are programs: save it without them or as PDF.',
  encrypted: 'The document is protected by a password: save it without one; here it is encrypted anyway.',
  unknown: 'Type of file not recognised: upload a PDF, a picture (JPEG, PNG), an Office or OpenDocument file, text, a mail or a signed file.',
  mismatch: 'The name of the file says one type, its content is another: check it and give it the right extension.',
}

const refuse = (code: string, words: Words): RefusedFile => ({ refused: new Problem('file-type', words), code })

/** Receives, recognises, scans, cleans and keeps the bytes; whatever is wrong with them comes back as a refusal. */
export async function receiveFile(services: Services, ticket: Ticket, bytes: NodeJS.ReadableStream): Promise<KeptFile | RefusedFile> {
  let received: Spooled
  try {
    received = await spool(bytes, { folder: path.join(services.config.stateDir, 'spool'), maxBytes: MAX_DOCUMENT })
  } catch (error) {
    if (error instanceof Problem) return { refused: error, code: error.code }
    throw error
  }
  try {
    return await examine(services, ticket, received)
  } catch (error) {
    if (error instanceof PhotoRefused) {
      return refuse('picture', { it: error.message, en: 'The hidden data of this picture cannot be taken out: save it as JPEG or PDF and upload that.' })
    }
    throw error
  } finally {
    await received.drop()
  }
}

async function examine(services: Services, ticket: Ticket, received: Spooled): Promise<KeptFile | RefusedFile> {
  const sniffed = await sniff(received, ticket.fileName)
  if ('refused' in sniffed) return refuse(sniffed.refused, { it: sniffed.message, en: english[sniffed.refused] })
  const scan = await scanned(services, received)
  if (typeof scan !== 'string') return scan
  const picture = isPicture(sniffed.type)
  const content = picture ? Readable.from([await cleanImage(await wholeOf(received), sniffed.type)]) : received.stream()
  const blobId = newId()
  const hash = createHash('sha256')
  let size = 0
  const counted = Readable.from((async function* () {
    for await (const piece of content as AsyncIterable<Buffer>) {
      hash.update(piece)
      size += piece.length
      yield piece
    }
  })())
  await putEncrypted(services.blobs, ticket.key, { scope: ticket.subject, blob: blobId }, counted)
  return { blobId, mediaType: sniffed.type, size, sha256: hash.digest(), stripped: picture, scan }
}

async function scanned({ config }: Services, received: Spooled): Promise<'clean' | 'off' | RefusedFile> {
  if (!config.clamd) return 'off'
  const result = await clamd(config.clamd).scan(received.stream())
  if (result.verdict === 'clean') return 'clean'
  if (result.verdict === 'infected') {
    return refuse('infected', {
      it: `L’antivirus ha trovato «${result.name}» nel file: non è stato conservato. Avvisa chi te lo ha mandato e il tuo servizio informatico.`,
      en: `The antivirus found “${result.name}” in the file: it was not kept. Tell who sent it and your IT service.`,
    })
  }
  if (!config.clamdRequired) return 'off'
  return {
    code: 'antivirus',
    refused: new Problem('unavailable', {
      it: 'L’antivirus non risponde e senza controllo i documenti non si conservano: riprova tra qualche minuto o avvisa l’amministratore.',
      en: 'The antivirus does not answer and documents are not kept unchecked: try again in some minutes or tell the administrator.',
    }),
  }
}

/** Removes what was kept when the record of it was refused. */
export async function discardFile({ blobs }: Services, stored: KeptFile | RefusedFile): Promise<void> {
  if ('blobId' in stored) await blobs.delete(stored.blobId)
}
