import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { hostedThings } from '../domain/hosted.ts'
import { addressee, channels, named, receiptKinds, state } from './paper.ts'

/** The largest signed copy or receipt of a list. */
export const MAX_HOSTED_FILE = 20_000_000

const day = plainDate.nullable()
const optionalDay = plainDate.nullish().transform((value) => value ?? null)
const ofList = { listId: id('hosted-list') }
const ofChild = { ...ofList, childId: id('hosted-child') }
const thing = z.enum(hostedThings)

export const hostedHead = z.object({
  id: id('hosted-list'), unit: named, state, period: z.object({ from: plainDate, to: plainDate }), dueOn: day.describe('of the term it meets'),
  number: z.object({ n: z.int(), year: z.int() }).nullable(), current: z.int(), sentOn: day, children: z.int().describe('in the list, among those the reader reaches'), changedAt: instant,
})
export type HostedHead = z.output<typeof hostedHead>

/** What is known already, with where it comes from: taken over by a person, never by itself. */
const suggestion = z.object({ about: thing, words: z.string(), from: z.enum(['registry', 'earlier']), on: day.describe('of the earlier list') })
const said = z.object({ words: z.string(), by: named.nullable(), at: instant.nullable(), version: z.int().describe('0: nothing written yet'), can: z.object({ write: z.boolean() }) })

export const hostedChild = z.object({
  id: id('hosted-child'), caseId: id('case'), name: z.string(), bornOn: day, caseNumber: z.string(), enteredOn: day, leftOn: day, leftOut: z.string().nullable().describe('why he is not in the list'),
  said: z.record(thing, said.nullable().describe('null: in a part of the file that the reader does not reach')), suggestions: z.array(suggestion), version,
})
export type HostedChild = z.output<typeof hostedChild>

const file = z.object({ id: id('hosted-file'), name: z.string(), kind: z.enum(['pdf', 'docx', 'signed', ...receiptKinds]), at: instant, by: named, compared: z.enum(['same', 'by_eye']).nullable() })
export type HostedFile = z.output<typeof file>
const frozen = z.object({
  n: z.int(), hash: z.string(), approvedBy: named, approvedAt: instant, files: z.array(file),
  sent: z.object({ to: z.string(), channel: z.enum(channels), on: plainDate, protocolNumber: z.string().nullable(), protocolOn: day, note: z.string().nullable(), by: named, at: instant }).nullable(),
})
export type HostedVersion = z.output<typeof frozen>

const candidate = z.object({ caseId: id('case'), name: z.string(), caseNumber: z.string(), enteredOn: day, leftOn: day, placed: z.boolean().describe('an address in this very facility is written in the registry') })
export type HostedCandidate = z.output<typeof candidate>

export const hostedList = hostedHead.extend({
  addressee, note: z.string().nullable(), place: z.string().nullable(), datedOn: day,
  term: z.object({ id: id('term'), title: z.string(), due: z.string().nullable(), state: z.string() }).nullable(),
  rows: z.array(hostedChild), candidates: z.array(candidate).describe('children whose file was open to the unit in the half-year and who are not in the list yet'),
  hidden: z.int().describe('children of the list whose files the reader does not reach'), gone: z.int().describe('files that were open to the unit in the half-year and are no longer: nothing of them can be written here'),
  asked: z.object({ by: named, at: instant }).nullable(), createdBy: named,
  versions: z.array(frozen).describe('newest first; none to who may not read the whole'),
  history: z.array(z.object({ id: z.uuid(), n: z.int(), what: z.string(), at: instant, by: named, words: z.string().nullable() })),
  version,
  can: z.object({ write: z.boolean(), arrange: z.boolean(), ask: z.boolean(), approve: z.boolean(), sendBack: z.boolean(), files: z.boolean(), send: z.boolean(), attach: z.boolean(), renew: z.boolean(), drop: z.boolean() }),
})
export type HostedList = z.output<typeof hostedList>

