import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { clockInstant, clockOf, splitClock, twiceAt } from './clock.ts'

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

describe('the hour that comes twice', () => {
  it('is known before it is sent, and no other hour is taken for it', () => {
    expect(twiceAt('2026-10-25' as PlainDate, '2:30')).toEqual(['+02:00', '+01:00'])
    for (const [on, time] of [['2026-10-25', '3:00'], ['2026-10-25', '1:59'], ['2026-10-24', '2:30'], ['2026-03-29', '2:30'], ['2026-10-25', '25:00'], ['2026-10-25', 'mezzanotte'], ['2026-10-25', '']] as const) {
      expect(twiceAt(on as PlainDate, time), `${on} ${time}`).toBeNull()
    }
  })
  it('is written back with the pass it was, any other without', () => {
    expect([clockOf('2026-10-25T00:30:00Z'), clockOf('2026-10-25T01:30:00Z'), clockOf('2026-11-11T13:30:00Z')]).toEqual(['02:30+02:00', '02:30+01:00', '14:30'])
    expect([splitClock('02:30+01:00'), splitClock('9:30'), splitClock('pi')]).toEqual([{ clock: '02:30', offset: '+01:00' }, { clock: '9:30', offset: '' }, { clock: 'pi', offset: '' }])
  })
})
