import { expect, it } from 'vitest'
import { clockOf, parseHours } from './hours-text.ts'

it.each([['2', 120], ['1,5', 90], ['1.25', 75], ['1:30', 90], ['45', 45], ['45m', 45], ['90 min', 90], ['12', 720], ['13', 13], ['', 0], [' 0 ', 0], ['24:00', 1440]])('reads %j as %i minutes', (text, minutes) => {
  expect(parseHours(text)).toBe(minutes)
})
it.each(['due', '1:75', '25:00', '-1', '1441m', '1,5,5'])('does not guess what %j means', (text) => expect(parseHours(text)).toBeNull())
it('writes minutes as a clock, and nothing for nought', () => expect([0, 5, 60, 90, 600].map(clockOf)).toEqual(['', '0:05', '1:00', '1:30', '10:00']))
