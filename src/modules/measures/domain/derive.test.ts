import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { derivePeriods, endedBy, type EffectSaid, type OfficeSaid, type SayingMeasure } from './derive.ts'

const d = (text: string) => text as PlainDate
const effect = (parentId: string, state: EffectSaid['state'], from: string | null = null, to: string | null = null): EffectSaid =>
  ({ parentId, state, exercise: null, limits: null, from: from as PlainDate | null, to: to as PlainDate | null })
const guardian = (name: string): OfficeSaid => ({ role: 'tutore', holder: { kind: 'words', id: null, name }, powers: null, from: null, to: null })
const curator = (name: string): OfficeSaid => ({ ...guardian(name), role: 'curatore_speciale' })
const measure = (id: string, from: string, to: string | null, over: Partial<SayingMeasure>): SayingMeasure => ({ id, from: d(from), to: to as PlainDate | null, written: id, effects: [], offices: [], ...over })
const spans = (rows: readonly { from: string | null; to: string | null; measureId: string | null }[]) => rows.map(({ from, to, measureId }) => [from, to, measureId])

describe('periods from measures', () => {
  it('hold as long as the order does', () => {
    const { periods } = derivePeriods([measure('1', '2026-03-01', '2026-08-31', { effects: [effect('m', 'sospesa'), effect('p', 'limitata', '2026-04-01', '2026-05-01')] })], [])
    expect(spans(periods)).toEqual([['2026-03-01', '2026-08-31', '1'], ['2026-04-01', '2026-05-01', '1']])
  })
  it('are the same whichever order was written down first', () => {
    const [limits, suspends] = [measure('1', '2026-01-01', null, { effects: [effect('m', 'limitata')] }), measure('2', '2026-03-01', null, { effects: [effect('m', 'sospesa')] })]
    expect(derivePeriods([suspends, limits], [])).toEqual(derivePeriods([limits, suspends], []))
    expect(spans(derivePeriods([suspends, limits], []).periods)).toEqual([['2026-01-01', '2026-02-28', '1'], ['2026-03-01', null, '2']])
  })
  it('never outlast their order', () => {
    expect(spans(derivePeriods([measure('1', '2026-03-01', '2026-03-31', { effects: [effect('m', 'sospesa', null, '2027-01-01')] })], []).periods)).toEqual([['2026-03-01', '2026-03-31', '1']])
  })
  it('one guardian follows the other; special curators stand beside each other', () => {
    const { offices } = derivePeriods([
      measure('1', '2026-03-01', null, { offices: [guardian('Rossi'), curator('Verdi')] }), measure('2', '2026-06-01', null, { offices: [guardian('Bianchi'), curator('Neri')] }),
    ], [])
    expect(offices.map(({ holder, from, to }) => [holder.name, from, to])).toEqual([
      ['Rossi', '2026-03-01', '2026-05-31'], ['Bianchi', '2026-06-01', null], ['Verdi', '2026-03-01', null], ['Neri', '2026-06-01', null],
    ])
  })
  it('give way to a correction for its days', () => {
    const correction = { id: 'c', written: 'z', effect: effect('m', 'piena', '2026-04-01', '2026-04-30'), office: null }
    expect(derivePeriods([measure('1', '2026-03-01', null, { effects: [effect('m', 'sospesa')] })], [correction]).periods.map(({ state, from, correctionId }) => [state, from, correctionId])).toEqual([
      ['sospesa', '2026-03-01', null], ['piena', '2026-04-01', 'c'], ['sospesa', '2026-05-01', null],
    ])
  })
})

describe('the end by what followed', () => {
  it('is the day before for a revocation, the day itself for an expiry, none for a confirmation', () => {
    expect(endedBy([{ relation: 'revocato', onDay: d('2026-03-01') }])).toEqual({ on: '2026-02-28', by: 'revocato' })
    expect(endedBy([{ relation: 'scaduto', onDay: d('2026-03-01') }])).toEqual({ on: '2026-03-01', by: 'scaduto' })
    expect(endedBy([{ relation: 'confermato', onDay: d('2026-03-01') }, { relation: 'modificato', onDay: d('2026-03-01') }])).toBeNull()
  })
  it('is the first of several', () => {
    expect(endedBy([{ relation: 'cessato', onDay: d('2026-06-01') }, { relation: 'sostituito', onDay: d('2026-04-01') }])?.by).toBe('sostituito')
  })
})
