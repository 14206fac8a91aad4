import type { ByteSource } from './byte-source.ts'
import { zipNames } from './zip-names.ts'

/** Kinds of document that are kept, with the extensions under which they come. */
const allowed = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/gif': ['gif'],
  'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/rtf': ['rtf'],
  'message/rfc822': ['eml'],
  'application/pkcs7-mime': ['p7m'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
} as const satisfies Record<string, readonly string[]>

export type DocumentType = keyof typeof allowed
export type Refusal = 'empty' | 'media' | 'program' | 'web-page' | 'archive' | 'macro' | 'encrypted' | 'unknown' | 'mismatch'
export type Sniffed = { type: DocumentType } | { refused: Refusal; message: string }

const messages: Record<Exclude<Refusal, 'mismatch'>, string> = {
  empty: 'Il file è vuoto: controlla che sia stato salvato e caricalo di nuovo.',
  media: 'Audio e video non si conservano qui: consegnali all’autorità che li ha chiesti e annota nel diario a chi e quando.',
  program: 'Il file è un programma e non si può caricare.',
  'web-page': 'Le pagine web e le immagini SVG possono contenere programmi: salvale come PDF e carica il PDF.',
  archive: 'Gli archivi compressi non si possono caricare: caricane i documenti uno per uno.',
  macro: 'Il documento contiene macro, cioè programmi: salvalo senza macro o come PDF.',
  encrypted: 'Il documento è protetto da una password: salvalo senza e caricalo di nuovo, qui viene comunque cifrato.',
  unknown: 'Tipo di file non riconosciuto: carica un PDF, una foto (JPEG, PNG), un documento Office o OpenDocument, un testo, una mail (.eml) o un firmato (.p7m).',
}
const refuse = (refused: Exclude<Refusal, 'mismatch'>): Sniffed => ({ refused, message: messages[refused] })

/** What a file really is, by its content; refused when it may not be kept or its name claims something else. */
export async function sniff(source: ByteSource, fileName: string): Promise<Sniffed> {
  if (source.size === 0) return refuse('empty')
  const head = await source.read(0, 64 * 1024)
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const found = byMagic(head) ?? (await byContainer(source, head)) ?? byText(head, extension)
  if ('refused' in found) return found
  const extensions: readonly string[] = allowed[found.type]
  if (extensions.includes(extension)) return found
  const name = extensions[0]?.toUpperCase() ?? ''
  return { refused: 'mismatch', message: `Il nome del file dice «.${extension}», ma il contenuto è ${name}: rinominalo in «.${extensions[0]}» se è quello che volevi, altrimenti controlla il file.` }
}

type Rule = readonly [offset: number, bytes: string, result: DocumentType | Exclude<Refusal, 'mismatch'>]
const magic: readonly Rule[] = [
  [0, '%PDF-', 'application/pdf'],
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [0, 'II*\0', 'image/tiff'],
  [0, 'MM\0*', 'image/tiff'],
  [8, 'WEBP', 'image/webp'],
  ...['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'].map((brand): Rule => [4, `ftyp${brand}`, 'image/heic']),
  [0, '{\\rtf', 'application/rtf'],
  [4, 'ftyp', 'media'],
  [0, 'ID3', 'media'],
  [0, 'OggS', 'media'],
  [0, 'fLaC', 'media'],
  [0, '#!AMR', 'media'],
  [0, 'FORM', 'media'],
  [0, '\x1aE\xdf\xa3', 'media'],
  [0, '0&\xb2u\x8ef\xcf\x11', 'media'],
  [8, 'WAVE', 'media'],
  [8, 'AVI ', 'media'],
  [0, '\x00\x00\x01\xba', 'media'],
  [0, '\x00\x00\x01\xb3', 'media'],
  [0, 'MZ', 'program'],
  [0, '\x7fELF', 'program'],
  [0, '\xca\xfe\xba\xbe', 'program'],
  [0, '\xcf\xfa\xed\xfe', 'program'],
  [0, '\0asm', 'program'],
  [0, 'L\0\0\0\x01\x14\x02\0', 'program'],
  [0, '#!', 'program'],
  [0, 'Rar!\x1a\x07', 'archive'],
  [0, "7z\xbc\xaf'\x1c", 'archive'],
  [0, '\x1f\x8b', 'archive'],
  [0, 'BZh', 'archive'],
  [0, '\xfd7zXZ\0', 'archive'],
  [0, '(\xb5/\xfd', 'archive'],
  [257, 'ustar', 'archive'],
]

