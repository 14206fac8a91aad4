import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { endOf, hourOf, romeDayOf, workingDayBefore } from './moments.ts'

/** By what a term rings: at once, hours ahead, days ahead, months ahead; `none` never falls due. */
export type Pace = 'now' | 'hours' | 'days' | 'months' | 'none'

/** Numbers are hours for `hours` (before due) and `now` (after it was entered), days before the last working day for the others. */
export interface LeadTime {
  alarms: readonly number[]
  coordinator: number
  manager: number
}

/** As shipped; a service sets its own. The hours and the months are the ones practice asks for, the rest is the house's measure, never law. */
export const shippedLeadTimes: Readonly<Record<Exclude<Pace, 'none'>, LeadTime>> = {
  now: { alarms: [0], coordinator: 24, manager: 72 },
  hours: { alarms: [12, 4, 1], coordinator: 2, manager: 1 },
  days: { alarms: [7, 3, 1, 0], coordinator: 1, manager: 0 },
  months: { alarms: [60, 30, 15, 7], coordinator: 3, manager: 1 },
}

export type AlarmKind = 'alarm' | 'coordinator' | 'manager' | 'missed'

export interface Alarm {
  kind: AlarmKind
  /** Milliseconds since 1970. */
  at: number
  /** How long before due, or after it was entered: `P7D`, `PT4H`. */
  lead: string | null
}

/** What is known of a term when its alarms are planned. Instants in milliseconds since 1970. */
export interface Ringing {
  kind: 'law' | 'judge' | 'standard' | 'own'
  pace: Pace
  due: string | null
  workBy: string | null
  lapseAt: number | null
  /** It was not stored, or had another date, before. */
  armedAt: number
}

const HOUR = 3_600_000
/** Alarms counted in days ring when the offices open, in Rome. */
const OPENING_HOUR = 8
const NEAR_DAYS = 31

/** The pace of a date from how far it is when it is entered. */
export function paceOf(due: string, now: number): Pace {
  if (!isPlainDate(due)) return endOf(due) - now <= 7 * 24 * HOUR ? 'hours' : 'days'
  return endOf(due) - now <= NEAR_DAYS * 24 * HOUR ? 'days' : 'months'
}

/**
 * Everything that will ring for a term, in order. A lead longer than what is left is dropped; when that leaves nobody warned ahead of the last
 * day (a term entered late), it rings at once as well. A worker's own term warns nobody else.
 */
export function alarmPlan(term: Ringing, lead: LeadTime): Alarm[] {
  const plan = term.pace === 'now' ? atOnce(term, lead) : ahead(term, lead)
  if (term.lapseAt !== null) plan.push({ kind: 'missed', at: Math.max(term.lapseAt + 1, term.armedAt), lead: null })
  const own = term.kind === 'own'
  const kept = plan.filter(({ kind }) => !(own && (kind === 'coordinator' || kind === 'manager')))
  return [...new Map(kept.map((alarm) => [`${alarm.kind} ${alarm.at}`, alarm])).values()].sort((a, b) => a.at - b.at)
}

function atOnce({ armedAt }: Ringing, lead: LeadTime): Alarm[] {
  const after = (kind: AlarmKind, hours: number): Alarm => ({ kind, at: armedAt + hours * HOUR, lead: hours ? `-PT${hours}H` : 'PT0S' })
  return [...lead.alarms.map((hours) => after('alarm', hours)), after('coordinator', lead.coordinator), after('manager', lead.manager)]
}

function ahead(term: Ringing, lead: LeadTime): Alarm[] {
  if (term.due === null) return []
  const { due } = term
  const end = endOf(due)
  const before = (amount: number): Pick<Alarm, 'at' | 'lead'> =>
    term.pace === 'hours'
      ? { at: end - amount * HOUR, lead: `PT${amount}H` }
      : { at: hourOf(workingDayBefore((term.workBy ?? romeDayOf(due)) as PlainDate, amount), OPENING_HOUR), lead: `P${amount}D` }
  const ring = (kind: AlarmKind, amounts: readonly number[]): Alarm[] => {
    const owed = amounts.map((amount) => ({ kind, ...before(amount), ahead: amount > 0 })).filter(({ at }) => at >= term.armedAt && at <= end)
    const warned = owed.some(({ ahead }) => ahead) || (amounts.every((amount) => amount === 0) && owed.length > 0)
    const late: Alarm[] = warned || end < term.armedAt || term.kind === 'own' ? [] : [{ kind, at: term.armedAt, lead: 'PT0S' }]
    return [...late, ...owed.map(({ at, lead }) => ({ kind, at, lead }))]
  }
  return [...ring('alarm', lead.alarms), ...ring('coordinator', [lead.coordinator]), ...ring('manager', [lead.manager])]
}
