import sharp from 'sharp'
import type { DocumentType } from '#kernel/server/files/sniff.ts'
import { PhotoRefused, withoutMetadata } from '#kernel/server/files/image-metadata.ts'

const photos = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const
const isPhoto = (type: DocumentType): type is (typeof photos)[number] => (photos as readonly string[]).includes(type)

/** Is it a picture, which may hide where and when it was taken? */
export const isPicture = (type: DocumentType): boolean => type.startsWith('image/')

/** The same picture without hidden data; all pages of a scan, all frames of an animation. @throws PhotoRefused */
export async function cleanImage(content: Buffer, type: DocumentType): Promise<Buffer> {
  return atMostTwo(() => (isPhoto(type) ? withoutMetadata(content, type) : redrawn(content, type)))
}

async function redrawn(content: Buffer, type: DocumentType): Promise<Buffer> {
  try {
    const picture = sharp(content, { limitInputPixels: 100_000_000, failOn: 'error', pages: -1 }).keepIccProfile()
    return type === 'image/gif' ? await picture.gif().toBuffer() : await picture.tiff({ compression: 'lzw' }).toBuffer()
  } catch (error) {
    throw new PhotoRefused('L’immagine è rovinata, troppo grande o ha pagine di misure diverse: salvala come PDF e carica il PDF.', { cause: error })
  }
}

// A picture unpacks into hundreds of megabytes: more than two at once could exhaust the memory.
let working = 0
const waiting: (() => void)[] = []
async function atMostTwo<T>(work: () => Promise<T>): Promise<T> {
  if (working >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  else working++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}
