import { expect, it } from 'vitest'
import { ageOn, asPlainDate } from '#kernel/domain/plain-date.ts'
import { birthsBetween } from './age-range.ts'

const today = asPlainDate('2026-11-22')

it('includes the eve of the next birthday and excludes the birthday itself', () => {
  const { from, to } = birthsBetween(15, 17, today)
  expect(from).toBe('2008-11-23')
  expect(to).toBe('2011-11-22')
  expect(ageOn(from!, today).years).toBe(17)
  expect(ageOn(to!, today).years).toBe(15)
  expect(ageOn(asPlainDate('2008-11-22'), today).years).toBe(18)
  expect(ageOn(asPlainDate('2011-11-23'), today).years).toBe(14)
})

it('leaves open what is not asked', () => {
  expect(birthsBetween(undefined, undefined, today)).toEqual({ from: null, to: null })
  expect(birthsBetween(0, undefined, today)).toEqual({ from: null, to: '2026-11-22' })
})
