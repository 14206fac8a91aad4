import { describe, expect, it } from 'vitest'
import { easterSunday, holidayName, holidayOn, isSunday } from './holidays.ts'
import { asPlainDate } from './plain-date.ts'

describe('national holidays', () => {
  // the 1949 list is still reprinted: these days were abolished by L. 54/1977; 29 June is a feast of Rome only
  it.each(['2026-03-19', '2026-05-14', '2026-06-04', '2026-06-29', '2026-11-04', '2026-04-05', '2026-10-05'])('%s is none', (day) =>
    expect(holidayName(asPlainDate(day))).toBeNull())

  it.each([
    ['2026-01-01', 'Capodanno'], ['2026-01-06', 'Epifania'], ['2026-04-25', 'Anniversario della Liberazione'], ['2026-05-01', 'Festa del lavoro'],
    ['2026-06-02', 'Festa nazionale della Repubblica'], ['2026-08-15', 'Assunzione (Ferragosto)'], ['2026-11-01', 'Ognissanti'],
    ['2026-12-08', 'Immacolata Concezione'], ['2026-12-25', 'Natale'], ['2026-12-26', 'Santo Stefano'],
  ])('%s is %s', (day, name) => expect(holidayName(asPlainDate(day))).toBe(name))

  it('counts 4 October only from 2026, with its law', () => {
    expect(holidayName(asPlainDate('2025-10-04'))).toBeNull()
    expect(holidayOn(asPlainDate('2026-10-04'))).toMatchObject({ name: "San Francesco d'Assisi", source: 'L. 151/2025' })
  })

  it('counts 2 June from 2001 and 6 January from 1986', () => {
    expect(holidayName(asPlainDate('2000-06-02'))).toBeNull()
    expect(holidayName(asPlainDate('2001-06-02'))).not.toBeNull()
    expect(holidayName(asPlainDate('1985-01-06'))).toBeNull()
    expect(holidayName(asPlainDate('1986-01-06'))).not.toBeNull()
  })
})

describe('Easter', () => {
  it.each([
    [2025, '2025-04-20', '2025-04-21'], [2026, '2026-04-05', '2026-04-06'], [2027, '2027-03-28', '2027-03-29'], [2028, '2028-04-16', '2028-04-17'],
    [2029, '2029-04-01', '2029-04-02'], [2030, '2030-04-21', '2030-04-22'],
  ])('of %i is %s and its Monday a holiday', (year, sunday, monday) => {
    expect(easterSunday(year)).toBe(sunday)
    expect(isSunday(asPlainDate(sunday))).toBe(true)
    expect(holidayName(asPlainDate(monday))).toBe("Lunedì dell'Angelo")
    expect(isSunday(asPlainDate(monday))).toBe(false)
  })
})
