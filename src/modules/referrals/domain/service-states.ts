export const serviceStates = ['asked', 'active', 'suspended', 'interrupted', 'ended', 'withdrawn'] as const
export type ServiceState = (typeof serviceStates)[number]

export const serviceSteps = ['activate', 'change', 'suspend', 'interrupt', 'resume', 'end', 'withdraw'] as const
export type ServiceStep = (typeof serviceSteps)[number]

/** What may be done to a service in each state; an end stays an end. */
const steps = {
  asked: ['activate', 'withdraw'],
  active: ['change', 'suspend', 'interrupt', 'end'],
  suspended: ['change', 'resume', 'interrupt', 'end'],
  interrupted: ['resume', 'end'],
  ended: [],
  withdrawn: [],
} as const satisfies Record<ServiceState, readonly ServiceStep[]>

/** May this be done to a service in this state? */
export const mayStep = (state: ServiceState, step: ServiceStep): boolean => (steps[state] as readonly ServiceStep[]).includes(step)

/** Given now, or standing still: what keeps a file open and appears in the lists of what is under way. */
export const isRunning = (state: ServiceState): boolean => state === 'active' || state === 'suspended' || state === 'interrupted'

/** Hours may be entered once it has begun, for days up to its end: also afterwards, until the month is locked. */
export const takesHours = (state: ServiceState): boolean => isRunning(state) || state === 'ended'
