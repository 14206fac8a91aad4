import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { marksOf, rowsOf, windowOf, type RowWords } from './bars.ts'

const d = (text: string) => text as PlainDate
const parent = (state: string) => ({ id: 'm', name: 'Fatima', state })
const status = (over: object = {}) => ({ parents: [parent('piena')], guardian: null, others: [], services: [], placement: null, ...over })
const timeline = (...stretches: [string, string, object][]) => ({ from: d('2014-05-06'), to: d('2032-05-06'), stretches: stretches.map(([from, to, over]) => ({ from, to, status: status(over) })) }) as never
const words: RowWords = {
  parent: (one) => ({ row: one.name!, label: one.state }), guardian: () => 'Avv. Sala', others: () => 'curatore', services: () => '', rows: { guardian: 'Tutela', others: 'Curatela', services: 'Servizio' },
}

describe('the rows of the picture', () => {
  it('join what touches and says the same, and leave out rows that say nothing', () => {
    const rows = rowsOf(timeline(['2026-01-01', '2026-01-31', {}], ['2026-02-01', '2026-02-28', { guardian: { role: 'tutore' } }], ['2026-03-01', '2026-03-31', { parents: [parent('sospesa')], guardian: { role: 'tutore' } }]), words)
    expect(rows.map(({ label, bars }) => [label, bars.map(({ from, to, shade }) => [from, to, shade])])).toEqual([
      ['Fatima', [['2026-01-01', '2026-02-28', 'piena'], ['2026-03-01', '2026-03-31', 'sospesa']]],
      ['Tutela', [['2026-02-01', '2026-03-31', 'ufficio']]],
    ])
  })
})

describe('the years that are shown', () => {
  it('are those in which something happens, with today, inside the life of the file', () => {
    expect(windowOf(timeline(['2014-05-06', '2026-02-28', {}], ['2026-03-01', '2032-05-05', {}], ['2032-05-06', '2032-05-06', {}]), d('2026-11-22'))).toEqual({ from: '2025-08-13', to: '2027-09-18' })
    expect(windowOf(timeline(['2014-05-06', '2032-05-06', {}]), d('2014-05-10')).from).toBe('2014-05-06')
  })
  it('are marked by years, or by quarters when few', () => {
    expect(marksOf(d('2020-05-01'), d('2024-03-01'))).toEqual(['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01'])
    expect(marksOf(d('2026-02-01'), d('2026-12-01'))).toEqual(['2026-04-01', '2026-07-01', '2026-10-01'])
  })
})
