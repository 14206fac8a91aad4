import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { attendances } from '../domain/words.ts'

const named = z.object({ id: z.uuid(), name: z.string() })

export const minutes = z.object({
  diaryEntryId: id('entry').nullable().describe('the account is this entry of the diary, and only there'),
  body: z.string().nullable(),
  writtenBy: named,
  writtenAt: instant,
  approved: z.object({ by: named, at: instant }).nullable(),
  version,
})

/** A decision with who carries it out and by when; its term says whether it is done. */
export const actionOfMeeting = z.object({
  id: z.uuid(),
  appointmentId: id('appointment'),
  caseId: id('case').nullable(),
  heldAt: instant,
  what: z.string(),
  owner: z.object({ id: z.uuid(), name: z.string(), left: z.boolean().describe('he works no longer: it is to be handed on') }).nullable(),
  dueOn: z.string().nullable(),
  state: z.enum(['open', 'done', 'missed', 'suspended', 'waived']),
  termId: id('term'),
})
export type ActionOfMeeting = z.output<typeof actionOfMeeting>

const DRAFT_LIMIT = 200_000
const draftContent = z.record(z.string(), z.json())
  .refine((content) => JSON.stringify(content).length <= DRAFT_LIMIT, { error: message({ it: 'La bozza è troppo lunga: al massimo 200.000 caratteri', en: 'The draft is too long: at most 200,000 characters' }) })
export const recordDraft = z.object({ content: z.record(z.string(), z.json()), savedAt: instant, version })

const ofAppointment = { appointmentId: id('appointment') }

const ofFile = { caseId: id('case').nullish().transform((value) => value ?? null).describe('of siblings met together: of which file; null: the first') }

export const decision = z.object({
  what: line(300), ownerId: id('operator'), dueOn: plainDate,
  ...ofFile,
})

/** Attendance, what was said, what was decided. A talk or visit in a child's file becomes an entry of the diary in the same moment. */
export const recordMeeting = endpoint({
  id: 'agenda.recordMeeting', method: 'POST', path: '/api/appointments/{appointmentId}/record', summary: 'Record a meeting: who was there, what was said, what was decided',
  params: z.object(ofAppointment),
  body: z.object({
    attendance: z.array(z.object({ participantId: id('participant'), attendance: z.enum(attendances) })).max(100),
    text: z.string().max(50_000, message({ it: 'Al massimo 50.000 caratteri', en: 'At most 50,000 characters' })).default('').describe('the account or the minutes; empty: to be written later'),
    parts: z.array(z.object({ caseId: id('case'), text: z.string().max(50_000, message({ it: 'Al massimo 50.000 caratteri', en: 'At most 50,000 characters' })) })).max(13).default([])
      .describe('of siblings met together: what concerns one of them alone, written after the words for all'),
    origin: z.string().max(60).default('attivita_propria').describe('code of diary_origin, of an account'),
    decisions: z.array(decision).max(30).default([]),
    version,
  }),
  response: z.object({ appointmentId: id('appointment'), diaryEntryId: id('entry').nullable().describe('the first, of several'), written: z.int().describe('files in which it was written'), absencesRunning: z.int().describe('of the child not met for longest') }),
})

export const saveRecordDraft = endpoint({
  id: 'agenda.saveRecordDraft', method: 'PUT', path: '/api/appointments/{appointmentId}/draft', summary: 'Keep the record of a meeting while it is written; only its author sees it',
  params: z.object(ofAppointment), body: z.object({ content: draftContent, version: z.int().min(0).describe('0: a new draft') }),
  response: z.object({ version, savedAt: instant }),
})

export const discardRecordDraft = endpoint({
  id: 'agenda.discardRecordDraft', method: 'DELETE', path: '/api/appointments/{appointmentId}/draft', summary: 'Discard my draft of the record of a meeting',
  params: z.object(ofAppointment), response: z.object({ discarded: z.boolean() }),
})

export const correctMinutes = endpoint({
  id: 'agenda.correctMinutes', method: 'POST', path: '/api/appointments/{appointmentId}/minutes', summary: 'Correct minutes not approved yet; the history says who did and why',
  params: z.object(ofAppointment), body: z.object({ ...ofFile, text: line(50_000), words: optionalLine(500), version }),
  response: z.object({ minutes }),
})

export const approveMinutes = endpoint({
  id: 'agenda.approveMinutes', method: 'POST', path: '/api/appointments/{appointmentId}/minutes/approve', summary: 'Approve the minutes of a meeting one leads, and send them to who was invited',
  params: z.object(ofAppointment), body: z.object({ ...ofFile, version }), response: z.object({ minutes, sent: z.int() }),
})

export const addAction = endpoint({
  id: 'agenda.addAction', method: 'POST', path: '/api/appointments/{appointmentId}/actions', summary: 'Write down one more decision of a meeting',
  params: z.object(ofAppointment), body: z.object({ ...decision.shape }), response: actionOfMeeting,
})

export const handOnAction = endpoint({
  id: 'agenda.handOnAction', method: 'POST', path: '/api/meeting-actions/{actionId}/hand-on', summary: 'Give a decision to somebody else to carry out',
  params: z.object({ actionId: id('action') }), body: z.object({ operatorId: id('operator') }), response: actionOfMeeting,
})

export const completeAction = endpoint({
  id: 'agenda.completeAction', method: 'POST', path: '/api/meeting-actions/{actionId}/complete', summary: 'A decision was carried out',
  params: z.object({ actionId: id('action') }), body: z.object({ words: optionalLine(500) }), response: actionOfMeeting,
})

export const recordEndpoints = { recordMeeting, saveRecordDraft, discardRecordDraft, correctMinutes, approveMinutes, addAction, handOnAction, completeAction }
