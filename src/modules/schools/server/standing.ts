import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { notify } from '#kernel/server/notices.ts'
import type { Standing } from '../contract/attendance.ts'
import { countInWindow, firstCrossing, hoursStanding, LIMIT } from '../domain/attendance.ts'
import { inDuty, schoolYearOf, type SchoolYear } from '../domain/school-year.ts'
import * as store from './attendance-store.ts'
import { enrolmentsOf, type EnrolmentRow } from './enrolment-store.ts'
import { toldOf, type FileRow } from './file-store.ts'

const day = (row: { day: string }): PlainDate => row.day as PlainDate
const wholeUnjustified = (rows: readonly store.DayRow[]): PlainDate[] => rows.filter(({ state, hours }) => state === 'unjustified' && hours === null).map(day)

/** Where a child stands on a day, from the days entered. Days of the months before the school year are read too: a window may begin there. */
export async function readStanding(tx: Tx, file: FileRow, today: PlainDate): Promise<{ standing: Standing; school: string | null; recent: PlainDate[] }> {
  const year = schoolYearOf(today)
  const [rows, enrolments] = [await store.daysBetween(tx, file.id!, addDays(year.from, -95), year.to), await enrolmentsOf(tx, file.id!)]
  const unjustified = wholeUnjustified(rows)
  const window = countInWindow(unjustified, today)
  return {
    standing: {
      schoolYear: year.year, inDuty: inDuty(file.child_birth as PlainDate | null, today), limit: LIMIT,
      window: { ...window, to: today },
      crossing: copy(firstCrossing(unjustified, year.from)),
      ...ofYear(rows.filter((row) => row.day >= year.from), enrolments, year),
    },
    school: enrolments.find(({ valid_from, valid_to }) => valid_from <= today && valid_to >= today)?.school ?? null,
    recent: unjustified.filter((one) => one >= addDays(today, -100)),
  }
}

const copy = (crossing: ReturnType<typeof firstCrossing>): Standing['crossing'] => crossing && { ...crossing, days: [...crossing.days] }

function ofYear(rows: readonly store.DayRow[], enrolments: readonly EnrolmentRow[], year: SchoolYear): Pick<Standing, 'hours' | 'totals'> {
  const inYear = enrolments.filter(({ valid_from, valid_to }) => valid_from <= year.to && valid_to >= year.from)
  const daily = new Map(inYear.map(({ id, daily_hours }) => [id, daily_hours === null ? null : Number(daily_hours)]))
  const yearly = inYear.find(({ yearly_hours }) => yearly_hours !== null)?.yearly_hours ?? null
  const lost = rows.filter(({ state }) => state === 'unjustified')
    .map((row) => ({ day: day(row), hours: row.hours === null ? (daily.get(row.enrolment_id) ?? null) : Number(row.hours) }))
  return {
    hours: hoursStanding(lost, yearly === null ? null : Number(yearly)),
    totals: {
      unjustified: wholeUnjustified(rows).length,
      justified: rows.filter(({ state, hours }) => state === 'justified' && hours === null).length,
      partial: rows.filter(({ state, hours }) => state !== 'present' && hours !== null).length,
    },
  }
}

/**
 * Writes where the child stands after a change, and tells the responsible worker (who leads, when school is kept from him), once for each crossing, that a threshold of art. 114 was
 * passed. Outside the age of the duty of schooling nobody is told.
 */
export async function refreshStanding(tx: Tx, file: FileRow, now: number): Promise<Standing> {
  const today = dateInRome(now)
  const before = await store.standingOf(tx, file.id!)
  const { standing, school, recent } = await readStanding(tx, file, today)
  const known = before?.school_year === standing.schoolYear ? before : undefined
  const [crossedOn, quarterOn] = [standing.crossing?.on ?? null, standing.hours.reachedOn]
  await store.saveStanding(tx, {
    case_id: file.id!, school_year: standing.schoolYear, school, unjustified: recent, crossed_on: crossedOn, missed_hours: standing.hours.missed,
    quarter_on: quarterOn, updated_at: new Date(now).toISOString(),
  })
  if (standing.inDuty === false) return standing
  const crossed = [
    ...(crossedOn && !known?.crossed_on ? [{ kind: 'schools.absences_crossed', on: crossedOn }] : []),
    ...(quarterOn && !known?.quarter_on ? [{ kind: 'schools.quarter_crossed', on: quarterOn }] : []),
  ]
  if (!crossed.length) return standing
  const people = await toldOf(tx, file.id!)
  await notify(tx, now, crossed.flatMap(({ kind, on }) => people.map((to) => ({ to, kind, subject: file.id!, params: { number: file.number!, on } }))))
  return standing
}
