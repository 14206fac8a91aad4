import { expect, it } from 'vitest'
import { differences, wordsOf } from './differences.ts'
import { repeatedLines } from './expected.ts'

const compare = (frozen: string, signed: string, most?: number) => differences(wordsOf([frozen]), wordsOf([signed]), most)

it('does not mind how letters, quotes, hyphens and spaces are written', () => {
  expect(compare('L’assistente «Laura» – 3\u00a0marzo effi\u00adcace', 'L\'assistente "Laura" - 3 marzo  e\ufb03cace')).toEqual([])
  expect(compare('accompagnamento', 'accompagna-\nmento')).toEqual([])
})

it('minds every letter, figure and accent, and the order of words', () => {
  for (const [a, b] of [['e', 'è'], ['12', '13'], ['uno due', 'due uno'], ['Non va', 'va'], ['euro', 'Euro']] as const) expect(compare(a, b)).not.toEqual([])
})

it('tells what is missing, added and changed, with what stands before', () => {
  expect(compare('la madre non ha visto il padre oggi', 'la madre ha visto il nonno oggi davvero')).toEqual([
    { page: 1, before: 'la madre', frozen: 'non', signed: '' },
    { page: 1, before: 'la madre non ha visto il', frozen: 'padre', signed: 'nonno' },
    { page: 1, before: 'non ha visto il padre oggi', frozen: '', signed: 'davvero' },
  ])
})

it('is as right as comparing all pairs, on texts of few words', () => {
  const words = ['a', 'b', 'c']
  const length = (x: string[], y: string[]): number => (!x.length || !y.length ? x.length + y.length : x[0] === y[0] ? length(x.slice(1), y.slice(1)) : 1 + Math.min(length(x.slice(1), y), length(x, y.slice(1))))
  for (let seed = 1; seed < 400; seed++) {
    const pick = (count: number, from: number): string[] => Array.from({ length: count }, (_, at) => words[(seed * (at + from) * 7 + at * seed) % 3]!)
    const [x, y] = [pick(seed % 6, 3), pick((seed * 5) % 7, 5)]
    const found = compare(x.join(' '), y.join(' '), Infinity)
    const changes = found.reduce((sum, one) => sum + one.frozen.split(' ').filter(Boolean).length + one.signed.split(' ').filter(Boolean).length, 0)
    expect(changes, `${x.join('')} ${y.join('')}`).toBe(length(x, y))
  }
})

it('gives up in time on texts that have nothing in common', () => {
  const words = (prefix: string): string => Array.from({ length: 20_000 }, (_, at) => `${prefix}${at}`).join(' ')
  expect(compare(words('a'), words('b'))).toHaveLength(1)
})

it('takes out heads and feet, not what is said twice', () => {
  const pages = ['Comune\nprimo testo\nfine\nn. 1\npagina 1', 'Comune\nsecondo testo\nn. 1\npagina 2', 'Comune\nterzo\nn. 1\npagina 3']
  expect(repeatedLines(pages)).toEqual(['primo testo\nfine', 'secondo testo', 'terzo'])
})
