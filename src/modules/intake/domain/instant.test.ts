import { expect, it } from 'vitest'
import { instantInRome } from './instant.ts'

it('follows the clock of Rome in summer and winter', () => {
  expect(instantInRome('2026-11-20', '09:30')).toBe('2026-11-20T08:30:00Z')
  expect(instantInRome('2026-07-20', '09:30')).toBe('2026-07-20T07:30:00Z')
  expect(instantInRome('2026-11-20', '')).toBe('2026-11-20T11:00:00Z')
})
it('waits for a whole date and time', () => {
  expect(instantInRome('2026-11', '09:30')).toBeNull()
  expect(instantInRome('2026-02-30', '09:30')).toBeNull()
  expect(instantInRome('2026-11-20', '9')).toBeNull()
  expect(instantInRome('2026-11-20', '25:00')).toBeNull()
})
