import { describe, expect, it } from 'vitest'
import { leftLong, leftShort, leftUntil, spokenStage } from './remaining.ts'
import { procedureWords } from './words.ts'

const say = procedureWords.it as never as Parameters<typeof leftShort>[1]
const at = (text: string): number => Date.parse(text)

describe('what is left', () => {
  it('is real time, across the night the clocks go forward', () => {
    const left = leftUntil(at('2026-03-29T18:20:00+02:00'), at('2026-03-28T18:20:00+01:00'))
    expect(left).toEqual({ over: false, days: 0, hours: 23, minutes: 0, seconds: 0 })
    expect(leftShort(left, say)).toBe('23 h 0 min')
    expect(leftLong(left, say)).toBe('23 ore e 0 minuti')
  })

  it.each([
    ['2026-04-01T10:00:00+02:00', '2026-03-29T10:40:00+02:00', '71 h 20 min'],
    ['2026-03-29T18:20:00+02:00', '2026-03-29T17:30:30+02:00', '49 min 30 s'],
    ['2026-04-18T23:59:59+02:00', '2026-04-03T09:00:00+02:00', '15 giorni'],
  ])('until %s, seen at %s, is %s', (due, now, text) => expect(leftShort(leftUntil(at(due), at(now)), say)).toBe(text))

  it('says how long ago it passed', () => {
    expect(leftUntil(at('2026-03-29T18:20:00+02:00'), at('2026-03-29T19:25:00+02:00'))).toEqual({ over: true, days: 0, hours: 1, minutes: 5, seconds: 0 })
  })

  it('is spoken seldom: when a stage comes, not each second', () => {
    const due = at('2026-03-29T18:20:00+02:00')
    const stages = Array.from({ length: 24 * 60 }, (_, minute) => spokenStage(due, due - (24 * 60 - minute) * 60_000))
    expect(new Set(stages).size).toBe(6)
    expect(spokenStage(due, due)).toBe(6)
  })
})
