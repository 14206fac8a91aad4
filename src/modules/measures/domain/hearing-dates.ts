import type { Words } from '#kernel/domain/bilingual.ts'
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
  const problem = (message: Words): DateProblem[] => [{ path: 'heldOn', message }]
  if (decidedOn && heldOn < decidedOn) return problem({ it: 'L’udienza viene prima del decreto che la fissa: controlla le due date', en: 'The hearing comes before the order that sets it: check both dates' })
  if (openedOn && heldOn < openedOn) return problem({ it: 'L’udienza viene prima dell’inizio del procedimento: controlla le due date', en: 'The hearing comes before the proceeding began: check both dates' })
  if (state === 'tenuta' && heldOn > today) return problem({ it: 'Non può essere già stata tenuta: il giorno è nel futuro', en: 'It cannot have been held already: the day is in the future' })
  return []
}
