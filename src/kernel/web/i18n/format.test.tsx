// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { formatAge, formatDate, formatDateShort, formatDateTime, formatRelative, formatSince } from './format.ts'
import { setLanguage } from './language.ts'
import { words, wordsNow } from './words.ts'

test('days and instants in Rome, whatever the zone of the machine', () => {
  expect(formatDate('2026-03-03', 'it')).toBe('mar 3 marzo 2026')
  expect(formatDateTime('2026-03-03T13:30:00Z', 'it')).toBe('mar 3 marzo 2026, 14:30')
  expect(formatDateTime('2026-06-30T22:30:00Z', 'it')).toBe('mer 1 luglio 2026, 00:30')
  expect(formatDate('2026-03-03', 'en')).toBe('Tue 3 March 2026')
  expect(formatDateShort('2026-03-03', 'it')).toBe('03/03/2026')
})

test('ages in words', () => {
  expect(formatAge({ years: 15, months: 4 }, 'it')).toBe('15 anni e 4 mesi')
  expect(formatAge({ years: 1, months: 1 }, 'it')).toBe('1 anno e 1 mese')
  expect(formatAge({ years: 0, months: 0 }, 'it')).toBe('meno di un mese')
})

test('distances count days of Rome, not hours', () => {
  expect(formatSince('2026-11-19', '2026-11-22', 'it')).toBe('da 3 giorni')
  expect(formatRelative('2026-11-21', '2026-11-22T22:59:00Z', 'it')).toBe('ieri')
  expect(formatRelative('2026-11-21', '2026-11-22T23:01:00Z', 'it')).toBe('2 giorni fa')
  expect(formatRelative('2026-12-07', '2026-11-22', 'it')).toBe('tra 15 giorni')
  expect(formatRelative('2026-11-22T10:00:00Z', '2026-11-22T12:30:00Z', 'it')).toBe('2 ore fa')
})

test('a catalogue speaks the language of the screens, and the page says which', () => {
  const catalogue = words({ it: { files: (n: number) => `${n} fascicoli` }, en: { files: (n) => `${n} files` } })
  expect(wordsNow(catalogue).files(2)).toBe('2 fascicoli')
  setLanguage('en')
  expect(wordsNow(catalogue).files(2)).toBe('2 files')
  expect(document.documentElement.lang).toBe('en')
  setLanguage('it')
})
