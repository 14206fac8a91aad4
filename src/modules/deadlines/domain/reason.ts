import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { DatedValue } from './parameters.ts'
import type { AmountId, LawDayId, LocalTerm, MovingLaw, Sureness } from './rule.ts'

/** Why a day is not worked or does not count. `name` is the holiday's. */
export interface DayOff {
  day: PlainDate
  kind: 'saturday' | 'sunday' | 'holiday'
  it: string
  en: string
}

type Unit = 'hours' | 'days' | 'working-days' | 'months' | 'years'

/** One step of the calculation, as data; `reasonWords` makes the sentence. */
export type Reason =
  | { code: 'counted'; amount: number; unit: Unit; event: string; to: string }
  | { code: 'clock-change'; elapsed: string; wall: string; taken: 'elapsed' | 'wall' }
  | { code: 'hours-not-extended'; off: DayOff }
  | { code: 'initial-hour'; formal: string }
  | { code: 'recurring'; occurrence: number; every: number; unit: 'months' | 'days'; anchor: PlainDate; to: PlainDate }
  | { code: 'month-end'; wanted: number; to: PlainDate }
  | { code: 'extended'; off: readonly DayOff[]; to: PlainDate; procedural: boolean }
  | { code: 'not-extended'; off: DayOff; because: 'cap' | 'judge' | 'eu' | 'recurring' | 'age' }
  | { code: 'working-days'; skipped: readonly DayOff[] }
  | { code: 'backwards'; days: number; free: boolean; hearing: PlainDate; to: PlainDate }
  | { code: 'anticipated'; off: readonly DayOff[]; to: PlainDate }
  | { code: 'birthday'; years: number; birth: PlainDate; to: PlainDate; leap: boolean }
  | { code: 'after-birthday'; months: number; days: number; to: PlainDate }
  | { code: 'before-birthday'; to: PlainDate }
  | { code: 'ahead'; months: number; own: boolean; to: PlainDate }
  | { code: 'opens'; from: PlainDate }
  | { code: 'opening'; from: PlainDate }
  | { code: 'yearly'; to: PlainDate }
  | { code: 'work-by'; day: PlainDate; off: readonly DayOff[] }
  | { code: 'suspended'; to: PlainDate }
  | { code: 'parameter'; parameter: AmountId; value: DatedValue }
  | { code: 'shorter'; length: number; unit: Unit }
  | { code: 'fixed'; on: PlainDate }
  | { code: 'cut-to-law'; asked: string }
  | { code: 'no-number'; mode: 'IMM' | 'SR' | 'EVT'; local: LocalTerm | null }
  | { code: 'local'; by: LocalTerm['by']; to: PlainDate }
  | { code: 'before-validity'; from: PlainDate }
  | { code: 'after-validity'; to: PlainDate }
  | { code: 'moving'; law: MovingLaw }
  | { code: 'law-changed'; law: LawDayId; on: PlainDate; source: string }
  | { code: 'unsure'; sure: readonly Sureness[] }
