import { describe, expect, it } from 'vitest'
import { hourKind, wallOf, withOffset } from './moments.ts'

describe('an hour of the wall', () => {
  it.each([
    ['2026-03-28T18:20', 'once'], ['2026-03-29T02:30', 'never'], ['2026-03-29T03:00', 'once'], ['2026-10-25T02:30', 'twice'], ['2026-10-25T03:00', 'once'], ['2026-03-2', null], ['ieri', null],
  ])('%s: %s', (text, kind) => expect(hourKind(text)).toBe(kind))

  it('that comes twice is told apart by its offset', () => {
    expect(withOffset('2026-10-25T02:30', 'earlier')).toBe('2026-10-25T02:30:00+02:00')
    expect(withOffset('2026-10-25T02:30', 'later')).toBe('2026-10-25T02:30:00+01:00')
  })

  it('is shown as it was in Rome', () => expect(wallOf('2026-03-29T16:20:00Z')).toEqual({ date: '2026-03-29', time: '18:20' }))
})
