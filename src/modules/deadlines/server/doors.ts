import type { Tx } from '#kernel/server/db.ts'
import type { TermKind } from '../contract/term.ts'
import type { Office } from '../domain/seat.ts'

/** Who schedules or changes terms: an operation's context fits as it is. `actor` null is a job. */
export interface TermContext {
  readonly tx: Tx
  readonly actor: { readonly id: string } | null
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What a term was scheduled for: a measure, a step of a procedure, a permit … The pair is how it is found again. */
export interface TermSource {
  /** `measures.measure`, `procedures.step` … : module and thing. */
  readonly kind: string
  readonly id: string
}

/** A term to store. Give `ruleId` with `event`, or `fixedOn` (a judge's date, with or without a rule that explains it), or `standardId` with `event`. */
export interface NewTerm {
  /** The file, or null for a term of a body: then `unitId` says whose. */
  readonly subject: string | null
  readonly unitId?: string | null
  /** Number of the section whose readers see it; 3 (judicial) when left out. */
  readonly section?: number
  readonly ruleId: string | null
  readonly standardId?: string | null
  /** Of a term without a rule: `judge`, `standard` or `own`. With a rule it follows the rule. */
  readonly kind?: TermKind
  /** Own words, in Italian; with a rule its action due is taken. No child's name. */
  readonly title?: string | null
  /** What it is counted from: `YYYY-MM-DD`, or an instant with offset for terms in hours. */
  readonly event?: string | null
  /** Is 29 June a holiday for it, as somebody said? Else it follows from where the offices sit (`domain/seat.ts`). */
  readonly rome?: boolean | null
  /** The office it comes from or is addressed to. */
  readonly authority?: Office | null
  /** It is done at that office (a hearing): only its seat counts, where it is known. Of a term with a rule it follows from the rule. */
  readonly atOffice?: boolean
  /** Of a recurring term: from 1. Done or missed, the next one is scheduled from the same anchor. */
  readonly occurrence?: number | null
  /** Of a rule whose length the measure sets, in the rule's unit. */
  readonly length?: number | null
  /** The date itself (`YYYY-MM-DD`, or an instant), fixed by a judge or chosen. */
  readonly fixedOn?: string | null
  readonly source: TermSource
  readonly label?: string | null
  readonly assignedTo?: string | null
}

export interface StoredTerm {
  readonly id: string
  /** Null: to be done at once, or an event without a term. */
  readonly due: string | null
}

/** Which terms a change is about: those of a source, of one rule of it when given, or by id. */
export interface TermChoice {
  readonly source?: TermSource
  readonly ruleId?: string
  readonly ids?: readonly string[]
}

export interface Proof {
  readonly words?: string | null
  readonly documentId?: string | null
  /** When it was done; now when left out. */
  readonly at?: string | null
}
