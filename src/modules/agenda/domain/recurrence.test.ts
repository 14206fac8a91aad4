import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { daysOf, MOST_OCCURRENCES } from './recurrence.ts'
import { instantOf, intervalOf, overlap, wallAt, wallOf } from './wall-time.ts'

const day = (text: string) => text as PlainDate
const repeat = (over: Partial<Parameters<typeof daysOf>[1]> = {}) => ({ every: 'week' as const, count: null, until: null, except: [], ...over })

describe('hours in Rome', () => {
  it('the same hour of the wall is another instant after the clocks change', () => {
    expect(instantOf(day('2026-10-24'), '15:00')).toBe('2026-10-24T13:00:00.000Z')
    expect(instantOf(day('2026-10-25'), '15:00')).toBe('2026-10-25T14:00:00.000Z')
    expect(instantOf(day('2027-03-27'), '15:00')).toBe('2027-03-27T14:00:00.000Z')
    expect(instantOf(day('2027-03-28'), '15:00')).toBe('2027-03-28T13:00:00.000Z')
  })

  it('an hour that is skipped goes on, one that comes twice is the first', () => {
    expect(instantOf(day('2027-03-28'), '02:30')).toBe('2027-03-28T01:30:00.000Z')
    expect(instantOf(day('2026-10-25'), '02:30')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('an hour that lasts over the change lasts its minutes', () => {
    expect(intervalOf({ on: day('2026-10-25'), from: '02:30', minutes: 90 })).toEqual({ startsAt: '2026-10-25T00:30:00.000Z', endsAt: '2026-10-25T02:00:00.000Z' })
  })

  it('goes there and back, any day of many years', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true }), fc.integer({ min: 5, max: 600 }), (date, minutes) => {
      const { on, from } = wallAt(date.getTime())
      fc.pre(!(from >= '02:00' && from < '03:00'))
      expect(wallOf(intervalOf({ on, from, minutes }))).toEqual({ on, from, minutes })
    }))
  })

  it('what ends when the other begins does not overlap', () => {
    const [a, b] = [intervalOf({ on: day('2026-11-23'), from: '09:00', minutes: 60 }), intervalOf({ on: day('2026-11-23'), from: '10:00', minutes: 60 })]
    expect(overlap(a, b)).toBe(false)
    expect(overlap(a, intervalOf({ on: day('2026-11-23'), from: '09:59', minutes: 5 }))).toBe(true)
  })
})

describe('repeated appointments', () => {
  it('every week, so many times, those left out counted', () => {
    expect(daysOf(day('2026-10-13'), repeat({ count: 4, except: [day('2026-10-20')] }))).toEqual(['2026-10-13', '2026-10-27', '2026-11-03'])
  })

  it('every other week until a day, that day included', () => {
    expect(daysOf(day('2026-11-24'), repeat({ every: 'fortnight', until: day('2026-12-22') }))).toEqual(['2026-11-24', '2026-12-08', '2026-12-22'])
    expect(daysOf(day('2026-11-24'), repeat({ every: 'fortnight', until: day('2026-12-21') }))).toEqual(['2026-11-24', '2026-12-08'])
  })

  it('every month on the same weekday of it; a fifth one is the last of months that have four', () => {
    expect(daysOf(day('2026-11-10'), repeat({ every: 'month', count: 4 }))).toEqual(['2026-11-10', '2026-12-08', '2027-01-12', '2027-02-09'])
    expect(daysOf(day('2026-12-31'), repeat({ every: 'month', count: 4 }))).toEqual(['2026-12-31', '2027-01-28', '2027-02-25', '2027-03-25'])
  })

  it('never more than two years of weeks', () => {
    expect(daysOf(day('2026-11-24'), repeat({ until: day('2099-01-01') }))).toHaveLength(MOST_OCCURRENCES)
  })
})
