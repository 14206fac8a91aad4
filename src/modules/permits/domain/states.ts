import type { PlainDate } from '#kernel/domain/plain-date.ts'

/**
 * Where a permit is on its path. `standing` is the status of who needs no permit or has none (Italian or EU citizen, no title): it has no path.
 * The last five are ends, kept for ever.
 */
export const permitStates = ['asked', 'appointment', 'receipt', 'issued', 'delivered', 'standing', 'refused', 'renewed', 'converted', 'expired', 'ended'] as const
export type PermitState = (typeof permitStates)[number]

/** Those that are still followed to their expiry. */
export const followedStates = ['asked', 'appointment', 'receipt', 'issued', 'delivered', 'standing'] as const satisfies readonly PermitState[]
const followed: ReadonlySet<PermitState> = new Set(followedStates)
export const isFollowed = (state: PermitState): boolean => followed.has(state)

/** Steps that somebody records, and the states they may be taken from. */
export const steps = {
  appointment: ['asked', 'appointment', 'receipt'],
  receipt: ['asked', 'appointment', 'receipt'],
  issued: ['asked', 'appointment', 'receipt'],
  delivered: ['asked', 'appointment', 'receipt', 'issued'],
  refused: ['asked', 'appointment', 'receipt', 'issued', 'delivered'],
} as const satisfies Record<string, readonly PermitState[]>
export type PermitStep = keyof typeof steps

export const stepNames = Object.keys(steps) as readonly PermitStep[]

/** May this step be recorded of a permit in this state? An appointment may be moved, a receipt corrected by a newer one. */
export const mayStep = (state: PermitState, step: PermitStep): boolean => (steps[step] as readonly PermitState[]).includes(state)

/** Steps that may follow. */
export const stepsFrom = (state: PermitState): PermitStep[] => stepNames.filter((step) => mayStep(state, step))

/** May a renewal or conversion be asked: of a permit in hand. */
export const mayRenew = (state: PermitState): boolean => state === 'issued' || state === 'delivered'

/** Kinds that are a status and no document: no number, no dates, no path. */
export const statusKinds: readonly string[] = ['irregolare', 'cittadino_it', 'cittadino_ue']
export const isStatus = (kind: string): boolean => statusKinds.includes(kind)

/** Has its day passed? The expiry day itself is still valid. */
export const isPast = (expiresOn: PlainDate | null, today: PlainDate): boolean => expiresOn !== null && expiresOn < today
