/** The five phases of a file, in their usual order; names are codes of the reviewed list `phase`. */
export const phases = ['accesso', 'valutazione', 'progetto', 'erogazione', 'valutazione_finale'] as const
export type Phase = (typeof phases)[number]

/**
 * Which phase may follow which. Urgent protection gives services before any assessment; a final evaluation may show that the work begins again.
 * Server and screens read this one table.
 */
export const nextPhases = {
  accesso: ['valutazione', 'erogazione'],
  valutazione: ['progetto', 'erogazione'],
  progetto: ['erogazione', 'valutazione'],
  erogazione: ['valutazione_finale', 'valutazione', 'progetto'],
  valutazione_finale: ['valutazione', 'progetto', 'erogazione'],
} as const satisfies Record<Phase, readonly Phase[]>

const isPhase = (text: string): text is Phase => (phases as readonly string[]).includes(text)

/** The phases a file may go to from this one; none from an unknown one. */
export const phasesAfter = (phase: string): readonly Phase[] => (isPhase(phase) ? nextPhases[phase] : [])

/** May a file in this phase go to that one? */
export const canFollow = (from: string, to: string): boolean => phasesAfter(from).some((phase) => phase === to)
