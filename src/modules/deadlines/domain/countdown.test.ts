import { describe, expect, it } from 'vitest'
import { distanceTo, tempoOf } from './countdown.ts'

const at = (text: string) => Date.parse(text)

describe('the distance to a due moment', () => {
  it('of a term in hours is what a clock shows, also across the night when an hour is missing', () => {
    const due = '2026-03-29T18:20:00+02:00'
    expect(distanceTo(due, '2026-03-29T16:20:00Z', at('2026-03-28T18:20:00+01:00'))).toEqual({ late: false, days: 1, hours: 23, minutes: 0, seconds: 0 })
    expect(distanceTo(due, '2026-03-29T16:20:00Z', at('2026-03-29T18:19:18+02:00'))).toMatchObject({ hours: 0, minutes: 0, seconds: 42 })
  })

  it('of a term in days counts days, not hours: tomorrow is tomorrow at 23:50', () => {
    expect(distanceTo('2026-11-24', '2026-11-24T22:59:59Z', at('2026-11-23T23:50:00+01:00'))).toMatchObject({ late: false, days: 1 })
    expect(distanceTo('2026-11-24', '2026-11-24T22:59:59Z', at('2026-11-24T00:00:00+01:00'))).toMatchObject({ late: false, days: 0 })
  })

  it('past its moment is late, by how much', () => {
    expect(distanceTo('2026-11-24', '2026-11-24T22:59:59Z', at('2026-11-27T09:00:00+01:00'))).toMatchObject({ late: true, days: 3 })
    expect(distanceTo('2026-11-24T10:00:00+01:00', '2026-11-24T09:00:00Z', at('2026-11-24T12:05:00+01:00'))).toMatchObject({ late: true, hours: 2, minutes: 5 })
  })
})

it('words change each second only in the last hour of a term in hours', () => {
  const near = distanceTo('2026-11-24T10:00:00+01:00', '2026-11-24T09:00:00Z', at('2026-11-24T09:10:00+01:00'))
  expect(tempoOf('2026-11-24T10:00:00+01:00', near)).toBe(1_000)
  expect(tempoOf('2026-11-24', distanceTo('2026-11-24', '2026-11-24T22:59:59Z', at('2026-11-24T23:30:00+01:00')))).toBe(30_000)
})
