export const requestStates = ['draft', 'sent', 'received', 'waiting', 'taken', 'appointment', 'refused', 'answered', 'closed', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** What the body that was asked does, or the service writes down for it. */
export const answerSteps = ['received', 'waiting', 'taken', 'appointment', 'refused', 'answered'] as const
export type AnswerStep = (typeof answerSteps)[number]

const next = {
  draft: [],
  sent: ['received', 'waiting', 'taken', 'appointment', 'refused', 'answered'],
  received: ['waiting', 'taken', 'appointment', 'refused', 'answered'],
  // again: another place on the list, another date
  waiting: ['waiting', 'taken', 'appointment', 'refused', 'answered'],
  taken: ['appointment', 'refused', 'answered'],
  appointment: ['appointment', 'refused', 'answered'],
  refused: ['received', 'waiting', 'taken'],
  // a further part of the answer
  answered: ['answered'],
  closed: [],
  withdrawn: [],
} as const satisfies Record<RequestState, readonly AnswerStep[]>

/** What may come next; a refused one may still be taken after all. */
export const stepsFrom = (state: RequestState): readonly AnswerStep[] => next[state]

/** Waits for a sign from the other body: it can be reminded, and is on the list of those without answer. */
export const isWaiting = (state: RequestState): boolean => ['sent', 'received', 'waiting', 'taken', 'appointment'].includes(state)

/** Only what was answered or refused has an outcome to write; what nobody ever answered is closed after a reminder. */
export const mayClose = (state: RequestState, reminders: number): boolean => state === 'answered' || state === 'refused' || (isWaiting(state) && reminders > 0)

export const mayWithdraw = (state: RequestState): boolean => state === 'draft' || isWaiting(state)

/** Not over: followed until the outcome is known. */
export const isFollowed = (state: RequestState): boolean => !['draft', 'closed', 'withdrawn'].includes(state)

interface KindRule {
  /** Number of the section of the file: health of what asks a health service. */
  section: 2 | 4 | 5 | 6
  /** Behind the clinical wall too. */
  clinical: boolean
}

const rules: Readonly<Record<string, KindRule>> = {
  npi: { section: 4, clinical: true }, psicologia: { section: 4, clinical: true }, psichiatria: { section: 4, clinical: true }, serd: { section: 4, clinical: true },
  consultorio: { section: 4, clinical: true }, sanita: { section: 4, clinical: false }, scuola: { section: 5, clinical: false }, lavoro: { section: 6, clinical: false },
}

/** Where in the file a request of this kind (list `request_kind`) belongs; social when nothing else is said. */
export const ruleOfKind = (kind: string): KindRule => rules[kind] ?? { section: 2, clinical: false }
