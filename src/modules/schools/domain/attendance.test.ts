import { describe, expect, it } from 'vitest'
import { addDays, asPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { countInWindow, firstCrossing, hoursStanding, windowEnd, windowStart } from './attendance.ts'

const day = asPlainDate
const run = (from: string, count: number, step = 1): PlainDate[] => Array.from({ length: count }, (_, index) => addDays(day(from), index * step))
const september = day('2026-09-01')

describe('three months', () => {
  it.each([
    ['2026-10-05', '2027-01-04'],
    ['2026-09-01', '2026-11-30'],
    // the month's end: a missing day-number ends on the last day
    ['2026-11-28', '2027-02-27'],
    ['2026-11-29', '2027-02-28'],
    ['2026-11-30', '2027-02-28'],
    ['2026-12-01', '2027-02-28'],
    ['2027-03-01', '2027-05-31'],
    // a leap year has one day more
    ['2027-11-30', '2028-02-29'],
    ['2027-12-01', '2028-02-29'],
  ])('that begin on %s end on %s', (start, end) => expect(windowEnd(day(start))).toBe(end))

  it('end no earlier when they begin later, and the widest that ends on a day is found from its end', () => {
    for (let start = day('2026-01-01'); start < '2028-12-31'; start = addDays(start, 1)) {
      expect(windowEnd(addDays(start, 1)) >= windowEnd(start)).toBe(true)
      const first = windowStart(start)
      expect(windowEnd(first) >= start).toBe(true)
      expect(windowEnd(addDays(first, -1)) < start).toBe(true)
    }
  })
})

describe('more than fifteen days', () => {
  it('are sixteen, not fifteen', () => {
    expect(firstCrossing(run('2026-10-01', 15), september)).toBeNull()
    const crossing = firstCrossing(run('2026-10-01', 16), september)
    expect(crossing).toMatchObject({ on: '2026-10-16', from: '2026-10-01', to: '2026-12-31' })
    expect(crossing!.days).toEqual(run('2026-10-01', 16))
  })

  it('need not follow one another, but stand within three months', () => {
    // one every six days: the sixteenth comes on the ninetieth day
    const apart = run('2026-10-01', 16, 6)
    expect(apart.at(-1)).toBe('2026-12-30')
    expect(firstCrossing(apart, september)?.on).toBe('2026-12-30')
    expect(firstCrossing([...apart.slice(0, 15), day('2026-12-31')], september)?.on).toBe('2026-12-31')
    expect(firstCrossing([...apart.slice(0, 15), day('2027-01-01')], september)).toBeNull()
  })

  it('are counted in rolling windows: the days that passed the limit are those that count, whatever came before', () => {
    const early = run('2026-09-14', 5)
    const late = run('2027-01-11', 16)
    expect(firstCrossing([...late, ...early], september)).toMatchObject({ on: '2027-01-26', from: '2027-01-11' })
  })

  it('count each day once, in any order', () => {
    const days = run('2026-10-01', 15)
    expect(firstCrossing([...days, ...days], september)).toBeNull()
    expect(firstCrossing(run('2026-10-01', 16).reverse(), september)?.on).toBe('2026-10-16')
  })

  it('are looked for from a day on: an earlier year is not told again, its last weeks still count', () => {
    expect(firstCrossing(run('2026-05-01', 20), september)).toBeNull()
    expect(firstCrossing([...run('2026-08-20', 12), ...run('2026-09-14', 4)], september)).toMatchObject({ on: '2026-09-17', from: '2026-08-20' })
  })

  it('are forgotten by the count of today as the window moves on', () => {
    const days = run('2026-10-01', 10)
    expect(countInWindow(days, day('2026-12-31')).count).toBe(10)
    expect(countInWindow(days, day('2027-01-01'))).toEqual({ from: '2026-10-02', count: 9 })
    expect(countInWindow(days, day('2026-10-03')).count).toBe(3)
  })
})

describe('a quarter of the hours', () => {
  const lost = (days: PlainDate[], hours: number | null) => days.map((one) => ({ day: one, hours }))

  it('is reached exactly, not a minute before', () => {
    expect(hoursStanding(lost(run('2026-10-01', 41), 6), 990)).toMatchObject({ missed: 246, quarter: 247.5, reachedOn: null })
    expect(hoursStanding([...lost(run('2026-10-01', 41), 6), { day: day('2026-12-01'), hours: 1.5 }], 990)).toMatchObject({ missed: 247.5, reachedOn: '2026-12-01' })
  })

  it('stays unknown without the yearly hours, and says how many days have none', () => {
    expect(hoursStanding([...lost(run('2026-10-01', 50), 6), ...lost([day('2026-12-01')], null)], null)).toEqual({
      missed: 300, unknownDays: 1, yearly: null, quarter: null, reachedOn: null,
    })
  })
})
