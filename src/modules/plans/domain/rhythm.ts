import type { PlainDate } from '#kernel/domain/plain-date.ts'

/** How a kind of plan is reviewed: the rule that says so, and the months offered first. Rules of section 3.15 are standards, not law; AFF-08 is law and lives in measures. */
export interface Rhythm {
  rule: 'STD-04' | 'STD-05' | null
  months: number
  /** The longest that the rule allows; null: the service decides. */
  most: number | null
}

export const rhythms: Readonly<Record<string, Rhythm>> = {
  pei: { rule: 'STD-04', months: 3, most: 6 },
  progetto_affidamento: { rule: 'STD-05', months: 6, most: 6 },
  progetto_quadro: { rule: null, months: 6, most: null },
  progetto_individuale: { rule: null, months: 6, most: null },
  percorso_concordato: { rule: null, months: 3, most: null },
}

const none: Rhythm = { rule: null, months: 6, most: null }
export const rhythmOf = (kind: string): Rhythm => rhythms[kind] ?? none

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day so many months later; the last of the month when it has no such day. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const all = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(all / 12), (all % 12) + 1]
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(date, lastDay(y, m))).padStart(2, '0')}` as PlainDate
}

/** The last day of a plan that begins on a day and lasts so many months. */
export const endOf = (startsOn: PlainDate, months: number): PlainDate => addMonths(startsOn, months)

/** A review is late when it is held after the day that its term said. */
export const isLate = (dueOn: string | null, heldOn: string): boolean => dueOn !== null && heldOn > dueOn
