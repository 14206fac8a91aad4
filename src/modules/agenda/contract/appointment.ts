import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, optionalLine, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'
import { rhythms } from '../domain/recurrence.ts'
import { appointmentStates, appointmentSteps } from '../domain/states.ts'
import { answers, attendances, parts, placeKinds } from '../domain/words.ts'
import { actionOfMeeting, minutes, recordDraft } from './record.ts'

export const named = z.object({ id: z.uuid(), name: z.string() })
const section = z.enum(openableSections as [Section, ...Section[]], { error: message({ it: 'Scegli una sezione', en: 'Choose a section' }) })
export const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, message({ it: 'Scrivi l’ora così: 09:30', en: 'Write the time like this: 09:30' }))
export const length = z.coerce.number(message({ it: 'Scrivi quanti minuti dura', en: 'Write how many minutes it lasts' })).int(message({ it: 'Scrivi i minuti interi', en: 'Write whole minutes' }))
  .min(5, message({ it: 'Almeno 5 minuti', en: 'At least 5 minutes' })).max(720, message({ it: 'Al massimo 12 ore', en: 'At most 12 hours' }))

export const participant = z.object({
  id: id('participant'),
  part: z.enum(parts),
  operatorId: id('operator').nullable(),
  personId: id('person').nullable(),
  name: z.string().nullable().describe('null: somebody whose name this reader may not see'),
  organisation: z.string().nullable(),
  answer: z.enum(answers).nullable(),
  answerWords: z.string().nullable(),
  proposedAt: instant.nullable(),
  attendance: z.enum(attendances).nullable(),
  left: z.boolean().describe('a worker who works no longer'),
})
export type Participant = z.output<typeof participant>

/** What it was planned from: a thing of another module (`plans.plan`), and which part of it. */
export const source = z.object({ kind: z.string().regex(/^[a-z]+\.[a-z_]+$/).max(40), id: z.uuid(), part: z.uuid().nullable() })

const place = z.object({
  kind: z.enum(placeKinds),
  room: z.object({ id: id('room'), name: z.string(), site: z.string(), accessible: z.boolean() }).nullable(),
  text: z.string().nullable(),
  hidden: z.boolean().describe('there is a place, and this reader may not know it'),
})

const mediator = z.object({ state: z.enum(['asked', 'found', 'not_found']), language: z.string(), gender: z.enum(['F', 'M']).nullable(), mode: z.enum(['presenza', 'telefono', 'video']).nullable() })

export const appointment = z.object({
  id: id('appointment'),
  kind: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(appointmentStates),
  ofChild: z.boolean().describe('it concerns a child; which one, `file` says to who reaches it'),
  file: z.object({ caseId: id('case'), number: z.string(), childId: id('person').nullable(), childName: z.string(), section, purpose: z.string().nullable(), source: source.nullable() }).nullable(),
  others: z.array(z.object({
    caseId: id('case'), number: z.string(), childId: id('person').nullable(), childName: z.string(), section, purpose: z.string().nullable(), minutes: minutes.nullable(), can: z.object({ record: z.boolean(), approve: z.boolean() }),
  })).describe('other files it is of, of those the reader reaches: siblings met together'),
  organiser: named,
  coordinator: named.nullable().describe('leads the meeting and approves its minutes'),
  unit: z.object({ id: id('unit'), name: z.string(), organisation: z.string() }),
  place,
  mediator: mediator.nullable(),
  participants: z.array(participant),
  mine: id('participant').nullable().describe('my own invitation'),
  series: z.object({ id: z.uuid(), every: z.enum(rhythms), n: z.int(), of: z.int() }).nullable(),
  stateWords: z.string().nullable(),
  remindMinutes: z.int().nullable(),
  asAccount: z.boolean().describe('its account is an entry of the diary'),
  minutes: minutes.nullable().describe('of the file above; those of the others with them'),
  actions: z.array(actionOfMeeting),
  draft: recordDraft.nullable().describe('my record, not finished'),
  history: z.array(z.object({ id: z.uuid(), what: z.string(), at: instant, by: z.string(), words: z.string().nullable(), from: instant.nullable(), to: instant.nullable() })),
  version,
  can: z.object({
    change: z.boolean(), move: z.boolean(), confirm: z.boolean(), cancel: z.boolean(), notCome: z.boolean(), reopen: z.boolean(), answer: z.boolean(), record: z.boolean().describe('of one of its files at least'), recordFile: z.boolean().describe('of the file above'), approve: z.boolean(),
    decide: z.boolean(),
  }),
})
export type Appointment = z.output<typeof appointment>

const optionalPart = <T extends z.ZodType>(one: T) => one.nullish().transform((value) => value ?? null)
const mediatorInput = z.object({
  language: z.string().length(3, message({ it: 'Scegli una lingua', en: 'Choose a language' })), gender: optionalPart(z.enum(['F', 'M'])), mode: optionalPart(z.enum(['presenza', 'telefono', 'video'])),
  state: z.enum(['asked', 'found', 'not_found']).default('asked'),
})

