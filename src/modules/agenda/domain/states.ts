/** Where an appointment stands. Being moved is no state: it stays planned, and its history says from when to when. */
export const appointmentStates = ['planned', 'confirmed', 'held', 'cancelled', 'not_come'] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** What one does to an appointment, besides moving it and changing it. */
export const appointmentSteps = ['confirm', 'hold', 'cancel', 'not_come', 'reopen'] as const
export type AppointmentStep = (typeof appointmentSteps)[number]

const table = {
  confirm: { from: ['planned'], to: 'confirmed', past: false },
  hold: { from: ['planned', 'confirmed'], to: 'held', past: true },
  cancel: { from: ['planned', 'confirmed'], to: 'cancelled', past: false },
  not_come: { from: ['planned', 'confirmed'], to: 'not_come', past: true },
  reopen: { from: ['cancelled', 'not_come', 'held'], to: 'planned', past: false },
} as const satisfies Record<AppointmentStep, { from: readonly AppointmentState[]; to: AppointmentState; past: boolean }>

/** States in which it is still to come: it takes people and rooms, and can be moved and changed. */
export const isAhead = (state: AppointmentState): boolean => state === 'planned' || state === 'confirmed'

/** What a step makes of it. */
export const stateAfter = (step: AppointmentStep): AppointmentState => table[step].to

/**
 * May this step be taken now? What happened (or did not) is said once the hour has come; what has its record is not opened again.
 * @param startsAt instant (ISO 8601); `now` milliseconds since 1970
 */
export function mayStep(step: AppointmentStep, { state, startsAt, recorded }: { state: AppointmentState; startsAt: string; recorded: boolean }, now: number): boolean {
  const { from, past } = table[step]
  return (from as readonly AppointmentState[]).includes(state) && (!past || Date.parse(startsAt) <= now) && !(step === 'reopen' && recorded)
}
