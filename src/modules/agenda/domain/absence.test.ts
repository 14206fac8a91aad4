import { expect, it } from 'vitest'
import { absencesRunning, isNoticed, type Expected } from './absence.ts'

const meetings = (...attendance: Expected['attendance'][]): Expected[] => attendance.map((one, index) => ({ startsAt: `2026-11-${String(index + 1).padStart(2, '0')}T09:00:00Z`, attendance: one }))

it('counts back to the last meeting at which the child was', () => {
  expect(absencesRunning(meetings())).toBe(0)
  expect(absencesRunning(meetings('absent', 'absent', 'present'))).toBe(0)
  expect(absencesRunning(meetings('present', 'absent', 'excused', 'absent'))).toBe(3)
  expect(absencesRunning(meetings('absent', 'absent', 'absent', 'absent'))).toBe(4)
})

it('does not depend on the order in which it was written down', () => {
  expect(absencesRunning(meetings('present', 'absent', 'absent').toReversed())).toBe(2)
})

it('is told at the third, and at every third after it', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(isNoticed)).toEqual([false, false, false, true, false, false, true])
})
