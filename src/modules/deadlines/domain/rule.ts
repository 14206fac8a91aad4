import type { Words } from '#kernel/domain/bilingual.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'

/** How a term is counted (`law.md` 2.2). */
export type Mode =
  | 'H-S' | 'D-C' | 'M-C' | 'D-A' | 'M-A' | 'D-P' | 'M-P' | 'D-J' | 'D-EU' | 'M-EU' | 'WD-EU' | 'BK' | 'AGE' | 'REC' | 'IMM' | 'SR' | 'EVT'

/** Modes that count forward from an event: hours, days, working days, months. */
export type CountedMode = 'H-S' | 'D-C' | 'M-C' | 'D-A' | 'M-A' | 'D-P' | 'M-P' | 'D-J' | 'D-EU' | 'M-EU' | 'WD-EU'

/** A number of the law that has changed, is about to, or is not sure: read for a date, never a constant. */
export type AmountId = 'prosieguo_max_age' | 'msna_first_reception_days' | 'msna_section_extension_days' | 'msna_talk_days' | 'permit_after_18_months'

/** A day from which law holds (`law.md` 1.1), or a law that may come and change rules (1.2): its day is not known until somebody has read it. */
export type LawDayId =
  | 'art_403_2021' | 'single_rite' | 'hearing_not_delegated' | 'cartabia_corrective' | 'cutro' | 'age_133_2023' | 'msna_176_2023' | 'attendance_159_2023' | 'sim_231_2023'
  | 'reeducation_70_2024' | 'talk_98_2024' | 'sim_opinion_2025' | 'eu_pact' | 'ammr' | 'art_403_later' | MovingLaw

export type ParameterId = AmountId | LawDayId

/** A number of the law, or the name of the dated parameter that holds it. */
export type Amount = number | AmountId

/** Forward from the event, in the unit of the mode. */
export interface CountedTerm {
  mode: CountedMode
  amount: Amount
  /** `?`: the suspension of August may apply, shown as information; `N`: it never does. Absent: the table is silent, none is shown. */
  suspension?: '?' | 'N'
  /** The date is not a deadline but the first day on which something becomes possible: nothing falls due. */
  opening?: boolean
}

/** Within a fixed day of the year (`MM-DD`), the first not before the event. */
export interface YearlyTerm {
  mode: 'D-A'
  yearly: string
}

/** Backwards from a hearing. `free`: neither end counts ("giorni liberi"). */
export interface BackwardTerm {
  mode: 'BK'
  days: number
  free?: boolean
}

/** From a birth: the birthday of so many years, then months or days after it. */
export interface AgeTerm {
  mode: 'AGE'
  years: Amount
  months?: number
  days?: number
  /** To be done before the birthday: due the day before (`law.md` 2.1, safe date). */
  before?: boolean
  /** First useful day: the birthday of these years, months counted from it (may be negative). */
  opens?: { years: number; months?: number }
  /** A scope or a possibility, not a deadline: nothing falls due. */
  opening?: boolean
  /** So many months before the birthday, as practice has it: a service may have its own number, given as a length. */
  ahead?: number
}

/** Occurrence k is the anchor plus k times `every`: never chained. `extension` A: holidays extend; C: none does. */
export interface RecurringTerm {
  mode: 'REC'
  every: number
  unit: 'months' | 'days'
  extension: 'A' | 'C'
}

/** No number in the law. `local` says who fixes one, and how it is then counted. */
export interface UndatedTerm {
  mode: 'IMM' | 'SR' | 'EVT'
  local?: LocalTerm
}

/** A number that is not law: fixed in the order, by the prosecutor, by the region, by the service itself. */
export interface LocalTerm {
  by: 'judge' | 'prosecutor' | 'region' | 'service'
  /** `back`: months counted back from the event, which is then the end of something. */
  count: 'days' | 'months' | 'every-months' | 'back'
  /** Values a service may start from; never law. */
  suggested?: readonly number[]
}

export type Term = CountedTerm | YearlyTerm | BackwardTerm | AgeTerm | RecurringTerm | UndatedTerm

export type ActorKind = 'service' | 'prosecutor' | 'court' | 'party' | 'community' | 'school' | 'police' | 'guardian' | 'controller' | 'other'

/** LOSS measure loses effect, DEC right lost, CAP unlawful beyond, ORD liability only, NUL nullity, PEN sanction, ACC silence is acceptance, NONE none stated. */
export type ConsequenceCode = 'LOSS' | 'DEC' | 'CAP' | 'ORD' | 'NUL' | 'PEN' | 'ACC' | 'NONE'

/** SEEN official text read; SEEN-2 only a secondary source read; OWN own knowledge; UNSURE verify before use. */
export type Sureness = 'SEEN' | 'SEEN-2' | 'OWN' | 'UNSURE'

export type RuleGroup = '403' | 'AFF' | 'ASS' | 'ADO' | 'CPC' | 'SEG' | 'MSNA' | 'ETA' | 'PER' | 'EU' | 'PEN' | 'SCU' | 'TUT' | 'PRI' | 'STD'

/** Law that is known to be moving (`law.md` 1.2). */
export type MovingLaw = 'MOV-1' | 'MOV-2' | 'MOV-3' | 'MOV-4'

/** One row of the law's machine table, or one of the several terms of a row (`CPC-12b`; the row's own id is its first or safest term). */
export interface Rule {
  id: string
  /** Raised whenever the rule's meaning changes; stored terms keep the one they were computed with. */
  version: number
  group: RuleGroup
  title: Words
  trigger: Words
  actor: Words
  actorKind: ActorKind
  term: Term
  action: Words
  consequence: { code: ConsequenceCode; words: Words }
  source: string
  sure: readonly Sureness[]
  /** What exactly is more or less sure, when the codes alone do not say it. */
  sureNote: Words | null
  kind: 'law' | 'standard'
  /** First and last event date to which the rule applies as shipped; null: no limit known. Outside them it still answers, and says so (`validityOf`). */
  validFrom: PlainDate | null
  validTo: PlainDate | null
  /** The days that give those two: from the day itself, and up to the eve of the day. */
  startsWith: LawDayId | null
  endsWith: LawDayId | null
  moving: readonly MovingLaw[]
  /** Laws that changed the rule or would change it, those on the move among them. */
  changedBy: readonly LawDayId[]
}