function byMagic(head: Buffer): Sniffed | undefined {
  const text = head.toString('latin1', 0, 300)
  // MPEG audio has no name, only eleven set bits and a layer that exists.
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0 && ((head[1] ?? 0) & 0x06) !== 0 && head[1] !== 0xfe) return refuse('media')
  const result = magic.find(([offset, bytes]) => text.startsWith(bytes, offset))?.[2]
  if (result === undefined) return undefined
  return result in allowed ? { type: result as DocumentType } : refuse(result as Exclude<Refusal, 'mismatch'>)
}

async function byContainer(source: ByteSource, head: Buffer): Promise<Sniffed | undefined> {
  const start = head.toString('latin1', 0, 8)
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipped(await zipNames(source), head)
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return compound(source)
  if (isSignedData(head) || isSignedData(Buffer.from(head.toString('latin1', 0, 400), 'base64'))) return { type: 'application/pkcs7-mime' }
  return undefined
}

function zipped(names: string[] | undefined, head: Buffer): Sniffed {
  if (!names) return refuse('archive')
  if (names.some((name) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(name))) return refuse('macro')
  if (names.includes('[Content_Types].xml')) {
    if (names.includes('word/document.xml')) return { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }
    if (names.includes('xl/workbook.xml')) return { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
    if (names.includes('ppt/presentation.xml')) return { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' }
  }
  // OpenDocument names its type in its first entry, which is never compressed.
  const kind = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)PK/.exec(head.toString('latin1', 30, 120))?.[1]
  return kind ? { type: `application/vnd.oasis.opendocument.${kind as 'text' | 'spreadsheet' | 'presentation'}` } : refuse('archive')
}

/** Old Office files: the names of their streams, in UTF-16, lie somewhere in the file. */
async function compound(source: ByteSource): Promise<Sniffed> {
  const names = ['_VBA_PROJECT', 'EncryptedPackage', 'WordDocument', 'Workbook', 'PowerPoint Document'] as const
  const found = new Set<string>()
  const step = 1024 * 1024
  for (let at = 0; at < source.size; at += step) {
    const piece = await source.read(at, step + 64)
    for (const name of names) if (piece.includes(Buffer.from(`${name}\0`, 'utf16le'))) found.add(name)
  }
  if (found.has('_VBA_PROJECT')) return refuse('macro')
  if (found.has('EncryptedPackage')) return refuse('encrypted')
  if (found.has('WordDocument')) return { type: 'application/msword' }
  if (found.has('Workbook')) return { type: 'application/vnd.ms-excel' }
  return found.has('PowerPoint Document') ? { type: 'application/vnd.ms-powerpoint' } : refuse('unknown')
}

/** CMS signed data (CAdES): a DER or BER sequence that begins with the identifier of that content. */
function isSignedData(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && bytes.subarray(0, 24).includes(Buffer.from('06092a864886f70d010702', 'hex'))
}

function byText(head: Buffer, extension: string): Sniffed {
  const text = head.toString('utf8').replace(/^\ufeff/, '')
  // eslint-disable-next-line no-control-regex -- control characters are what tells text from the rest
  if (/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return refuse('unknown')
  if (/<(!doctype html|html|head|body|script|iframe|svg|object|embed)\b/i.test(text.slice(0, 4096)) && !looksLikeMail(text)) return refuse('web-page')
  if (/^\s*(<\?(php|xml)|@echo off|<job\b|<package\b)/i.test(text)) return refuse(/^\s*<\?xml/i.test(text) ? 'web-page' : 'program')
  if (looksLikeMail(text)) return { type: 'message/rfc822' }
  if (extension === 'csv') return { type: 'text/csv' }
  return extension === 'txt' ? { type: 'text/plain' } : refuse('unknown')
}

function looksLikeMail(text: string): boolean {
  const headers = text.slice(0, 20_000).match(/^(from|to|date|subject|received|return-path|message-id|mime-version):/gim) ?? []
  return /^[a-z][a-z0-9-]*:[ \t]?\S*/i.test(text) && new Set(headers.map((header) => header.toLowerCase())).size >= 3
}
