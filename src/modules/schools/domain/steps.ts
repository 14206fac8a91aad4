/** Where the deadlines module finds the terms of a step. */
export const TERM_SOURCE = 'schools.attendance_step'

type Kind = 'communicated' | 'returned' | 'not_returned' | 'admonished' | 'answered'

interface StepTerms {
  /** One of these must stand before. */
  after: readonly Kind[]
  /** The rule (`law.md` 3.12) whose term begins on the day of the step. */
  opens: string | null
  /** Steps whose open terms it meets. */
  closes: readonly Kind[]
}

/**
 * What follows from each step of art. 114: from the communication seven days to be back (SCU-04); from the missed return seven days to inform
 * the mayor (SCU-05); from the warning of the mayor a week to answer (SCU-06).
 */
export const stepTerms: Readonly<Record<Kind, StepTerms>> = {
  communicated: { after: [], opens: 'SCU-04', closes: [] },
  returned: { after: ['communicated'], opens: null, closes: ['communicated', 'not_returned', 'admonished'] },
  not_returned: { after: ['communicated'], opens: 'SCU-05', closes: [] },
  admonished: { after: ['communicated', 'not_returned'], opens: 'SCU-06', closes: ['not_returned'] },
  answered: { after: ['admonished'], opens: null, closes: ['admonished'] },
}