export const listHostedLists = endpoint({
  id: 'composer.listHostedLists', method: 'GET', path: '/api/hosted-lists', summary: 'Half-yearly lists of the units where the reader works, those under way first',
  query: z.object({ ...paging, state: state.optional() }), response: page(hostedHead).extend({ can: z.object({ start: z.boolean() }) }),
})
export const getHostedDesk = endpoint({
  id: 'composer.getHostedDesk', method: 'GET', path: '/api/hosted-lists/desk', summary: 'Where a half-yearly list can be begun, and the terms that ask for one',
  response: z.object({ units: z.array(named.extend({ terms: z.array(z.object({ id: id('term'), title: z.string(), due: z.string().nullable() })) })), period: z.object({ from: plainDate, to: plainDate }) }),
})
export const startHostedList = endpoint({
  id: 'composer.startHostedList', method: 'POST', path: '/api/hosted-lists', summary: 'Begin the half-yearly list of a unit: the children placed in it are proposed from the registry',
  body: z.object({ unitId: id('unit'), termId: id('term').nullish(), from: plainDate, to: plainDate }), response: hostedList,
})
export const getHostedList = endpoint({ id: 'composer.getHostedList', method: 'GET', path: '/api/hosted-lists/{listId}', summary: 'A half-yearly list with the children whose files the reader reaches', params: z.object(ofList), response: hostedList })
export const changeHostedList = endpoint({
  id: 'composer.changeHostedList', method: 'PUT', path: '/api/hosted-lists/{listId}', summary: 'Half-year, addressee, term and introduction of a list', params: z.object(ofList),
  body: z.object({
    from: plainDate, to: plainDate, termId: id('term').nullish(), note: optionalLine(2000), place: optionalLine(120), datedOn: optionalDay, version,
    addressee: z.strictObject({ name: z.string().trim().max(200).default(''), office: optionalLine(200), address: optionalLine(300), pec: optionalLine(200), attention: optionalLine(200) }),
  }),
  response: hostedList,
})
export const putHostedChild = endpoint({
  id: 'composer.putHostedChild', method: 'PUT', path: '/api/hosted-lists/{listId}/children', summary: 'Put a child in the list, change from when to when he was hosted, or leave him out with the reason', params: z.object(ofList),
  body: z.object({ caseId: id('case'), enteredOn: optionalDay, leftOn: optionalDay, leftOut: optionalLine(300), version: z.int().min(0).describe('0: not in the list yet') }), response: hostedList,
})
export const saveHostedWords = endpoint({
  id: 'composer.saveHostedWords', method: 'PUT', path: '/api/hosted-lists/{listId}/children/{childId}/{about}', summary: 'Save what is said of a child; 409 with the other text when somebody was faster', params: z.object({ ...ofChild, about: thing }),
  body: z.object({ words: z.string().max(2000), version: z.int().min(0) }), response: said,
})

const plain = { params: z.object(ofList), response: hostedList }
export const askHostedList = endpoint({ id: 'composer.askHostedList', method: 'POST', path: '/api/hosted-lists/{listId}/ask', summary: 'Give a list to the coordinator for approval', ...plain, body: z.object({ version }) })
export const sendBackHostedList = endpoint({ id: 'composer.sendBackHostedList', method: 'POST', path: '/api/hosted-lists/{listId}/send-back', summary: 'Give a list back to who writes it, with words', ...plain, body: z.object({ words: line(1000), version }) })
export const approveHostedList = endpoint({ id: 'composer.approveHostedList', method: 'POST', path: '/api/hosted-lists/{listId}/approve', summary: 'Approve a list: the version is frozen and numbered', ...plain, body: z.object({ version }) })
export const makeHostedFiles = endpoint({ id: 'composer.makeHostedFiles', method: 'POST', path: '/api/hosted-lists/{listId}/files', summary: 'Make PDF/A and DOCX of the approved version; nothing happens when they are there', ...plain, body: z.object({}) })
export const sendHostedList = endpoint({
  id: 'composer.sendHostedList', method: 'POST', path: '/api/hosted-lists/{listId}/send', summary: 'Record that a list was sent: the term it meets is closed by this proof', ...plain,
  body: z.object({
    to: line(300), channel: z.enum(channels, { error: message({ it: 'Scegli come è stato inviato', en: 'Choose how it was sent' }) }), on: plainDate, protocolNumber: optionalLine(60), protocolOn: optionalDay, note: optionalLine(1000), version,
  }),
})
export const renewHostedList = endpoint({ id: 'composer.renewHostedList', method: 'POST', path: '/api/hosted-lists/{listId}/renew', summary: 'Begin a new version of a list that was sent: the one sent stays as it is', ...plain, body: z.object({ reason: line(500), version }) })
export const dropHostedList = endpoint({ id: 'composer.dropHostedList', method: 'POST', path: '/api/hosted-lists/{listId}/drop', summary: 'Throw away a list that is not needed, with the reason', ...plain, body: z.object({ reason: line(500), version }) })
export const uploadHostedFile = endpoint({
  id: 'composer.uploadHostedFile', method: 'PUT', path: '/api/hosted-lists/{listId}/attached', transport: 'upload', summary: 'The signed copy of a list, compared with what was approved, or a receipt of its sending (raw bytes)', params: z.object(ofList),
  query: z.object({ fileName: z.string().min(1).max(400), kind: z.enum(['signed', ...receiptKinds]), byEye: z.enum(['true', 'false']).default('false').transform((value) => value === 'true').describe('of a scan: compared by who uploads it') }),
  response: hostedList,
})
export const downloadHostedFile = endpoint({
  id: 'composer.downloadHostedFile', method: 'GET', path: '/api/hosted-lists/{listId}/attached/{fileId}', transport: 'download', summary: 'A file of a list', params: z.object({ ...ofList, fileId: id('hosted-file') }), response: z.unknown(),
})

export const hostedEndpoints = {
  listHostedLists, getHostedDesk, startHostedList, getHostedList, changeHostedList, putHostedChild, saveHostedWords, askHostedList, sendBackHostedList, approveHostedList, makeHostedFiles, sendHostedList,
  renewHostedList, dropHostedList, uploadHostedFile, downloadHostedFile,
}
