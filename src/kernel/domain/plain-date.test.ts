import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isPlainDate } from './plain-date.ts'

const exists = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

describe('a date that exists', () => {
  it('agrees with the calendar on every day number of every month, leap years included', () => {
    for (const year of ['1899', '1900', '2000', '2023', '2024', '2100']) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
          expect(isPlainDate(text), text).toBe(exists(text))
        }
      }
    }
  })

  it.each(['2024-2-9', '2024-02-09 ', '2024-02-09T00:00', '24-02-09', '', '٢٠٢٤-٠٢-٠٩'])('refuses another way of writing: %s', (text) => {
    expect(isPlainDate(text)).toBe(false)
  })
})
