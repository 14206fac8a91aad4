import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { RgState } from './kinds.ts'

export type Exercise = 'congiunto' | 'esclusivo' | 'nessuno'
export const exercises = ['congiunto', 'esclusivo', 'nessuno'] as const

/** `law.md` 5.3. A curator assists or acts for single matters; the guardian takes the parents' place. */
export const officeRoles = ['tutore', 'tutore_provvisorio', 'protutore', 'curatore', 'curatore_speciale'] as const
export type OfficeRole = (typeof officeRoles)[number]

/** Who a period comes from. */
export interface Origin {
  measureId: string | null
  correctionId: string | null
}

/** Both days included; null: not known, or no end. */
export interface Span {
  from: PlainDate | null
  to: PlainDate | null
}

export interface ParentIn {
  id: string
  /** Null: out of the reader's reach. */
  name: string | null
  /** `madre`, `padre`, `genitore`, `genitore_adottivo`. */
  relation: string
  diedOn: PlainDate | null
  /** Parent since (recognition, adoption) and until, when known. */
  since: PlainDate | null
  until: PlainDate | null
}

export interface RgPeriod extends Span, Origin {
  parentId: string
  state: RgState
  exercise: Exercise | null
  limits: string | null
}

export interface Holder {
  kind: 'person' | 'operator' | 'organisation' | 'words'
  id: string | null
  name: string | null
}

export interface OfficePeriod extends Span, Origin {
  role: OfficeRole
  holder: Holder
  powers: string | null
}

/** What the legal status takes from a measure: when it holds, how it ended, to whom it gives which acts. */
export interface MeasureIn extends Span {
  id: string
  kinds: readonly string[]
  endedBy: 'sostituito' | 'revocato' | 'cessato' | 'scaduto' | null
  placementKind: string | null
  placementWords: string | null
  /** Words of the order on who keeps the child and on who does which acts, where it says so. */
  acts: { keeper: string | null; service: string | null; keeperActs: string | null; parents: string | null; curator: string | null }
}

export interface LegalInput {
  birth: PlainDate | null
  birthPrecision: 'day' | 'month' | 'year' | 'unknown'
  diedOn: PlainDate | null
  parents: readonly ParentIn[]
  /** False: the reader does not see the family, so parents may be missing from the list. */
  familySeen: boolean
  periods: readonly RgPeriod[]
  offices: readonly OfficePeriod[]
  measures: readonly MeasureIn[]
}

/** One guardian on any day; a curator may stand beside others, but not beside himself. */
export const slotOf = (role: OfficeRole, holder: Holder): string =>
  role === 'tutore' || role === 'tutore_provvisorio' ? 'tutela' : `${role} ${holder.id ?? holder.name ?? ''}`
