import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, flag, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'

/** The largest file that is taken. */
export const MAX_DOCUMENT = 50_000_000

const section = z.enum(openableSections as [Section, ...Section[]], { error: message({ it: 'Scegli una sezione', en: 'Choose a section' }) })
const documentId = z.object({ documentId: id('document') })
const named = z.object({ id: z.uuid(), name: z.string() })
const fileName = z.string().min(1, message({ it: 'Il file non ha un nome', en: 'The file has no name' })).max(400, message({ it: 'Il nome del file è troppo lungo: accorcialo', en: 'The name of the file is too long: shorten it' }))

const fileFields = {
  n: z.int(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  preview: z.enum(['pdf', 'image']).nullable().describe('how it can be shown in the page'),
  stripped: z.boolean().describe('hidden data (place, device) was taken out of the picture'),
  scanned: z.boolean().describe('an antivirus found it clean'),
  uploadedBy: named,
  uploadedAt: instant,
  note: z.string().nullable(),
}
const fileVersion = z.object(fileFields)

const documentRow = z.object({
  id: id('document'),
  subject: z.uuid(),
  section,
  title: z.string(),
  type: z.string(),
  origin: z.string(),
  datedOn: plainDate.nullable(),
  createdBy: named,
  createdAt: instant,
  /** The current version of the bytes. */
  file: fileVersion,
  withdrawn: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  version,
  can: z.object({ addVersion: z.boolean(), change: z.boolean(), withdraw: z.boolean() }),
})
export type DocumentRow = z.output<typeof documentRow>
const documentFile = documentRow.extend({ versions: z.array(fileVersion) })
export type DocumentFile = z.output<typeof documentFile>

export const uploadDocument = endpoint({
  id: 'documents.uploadDocument', method: 'PUT', path: '/api/subjects/{subject}/documents', transport: 'upload',
  summary: 'Attach a file (raw bytes) to a subject, in a section',
  params: z.object({ subject: z.uuid() }),
  query: z.object({
    fileName, section, type: code, origin: code,
    title: optionalLine(200).describe('the file name when left out'),
    datedOn: plainDate.optional().describe('the date on the document'),
    note: optionalLine(500),
  }),
  response: documentRow,
})

export const uploadVersion = endpoint({
  id: 'documents.uploadVersion', method: 'PUT', path: '/api/documents/{documentId}/versions', transport: 'upload',
  summary: 'A new version (raw bytes) of a document; the former ones stay',
  params: documentId,
  query: z.object({ fileName, version: z.coerce.number().int().min(1), note: optionalLine(500) }),
  response: documentRow,
})

export const listDocuments = endpoint({
  id: 'documents.listDocuments', method: 'GET', path: '/api/subjects/{subject}/documents',
  summary: 'Documents of a subject in the sections within reach, newest first',
  params: z.object({ subject: z.uuid() }),
  query: z.object({ ...paging, section: section.optional(), type: code.optional(), withdrawn: flag.optional().describe('with those withdrawn') }),
  response: page(documentRow).extend({
    can: z.object({ upload: z.array(section).describe('sections in which the reader may put documents') }),
    reached: z.array(section),
  }),
})

export const getDocument = endpoint({
  id: 'documents.getDocument', method: 'GET', path: '/api/documents/{documentId}', summary: 'A document with all its versions', params: documentId, response: documentFile,
})

export const downloadDocument = endpoint({
  id: 'documents.downloadDocument', method: 'GET', path: '/api/documents/{documentId}/content', transport: 'download', summary: 'The bytes of a version',
  params: documentId,
  query: z.object({
    n: z.coerce.number().int().min(1).optional().describe('the current version when left out'),
    inline: flag.optional().describe('to be shown in the page; only PDF and pictures'),
  }),
  response: z.unknown(),
})

export const changeDocument = endpoint({
  id: 'documents.changeDocument', method: 'PATCH', path: '/api/documents/{documentId}', summary: 'Change title, type, section or date',
  params: documentId,
  body: z.object({ version, title: line(200), type: code, section, datedOn: plainDate.nullish() }),
  response: documentRow,
})

export const withdrawDocument = endpoint({
  id: 'documents.withdrawDocument', method: 'POST', path: '/api/documents/{documentId}/withdraw', summary: 'Take a document out of use, with the reason; it is never deleted',
  params: documentId,
  body: z.object({ version, reason: line(500) }),
  response: documentRow,
})

export const documentsEndpoints = { uploadDocument, uploadVersion, listDocuments, getDocument, downloadDocument, changeDocument, withdrawDocument }
