import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { DateProblem } from './measure-dates.ts'

/** The dates of a proceeding as written. */
export interface ProceedingDates {
  openedOn: PlainDate | null
  closedOn: PlainDate | null
}

/** Why a proceeding cannot have these dates: each next to its field. `hearings`: the days of those it has already. */
export function proceedingProblems({ openedOn, closedOn }: ProceedingDates, { today, hearings }: { today: PlainDate; hearings: readonly PlainDate[] }): DateProblem[] {
  const problems: DateProblem[] = []
  if (openedOn && openedOn > today) problems.push({ path: 'openedOn', message: { it: 'È nel futuro: scrivi quando è iniziato', en: 'It is in the future: write when it began' } })
  else if (openedOn && hearings.some((day) => day < openedOn)) {
    problems.push({ path: 'openedOn', message: { it: 'C’è un’udienza in un giorno prima: controlla le due date', en: 'There is a hearing on an earlier day: check both dates' } })
  }
  if (closedOn && closedOn > today) problems.push({ path: 'closedOn', message: { it: 'È nel futuro: scrivi quando è finito', en: 'It is in the future: write when it ended' } })
  else if (closedOn && openedOn && closedOn < openedOn) {
    problems.push({ path: 'closedOn', message: { it: 'La chiusura viene prima dell’apertura: controlla le due date', en: 'The closing comes before the opening: check both dates' } })
  }
  return problems
}
