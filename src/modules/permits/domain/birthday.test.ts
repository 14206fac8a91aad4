import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { birthdayOf } from './birthday.ts'

it('a birthday is the same day, or 28 February in a common year for who was born on the 29th; months are counted from it', () => {
  expect(birthdayOf('2009-05-15' as PlainDate, 18)).toBe('2027-05-15')
  expect(birthdayOf('2008-02-29' as PlainDate, 18)).toBe('2026-02-28')
  expect(birthdayOf('2008-02-29' as PlainDate, 20)).toBe('2028-02-29')
  expect(birthdayOf('2009-05-15' as PlainDate, 17, 6)).toBe('2026-11-15')
  expect(birthdayOf('2009-08-31' as PlainDate, 17, 6)).toBe('2027-02-28')
})
