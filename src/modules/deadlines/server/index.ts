export type { NewTerm, Proof, StoredTerm, TermChoice, TermContext, TermSource } from './doors.ts'
export { completeTerms, correctEvent, endRecurring, resumeTerms, scheduleTerms, suspendTerms, termsOf, waiveTerms } from './schedule.ts'
/** The calculation alone, for screens that show dates nobody has to keep. */
export { compute } from '../domain/compute.ts'
export { ruleOf } from '../domain/rules.ts'
