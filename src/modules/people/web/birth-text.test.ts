import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { isAdult } from './birth-text.ts'

it.each([
  ['a child of sixteen', '2010-05-04', 'day', false],
  ['the day before eighteen', '2008-11-24', 'day', false],
  ['the day of eighteen', '2008-11-23', 'day', true],
  ['born in a month whose end is still to come', '2008-11-01', 'month', false],
  ['born in a year of which the last day is eighteen years ago', '2007-01-01', 'year', true],
  ['born in a year that may be too late', '2008-01-01', 'year', false],
  ['nobody knows when', '1990-01-01', 'unknown', false],
  ['without a date', null, 'day', false],
] as const)('%s', (_, birthDate, birthPrecision, adult) => {
  expect(isAdult({ birthDate: birthDate as PlainDate | null, birthPrecision }, '2026-11-23' as PlainDate)).toBe(adult)
})
