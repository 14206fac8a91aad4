import { expect, test } from 'vitest'
import { borneOut, unexplainedPairs, type ConfirmedLink } from './equivalence-pairs.ts'
import { equivalenceWord } from './equivalence-words.ts'
import { groupsOf, seedGroups } from './identity/equivalences.ts'
import { soundsOf } from './identity/sounds.ts'

const groups = groupsOf()
const child = (given: string, family: string) => ({ given, family, dob: '2011-05-17' })

test.each([['Володимир', 'volodimir'], ['Şükrü', 'shukru'], [' Diop ', 'diop'], ["Sana'a", 'sanaa']])('%s is kept as %s', (written, kept) => expect(equivalenceWord(written)).toBe(kept))
test.each(['', 'Abd al Rahman', 'R2', 'محمد', 'x', 'Anna-Maria', '!!'])('“%s” is no word', (written) => expect(equivalenceWord(written)).toBeNull())

test('an added line extends the group it shares a word with, and bridges two; the others stay apart', () => {
  const of = (added: string[][], ...words: string[]) => words.map((word) => groupsOf(added)(soundsOf(word)))
  expect(of([], 'boris', 'vladimir')[0]).toBeNull()
  const [boris, vladimir, volodymyr, nikita] = of([['boris', 'vladimir']], 'boris', 'vladimir', 'volodymyr', 'nikita')
  expect(boris).toBe(vladimir)
  expect(boris).toBe(volodymyr)
  expect(nikita).not.toBe(boris)
  const [gleb, igor] = of([['gleb', 'igor']], 'gleb', 'igor')
  expect(gleb).toBe(igor)
})

test('every word that comes with the product stands in one line, once, and is told the group of that line', () => {
  for (const [line, { words }] of seedGroups.entries()) {
    for (const word of words) expect([word, groups(soundsOf(word))]).toEqual([word, String(line)])
    expect(new Set(words).size, words.join(' ')).toBe(words.length)
  }
})

test('one word left on each side is a pair; what is explained, a name that shares nothing, and uneven names are not', () => {
  expect(unexplainedPairs(child('Bintou', 'Kanteh'), child('Aminata', 'Kanteh'), groups)).toEqual([{ one: 'aminata', other: 'bintou' }])
  expect(unexplainedPairs(child('Mamadou', 'Diop'), child('Mamadou', 'Jobe'), groups)).toEqual([])
  expect(unexplainedPairs(child('Bintou', 'Kanteh'), child('Sofia', 'Rossi'), groups)).toEqual([])
  expect(unexplainedPairs(child('Bintou Awa', 'Kanteh'), child('Sofia', 'Kanteh'), groups)).toEqual([])
  expect(unexplainedPairs({ ...child('Bintou', 'Kanteh'), father: 'Sofia' }, child('Sofia', 'Kanteh'), groups)).toEqual([])
})

test('fewer than three children, or one body alone, never leave a trace; registrations of one child count once', () => {
  const pair = { one: 'aminata', other: 'bintou' }
  const link = (low: string, high: string, body: string): ConfirmedLink => ({ low, high, body, pairs: [pair] })
  expect(borneOut([link('a', 'b', 'x'), link('c', 'd', 'y')])).toEqual([])
  expect(borneOut([link('a', 'b', 'x'), link('c', 'd', 'x'), link('e', 'f', 'x')])).toEqual([])
  expect(borneOut([link('a', 'b', 'x'), link('b', 'c', 'y'), link('c', 'd', 'y')])).toEqual([])
  expect(borneOut([link('a', 'b', 'x'), link('c', 'd', 'y'), link('e', 'f', 'x')])).toEqual([{ ...pair, children: 3, bodies: 2 }])
})
