import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { findingKinds } from '../domain/check.ts'
import { channels, named, ofPaper, paper, receiptKinds } from './paper.ts'

const longWords = z.string().trim().min(1, message({ it: 'Scrivi qualche parola', en: 'Write some words' })).max(4000)

export const remark = z.object({
  id: id('remark'), sectionId: id('section'), blockId: z.string().nullable(), passage: z.string().nullable(), words: z.string(), answers: id('remark').nullable(),
  by: named, at: instant, settled: z.object({ by: named, at: instant }).nullable(), version,
})
export type Remark = z.output<typeof remark>

export const listRemarks = endpoint({
  id: 'composer.listRemarks', method: 'GET', path: '/api/papers/{paperId}/remarks', summary: 'Remarks on passages of a paper, oldest first', params: z.object(ofPaper),
  response: z.object({ rows: z.array(remark) }),
})
export const addRemark = endpoint({
  id: 'composer.addRemark', method: 'POST', path: '/api/papers/{paperId}/remarks', summary: 'Remark on a passage, or answer a remark', params: z.object(ofPaper),
  body: z.object({ sectionId: id('section'), blockId: z.string().max(40).nullish(), passage: optionalLine(1000), words: longWords, answers: id('remark').nullish() }), response: remark,
})
export const settleRemark = endpoint({
  id: 'composer.settleRemark', method: 'POST', path: '/api/papers/{paperId}/remarks/{remarkId}', summary: 'Settle a remark, or open it again',
  params: z.object({ ...ofPaper, remarkId: id('remark') }), body: z.object({ settled: z.boolean(), version }), response: remark,
})

export const finding = z.object({
  key: z.string(), kind: z.enum(findingKinds), sectionId: id('section').nullable(), sectionTitle: z.string().nullable(), blockId: z.string().nullable(), paragraph: z.int().nullable(),
  detail: z.string().nullable(), answerable: z.boolean(), answer: z.object({ reason: z.string(), by: named, at: instant }).nullable(),
})
export type Finding = z.output<typeof finding>

export const checkPaper = endpoint({
  id: 'composer.checkPaper', method: 'GET', path: '/api/papers/{paperId}/check', summary: 'What would give somebody away, what is missing and what does not agree, and where', params: z.object(ofPaper),
  response: z.object({ findings: z.array(finding), stops: z.int().describe('that must be put right'), open: z.int().describe('others not answered yet') }),
})
export type CheckResult = z.output<typeof checkPaper.response>
export const answerFinding = endpoint({
  id: 'composer.answerFinding', method: 'POST', path: '/api/papers/{paperId}/check', summary: 'Say why a finding is a false alarm', params: z.object(ofPaper),
  body: z.object({ key: z.string().min(1).max(300), reason: line(1000) }), response: checkPaper.response,
})

