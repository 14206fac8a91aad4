export type { NewTerm, Proof, StoredTerm, TermChoice, TermContext, TermSource } from './doors.ts'
export { completeTerms, correctEvent, endRecurring, resumeTerms, scheduleTerms, suspendTerms, termsOf, waiveTerms } from './schedule.ts'
