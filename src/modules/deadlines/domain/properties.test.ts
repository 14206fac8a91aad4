import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { compute } from './compute.ts'
import { dateOf, dayOf, numberOf } from './day-number.ts'
import { dayOffAt } from './days-off.ts'
import { romeOffset, romeText } from './rome-clock.ts'
import type { Rule } from './rule.ts'
import { inputOf, rules } from './rules.ts'

const inHours = rules.filter(({ term }) => term.mode === 'H-S')
const inDays = rules.filter(({ term }) => !['H-S', 'IMM', 'SR', 'EVT'].includes(term.mode))
const recurring = rules.filter(({ term }) => term.mode === 'REC')

const [first, last] = [dayOf(2000, 1, 1), dayOf(2060, 12, 31)]
const dayNumber = fc.integer({ min: first, max: last })
const oneOf = (list: readonly Rule[]) => fc.constantFrom(...list)
/** Instants, half of them within two days of a clock change, where the hours are hard. */
const instant = fc.oneof(
  fc.integer({ min: first * 86_400, max: last * 86_400 }),
  fc.tuple(fc.integer({ min: 2000, max: 2060 }), fc.constantFrom(3, 10), fc.integer({ min: -4 * 86_400, max: 86_400 })).map(([year, month, off]) => {
    const lastDay = dayOf(year, month, 31)
    return (lastDay - ((lastDay + 4) % 7)) * 86_400 + 3600 + off
  }),
)

describe('whatever the event', () => {
  it('a term in days is due before or on its extended date, and worked by a working day not after either', () => {
    fc.assert(fc.property(oneOf(inDays), dayNumber, fc.boolean(), (rule, day, rome) => {
      const { raw, extended, due, workBy, suspended } = compute(rule, dateOf(day), { rome })
      expect(raw).not.toBeNull()
      if (extended !== null) expect(extended > raw!).toBe(true)
      if (due === null) {
        expect(workBy).toBeNull()
        return
      }
      expect(due <= (extended ?? raw!)).toBe(true)
      expect(workBy! <= raw! && workBy! <= due).toBe(true)
      expect(dayOffAt(numberOf(workBy!), rome)).toBeNull()
      if (suspended !== null) expect(suspended > raw!).toBe(true)
    }), { numRuns: 3000 })
  })

  it('counts forward after the event and backwards before it', () => {
    fc.assert(fc.property(oneOf(inDays), dayNumber, (rule, day) => {
      const { raw } = compute(rule, dateOf(day))
      const event = dateOf(day)
      if (inputOf(rule.term) === 'hearing') expect(raw! < event).toBe(true)
      else expect('yearly' in rule.term ? raw! >= event : raw! > event).toBe(true)
    }), { numRuns: 2000 })
  })

  it('a later event never moves a term earlier', () => {
    fc.assert(fc.property(oneOf(inDays), dayNumber, fc.integer({ min: 1, max: 40 }), fc.boolean(), (rule, day, later, rome) => {
      // the one number that shrinks or grows by date is a parameter of the law, not of the count
      const [one, two] = [compute(rule, dateOf(day), { rome }), compute(rule, dateOf(day + later), { rome })]
      expect(two.raw! >= one.raw!).toBe(true)
      if (one.due && two.due) expect(two.due >= one.due).toBe(true)
    }), { numRuns: 3000 })
  })

  it('what happens later leaves an earlier answer as it was', () => {
    fc.assert(fc.property(fc.array(fc.tuple(oneOf(inDays), dayNumber), { minLength: 2, maxLength: 12 }), (events) => {
      const answers = events.map(([rule, day]) => compute(rule, dateOf(day)))
      expect(events.map(([rule, day]) => compute(rule, dateOf(day)))).toEqual(answers)
    }), { numRuns: 200 })
  })

  it('recurring terms never drift: occurrence k is counted from the anchor', () => {
    fc.assert(fc.property(oneOf(recurring), dayNumber, fc.integer({ min: 1, max: 40 }), (rule, day, occurrence) => {
      if (rule.term.mode !== 'REC') return
      const raw = compute(rule, dateOf(day), { occurrence }).raw!
      if (rule.term.unit === 'days') {
        expect(numberOf(raw as PlainDate) - day).toBe(rule.term.every * occurrence)
        return
      }
      const anchor = dateOf(day)
      const months = (Number(raw.slice(0, 4)) - Number(anchor.slice(0, 4))) * 12 + Number(raw.slice(5, 7)) - Number(anchor.slice(5, 7))
      expect(months).toBe(rule.term.every * occurrence)
      // the anchor's day, or the last of a month that has no such day
      const nextDay = dateOf(numberOf(raw as PlainDate) + 1)
      expect(raw.slice(8) === anchor.slice(8) || (raw.slice(8) < anchor.slice(8) && nextDay.endsWith('-01'))).toBe(true)
    }), { numRuns: 3000 })
  })

  it('hours: due is not after either reading of the clock, and equals one of them', () => {
    fc.assert(fc.property(oneOf(inHours), instant, (rule, at) => {
      if (rule.term.mode !== 'H-S' || typeof rule.term.amount !== 'number') return
      const hours = rule.term.amount
      const due = Date.parse(compute(rule, romeText(at)).due!) / 1000
      const elapsed = at + hours * 3600
      expect(due <= elapsed).toBe(true)
      expect(elapsed - due === 0 || elapsed - due === 3600).toBe(true)
      // on the wall: never later than the same time of day, so many hours on
      const wallThen = due + romeOffset(due)
      const wanted = at + romeOffset(at) + hours * 3600
      const skipped = due === elapsed && romeOffset(at) !== romeOffset(due)
      expect(wallThen <= wanted || skipped).toBe(true)
    }), { numRuns: 3000 })
  })

  it('hours: a later event is never due earlier, across clock changes too', () => {
    fc.assert(fc.property(oneOf(inHours), instant, fc.integer({ min: 3600, max: 90_000 }), (rule, at, later) => {
      const due = (event: number): number => Date.parse(compute(rule, romeText(event)).due!)
      expect(due(at + later) >= due(at)).toBe(true)
    }), { numRuns: 3000 })
  })
})
