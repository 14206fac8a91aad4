import { expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { holdsOn, isBackwards, overlap, writtenDate, type Period } from './period.ts'

const period = (from: string, to: string | null): Period => ({ validFrom: asPlainDate(from), validTo: to ? asPlainDate(to) : null })
const day = asPlainDate

it('counts on its first and on its last day, not around them', () => {
  const march = period('2026-03-01', '2026-03-31')
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((one) => holdsOn(march, day(one)))).toEqual([false, true, true, false])
  expect(holdsOn(period('2026-03-01', null), day('2099-01-01'))).toBe(true)
})

it('overlaps when one day is common, not when one begins the day after', () => {
  expect(overlap(period('2026-01-01', '2026-03-31'), period('2026-03-31', null))).toBe(true)
  expect(overlap(period('2026-01-01', '2026-03-31'), period('2026-04-01', null))).toBe(false)
  expect(overlap(period('2026-04-01', null), period('2026-01-01', '2026-03-31'))).toBe(false)
  expect(overlap(period('2026-01-01', null), period('2025-01-01', null))).toBe(true)
})

it('is backwards when it ends before it begins', () => {
  expect(isBackwards(period('2026-03-02', '2026-03-01'))).toBe(true)
  expect(isBackwards(period('2026-03-01', '2026-03-01'))).toBe(false)
})

it('is written as people write dates', () => expect(writtenDate(day('2026-03-05'))).toBe('05/03/2026'))
