import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Parameters } from './parameters.ts'
import type { Reason } from './reason.ts'
import type { Mode } from './rule.ts'

export interface Options {
  /** The deciding office has its seat in Rome: 29 June is a holiday. */
  rome?: boolean
  /** Recurring terms: which one, from 1. */
  occurrence?: number
  /** A shorter term fixed by the judge, or a local number, in the rule's own unit; a longer one than the law's is cut to the law's. */
  length?: number
  /** A date fixed by the judge (or locally); later than the law's end it is cut to it. */
  fixedOn?: string
  /** Dated parameters to count with; the law's as known when absent. */
  parameters?: Parameters
}

/**
 * What a rule makes of an event. Days are `YYYY-MM-DD`; for terms in hours, instants `YYYY-MM-DDThh:mm:ss±hh:mm` with Rome's offset.
 * All null when the law gives no number (`IMM`, `SR`, `EVT`).
 */
export interface Computed {
  /** The term by the bare calendar. */
  raw: string | null
  /** After the extension for holidays (and Saturdays where the mode says so); null where nothing moves. Information only. */
  extended: string | null
  /** What is alarmed on; never after `extended`. Null when nothing falls due. */
  due: string | null
  /** Last Monday–Friday that is no holiday, not after raw nor due; null for terms in hours. */
  workBy: PlainDate | null
  /** With the suspension of August, only where it may apply and changes the date. Information only. */
  suspended: PlainDate | null
  /** First day on which the act is possible, for windows and openings. */
  opens: PlainDate | null
  /** End of the last hour when the initial hour is left out (art. 155 c.p.c.); information, never to plan on. */
  formal: string | null
  mode: Mode
  /** Number and unit counted with, after parameters and any shorter term. */
  counted: { amount: number; unit: 'hours' | 'days' | 'working-days' | 'months' | 'years' } | null
  why: readonly Reason[]
}
