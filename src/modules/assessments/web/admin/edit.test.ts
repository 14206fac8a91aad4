import { expect, it } from 'vitest'
import { sample } from '#tests/support/sample-instrument.ts'
import { asKind, conditionOf, keyOf, moved, sayTest, withField } from './edit.ts'

it('a key comes of the words, and is never one that is there', () => {
  expect(keyOf('Perché è arrivato?', [])).toBe('perche_e_arrivato')
  expect(keyOf('Motivo', ['motivo', 'motivo_2'])).toBe('motivo_3')
  expect(keyOf('2026 ???', [])).toBe('voce')
})

it('moves stop at the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})

it('a question that changes its kind keeps its words and its rule, and nothing of the kind it was', () => {
  const [, calore] = sample.sections[0]!.items
  expect(asKind({ ...calore!, required: true }, 'choice')).toEqual({ key: 'calore', kind: 'choice', label: calore!.label, required: true, area: 'FAM', options: [] })
})

it('what is empty is left out', () => {
  expect(withField({ a: 1, b: 2 } as { a: number; b?: number }, 'b', undefined)).toEqual({ a: 1 })
  expect(conditionOf([], 'all')).toBeUndefined()
  expect(conditionOf([{ item: 'a', answered: true }], 'any')).toEqual({ item: 'a', answered: true })
  expect(conditionOf([{ item: 'a', answered: true }, { item: 'b', answered: true }], 'any')).toHaveProperty('any')
})

it('a rule is said in words, what is gone by its key', () => {
  const words = { gone: 'tolta', moment: String, age: String, count: (n: number) => `${n}`, answered: (item: string) => `${item} risposta`, empty: String, is: (item: string, answers: string) => `${item} è ${answers}`, isNot: String, atLeast: String, atMost: String }
  const say = { label: ({ label }: { label: { it: string } }) => label.it, answer: (_: unknown, key: string) => key, words }
  expect(sayTest({ item: 'alloggio', is: ['no'] }, sample, say)).toBe('«Alloggio» è no')
  expect(sayTest({ item: 'sparita', answered: true }, sample, say)).toBe('«sparita» (tolta) risposta')
})
