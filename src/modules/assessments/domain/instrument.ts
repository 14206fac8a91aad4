import type { Words } from '#kernel/domain/bilingual.ts'

/**
 * What an instrument is: versioned data. A shipped one changes only by a new version beside the old one; what was filled stays bound to its version, whose definition is
 * kept in the database, so that history reads even when the code moved on. Everything here is plain data: it goes through JSON unchanged.
 */
export type { Words }

/** How sure the source is (`practice.md`): seen in a source, own knowledge not checked again, to be confirmed with practitioners. Shown on screen. */
export const surenesses = ['S', 'K', '?'] as const
export type Sureness = (typeof surenesses)[number]

/** The groups in which the library is shown. */
export const families = ['famiglia', 'msna', 'tutela', 'bisogni', 'competenze', 'autonomia'] as const
export type Family = (typeof families)[number]

/** Sections of the file in which answers may stand. */
export const reaches = ['identity', 'social', 'judicial', 'health', 'education', 'work_status'] as const
export type Reach = (typeof reaches)[number]

/** Areas of the PEI (SAL health, LIN Italian, SCU school, LAV work, GIU status, AUT autonomy, ECO money, REL relations, FAM family, IDE identity, TEM free time, TER territory, ABI home). */
export const areas = ['SAL', 'LIN', 'SCU', 'LAV', 'GIU', 'AUT', 'ECO', 'REL', 'FAM', 'IDE', 'TEM', 'TER', 'ABI'] as const
export type Area = (typeof areas)[number]

/** Whose statement it is. Voices are never mixed: each keeps its own text. */
export const voices = ['child', 'parents', 'workers', 'third'] as const
export type Voice = (typeof voices)[number]

export const strengths = ['strong', 'medium', 'weak'] as const
export type Strength = (typeof strengths)[number]

/** States of an indicator: non osservato | osservato | riferito da terzi | riferito dal minore | non valutabile. The three in the middle count as present. */
export const indicatorStates = ['not_observed', 'observed', 'by_third', 'by_child', 'not_assessable'] as const
export type IndicatorState = (typeof indicatorStates)[number]
export const presentStates: readonly IndicatorState[] = ['observed', 'by_third', 'by_child']

export const moments = ['T0', 'T1', 'T2'] as const
export type Moment = (typeof moments)[number]

/**
 * One thing that can be true of what is filled. `is` holds the keys of options, `yes`/`no`/`unknown`, or states of an indicator; `atLeast`/`atMost` compare a level or a number;
 * `count` asks that at least so many of several items are answered (or, with `is`, are one of these).
 */
export type Test =
  | { item: string; is: readonly string[] }
  | { item: string; isNot: readonly string[] }
  | { item: string; atLeast: number }
  | { item: string; atMost: number }
  | { item: string; answered: boolean }
  | { count: readonly string[]; is?: readonly string[]; atLeast: number }
  /** Full years of the child on the day of the assessment. Unknown age: the test holds, so that nothing is hidden by a missing date. */
  | { age: { from?: number; to?: number } }
  | { moment: readonly Moment[] }

/** No nesting deeper than this: an instrument must be readable by who administers it. */
export type Condition = Test | { all: readonly Test[] } | { any: readonly Test[] }

export interface Option {
  key: string
  label: Words
  help?: Words
  /** Chosen, it is a serious need. */
  serious?: true
  /** Chosen, some words must follow ("altro: …"). */
  words?: true
}

/** A level of a scale; `value` is what is kept and compared. */
export interface Level {
  value: number
  label: Words
  help?: Words
}

interface ItemCommon {
  /** Unique in the instrument; the same over versions as long as the question means the same: comparisons go by it. */
  key: string
  label: Words
  help?: Words
  /** The same question in words for the child, read aloud or shown. */
  childWords?: Words
  /** What must not be asked or not be stored here, shown beside the field. */
  never?: readonly Words[]
  required?: true
  requiredWhen?: Condition
  /** Shown only when this holds. */
  when?: Condition
  /** Area of the PEI it speaks of: where a plan looks for it. */
  area?: Area
  /** It says how the instrument was filled (who was there, what was explained, what was checked), nothing of the child: no fact for a report. What shipped ones say of it: `instruments/form.ts`. */
  form?: true
  /** Whose statement it is; `asked`: who fills says it. `workers` when absent. What is the child's is kept apart and shown to fewer. */
  voice?: Voice | 'asked'
}

/** A column of a table of rows. */
export interface Column {
  key: string
  label: Words
  kind: 'text' | 'choice' | 'date' | 'number' | 'yes_no'
  options?: readonly Option[]
  required?: true
}

export type Item = ItemCommon &
  (
    | { kind: 'text'; long?: true }
    | { kind: 'choice'; options: readonly Option[] }
    | { kind: 'choices'; options: readonly Option[]; atMost?: number }
    /**
     * Named levels. `worse`: towards which end it gets worse; `seriousFrom`: from this value on (towards worse) it is a serious need. `notRated`: NV is an answer.
     * `words`: a text beside the level, one (`plain`) or three kept apart (`voices`).
     */
    | { kind: 'scale'; levels: readonly Level[]; worse: 'up' | 'down'; seriousFrom?: number; notRated?: true; words?: 'plain' | 'voices' }
    | { kind: 'number'; min?: number; max?: number; unit?: Words; whole?: true }
    | { kind: 'date'; past?: true }
    | { kind: 'yes_no'; serious?: 'yes' | 'no'; words?: true }
    /** State + date + who + concrete fact + strength. `strength`: given by the instrument; else who fills gives it. `dimension`: of `Instrument.dimensions`. */
    | { kind: 'indicator'; strength?: Strength; dimension?: string; seriousFrom?: Strength }
    /** Three texts kept apart: child, parents, workers. */
    | { kind: 'voices'; long?: true }
    | { kind: 'table'; columns: readonly Column[]; atMost?: number }
    /** A person of the file; or words, when he is not in it. */
    | { kind: 'person' }
  )
