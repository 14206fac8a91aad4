import type { Words } from '#kernel/domain/bilingual.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { overlap } from './periods.ts'
import type { Span } from './legal-input.ts'

/** The dates of an order as written; the other parts that have dates hang on them. */
export interface MeasureDates {
  decidedOn: PlainDate | null
  filedOn: PlainDate | null
  communicatedOn: PlainDate | null
  notifiedOn: PlainDate | null
  startsOn: PlainDate | null
  endsOn: PlainDate | null
  durationMonths: number | null
  firstReportOn: PlainDate | null
  reportsOn: readonly PlainDate[]
  effects: readonly { parentId: string; from: PlainDate | null; to: PlainDate | null }[]
  offices: readonly { from: PlainDate | null; to: PlainDate | null }[]
  prescriptions: readonly { byOn: PlainDate | null }[]
}

/** What the dates must fit with. */
export interface DateFacts {
  today: PlainDate
  /** The earliest day on which each child may have been born. */
  births: readonly { name: string; birth: PlainDate }[]
  /** Hearings that this order set. */
  hearings: readonly PlainDate[]
}

export interface DateProblem {
  path: string
  message: Words
}

/** Adds whole months: the same day of the month, or its last day when it has none. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const total = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(total / 12), (total % 12) + 1]
  const last = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate()
  return `${String(newYear).padStart(4, '0')}-${String(newMonth).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}` as PlainDate
}

/** From when the order holds: as it says, or from the decision, or from the first thing known. Null without any date. */
export const effectiveFrom = ({ startsOn, decidedOn, filedOn, communicatedOn, notifiedOn }: Omit<MeasureDates, 'effects' | 'offices' | 'prescriptions' | 'reportsOn' | 'endsOn' | 'durationMonths' | 'firstReportOn'>): PlainDate | null =>
  startsOn ?? decidedOn ?? [filedOn, communicatedOn, notifiedOn].filter((day): day is PlainDate => day !== null).toSorted()[0] ?? null

/** Its last day by its own words: the date it gives, or its months counted from the start (the last day is the one before the same date). */
export function endByItsWords(from: PlainDate, { endsOn, durationMonths }: Pick<MeasureDates, 'endsOn' | 'durationMonths'>): PlainDate | null {
  if (endsOn) return endsOn
  return durationMonths ? addMonths(from, durationMonths) : null
}

const words = {
  none: { it: 'Scrivi almeno una data: del provvedimento, o di quando il servizio lo ha ricevuto', en: 'Write one date at least: of the measure, or of when the service received it' },
  future: { it: 'È nel futuro: scrivi la data che è sulla copia', en: 'It is in the future: write the date that is on the copy' },
  birth: (name: string): Words => ({ it: `È prima della nascita di ${name}: controlla l’anno`, en: `It is before the birth of ${name}: check the year` }),
  filed: { it: 'Il deposito non può venire prima della decisione', en: 'The filing cannot come before the decision' },
  communicated: { it: 'La comunicazione non può venire prima della decisione o del deposito', en: 'The communication cannot come before the decision or the filing' },
  notified: { it: 'La notifica non può venire prima del provvedimento', en: 'The notification cannot come before the measure' },
  ends: { it: 'La fine viene prima dell’inizio: controlla le due date', en: 'The end comes before the beginning: check both dates' },
  both: { it: 'La durata e la data di fine non dicono lo stesso giorno: lasciane una sola', en: 'The duration and the end do not say the same day: leave only one' },
  report: { it: 'La relazione è prima del provvedimento che la chiede', en: 'The report comes before the measure that asks for it' },
  prescription: { it: 'Il termine è prima del provvedimento che lo dà', en: 'The term comes before the measure that sets it' },
  hearing: { it: 'Questo provvedimento ha fissato un’udienza che verrebbe prima: controlla le due date', en: 'This measure set a hearing that would come before it: check both dates' },
  span: { it: 'La fine viene prima dell’inizio: controlla le due date', en: 'The end comes before the beginning: check both dates' },
  twice: { it: 'Per questo genitore ci sono due stati negli stessi giorni: separa le date', en: 'For this parent there are two states on the same days: separate the dates' },
}

