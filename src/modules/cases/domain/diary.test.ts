import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { isDue, latestReview, reviewDateProblem } from './danger.ts'
import { beginning, fitsClosedFile, instantInRome, isTooFarAhead } from './diary.ts'

const day = asPlainDate
const now = Date.parse('2026-03-03T12:00:00Z')

describe('when an entry happened', () => {
  it('is at most a day ahead, for what happened', () => {
    expect(isTooFarAhead('colloquio', '2026-03-04T12:00:00Z', now)).toBe(false)
    expect(isTooFarAhead('colloquio', '2026-03-04T12:00:01Z', now)).toBe(true)
    expect(isTooFarAhead('visita_domiciliare', '1999-01-01T00:00:00Z', now)).toBe(false)
  })
  it('may lie further ahead in a note, within a year', () => {
    expect(isTooFarAhead('nota', '2026-06-01T00:00:00Z', now)).toBe(false)
    expect(isTooFarAhead('nota', '2027-06-01T00:00:00Z', now)).toBe(true)
  })
  it('must not come after the closing day, in Rome', () => {
    expect(fitsClosedFile(null, '2026-03-03T23:30:00Z')).toBe(true)
    expect(fitsClosedFile(day('2026-03-03'), '2026-03-03T22:59:00Z')).toBe(true)
    expect(fitsClosedFile(day('2026-03-03'), '2026-03-03T23:00:00Z')).toBe(false)
  })
})

describe('a day and a time in Rome', () => {
  it('follow summer time', () => {
    expect(instantInRome(day('2026-01-10'), '09:30')).toBe('2026-01-10T08:30:00Z')
    expect(instantInRome(day('2026-07-10'), '09:30')).toBe('2026-07-10T07:30:00Z')
  })
  it('are noon when no time is said', () => expect(instantInRome(day('2026-01-10'), '')).toBe('2026-01-10T11:00:00Z'))
})

describe('long words', () => {
  it('are shown whole up to the limit', () => expect(beginning('abc', 3)).toEqual({ text: 'abc', cut: false }))
  it('are cut between words', () => expect(beginning('uno due tre', 8)).toEqual({ text: 'uno due…', cut: true }))
  it('are cut inside a word when there is no other way', () => expect(beginning('a'.repeat(10), 4)).toEqual({ text: 'aaaa…', cut: true }))
})

describe('the review of a danger warning', () => {
  it('is after today and within six months', () => {
    expect(reviewDateProblem(day('2026-03-03'), day('2026-03-03'))).toBe('past')
    expect(reviewDateProblem(day('2026-03-04'), day('2026-03-03'))).toBeNull()
    expect(reviewDateProblem(day('2026-09-03'), day('2026-03-03'))).toBeNull()
    expect(reviewDateProblem(day('2026-09-04'), day('2026-03-03'))).toBe('far')
  })
  it('ends on the last day of a shorter month', () => expect(latestReview(day('2026-08-31'))).toBe('2027-02-28'))
  it('is due on its day', () => {
    expect(isDue(day('2026-03-04'), day('2026-03-03'))).toBe(false)
    expect(isDue(day('2026-03-03'), day('2026-03-03'))).toBe(true)
  })
})