const plain = { params: z.object(ofPaper), response: paper }
export const askApproval = endpoint({ id: 'composer.askApproval', method: 'POST', path: '/api/papers/{paperId}/ask', summary: 'Give a paper to the coordinator for approval', ...plain, body: z.object({ words: optionalLine(1000), version }) })
export const takeBack = endpoint({ id: 'composer.takeBack', method: 'POST', path: '/api/papers/{paperId}/take-back', summary: 'Take a paper back before it is approved, to write on', ...plain, body: z.object({ version }) })
export const sendBack = endpoint({ id: 'composer.sendBack', method: 'POST', path: '/api/papers/{paperId}/send-back', summary: 'Give a paper back to who writes it, with words', ...plain, body: z.object({ words: longWords, version }) })
export const approvePaper = endpoint({ id: 'composer.approvePaper', method: 'POST', path: '/api/papers/{paperId}/approve', summary: 'Approve: the version is frozen and numbered, its files are made', ...plain, body: z.object({ version }) })
export const dropPaper = endpoint({ id: 'composer.dropPaper', method: 'POST', path: '/api/papers/{paperId}/drop', summary: 'Throw away a paper that is not needed, with the reason', ...plain, body: z.object({ reason: line(500), version }) })
export const renderAgain = endpoint({ id: 'composer.renderAgain', method: 'POST', path: '/api/papers/{paperId}/render', summary: 'Make the files of the approved version again', ...plain, body: z.object({ version }) })
export const attachSigned = endpoint({
  id: 'composer.attachSigned', method: 'POST', path: '/api/papers/{paperId}/signed', summary: 'The signed file, checked to be the same text', ...plain,
  body: z.object({ documentId: id('document'), byEye: z.boolean().default(false).describe('of a scan, whose words cannot be read out: compared by who uploads it'), version }),
})
export const sendPaper = endpoint({
  id: 'composer.sendPaper', method: 'POST', path: '/api/papers/{paperId}/send', summary: 'Record that it was sent: the term it meets is closed by this proof', ...plain,
  body: z.object({
    to: line(300), channel: z.enum(channels, { error: message({ it: 'Scegli come è stata inviata', en: 'Choose how it was sent' }) }), on: plainDate,
    protocolNumber: optionalLine(60), protocolOn: plainDate.nullish().transform((value) => value ?? null), note: optionalLine(1000),
    receipts: z.array(z.object({ documentId: id('document'), kind: z.enum(receiptKinds) })).max(10).default([]), version,
  }),
})
export const addReceipt = endpoint({
  id: 'composer.addReceipt', method: 'POST', path: '/api/papers/{paperId}/receipts', summary: 'A receipt that came after the sending', ...plain,
  body: z.object({ documentId: id('document'), kind: z.enum(receiptKinds), version }),
})
export const renewPaper = endpoint({ id: 'composer.renewPaper', method: 'POST', path: '/api/papers/{paperId}/renew', summary: 'Begin a new version of a paper that was sent: the one sent stays as it is', ...plain, body: z.object({ reason: line(500), version }) })

export const downloadDraft = endpoint({
  id: 'composer.downloadDraft', method: 'GET', path: '/api/papers/{paperId}/draft', transport: 'download', summary: 'What is being written as a PDF marked as a draft, without number; refused while the check finds what may not leave the file',
  params: z.object(ofPaper), response: z.unknown(),
})

export const paperHistory = endpoint({
  id: 'composer.paperHistory', method: 'GET', path: '/api/papers/{paperId}/history', summary: 'What happened to a paper, newest first', params: z.object(ofPaper),
  response: z.object({ rows: z.array(z.object({ id: z.uuid(), n: z.int(), what: z.string(), at: instant, by: named, words: z.string().nullable() })) }),
})

const settingAnswer = z.object({
  organisation: named, twoPairs: z.boolean(), changedAt: instant.nullable(), version: z.int().min(0), can: z.object({ change: z.boolean() }),
  history: z.array(z.object({ n: z.int(), twoPairs: z.boolean(), reason: z.string().nullable(), by: named, at: instant })).describe('newest first'),
})
export type PaperSetting = z.output<typeof settingAnswer>
export const getPaperSetting = endpoint({
  id: 'composer.getPaperSetting', method: 'GET', path: '/api/organisations/{organisationId}/paper-setting', summary: 'Whether a body wants two pairs of eyes on what leaves it',
  params: z.object({ organisationId: id('organisation') }), response: settingAnswer,
})
export const changePaperSetting = endpoint({
  id: 'composer.changePaperSetting', method: 'PUT', path: '/api/organisations/{organisationId}/paper-setting', summary: 'Say whether a text of one hand needs another pair of eyes',
  params: z.object({ organisationId: id('organisation') }), body: z.object({ twoPairs: z.boolean(), reason: line(300), version: z.int().min(0) }), response: settingAnswer,
})

export const reviewEndpoints = {
  listRemarks, addRemark, settleRemark, checkPaper, answerFinding, askApproval, takeBack, sendBack, approvePaper, dropPaper, renderAgain, attachSigned, sendPaper, addReceipt, renewPaper,
  downloadDraft, paperHistory, getPaperSetting, changePaperSetting,
}
