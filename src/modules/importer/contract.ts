import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, page, paging, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { knownEndpoints, matching } from './contract/known.ts'
import { fields, type Field } from './domain/columns.ts'

export * from './contract/known.ts'

/** The largest register that is taken. */
export const MAX_REGISTER = 20_000_000
export const MAX_ROWS = 5000

const runId = z.object({ runId: id('run') })
const field = z.enum(fields as readonly Field[] as [Field, ...Field[]], { error: message({ it: 'Scegli un significato dell’elenco', en: 'Choose a meaning of the list' }) })
const nameOrder = z.enum(['auto', 'familyFirst', 'givenFirst'])
const count = z.object({ create: z.int(), doubt: z.int(), refused: z.int(), skipped: z.int() })

const run = z.object({
  id: id('run'),
  unitId: id('unit'),
  fileName: z.string(),
  state: z.enum(['ready', 'queued', 'loaded', 'failed', 'discarded']),
  createdAt: instant,
  createdBy: z.string(),
  finishedAt: instant.nullable(),
  /** Of what was stored, once it was. */
  result: z.object({ created: z.int(), left: z.int(), refused: z.int() }).nullable(),
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** Why nothing was stored: the number of the row in the file, when one is to blame. */
  failure: z.object({ code: z.string(), row: z.int().nullable() }).nullable(),
  matching: matching.nullable(),
  version,
  can: z.object({ change: z.boolean(), confirm: z.boolean(), discard: z.boolean(), refused: z.boolean() }),
})
export type ImportRun = z.output<typeof run>

const runFile = run.extend({
  headerFrom: z.int(),
  headerTo: z.int(),
  nameOrder,
  responsibleId: id('operator'),
  columns: z.array(z.object({ index: z.int(), header: z.string(), field: field.nullable(), samples: z.array(z.string()) })),
})
export type RunFile = z.output<typeof runFile>

export const uploadRegister = endpoint({
  id: 'importer.uploadRegister', method: 'PUT', path: '/api/imports', transport: 'upload', summary: 'A register (XLSX or CSV, raw bytes) to look at; nothing is stored yet',
  query: z.object({ unitId: id('unit'), fileName: z.string().min(1).max(400) }),
  response: run,
})

export const listRuns = endpoint({
  id: 'importer.listRuns', method: 'GET', path: '/api/imports', summary: 'Registers loaded or being looked at in my units, newest first',
  response: z.object({ rows: z.array(run) }),
})

export const getRun = endpoint({
  id: 'importer.getRun', method: 'GET', path: '/api/imports/{runId}', summary: 'A register with its columns as recognised, and its state', params: runId, response: runFile,
})

export const getProgress = endpoint({
  id: 'importer.getProgress', method: 'GET', path: '/api/imports/{runId}/progress', summary: 'How far a load is', audit: 'none', params: runId, response: run,
})

export const setMapping = endpoint({
  id: 'importer.setMapping', method: 'PATCH', path: '/api/imports/{runId}', summary: 'Correct what the columns are and who answers for the files',
  params: runId,
  body: z.object({
    version,
    columns: z.array(z.object({ index: z.int().min(0).max(500), field: field.nullable() })).max(500),
    nameOrder,
    responsibleId: id('operator'),
  }),
  response: runFile,
})

const chosen = z.union([z.literal('all'), z.array(z.int().min(1)).max(MAX_ROWS)])
const finding = z.object({ code: z.string(), level: z.enum(['note', 'doubt', 'refusal']), it: z.string(), en: z.string() })

export const listRows = endpoint({
  id: 'importer.listRows', method: 'GET', path: '/api/imports/{runId}/rows', summary: 'Dry run: what each row would become, and why',
  params: runId,
  query: z.object({ ...paging, outcome: z.enum(['create', 'doubt', 'refused']).optional() }),
  response: page(z.object({
    row: z.int(),
    outcome: z.enum(['create', 'doubt', 'refused']),
    name: z.string(),
    birth: z.string().nullable(),
    details: z.array(z.string()),
    findings: z.array(finding),
  })).extend({ counts: count, chosen: chosen.describe('doubts chosen at the last confirmation, when it came to nothing') }),
})

export const confirmRun = endpoint({
  id: 'importer.confirmRun', method: 'POST', path: '/api/imports/{runId}/confirm', summary: 'Load the accepted rows, all or none, in the background',
  params: runId,
  body: z.object({ version, include: chosen.optional().describe('rows with doubts to load as well; left out: those chosen at the last confirmation') }),
  response: run,
})

export const discardRun = endpoint({
  id: 'importer.discardRun', method: 'POST', path: '/api/imports/{runId}/discard', summary: 'Throw a register away', params: runId, body: z.object({ version }), response: run,
})

export const downloadRefused = endpoint({
  id: 'importer.downloadRefused', method: 'GET', path: '/api/imports/{runId}/refused', transport: 'download', summary: 'The rows not loaded, or that a load would leave out, with the reasons, as XLSX', params: runId,
  response: z.unknown(),
})

export const listCreated = endpoint({
  id: 'importer.listCreated', method: 'GET', path: '/api/imports/{runId}/created', summary: 'The files opened by a load',
  params: runId, query: z.object({ cursor: paging.cursor, limit: paging.limit }),
  response: page(z.object({ row: z.int(), caseId: id('case'), number: z.string(), childName: z.string() })),
})

export const downloadSample = endpoint({
  id: 'importer.downloadSample', method: 'GET', path: '/api/imports/sample/{format}', transport: 'download', audit: 'none', summary: 'An invented register to try with',
  params: z.object({ format: z.enum(['xlsx', 'csv']) }), response: z.unknown(),
})

export const importerEndpoints = {
  uploadRegister, listRuns, getRun, getProgress, setMapping, listRows, confirmRun, discardRun, downloadRefused, listCreated, downloadSample, ...knownEndpoints,
}
