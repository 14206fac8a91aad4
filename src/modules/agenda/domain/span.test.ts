import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { spanOf, stepped } from './span.ts'

const day = (text: string) => text as PlainDate

it('a week goes from Monday to Sunday, also for a Sunday', () => {
  expect(spanOf('week', day('2026-11-22'))).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  expect(spanOf('week', day('2026-11-23'))).toEqual({ from: '2026-11-23', to: '2026-11-29' })
})

it('a month shows whole weeks', () => {
  expect(spanOf('month', day('2026-11-22'))).toEqual({ from: '2026-10-26', to: '2026-12-06' })
  expect(spanOf('month', day('2027-02-10'))).toEqual({ from: '2027-02-01', to: '2027-02-28' })
})

it('goes on and back by what it shows', () => {
  expect(stepped('day', day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(stepped('week', day('2026-11-23'), -1)).toBe('2026-11-16')
  expect(stepped('month', day('2027-01-31'), 1)).toBe('2027-02-01')
  expect(stepped('list', day('2026-11-23'), 1)).toBe('2026-12-21')
})
