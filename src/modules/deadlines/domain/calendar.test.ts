import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { addMonths, civilOf, dateOf, dayOf, numberOf, weekdayOf } from './day-number.ts'
import { instantsAt, romeOffset, romeText } from './rome-clock.ts'

describe('days as numbers', () => {
  it('agree with Temporal on every day of two centuries', () => {
    let date = Temporal.PlainDate.from('1899-12-31')
    const first = numberOf('1899-12-31' as PlainDate)
    for (let day = first; day < first + 110_000; day += 1) {
      const { year, month, day: ofMonth } = civilOf(day)
      if (year !== date.year || month !== date.month || ofMonth !== date.day || dayOf(year, month, ofMonth) !== day || weekdayOf(day) !== date.dayOfWeek % 7) {
        expect.fail(`${dateOf(day)} is not ${date.toString()}`)
      }
      date = date.add({ days: 1 })
    }
    expect(date.toString()).toBe(dateOf(first + 110_000))
  })

  it('add months as Temporal does, with the last day of short months', () => {
    for (const start of ['2026-08-31', '2028-02-29', '2027-01-30', '2026-12-31', '2026-05-15']) {
      for (let months = -30; months <= 30; months += 1) {
        expect(dateOf(addMonths(numberOf(start as PlainDate), months).day)).toBe(Temporal.PlainDate.from(start).add({ months }).toString())
      }
    }
    expect(addMonths(numberOf('2026-08-31' as PlainDate), 6).clamped).toBe(true)
    expect(addMonths(numberOf('2026-08-30' as PlainDate), 1).clamped).toBe(false)
  })
})

describe('Rome’s clock', () => {
  const inRome = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO('Europe/Rome')

  it('agrees with the time zone database around every change from 1980 to 2037', () => {
    for (let year = 1980; year <= 2037; year += 1) {
      for (const month of [3, 9, 10]) {
        const from = dayOf(year, month, 24) * 86_400
        for (let instant = from; instant < from + 8 * 86_400; instant += 3600) {
          if (romeOffset(instant) !== inRome(instant).offsetNanoseconds / 1e9) expect.fail(`${new Date(instant * 1000).toISOString()}: ${romeOffset(instant)}`)
        }
      }
    }
    expect(romeOffset(dayOf(2026, 7, 1) * 86_400)).toBe(7200)
  })

  it('writes an instant as Rome shows it', () => {
    for (let instant = 1_700_000_000; instant < 1_800_000_000; instant += 987_654) {
      expect(romeText(instant)).toBe(inRome(instant).toString({ timeZoneName: 'never' }))
    }
  })

  it('knows which instants a wall clock time is', () => {
    const wall = (year: number, month: number, day: number, hour: number, minute: number): number => dayOf(year, month, day) * 86_400 + hour * 3600 + minute * 60
    expect(instantsAt(wall(2026, 10, 25, 2, 0)).map(romeText)).toEqual(['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00'])
    expect(instantsAt(wall(2026, 10, 25, 2, 59)).map(romeText)).toHaveLength(2)
    expect(instantsAt(wall(2026, 3, 29, 2, 0))).toEqual([])
    expect(instantsAt(wall(2026, 3, 29, 1, 59)).map(romeText)).toEqual(['2026-03-29T01:59:00+01:00'])
  })
})
