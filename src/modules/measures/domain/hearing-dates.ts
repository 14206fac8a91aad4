import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { DateProblem } from './measure-dates.ts'

export interface HearingFacts {
  today: PlainDate
  openedOn: PlainDate | null
  /** Of the order that set the hearing. */
  decidedOn: PlainDate | null
}

/** Why a hearing cannot be on this day. */
export function hearingProblems(heldOn: PlainDate, state: string, { today, openedOn, decidedOn }: HearingFacts): DateProblem[] {
  const problem = (message: string): DateProblem[] => [{ path: 'heldOn', message }]
  if (decidedOn && heldOn < decidedOn) return problem('L’udienza viene prima del decreto che la fissa: controlla le due date')
  if (openedOn && heldOn < openedOn) return problem('L’udienza viene prima dell’inizio del procedimento: controlla le due date')
  if (state === 'tenuta' && heldOn > today) return problem('Non può essere già stata tenuta: il giorno è nel futuro')
  return []
}
