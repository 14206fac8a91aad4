import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { dayProblem, parsePastedDays } from './school-days.ts'
import { inDuty, schoolYearOf } from './school-year.ts'

const today = asPlainDate('2026-11-20')

describe('a day of school', () => {
  it.each([
    ['2026-11-21', 'future'], ['2026-11-15', 'sunday'], ['2026-11-02', null], ['2026-11-14', null], ['2026-10-04', 'sunday'], ['2025-12-08', 'holiday'], ['2026-11-20', null],
  ])('%s: %s', (day, problem) => expect(dayProblem(asPlainDate(day), today)).toBe(problem))
})

describe('pasted days', () => {
  const days = (text: string) => parsePastedDays(text, today).days

  it('are read one by one, with or without the year, each once and in order', () => {
    expect(days('4/11, 3/11; 4/11/2026\n5 novembre 2026')).toEqual(['2026-11-03', '2026-11-04', '2026-11-05'])
  })

  it('without a year are of the past', () => {
    expect(days('9/12')).toEqual(['2025-12-09'])
  })

  it('are read as ranges, without Sundays and holidays', () => {
    expect(days('30/10-3/11')).toEqual(['2026-10-30', '2026-10-31', '2026-11-02', '2026-11-03'])
    expect(days('9–11/11/2026')).toEqual(['2026-11-09', '2026-11-10', '2026-11-11'])
    expect(days('dal 9/11 al 10/11')).toEqual(['2026-11-09', '2026-11-10'])
  })

  it('that cannot be are told as they were written', () => {
    expect(parsePastedDays('31/11, 15/11, 25/11/2026, boh, 12/11-3/11', today)).toEqual({
      days: [],
      unread: [
        { text: '31/11', problem: 'unread' }, { text: '15/11', problem: 'sunday' }, { text: '25/11/2026', problem: 'future' }, { text: 'boh', problem: 'unread' },
        { text: '12/11-3/11', problem: 'unread' },
      ],
    })
  })
})

describe('school year and duty', () => {
  it('begins on the first of September', () => {
    expect(schoolYearOf(asPlainDate('2026-08-31'))).toEqual({ year: 2025, from: '2025-09-01', to: '2026-08-31' })
    expect(schoolYearOf(asPlainDate('2026-09-01')).year).toBe(2026)
  })

  it('binds from six to sixteen', () => {
    const birth = asPlainDate('2010-11-20')
    expect(inDuty(birth, asPlainDate('2016-11-19'))).toBe(false)
    expect(inDuty(birth, asPlainDate('2016-11-20'))).toBe(true)
    expect(inDuty(birth, asPlainDate('2026-11-19'))).toBe(true)
    expect(inDuty(birth, today)).toBe(false)
    expect(inDuty(null, today)).toBeNull()
  })
})
