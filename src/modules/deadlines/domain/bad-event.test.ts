import { describe, expect, it } from 'vitest'
import { BadEvent } from './bad-event.ts'
import { compute } from './compute.ts'
import type { Options } from './computed.ts'
import { completeEvent, localInstants } from './event.ts'
import { ruleOf } from './rules.ts'

function refusal(run: () => unknown): BadEvent {
  try {
    run()
  } catch (error) {
    if (error instanceof BadEvent) return error
    throw error
  }
  throw new Error('nothing was refused')
}
const refused = (id: string, event: string, options?: Options): BadEvent => refusal(() => compute(ruleOf(id)!, event, options))

describe('an event that cannot be counted from', () => {
  it.each([
    ['ASS-03', '', 'not-a-date'], ['ASS-03', 'ieri', 'not-a-date'], ['ASS-03', '21/3/2026', 'not-a-date'], ['ASS-03', '2026-3-1', 'not-a-date'],
    ['ASS-03', '2026-03-21 10:00', 'not-a-date'], ['ASS-03', '2026-02-30', 'no-such-day'], ['ASS-03', '2025-02-29', 'no-such-day'], ['ASS-03', '2026-13-01', 'no-such-day'],
    ['ASS-03', '1899-12-31', 'out-of-calendar'], ['ASS-03', '2200-01-01', 'out-of-calendar'],
    ['403-02', '2026-03-28', 'instant-wanted'], ['403-02', '2026-11-11T14:30:00', 'offset-missing'], ['403-02', '2026-10-25T02:30:00', 'offset-ambiguous'],
    ['403-02', '2026-11-11T24:00:00+01:00', 'not-an-hour'], ['403-02', '2026-11-11T14:60:00+01:00', 'not-an-hour'], ['403-02', '2026-11-11T14+01:00', 'not-an-hour'],
    ['403-02', '2026-11-11T14:30:00+99:00', 'not-an-hour'], ['403-02', '2026-02-30T14:30:00+01:00', 'no-such-day'],
    ['403-01', 'mai', 'not-a-date'],
  ])('%s from «%s»: %s', (id, event, code) => {
    const { code: found, words } = refused(id, event)
    expect(found).toBe(code)
    expect(words.it).not.toBe('')
    expect(words.en).not.toBe(words.it)
  })

  it.each([
    [{ occurrence: 2 }, 'ASS-03', 'not-recurring'], [{ occurrence: 0 }, 'AFF-08', 'occurrence'], [{ occurrence: 1.5 }, 'AFF-08', 'occurrence'],
    [{ occurrence: Number.NaN }, 'AFF-08', 'occurrence'], [{ length: 0 }, 'ASS-04', 'length'], [{ length: 2.5 }, 'ASS-04', 'length'], [{ length: 3 }, '403-08', 'length'],
    [{ fixedOn: '2026-03-20' }, 'AFF-05', 'fixed-on'], [{ fixedOn: 'domani' }, 'AFF-05', 'not-a-date'],
  ])('with %j, %s: %s', (options, id, code) => expect(refused(id, '2026-03-21', options).code).toBe(code))

  it('reads an instant for a rule in days by its day in Rome', () => {
    expect(compute(ruleOf('ASS-03')!, '2026-03-21T23:30:00Z').raw).toBe('2026-04-06')
    expect(compute(ruleOf('ASS-03')!, '2026-03-21T22:30:00Z').raw).toBe('2026-04-05')
  })

  it('takes any offset, and no seconds', () =>
    expect(compute(ruleOf('403-02')!, '2026-11-11T13:30Z').due).toBe('2026-11-12T14:30:00+01:00'))
})

describe('an hour at a desk in Italy', () => {
  it('is one instant as a rule, two in autumn, none in spring', () => {
    expect(localInstants('2026-11-11T14:30')).toEqual(['2026-11-11T14:30:00+01:00'])
    expect(localInstants('2026-10-25T02:30')).toEqual(['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'])
    expect(localInstants('2026-10-25T03:00')).toEqual(['2026-10-25T03:00:00+01:00'])
    expect(localInstants('2026-10-25T01:59')).toEqual(['2026-10-25T01:59:00+02:00'])
    expect(localInstants('2026-03-29T02:30')).toEqual([])
    expect(localInstants('2026-03-29T03:00')).toEqual(['2026-03-29T03:00:00+02:00'])
  })

  it('is completed where it is certain, refused where it is not', () => {
    expect(completeEvent('2026-07-01T09:05')).toBe('2026-07-01T09:05:00+02:00')
    expect(completeEvent('2026-07-01')).toBe('2026-07-01')
    expect(completeEvent('2026-10-25T02:30:00+01:00')).toBe('2026-10-25T02:30:00+01:00')
    expect(refusal(() => completeEvent('2026-10-25T02:30')).code).toBe('offset-ambiguous')
    expect(refusal(() => completeEvent('2026-03-29T02:30')).code).toBe('hour-skipped')
  })
})
