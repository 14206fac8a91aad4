import { describe, expect, it } from 'vitest'
import { faultsOf } from './faults.ts'
import type { Condition, Instrument, Item } from './instrument.ts'
import { w } from './instrument.ts'
import { sample } from '#tests/support/sample-instrument.ts'

/** The sample with its first section's items changed. */
const withItems = (change: (items: Item[]) => Item[]): Instrument => ({ ...sample, sections: sample.sections.map((section, index) => (index ? section : { ...section, items: change([...section.items]) })) })
const said = (instrument: Instrument): string[] => faultsOf(instrument).map(({ says }) => says.it)
const when = (key: string, condition: Condition): Instrument => withItems((items) => items.map((item) => (item.key === key ? { ...item, when: condition } : item)))

it('finds nothing wrong with a good instrument', () => {
  expect(faultsOf(sample)).toEqual([])
})

describe('publishing is refused in words', () => {
  it('for two items with one key, wherever they are', () => {
    const twice = { ...sample, sections: [...sample.sections, { ...sample.sections[1]!, key: 'altra' }] }
    expect(faultsOf(twice)).toMatchObject([{ where: 'sections.4.items.0', says: { it: expect.stringContaining('«frequenza»') } }])
  })

  it('for an empty scale, and a serious level that is not in it', () => {
    expect(said(withItems((items) => items.map((item) => (item.kind === 'scale' ? { ...item, levels: [], seriousFrom: 2 } : item))))).toEqual([
      expect.stringContaining('La scala di «Calore» è vuota'), expect.stringContaining('non è nella scala'),
    ])
  })

  it('for a rule that speaks of an item that is not there', () => {
    expect(said(when('motivo', { item: 'sparito', answered: true }))).toContainEqual(expect.stringContaining('«sparito», che non esiste'))
  })

  it('for an answer that its item cannot give', () => {
    expect(said(when('motivo', { item: 'alloggio', is: ['castello'] }))).toContainEqual(expect.stringContaining('«castello» non è tra le risposte'))
  })

  it('for items that show each other in a circle, named', () => {
    const circle = withItems((items) => items.map((item) =>
      item.key === 'motivo' ? { ...item, when: { item: 'parola', answered: true } } : item.key === 'parola' ? { ...item, when: { item: 'motivo', answered: true } } : item))
    expect(said(circle)).toEqual([expect.stringContaining('motivo → parola → motivo')])
  })

  it('for psychological content outside the health section', () => {
    const wrong = { ...sample, sections: sample.sections.map((section) => (section.clinical ? { ...section, reach: 'social' as const } : section)) }
    expect(said(wrong)).toEqual([expect.stringContaining('sta nella parte «salute»')])
  })

  it('for a decision without choice, no role, no source, words in one language only', () => {
    const bare = { ...sample, fillers: { roles: [], professions: [] }, source: { text: ' ', sure: '?' as const }, title: w('Solo italiano', ''), closing: { ...sample.closing!, decisions: [] } }
    expect(said(bare)).toHaveLength(4)
  })
})

describe('a rule that can never be met is refused', () => {
  const rule = (needs: Condition, given?: Condition): Instrument => ({ ...sample, rules: [{ key: 'r', says: w('Regola', 'Rule'), needs, ...(given ? { when: given } : {}) }] })
  it.each<[string, Instrument]>([
    ['two answers of one question at once', rule({ all: [{ item: 'alloggio', is: ['si'] }, { item: 'alloggio', is: ['no'] }] })],
    ['a level that the scale has not', rule({ item: 'calore', atLeast: 5 })],
    ['more answers than there are questions', rule({ count: ['motivo', 'parola'], atLeast: 3 })],
    ['the contrary of its own condition', rule({ item: 'alloggio', is: ['no'] }, { item: 'alloggio', is: ['si'] })],
    ['an answer to what is hidden just then', rule({ item: 'da_quando', answered: true }, { item: 'alloggio', is: ['si'] })],
    ['a condition that never comes true', rule({ item: 'motivo', answered: true }, { all: [{ age: { from: 15 } }, { age: { to: 10 } }] })],
  ])('%s', (_, instrument) => {
    expect(said(instrument)).toEqual([expect.stringMatching(/non può essere rispettata|non varrebbe mai/)])
  })

  it.each<[string, Instrument]>([
    ['one of several roads', rule({ any: [{ item: 'calore', atLeast: 9 }, { item: 'motivo', answered: true }] })],
    ['what is shown on the same condition', rule({ item: 'da_quando', answered: true }, { item: 'alloggio', is: ['no'] })],
    ['what its condition leaves empty', rule({ item: 'parola', answered: false })],
  ])('but not %s', (_, instrument) => {
    expect(faultsOf(instrument)).toEqual([])
  })

  it('as an item or a section that would never be shown', () => {
    expect(said(when('motivo', { all: [{ item: 'calore', atLeast: 3 }, { item: 'calore', atMost: 2 }] }))).toEqual([expect.stringContaining('«Motivo» non si mostrerebbe mai')])
  })
})
