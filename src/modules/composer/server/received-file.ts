import { createHash } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Problem } from '#kernel/contract/problem.ts'
import { clamd } from '#kernel/server/files/antivirus.ts'
import { newId } from '#kernel/domain/ids.ts'
import { putEncrypted } from '#kernel/server/files/encrypted-files.ts'
import { spool, wholeOf, type Spooled } from '#kernel/server/files/spool.ts'
import type { Services } from '#kernel/server/services.ts'

/** A file name as it may reach a header or a screen: no folder, no control character, its end when it is too long. */
// oxlint-disable-next-line no-control-regex -- what must not reach a header or a screen
export const plainName = (name: string, otherwise: string): string => name.toWellFormed().split(/[\\/]/).at(-1)!.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e]/g, '').slice(-150) || otherwise

/** Asks the antivirus, where there is one. @throws Problem when it found a virus, or must answer and does not */
async function assertClean({ config }: Services, received: Spooled): Promise<void> {
  if (!config.clamd) return
  const { verdict } = await clamd(config.clamd).scan(received.stream())
  if (verdict === 'clean' || (verdict !== 'infected' && !config.clamdRequired)) return
  if (verdict === 'infected') throw new Problem('file-type', { it: 'L’antivirus ha trovato un virus nel file: non è stato conservato. Avvisa il tuo servizio informatico.', en: 'The antivirus found a virus in the file: it was not kept. Tell your IT service.' })
  throw new Problem('unavailable', { it: 'L’antivirus non risponde: riprova tra qualche minuto o avvisa l’amministratore.', en: 'The antivirus does not answer: try again in some minutes or tell the administrator.' })
}

/** Takes a file in whole, has it looked at by the antivirus and hands it on. A refusal is kept as a value: who sent it is answered by what writes the record. */
export async function receiveWhole<T>(services: Services, stream: NodeJS.ReadableStream, maxBytes: number, handle: (bytes: Buffer) => Promise<T>): Promise<T | { refused: Problem }> {
  try {
    const received = await spool(stream, { folder: path.join(services.config.stateDir, 'spool'), maxBytes })
    try {
      await assertClean(services, received)
      return await handle(await wholeOf(received))
    } finally {
      await received.drop()
    }
  } catch (error) {
    if (error instanceof Problem) return { refused: error }
    throw error
  }
}

export interface KeptWhole {
  blobId: string
  size: number
  sha256: Buffer
}

/** Keeps these bytes, encrypted with the key of the organisation they belong to. */
export async function keepWhole({ blobs }: Pick<Services, 'blobs'>, key: Buffer, organisationId: string, bytes: Buffer): Promise<KeptWhole> {
  const blobId = newId()
  await putEncrypted(blobs, key, { scope: organisationId, blob: blobId }, Readable.from([bytes]))
  return { blobId, size: bytes.length, sha256: createHash('sha256').update(bytes).digest() }
}
