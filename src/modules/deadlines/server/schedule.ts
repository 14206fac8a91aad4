import type { Term } from '../contract/term.ts'
import type { NewTerm, Proof, StoredTerm, TermChoice, TermContext, TermSource } from './doors.ts'
import type { Tx } from '#kernel/server/db.ts'

const soon = (): never => {
  throw new Error('deadlines: not stored yet')
}

/** Stores terms in the caller's transaction and sets their alarms. A bad event or a missing rule is refused next to the path `field` (default `event`). */
export const scheduleTerms = (_context: TermContext, _terms: readonly NewTerm[], _field?: string): Promise<StoredTerm[]> => soon()
/** Computes the terms of a source anew from a corrected event, with history. Those done stay done and say that the event was corrected after. */
export const correctEvent = (_context: TermContext, _choice: TermChoice, _event: string, _reason: string, _field?: string): Promise<StoredTerm[]> => soon()
/** Marks open and missed terms as done; later than due they stay marked as late. A recurring one schedules the next. Returns how many. */
export const completeTerms = (_context: TermContext, _choice: TermChoice, _proof?: Proof): Promise<number> => soon()
/** Takes open and missed terms off the list with the reason; never deletes them. */
export const waiveTerms = (_context: TermContext, _choice: TermChoice, _reason: string): Promise<number> => soon()
export const suspendTerms = (_context: TermContext, _choice: TermChoice, _reason: string): Promise<number> => soon()
export const resumeTerms = (_context: TermContext, _choice: TermChoice, _reason: string): Promise<number> => soon()
/** No further occurrence; the open ones are waived with the reason. */
export const endRecurring = (_context: TermContext, _choice: TermChoice, _reason: string): Promise<number> => soon()
/** Terms within the reader's reach, as the contract presents them, by due moment. */
export const termsOf = (_context: TermContext, _of: { subjects?: readonly string[]; sources?: readonly TermSource[]; ended?: boolean }): Promise<Term[]> => soon()
export type { Tx }
