import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { addMonths, isLate, rhythmOf } from './rhythm.ts'

it.each([['2026-08-31', 6, '2027-02-28'], ['2026-11-22', 3, '2027-02-22'], ['2027-11-30', 3, '2028-02-29'], ['2026-12-01', 1, '2027-01-01']])('%s and %i months', (day, months, then) => {
  expect(addMonths(day as PlainDate, months)).toBe(then)
})
it('is late only after the day', () => {
  expect([isLate('2026-11-22', '2026-11-22'), isLate('2026-11-22', '2026-11-23'), isLate(null, '2026-11-23')]).toEqual([false, true, false])
})
it('a PEI is reviewed at least every six months, a foster project too', () => {
  expect([rhythmOf('pei').most, rhythmOf('progetto_affidamento').most, rhythmOf('progetto_quadro').most]).toEqual([6, 6, null])
})
