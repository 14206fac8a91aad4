import type { Words } from '#kernel/domain/bilingual.ts'

/** How sure the norm behind a step is (`law.md`): read in the act, read in a secondary source, own knowledge, to be verified. */
export const surenesses = ['SEEN', 'SEEN-2', 'OWN', 'UNSURE'] as const
export type Sureness = (typeof surenesses)[number]

/** What happens in law when a step is missed, worst first; the order is the order of damage. */
export const consequences = ['LOSS', 'DEC', 'CAP', 'NUL', 'PEN', 'ACC', 'ORD', 'NONE'] as const
export type Consequence = (typeof consequences)[number]

/** The groups in which the library is shown. */
export const families = ['protezione', 'affidamento', 'msna', 'segnalazione', 'scuola', 'penale', 'privacy'] as const
export type Family = (typeof families)[number]

/** Who acts in a step: the service itself, or an authority whose act the service records. */
export const actors = [
  'servizio', 'autorita', 'pmm', 'tm', 'gt', 'appello', 'cancelleria', 'comunita', 'tutore', 'questura', 'prefettura', 'ministero', 'sanita', 'scuola', 'sindaco',
  'unita_dublino', 'equipe', 'ente_tracing', 'ussm', 'giudice', 'titolare', 'parti',
] as const
export type StepActor = (typeof actors)[number]

/** The event a term runs from: when another step happened, a date or instant recorded in it, the child's birth, or the earliest known of several. */
export type EventRef = { step: string; field?: string } | { child: 'birth' } | { earliestOf: readonly EventRef[] }

/** A term of the deadlines engine that this step meets. `recurring`: occurrence k for the k-th time the step is done, always from the anchor. */
export interface TermRef {
  rule: string
  from: EventRef
  recurring?: true
  /** A date of the measure itself shortens it: the field that holds the earlier date. */
  orDate?: { step: string; field: string }
  /** The measure sets the length, in the rule's unit: a choice whose options are whole numbers. */
  length?: { step: string; field: string }
  /** Runs only on these roads. */
  when?: readonly { fork: string; is: readonly string[] }[]
  /** The event is itself the date fixed by the judge or the office; the rule only explains it. */
  fixed?: true
}

export type FieldType = 'instant' | 'date' | 'choice' | 'choices' | 'words' | 'authority' | 'number' | 'yes'
export interface FieldOption {
  id: string
  label: Words
}
export interface Field {
  id: string
  label: Words
  type: FieldType
  required?: boolean
  options?: readonly FieldOption[]
  hint?: Words
  /** A moment recorded here must not precede this one. */
  notBefore?: EventRef
  /** A moment that cannot lie in the future. */
  past?: true
}

/** A choice that decides which steps follow. `ends`: nothing is left to do on this road. */
export interface ForkOption extends FieldOption {
  ends?: boolean
}

/** A document the step expects, by the kind of paper; `required`: the step counts as incomplete without it. */
export interface ExpectedDocument {
  id: string
  label: Words
  required?: boolean
}

export interface StepSource {
  /** Act and article, or the soft-law text. */
  article: string
  sureness: Sureness
}

export interface Step {
  id: string
  /** Heading under which the step is shown. */
  group: string
  title: Words
  /** What to do, for a tired person. */
  text: Words
  /** What is sent, and to whom. */
  send?: Words
  actor: StepActor
  /** `instant`: date and hour matter. `date`: the day is enough. */
  moment: 'instant' | 'date'
  /** Rules of the engine that ground the step; those with a number are in `terms`. */
  rules: readonly string[]
  source: StepSource
  terms?: readonly TermRef[]
  /** Steps that come before; it opens when all of them that apply are done or skipped. */
  after?: readonly string[]
  /** Roads on which it applies: every fork named must have gone one of these ways. */
  when?: readonly { fork: string; is: readonly string[] }[]
  /** Recorded, nothing else is left to do but what comes after it: the placement ended, the child left. */
  closing?: true
  /** Opens only when the measure has lost effect. */
  onLoss?: true
  /** Shown as to be done only from this age of the child. */
  fromAge?: { years: number; months?: number }
  required: boolean
  repeatable?: true
  /** Counts as missing only so many days before its term: a report due in six months is not missing today; without a term, never. */
  leadDays?: number
  fields?: readonly Field[]
  documents?: readonly ExpectedDocument[]
  /** Things that must be confirmed before the step can be recorded as done. */
  checks?: readonly Field[]
  fork?: readonly ForkOption[]
  /** Another procedure that this step starts. */
  starts?: string
  consequence?: { code: Consequence; words: Words }
  /** May not be skipped: by law it happened or it did not. */
  unskippable?: true
}

export interface Group {
  id: string
  title: Words
}

export interface Definition {
  id: string
  version: number
  family: Family
  title: Words
  whenUsed: Words
  source: StepSource
  /** Run on a child's file, or of a whole body. */
  scope: 'case' | 'body'
  /** Section of the file in which its steps and terms stand (name of `access` sections). */
  section: 'social' | 'judicial' | 'work_status' | 'education' | 'health' | 'identity'
  /** The step recorded by starting. */
  start: string
  groups: readonly Group[]
  steps: readonly Step[]
  /** Counted in "che cosa manca oggi". */
  tracksMissing: boolean
  /** What is not sure and must be said on screen. */
  caveat?: Words
  /** Words the search finds it by, besides the title. */
  keywords: readonly string[]
}

/** Both languages of a text. */
export const w = (it: string, en: string): Words => ({ it, en })

/** A step by its id; throws on an unknown one. */
export function stepOf(definition: Definition, id: string): Step {
  const step = definition.steps.find((one) => one.id === id)
  if (!step) throw new RangeError(`${definition.id}: no step ${id}`)
  return step
}
