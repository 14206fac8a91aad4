import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { datesOf, monthsBeforeEighteen } from './eighteen.ts'

const day = (text: string) => text as PlainDate

it('counts months back from the 18th birthday, over years and into short months', () => {
  expect(monthsBeforeEighteen(day('2010-03-31'), 0)).toBe('2028-03-31')
  expect(monthsBeforeEighteen(day('2010-03-31'), 1)).toBe('2028-02-29')
  expect(monthsBeforeEighteen(day('2009-03-31'), 1)).toBe('2027-02-28')
  expect(monthsBeforeEighteen(day('2010-01-15'), 12)).toBe('2027-01-15')
  expect(monthsBeforeEighteen(day('2010-12-15'), 12)).toBe('2027-12-15')
  // born on 29 February: the birthday of a common year is the 28th
  expect(monthsBeforeEighteen(day('2008-02-29'), 0)).toBe('2026-02-28')
})
it('says when the later of the two has passed, and nothing without a birth date', () => {
  expect(datesOf([12, 6], day('2009-05-22'), day('2026-11-22'))).toEqual({ begin: '2026-05-22', have: '2026-11-22', passed: false })
  expect(datesOf([12, 6], day('2009-05-22'), day('2026-11-23'))).toMatchObject({ passed: true })
  expect(datesOf([12, 6], null, day('2026-11-23'))).toBeNull()
  expect(datesOf(undefined, day('2009-05-22'), day('2026-11-23'))).toBeNull()
})
