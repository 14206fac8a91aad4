import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { hostedAllows, hostedContent, lastHalfYear } from './hosted.ts'

describe('the half-yearly list', () => {
  it('proposes the half-year that ended before today, never one still running', () => {
    expect(lastHalfYear(asPlainDate('2026-06-30'))).toEqual({ from: '2025-07-01', to: '2025-12-31' })
    expect(lastHalfYear(asPlainDate('2026-07-01'))).toEqual({ from: '2026-01-01', to: '2026-06-30' })
    expect(lastHalfYear(asPlainDate('2027-01-01'))).toEqual({ from: '2026-07-01', to: '2026-12-31' })
  })
  it('is written only while it is written, and sent only once approved', () => {
    expect(['writing', 'asked', 'approved', 'sent'].map((state) => hostedAllows(state as never, 'write'))).toEqual([true, false, false, false])
    expect(['writing', 'asked', 'approved', 'sent'].map((state) => hostedAllows(state as never, 'send'))).toEqual([false, false, true, false])
  })
  it('prints a row for each child with the three things the law asks, and says so when there was none', () => {
    const whole = {
      organisationId: 'o', body: { name: 'Cooperativa', unit: 'La Corte', address: null, contacts: null, town: 'Lodi' }, place: null, on: asPlainDate('2026-07-02'),
      addressee: { name: 'Procura', office: null, address: null, pec: null, attention: null }, period: { from: asPlainDate('2026-01-01'), to: asPlainDate('2026-06-30') }, note: null,
      number: { n: 3, year: 2026 }, version: 1, authors: [], approvedBy: null, supersedes: null,
    }
    const one = { name: 'أمينة Prova', bornOn: asPlainDate('2012-03-03'), enteredOn: asPlainDate('2026-02-01'), leftOn: null, words: { residence: 'madre: Lodi', relations: 'visite ogni settimana', condition: 'buone' } }
    const { sections, number, place } = hostedContent({ ...whole, children: [one] })
    expect([number?.words, place]).toEqual(['3/2026, versione 1', 'Lodi'])
    expect(sections[0]!.blocks).toEqual([expect.objectContaining({ kind: 'table', rows: [['1', 'أمينة Prova (03/03/2012)', '01/02/2026', 'madre: Lodi', 'visite ogni settimana', 'buone']] })])
    expect(JSON.stringify(hostedContent({ ...whole, children: [] }).sections)).toContain('non sono stati collocati')
  })
})