/** What one decides of an appointment; hours are Rome's. */
const written = {
  kind: code,
  on: plainDate,
  from: hour,
  minutes: length,
  section: section.default('social'),
  purpose: optionalLine(300),
  placeKind: z.enum(placeKinds, { error: message({ it: 'Scegli dove', en: 'Choose where' }) }).default('office'),
  roomId: optionalPart(id('room')),
  place: optionalLine(300),
  operators: z.array(id('operator')).max(40).default([]),
  people: z.array(id('person')).max(40).default([]).describe('people of the file; the child too'),
  outsiders: z.array(line(200)).max(20).default([]),
  alsoFor: z.array(id('case')).max(12).default([]).describe('files of siblings tied to it: the appointment is of theirs too'),
  coordinatorId: optionalPart(id('operator')),
  mediator: optionalPart(mediatorInput),
  remindMinutes: z.int().min(0).max(20_160).nullish().transform((value) => (value === undefined ? 1440 : value)).describe('how long before; null: no reminder; a day when left out'),
  despite: z.boolean().default(false).describe('somebody is taken at that time, and it is wanted all the same'),
}

const repeat = z.object({
  every: z.enum(rhythms, { error: message({ it: 'Scegli ogni quanto', en: 'Choose how often' }) }),
  count: optionalPart(z.coerce.number().int().min(2, message({ it: 'Almeno 2 volte', en: 'At least twice' })).max(104, message({ it: 'Al massimo 104 volte', en: 'At most 104 times' }))),
  until: optionalPart(plainDate),
  except: z.array(plainDate).max(60).default([]),
}).refine(({ count, until }) => (count === null) !== (until === null), { error: message({ it: 'Scrivi quante volte, oppure fino a quando', en: 'Write how many times, or until when' }), path: ['count'] })

const ofAppointment = { appointmentId: id('appointment') }
export const scope = z.enum(['one', 'following', 'all']).default('one').describe('of a repeated one: this, this and those after it, or all that are still to come')

export const planAppointment = endpoint({
  id: 'agenda.planAppointment', method: 'POST', path: '/api/appointments', summary: 'Plan an appointment, of a child’s file or one’s own; repeated when asked',
  body: z.object({ ...written, caseId: optionalPart(id('case')), unitId: optionalPart(id('unit')), repeat: optionalPart(repeat), source: optionalPart(source).describe('of a file: what it is planned from') }),
  response: appointment.extend({ planned: z.int().describe('how many were planned') }),
})

export const getAppointment = endpoint({
  id: 'agenda.getAppointment', method: 'GET', path: '/api/appointments/{appointmentId}', summary: 'An appointment, as far as the reader may know it', params: z.object(ofAppointment), response: appointment,
})

export const changeAppointment = endpoint({
  id: 'agenda.changeAppointment', method: 'POST', path: '/api/appointments/{appointmentId}/change', summary: 'Change an appointment still to come: who, where, what for',
  params: z.object(ofAppointment),
  body: z.object({ ...written, alsoFor: optionalPart(z.array(id('case')).max(12)).describe('the other files it is of from now on; left out: as it is'), scope, version }), response: appointment,
})

export const moveAppointment = endpoint({
  id: 'agenda.moveAppointment', method: 'POST', path: '/api/appointments/{appointmentId}/move', summary: 'Move an appointment to another time, or all that follow by as much',
  params: z.object(ofAppointment), body: z.object({ on: plainDate, from: hour, minutes: length, scope, words: optionalLine(300), despite: z.boolean().default(false), version }), response: appointment,
})

export const stepAppointment = endpoint({
  id: 'agenda.stepAppointment', method: 'POST', path: '/api/appointments/{appointmentId}/steps', summary: 'Confirm, cancel, say that somebody did not come, or open again',
  params: z.object(ofAppointment),
  body: z.object({
    step: z.enum(appointmentSteps), scope, words: optionalLine(500).describe('why it is cancelled: everybody invited reads it, so nobody’s name'),
    absent: z.array(id('participant')).max(60).default([]).describe('who did not come'), version,
  }),
  response: appointment,
})

export const answerInvitation = endpoint({
  id: 'agenda.answerInvitation', method: 'POST', path: '/api/appointments/{appointmentId}/answer', summary: 'Answer my own invitation: yes, no, or another time',
  params: z.object(ofAppointment),
  body: z.object({ answer: z.enum(['accepted', 'declined', 'proposed']), words: optionalLine(500), on: optionalPart(plainDate), from: optionalPart(hour) }),
  response: appointment,
})

export const appointmentEndpoints = { planAppointment, getAppointment, changeAppointment, moveAppointment, stepAppointment, answerInvitation }
