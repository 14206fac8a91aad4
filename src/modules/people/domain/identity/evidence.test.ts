import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordLikeness } from './align.ts'
import { groupsOf } from './equivalences.ts'
import { explain } from './explain.ts'
import { prepare, type Facts } from './facts.ts'
import { mayBeSibling } from './guards.ts'
import { compareKin, fatherOf } from './kin-evidence.ts'
import { model } from './model.ts'
import { rarityOf } from './rarity.ts'
import { compare, supported } from './score.ts'
import { supports } from './support.ts'
import { wordsOf } from './words.ts'

const groups = groupsOf()
const ready = (facts: Facts) => prepare(facts, groups)
const search = (a: Facts, b: Facts) => compare(ready(a), ready(b), model, () => 0.5, 'search')
const { hearing } = model

describe('likeness of words', () => {
  it('is the same both ways round, and never above that of the same spelling', () => {
    const syllable = fc.constantFrom('ma', 'mou', 'di', 'allo', 'kh', 'ch', 'ou', 'sha', 'abd', 'el', 'x', 'q', 'th', 'vych', 'a', 'i')
    const word = fc.array(syllable, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
    fc.assert(fc.property(word, word, (one, other) => {
      const [a, b] = [wordsOf(one, groups)[0], wordsOf(other, groups)[0]]
      if (!a || !b) return
      const like = wordLikeness(a, b, hearing)
      expect(wordLikeness(b, a, hearing)).toBe(like)
      expect(like).toBeGreaterThanOrEqual(0)
      expect(like).toBeLessThanOrEqual(a.text === b.text ? 1 : 0.99)
    }), { numRuns: 500 })
  })
  it('forgives a slip of the pen more than another name', () => {
    const like = (one: string, other: string) => wordLikeness(wordsOf(one, groups)[0]!, wordsOf(other, groups)[0]!, hearing)
    expect(like('Abdallah', 'Abdalalh')).toBeGreaterThan(like('Abdallah', 'Abdelaziz'))
    expect(like('Roman', 'Romna')).toBeGreaterThan(like('Roman', 'Ramzan'))
  })
})

describe('rarity of a word', () => {
  it('does not tell how many bear it while they are few, in a register of any size, and falls with their number beyond', () => {
    for (const people of [30, 300, 5000, 1_000_000]) {
      const few = [0, 1, 2, 3, 4].map((bearers) => rarityOf(bearers, people))
      expect(new Set(few).size, `${people}`).toBe(1)
      expect(rarityOf(people / 2, people)).toBeLessThan(few[0]!)
    }
    expect(rarityOf(5, 5000)).toBeLessThan(rarityOf(4, 5000))
    expect(rarityOf(60, 5000)).toBeLessThan(rarityOf(6, 5000))
    expect(rarityOf(9, 1_000_000)).toBe(1)
  })
})

describe('names of parents', () => {
  const kin = (one: string, other: string) => compareKin(wordsOf(one, groups), wordsOf(other, groups), { hearing, rarity: () => 0.5 })
  it('agree by the given name; the same family name alone is another mother', () => {
    expect(kin('Aissatou Diallo', 'Aisatu').state).toBe('same')
    expect(kin('Aissatou Diallo', 'Mariama Diallo').state).not.toBe('same')
    expect(kin('Aissatou Diallo', 'Aissatou Jallow')).toMatchObject({ state: 'same', more: true })
    expect(kin('', 'Aissatou').state).toBe('unknown')
  })
  it('are told by a patronymic when nobody wrote them down', () => {
    expect(fatherOf(ready({ given: 'Maksym Oleksandrovych', family: 'Koval' }))[0]?.text).toBe('oleksandr')
    const found = search({ given: 'Maksym Oleksandrovych', family: 'Koval' }, { given: 'Maksym', family: 'Koval', father: 'Aleksandr' })
    expect(found.found.father).toBe('same')
    expect(explain(found, ready({ given: 'Maksym Oleksandrovych', family: 'Koval' }), ready({ given: 'Maksym', family: 'Koval', father: 'Aleksandr' })).find(({ fact }) => fact === 'father')?.says.it).toContain('concorda: Oleksandr / Aleksandr')
  })
})

describe('a possible sibling', () => {
  const known = { given: 'Oumarou', family: 'Zongolo', dob: '2008-03-14', father: 'Idrissa', mother: 'Awa' }
  it('has another given name and another date; with the same date he stays among the others', () => {
    expect(mayBeSibling(search(known, { ...known, given: 'Blaise', dob: '2010-05-02' }))).toBe(true)
    expect(mayBeSibling(search(known, { ...known, given: 'Blaise' }))).toBe(false)
    expect(mayBeSibling(search(known, known))).toBe(false)
  })
})

describe('support of another registration', () => {
  const rules = { from: -100, weight: 0.5 }
  it('is the mean of two steps, and nothing for who stands alone', () => {
    expect(supports([300, 100, 50], (one, other) => (one + other === 1 ? 500 : -900), rules)).toEqual([200, 250, 0])
    expect(supports([300], () => 500, rules)).toEqual([0])
    expect(supports([], () => 500, rules)).toEqual([])
  })
  it('does not depend on the order of the two that support each other', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 2, maxLength: 8 }), (scores) => {
      const step = (one: number, other: number) => ((one + 1) * (other + 1) * 37) % 700
      const turned = scores.toReversed()
      const last = scores.length - 1
      expect(supports(turned, (one, other) => step(last - one, last - other), rules).toReversed()).toEqual(supports(scores, step, rules))
    }))
  })
  it('is a line of the explanation, which still adds up to the score', () => {
    const [a, b] = [ready({ given: 'Lamine', family: 'Diallo', dob: '2009-05-17' }), ready({ given: 'Lamin', family: 'Jallow', dob: '2009-01-01' })]
    const alone = compare(a, b, model, () => 0.5, 'search')
    const found = supported(alone, 120)
    const lines = explain(found, a, b)
    expect(found.score).toBe(alone.score + 120)
    expect(lines.find(({ fact }) => fact === 'support')).toMatchObject({ weight: 1.2, says: { it: 'corrisponde anche a un’altra registrazione già trovata' } })
    expect(lines.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0)).toBe(found.score)
    expect(supported(alone, 0)).toBe(alone)
  })
})
