import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { daysGiven, foreseenMinutes, lastOfMonth, lockedUntil, monthOf, monthsBetween, totalForeseen, type Foreseen } from './hours.ts'

const day = (text: string) => text as PlainDate
const service = (over: Partial<Foreseen> = {}): Foreseen => ({ startedOn: day('2026-09-01'), endsOn: day('2026-12-31'), weeklyMinutes: 240, totalMinutes: null, ...over })

describe('hours foreseen', () => {
  it('count the days within the dates of the service, both included', () => {
    expect(daysGiven(service(), [], day('2026-08-01'), day('2026-09-07'))).toBe(7)
    expect(daysGiven(service(), [], day('2026-12-31'), day('2027-01-31'))).toBe(1)
    expect(daysGiven(service({ endsOn: null }), [], day('2027-01-01'), day('2027-01-07'))).toBe(7)
    expect(daysGiven(service({ startedOn: null }), [], day('2026-09-01'), day('2026-09-30'))).toBe(0)
  })
  it('leave out the days on which it stood still, also of a pause that lasts', () => {
    expect(daysGiven(service(), [{ from: day('2026-09-03'), to: day('2026-09-04') }], day('2026-09-01'), day('2026-09-07'))).toBe(5)
    expect(daysGiven(service(), [{ from: day('2026-09-05'), to: null }], day('2026-09-01'), day('2026-09-07'))).toBe(4)
    expect(daysGiven(service(), [{ from: day('2026-08-01'), to: day('2026-12-31') }], day('2026-09-01'), day('2026-09-07'))).toBe(0)
  })
  it('follow from the hours of a week; the agreed total comes first; without an end there is no total', () => {
    expect(foreseenMinutes(service(), [], day('2026-09-01'), day('2026-09-14'))).toBe(480)
    expect(foreseenMinutes(service({ weeklyMinutes: null }), [], day('2026-09-01'), day('2026-09-14'))).toBeNull()
    expect(totalForeseen(service({ endsOn: day('2026-09-14') }), [])).toBe(480)
    expect(totalForeseen(service({ totalMinutes: 6000 }), [])).toBe(6000)
    expect(totalForeseen(service({ endsOn: null }), [])).toBeNull()
  })
})

describe('months', () => {
  it('begin and end, also over the year', () => {
    expect([monthOf(day('2026-12-22'), 1), monthOf(day('2026-01-05'), -1), lastOfMonth(day('2028-02-01'))]).toEqual(['2027-01-01', '2025-12-01', '2028-02-29'])
    expect(monthsBetween(day('2026-11-15'), day('2027-01-01'))).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
  })
  it('lock on the day after the last on which hours are entered', () => {
    expect(lockedUntil(day('2026-11-10'), 10)).toBe('2026-09-30')
    expect(lockedUntil(day('2026-11-11'), 10)).toBe('2026-10-31')
    expect(lockedUntil(day('2026-01-05'), 10)).toBe('2025-11-30')
  })
})
