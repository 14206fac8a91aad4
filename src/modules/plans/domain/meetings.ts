/** What agenda calls the appointments that were planned from a plan; their part is one of its family meetings. */
export const MEETING_SOURCE = 'plans.plan'

const kinds: Readonly<Record<string, string>> = { protetti: 'incontro_protetto', accompagnati: 'accompagnamento' }
const atDistance = new Set(['telefono', 'video'])

/** The kind of appointment (`appointment_kind`) that a way of meeting (`family_contact`) begins as. */
export const appointmentKindOf = (how: string): string => kinds[how] ?? 'altro'
/** Do they meet at a distance? */
export const isAtDistance = (how: string): boolean => atDistance.has(how)
/** Suspended by a decision: no day is proposed. */
export const isSuspended = (how: string): boolean => how === 'sospesi'
