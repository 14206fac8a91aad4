import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { dayOf, mondayOf, moved, weeksAround } from './calendar-days.ts'

const day = (text: string) => text as PlainDate

it('a week is from Monday, a month is whole weeks and never more than six', () => {
  expect(mondayOf(day('2026-11-22'))).toBe('2026-11-16')
  expect(mondayOf(day('2026-11-23'))).toBe('2026-11-23')
  expect(weeksAround(day('2026-11-22'), 'week')).toEqual([['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']])
  const november = weeksAround(day('2026-11-22'), 'month')
  expect([november.length, november[0]![0], november.at(-1)!.at(-1)]).toEqual([6, '2026-10-26', '2026-12-06'])
  expect(weeksAround(day('2027-02-10'), 'month')).toHaveLength(4)
})

it('goes a month on without falling off its end, and forgives an address that is no day', () => {
  expect(moved(day('2026-01-31'), 'month', 1)).toBe('2026-02-28')
  expect(moved(day('2026-03-02'), 'week', -1)).toBe('2026-02-23')
  expect(dayOf('2026-02-30', day('2026-11-22'))).toBe('2026-11-22')
  expect(dayOf('2026-03-01', day('2026-11-22'))).toBe('2026-03-01')
})
