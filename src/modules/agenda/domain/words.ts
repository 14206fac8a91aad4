/** What somebody is in an appointment. */
export const parts = ['operator', 'child', 'parent', 'guardian', 'relative', 'outsider'] as const
export type Part = (typeof parts)[number]

/** What an invited worker answered. */
export const answers = ['waiting', 'accepted', 'declined', 'proposed'] as const
export const attendances = ['present', 'absent', 'excused'] as const
export const placeKinds = ['room', 'office', 'home', 'online', 'other', 'protected'] as const
export type PlaceKind = (typeof placeKinds)[number]
