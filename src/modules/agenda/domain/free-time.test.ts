import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { freeTimes, ordinaryWeek, sharedWeek } from './free-time.ts'
import { intervalOf } from './wall-time.ts'

// Monday
const monday = Date.parse('2026-11-23T07:00:00Z')
const taken = (on: string, from: string, minutes: number) => intervalOf({ on: on as PlainDate, from, minutes })
const asked = { busy: [], week: ordinaryWeek, minutes: 60, since: monday, days: 14, most: 6 }
const starts = (over: Partial<Parameters<typeof freeTimes>[0]>) => freeTimes({ ...asked, ...over }).map(({ startsAt }) => startsAt)

describe('free times', () => {
  it('are within the hours, three a day, and end before closing', () => {
    expect(starts({})).toEqual([
      '2026-11-23T08:00:00.000Z', '2026-11-23T12:00:00.000Z', '2026-11-23T16:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T12:00:00.000Z', '2026-11-24T16:00:00.000Z',
    ])
  })

  it('touch nothing that is taken', () => {
    const busy = [taken('2026-11-23', '09:00', 240), taken('2026-11-23', '13:30', 60), taken('2026-11-23', '15:30', 150)]
    expect(starts({ busy, days: 1 })).toEqual(['2026-11-23T13:30:00.000Z'])
    expect(starts({ busy, days: 1, minutes: 30 })).toEqual(['2026-11-23T12:00:00.000Z', '2026-11-23T13:30:00.000Z', '2026-11-23T14:00:00.000Z'])
  })

  it('are none in the past, on Sundays and on holidays', () => {
    const friday = Date.parse('2026-12-04T16:30:00Z')
    // Saturday has no hours, Sunday never, Tuesday 8 December is a holiday
    expect(starts({ since: friday, days: 6 }).map((at) => at.slice(0, 10))).toEqual(['2026-12-07', '2026-12-07', '2026-12-07', '2026-12-09', '2026-12-09', '2026-12-09'])
  })

  it('keep the hours of the wall when the clocks change', () => {
    const before = Date.parse('2026-10-23T06:00:00Z')
    expect(starts({ since: before, days: 4, most: 6 }).filter((_, index) => index % 3 === 0)).toEqual(['2026-10-23T07:00:00.000Z', '2026-10-26T08:00:00.000Z'])
  })

  it('are within the hours that all share', () => {
    const mornings = new Map([[1, [{ opens: '08:30', closes: '12:30' }, { opens: '14:00', closes: '15:00' }]]])
    expect([...sharedWeek(ordinaryWeek, mornings).get(1)!]).toEqual([{ opens: '09:00', closes: '12:30' }, { opens: '14:00', closes: '15:00' }])
    expect(starts({ week: sharedWeek(ordinaryWeek, mornings), days: 3 }).every((at) => at.startsWith('2026-11-23'))).toBe(true)
  })
})
