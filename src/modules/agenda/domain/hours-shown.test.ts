import { expect, test } from 'vitest'
import { hoursShown } from './hours-shown.ts'

const between = (startsAt: string, endsAt: string) => ({ startsAt: `2026-11-23T${startsAt}:00.000Z`, endsAt: `2026-11-${endsAt.startsWith('+') ? `24T${endsAt.slice(1)}` : `23T${endsAt}`}:00.000Z` })

test('a day of office hours is drawn from seven to twenty-one', () => {
  expect(hoursShown([])).toEqual({ from: 7, until: 21 })
  expect(hoursShown([between('08:00', '09:30'), between('16:00', '20:00')])).toEqual({ from: 7, until: 21 })
})

test('an appointment at night or at dawn is drawn, by Rome’s clock', () => {
  expect(hoursShown([between('20:30', '21:15')])).toEqual({ from: 7, until: 23 })
  expect(hoursShown([between('04:30', '05:00')])).toEqual({ from: 5, until: 21 })
})

test('one that goes on after midnight is drawn on both days', () => {
  expect(hoursShown([between('22:00', '+01:00')])).toEqual({ from: 0, until: 24 })
})
