/** What a file may be called: one name, no folders, no characters that turn the reading order or break a header. */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // control characters and the marks that hide an extension ("annexe\u202Efdp.exe")
  // eslint-disable-next-line no-control-regex -- these are what must go
  const plain = last.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/g, '').replace(/\s+/g, ' ').trim()
  const [, stem = '', extension = ''] = /^(.*?)(\.[a-z0-9]{1,8})?$/isu.exec(plain) ?? []
  return `${[...stem].slice(0, 150).join('') || 'documento'}${extension}`
}

/** The name without its extension: a first title. */
export const titleOf = (fileName: string): string => fileName.replace(/\.[a-z0-9]{1,8}$/i, '').replace(/_+/g, ' ').trim() || fileName

export type Preview = 'pdf' | 'image'

/** How a file is shown in the page; null: only downloaded. */
export function previewOf(mediaType: string): Preview | null {
  if (mediaType === 'application/pdf') return 'pdf'
  return ['image/jpeg', 'image/png', 'image/webp', 'image/gif'].includes(mediaType) ? 'image' : null
}
