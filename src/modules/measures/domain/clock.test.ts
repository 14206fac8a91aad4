import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { clockInstant } from './clock.ts'

const at = (on: string, time: string) => clockInstant(on as PlainDate, time)

describe('a day and a time of the clock in Rome', () => {
  it('are one instant, summer and winter', () => {
    expect(at('2026-11-22', '9:30')).toEqual({ at: '2026-11-22T08:30:00Z' })
    expect(at('2026-07-01', '09:30')).toEqual({ at: '2026-07-01T07:30:00Z' })
  })
  it('do not exist in the hour skipped in March', () => expect(at('2026-03-29', '2:30')).toMatchObject({ problem: { it: expect.stringContaining('non ci sono') } }))
  it('are asked which in the hour that comes twice, and told apart by the offset', () => {
    expect(at('2026-10-25', '2:30')).toMatchObject({ problem: { it: expect.stringContaining('2:30+02:00') } })
    expect(at('2026-10-25', '2:30+02:00')).toEqual({ at: '2026-10-25T00:30:00Z' })
    expect(at('2026-10-25', '2:30+01:00')).toEqual({ at: '2026-10-25T01:30:00Z' })
    expect(at('2026-10-25', '3:00')).toEqual({ at: '2026-10-25T02:00:00Z' })
  })
  it('are refused with an offset that Rome did not have, and when they are no time', () => {
    expect(at('2026-07-01', '9:30+01:00')).toMatchObject({ problem: { it: expect.stringContaining('+02:00') } })
    expect(at('2026-07-01', 'sera')).toHaveProperty('problem')
  })
})
