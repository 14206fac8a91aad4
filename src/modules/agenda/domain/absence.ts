/** A meeting to which the child was expected, that took place or did not because somebody stayed away. */
export interface Expected {
  startsAt: string
  attendance: 'present' | 'absent' | 'excused'
}

/** So many meetings in a row without the child are told to who answers for the file. */
export const ABSENCES_NOTICED = 3

/**
 * How many of the last meetings went by without the child, up to the last one at which it was. Excused absences count: whoever answers for the file
 * must see that the child is not met, whatever the reason each time. Meetings that were cancelled are not given here: nobody was expected.
 */
export function absencesRunning(meetings: readonly Expected[]): number {
  const newest = meetings.toSorted((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt))
  const present = newest.findIndex(({ attendance }) => attendance === 'present')
  return present === -1 ? newest.length : present
}

/** Is it the moment to tell: at the third absence running, and again at every third after it? */
export const isNoticed = (running: number): boolean => running > 0 && running % ABSENCES_NOTICED === 0
