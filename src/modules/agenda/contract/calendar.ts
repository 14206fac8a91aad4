import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { flag, id, instant, page, paging, plainDate } from '#kernel/contract/fields.ts'
import { appointmentStates } from '../domain/states.ts'
import { answers } from '../domain/words.ts'
import { length } from './appointment.ts'
import { actionOfMeeting } from './record.ts'

/** One appointment as calendars and lists show it. */
export const slot = z.object({
  id: id('appointment').nullable().describe('null: somebody is taken, and why is not said'),
  startsAt: instant,
  endsAt: instant,
  sees: z.enum(['all', 'invited', 'busy']),
  kind: z.string().nullable(),
  state: z.enum(appointmentStates).nullable(),
  ofChild: z.boolean(),
  file: z.object({ caseId: id('case'), number: z.string(), childName: z.string(), purpose: z.string().nullable() }).nullable(),
  others: z.array(z.object({ caseId: id('case'), number: z.string(), childName: z.string() })).describe('other files it is of and the reader reaches: siblings met together'),
  place: z.string().nullable().describe('in words; null when there is none or it may not be known'),
  online: z.boolean(),
  who: z.array(z.string()).describe('names of who is wanted, as far as they may be known'),
  of: z.array(z.uuid()).describe('workers of the calendar asked for who are taken by it'),
  organiser: z.string().nullable(),
  unit: z.string().nullable().describe('whom to ask'),
  answer: z.enum(answers).nullable().describe('my own'),
  mediator: z.enum(['asked', 'found', 'not_found']).nullable(),
  toRecord: z.boolean().describe('its hour has passed and nobody said how it went'),
  repeated: z.boolean(),
  clash: z.boolean().describe('somebody of this calendar is taken twice'),
  version: z.int().nullable(),
  can: z.object({ move: z.boolean() }),
})
export type Slot = z.output<typeof slot>

const span = { from: plainDate, to: plainDate }

export const listCalendar = endpoint({
  id: 'agenda.listCalendar', method: 'GET', path: '/api/agenda', summary: 'Appointments of a worker, a unit or a room from one day to another, at most three months',
  query: z.object({
    ...span, whose: z.enum(['mine', 'operator', 'unit', 'room']).default('mine'),
    operatorId: id('operator').optional(), unitId: id('unit').optional(), roomId: id('room').optional(), cancelled: flag.optional().describe('those cancelled too'),
  }),
  response: z.object({
    title: z.string().nullable().describe('whose calendar'),
    rows: z.array(slot),
    hearings: z.array(z.object({ termId: id('term'), on: plainDate, owner: z.string().nullable(), number: z.string().nullable(), caseId: id('case').nullable() })).describe('hearings of those days, from the file'),
    more: z.boolean().describe('there were more than can be shown'),
  }),
})

export const listToday = endpoint({
  id: 'agenda.listToday', method: 'GET', path: '/api/agenda/today', summary: 'My appointments of today, invitations that wait for my answer, meetings nobody recorded',
  response: z.object({ today: z.array(slot), waiting: z.array(slot), unrecorded: z.array(slot), drafts: z.int() }),
})

export const listCaseAppointments = endpoint({
  id: 'agenda.listCaseAppointments', method: 'GET', path: '/api/cases/{caseId}/appointments', summary: 'Appointments of a file within the reader’s reach',
  params: z.object({ caseId: id('case') }),
  query: z.object({ ...paging, when: z.enum(['ahead', 'past']).default('ahead'), kind: z.string().max(60).optional(), state: z.enum(appointmentStates).optional() }),
  response: page(slot).extend({ absences: z.int().describe('meetings in a row without the child'), can: z.object({ plan: z.boolean() }) }),
})

export const listCaseActions = endpoint({
  id: 'agenda.listCaseActions', method: 'GET', path: '/api/cases/{caseId}/meeting-actions', summary: 'What meetings of a file decided, open first',
  params: z.object({ caseId: id('case') }), query: z.object({ ...paging, open: flag.optional() }), response: page(actionOfMeeting),
})

const asked = {
  on: plainDate, from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), minutes: length,
  operators: z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(id('operator')).max(40)).optional().describe('separated by commas'),
  roomId: id('room').optional(), caseId: id('case').optional(),
  alsoFor: z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(id('case')).max(12)).optional().describe('files of siblings whose child is wanted too, separated by commas'),
}

/** Who is taken at that time: names, never why. */
export const checkTime = endpoint({
  id: 'agenda.checkTime', method: 'GET', path: '/api/agenda/clashes', summary: 'Who, and which room, is taken at a time; never why', audit: 'none',
  query: z.object({ ...asked, withChild: flag.optional(), exceptId: id('appointment').optional() }),
  response: z.object({ operators: z.array(z.object({ id: z.uuid(), name: z.string() })), room: z.boolean(), child: z.boolean(), children: z.array(z.string()).describe('which children, when several are wanted'), holiday: z.string().nullable() }),
})

export const findFreeTimes = endpoint({
  id: 'agenda.findFreeTimes', method: 'GET', path: '/api/agenda/free', summary: 'The next times at which these workers and this room are free, within the hours of their sites', audit: 'none',
  query: z.object({ operators: asked.operators, roomId: asked.roomId, caseId: asked.caseId, alsoFor: asked.alsoFor, minutes: length, since: plainDate.optional() }),
  response: z.object({ rows: z.array(z.object({ startsAt: instant, endsAt: instant, on: plainDate, from: z.string() })), ordinaryHours: z.boolean().describe('no hours are written for these sites: Monday to Friday, nine to six') }),
})

const personOfFile = z.object({ id: id('person'), name: z.string(), part: z.string() })

/** What the form of an appointment needs. */
export const getDesk = endpoint({
  id: 'agenda.getDesk', method: 'GET', path: '/api/agenda/desk', summary: 'Rooms to choose from, one’s units; of a file its people, team and sections',
  query: z.object({ ofCase: id('case').optional() }),
  response: z.object({
    file: z.object({
      caseId: id('case'), number: z.string(), childName: z.string(), sections: z.array(z.string()),
      people: z.array(personOfFile), team: z.array(z.object({ id: id('operator'), name: z.string(), role: z.string() })),
      languages: z.array(z.string()).describe('the child speaks, as far as it is known'),
      siblings: z.array(z.object({ caseId: id('case'), number: z.string(), childId: id('person'), childName: z.string(), people: z.array(personOfFile) })).describe('open files tied as siblings’, in which the reader may plan'),
    }).nullable(),
    rooms: z.array(z.object({ id: id('room'), name: z.string(), site: z.string(), capacity: z.int().nullable(), accessible: z.boolean(), equipment: z.array(z.string()) })),
    units: z.array(z.object({ id: id('unit'), name: z.string() })),
    me: z.object({ id: id('operator'), name: z.string() }),
    can: z.object({ plan: z.boolean() }),
  }),
})

export const calendarEndpoints = { listCalendar, listToday, listCaseAppointments, listCaseActions, checkTime, findFreeTimes, getDesk }