export type ItemKind = Item['kind']

export interface Section {
  key: string
  title: Words
  help?: Words
  /** The section of the file that one must reach to read it. */
  reach: Reach
  /** Psychological content: behind the wall of role besides the section (always with reach `health`). */
  clinical?: true
  /** Filled once for each person of the assessment (household instruments). */
  each?: 'person'
  /** Phase of the talk in which it is filled: a key of `Instrument.phases`. */
  phase?: string
  /** What must not be asked or stored in this section, always in sight. */
  never?: readonly Words[]
  when?: Condition
  items: readonly Item[]
}

/** A rule over the whole instrument: while `when` holds (always, if absent), `needs` must hold before it can be completed. */
export interface Rule {
  key: string
  says: Words
  when?: Condition
  needs: Condition
}

/**
 * What a decision starts, when the assessment is completed.
 * `none`; `reassess`: a term on the date given; `task`: a task with a date for the responsible worker (multidisciplinary consultation, referral);
 * `report`: the same, due today, with the way to the report procedure; `urgent`: due today and told at once to responsible, coordinators and managers.
 */
export const followUps = ['none', 'reassess', 'task', 'report', 'urgent'] as const
export type FollowUp = (typeof followUps)[number]

export interface Decision {
  key: string
  label: Words
  help?: Words
  follow: FollowUp
  /** A reason in words is obligatory. */
  words?: true
}

/** The instrument closes only with a decision of a person; the software counts, it never decides. */
export interface Closing {
  question: Words
  help?: Words
  decisions: readonly Decision[]
}

/** At completion, while `when` holds: a notice to the responsible worker and a task. The notice never carries content. */
export interface Alert {
  key: string
  says: Words
  when: Condition
}

export interface Instrument {
  /** Small letters, figures, `_`: `mondo_del_bambino`. Local ones get theirs from the server. */
  key: string
  version: number
  family: Family
  title: Words
  /** What it is for and when it is used, in two lines. */
  purpose: Words
  source: { text: string; sure: Sureness }
  /** What is not sure and must be said on screen. */
  caveat?: Words
  /** Who may fill it. `roles` of the product (`worker`, `educator` …), at least one; `professions` (codes), empty: any. */
  fillers: { roles: readonly string[]; professions: readonly string[] }
  /** `phases`: filled at T0, T1, T2; `date`: at a date. */
  moment: 'phases' | 'date'
  /** `child`: the child of the file; `people`: several people of the file (`Section.each`). */
  about: 'child' | 'people'
  /** Held in sittings, with their dates, who was there, breaks. */
  sittings?: true
  /** Phases of a talk, in their order. */
  phases?: readonly { key: string; label: Words }[]
  /** Never ask / never store, of the whole instrument. */
  never?: readonly Words[]
  sections: readonly Section[]
  rules?: readonly Rule[]
  /** Dimensions under which indicators are counted (trafficking). */
  dimensions?: readonly { key: string; label: Words }[]
  closing?: Closing
  alerts?: readonly Alert[]
  /** A rule of the legal clock that completing it meets (`MSNA-05`); with `within`, started when the assessment is begun with the day of the event. */
  meets?: { rule: string; eventLabel: Words }
  /** Dates before the 18th birthday by which an item should be acquired, shown beside it: item key → months. */
  beforeEighteen?: Readonly<Record<string, readonly number[]>>
  /** Words the search finds it by, besides the title. */
  keywords?: readonly string[]
}

/**
 * An answer, by the kind of its item (the fields that a kind does not use stay out):
 * text {text} · choice {choice, text?} · choices {choices, text?} · scale {level | notRated, text? | voices?} · number {number} · date {date} · yes_no {yes, text?} ·
 * indicator {state, on?, who?, fact?, strength?} · voices {voices} · table {rows} · person {person | text}.
 */
export interface Answer {
  /** Whose statement, when the item asks (`voice: 'asked'`). */
  voice?: Voice | undefined
  text?: string | undefined
  choice?: string | undefined
  choices?: readonly string[] | undefined
  level?: number | undefined
  notRated?: boolean | undefined
  number?: number | undefined
  date?: string | undefined
  yes?: 'yes' | 'no' | 'unknown' | undefined
  state?: IndicatorState | undefined
  on?: string | undefined
  who?: string | undefined
  fact?: string | undefined
  strength?: Strength | undefined
  voices?: { child?: string | undefined; parents?: string | undefined; workers?: string | undefined } | undefined
  rows?: readonly Readonly<Record<string, string | number>>[] | undefined
  person?: string | undefined
}

/** Answers of one section by item key. */
export type Answers = Readonly<Record<string, Answer>>

/** Both languages of a text. */
export const w = (it: string, en: string): Words => ({ it, en })