function ownDates(dates: MeasureDates, { today, births, hearings }: DateFacts): DateProblem[] {
  const { decidedOn, filedOn, communicatedOn, notifiedOn, startsOn } = dates
  const found: DateProblem[] = []
  const first = effectiveFrom(dates)
  if (!first) return [{ path: 'decidedOn', message: words.none }]
  const given = { decidedOn, filedOn, communicatedOn, notifiedOn }
  for (const [path, day] of Object.entries(given)) if (day && day > today) found.push({ path, message: words.future })
  for (const [path, day] of Object.entries({ ...given, startsOn })) {
    const child = births.find(({ birth }) => day && day < birth)
    if (child) found.push({ path, message: words.birth(child.name) })
  }
  if (filedOn && decidedOn && filedOn < decidedOn) found.push({ path: 'filedOn', message: words.filed })
  if (communicatedOn && [decidedOn, filedOn].some((day) => day && communicatedOn < day)) found.push({ path: 'communicatedOn', message: words.communicated })
  if (notifiedOn && [decidedOn, filedOn].some((day) => day && notifiedOn < day)) found.push({ path: 'notifiedOn', message: words.notified })
  if (decidedOn && hearings.some((day) => day < decidedOn)) found.push({ path: 'decidedOn', message: words.hearing })
  return found
}

function itsEnd({ endsOn, durationMonths, ...dates }: MeasureDates): DateProblem[] {
  const from = effectiveFrom(dates)
  if (!from || !endsOn) return []
  if (endsOn < from) return [{ path: 'endsOn', message: words.ends }]
  // the same date, or the day before it: both are ways in which a duration is read
  const said = durationMonths ? addMonths(from, durationMonths) : endsOn
  return endsOn === said || endsOn === addDays(said, -1) ? [] : [{ path: 'endsOn', message: words.both }]
}

const badSpans = (name: string, spans: readonly Span[], births: DateFacts['births']): DateProblem[] =>
  spans.flatMap(({ from, to }, index) => {
    if (from && to && to < from) return [{ path: `${name}.${index}.to`, message: words.span }]
    const child = births.find(({ birth }) => (from && from < birth) || (to && to < birth))
    return child ? [{ path: `${name}.${index}.${from && from < child.birth ? 'from' : 'to'}`, message: words.birth(child.name) }] : []
  })

/** Two states of one parent on the same days, in one order. */
function twice({ effects }: MeasureDates): DateProblem[] {
  return effects.flatMap(({ parentId, ...span }, index) =>
    effects.slice(0, index).some((other) => other.parentId === parentId && overlap(other, span)) ? [{ path: `effects.${index}.${span.from ? 'from' : 'state'}`, message: words.twice }] : [])
}

/** Every date that is impossible or contradicts another, next to its field. Empty: all well. */
export function dateProblems(dates: MeasureDates, facts: DateFacts): DateProblem[] {
  const anchor = dates.decidedOn
  const before = (day: PlainDate | null): boolean => day !== null && anchor !== null && day < anchor
  return [
    ...ownDates(dates, facts),
    ...itsEnd(dates),
    ...(before(dates.firstReportOn) ? [{ path: 'firstReportOn', message: words.report }] : []),
    ...dates.reportsOn.flatMap((day, index) => (before(day) ? [{ path: `reportsOn.${index}`, message: words.report }] : [])),
    ...dates.prescriptions.flatMap(({ byOn }, index) => (before(byOn) ? [{ path: `prescriptions.${index}.byOn`, message: words.prescription }] : [])),
    ...badSpans('effects', dates.effects, facts.births),
    ...badSpans('offices', dates.offices, facts.births),
    ...twice(dates),
  ]
}
