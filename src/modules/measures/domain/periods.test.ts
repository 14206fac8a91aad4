import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { flatten, holdsOn, overlap, type Layer } from './periods.ts'

const d = (text: string) => text as PlainDate
const layer = (value: string, from: string | null, to: string | null, rank: 0 | 1 = 0, written = '1'): Layer<string> => ({ value, from: from as PlainDate | null, to: to as PlainDate | null, rank, written })

describe('layers', () => {
  it('give nothing out of nothing, and a layer alone as it is', () => {
    expect(flatten([])).toEqual([])
    expect(flatten([layer('a', '2026-01-10', '2026-02-01')])).toEqual([{ value: 'a', from: '2026-01-10', to: '2026-02-01' }])
    expect(flatten([layer('a', null, null)])).toEqual([{ value: 'a', from: null, to: null }])
  })
  it('cover what began before, from their first day and not the day before', () => {
    expect(flatten([layer('limitata', '2026-01-10', null), layer('sospesa', '2026-03-01', null)])).toEqual([
      { value: 'limitata', from: '2026-01-10', to: '2026-02-28' },
      { value: 'sospesa', from: '2026-03-01', to: null },
    ])
  })
  it('give way again on the day after their end', () => {
    expect(flatten([layer('limitata', '2026-01-10', null), layer('sospesa', '2026-03-01', '2026-05-31')])).toEqual([
      { value: 'limitata', from: '2026-01-10', to: '2026-02-28' },
      { value: 'sospesa', from: '2026-03-01', to: '2026-05-31' },
      { value: 'limitata', from: '2026-06-01', to: null },
    ])
  })
  it('leave a gap where nothing holds', () => {
    expect(flatten([layer('a', '2026-01-01', '2026-01-31'), layer('b', '2026-03-01', null)])).toEqual([
      { value: 'a', from: '2026-01-01', to: '2026-01-31' }, { value: 'b', from: '2026-03-01', to: null },
    ])
  })
  it('of an earlier order written later do not cover the later order', () => {
    expect(flatten([layer('sospesa', '2026-03-01', null, 0, '1'), layer('limitata', '2026-01-10', null, 0, '2')]).map(({ value }) => value)).toEqual(['limitata', 'sospesa'])
  })
  it('that begin on one day: the one written later', () => {
    expect(flatten([layer('a', '2026-03-01', null, 0, '1'), layer('b', '2026-03-01', null, 0, '2')])).toEqual([{ value: 'b', from: '2026-03-01', to: null }])
  })
  it('corrected: the correction prevails even over what began later', () => {
    expect(flatten([layer('a', '2026-03-01', null), layer('c', '2026-01-01', '2026-06-30', 1)])).toEqual([
      { value: 'c', from: '2026-01-01', to: '2026-06-30' }, { value: 'a', from: '2026-07-01', to: null },
    ])
  })
  it('whose beginning is not known hold before everything', () => {
    expect(flatten([layer('a', null, null), layer('b', '2026-03-01', null)])).toEqual([{ value: 'a', from: null, to: '2026-02-28' }, { value: 'b', from: '2026-03-01', to: null }])
  })
  it('that ended before they began (revoked on their first day) do not count', () => {
    expect(flatten([layer('a', '2026-03-01', '2026-02-28')])).toEqual([])
  })
  it('never overlap and leave no covered day out, whatever they are', () => {
    let seed = 7
    const next = (n: number) => (seed = (seed * 16807) % 2147483647) % n
    for (let round = 0; round < 200; round++) {
      const layers = Array.from({ length: 1 + next(6) }, (_, index) => {
        const from = next(8) === 0 ? null : addDays(d('2026-01-01'), next(60))
        const to = next(3) === 0 ? null : addDays(from ?? d('2026-01-20'), next(30) - 1)
        return layer(String(index), from, to, next(5) === 0 ? 1 : 0, String(index))
      })
      const periods = flatten(layers)
      for (const [index, one] of periods.entries()) for (const other of periods.slice(index + 1)) expect(overlap(one, other)).toBe(false)
      for (let day = 0; day < 100; day++) {
        const at = addDays(d('2025-12-25'), day)
        expect(periods.some((period) => holdsOn(period, at))).toBe(layers.some((one) => (one.from ?? '') <= (one.to ?? '9999') && holdsOn(one, at)))
      }
    }
  })
})
