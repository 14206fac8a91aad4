import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateKind, bornOf } from './dates.ts'
import { encodeFacts, readFacts, type StoredFacts } from './entry.ts'
import { groupsOf } from './equivalences.ts'
import { explain } from './explain.ts'
import { prepare, type Facts } from './facts.ts'
import { bandOf, coincidences, mayBeSibling } from './guards.ts'
import { askedKeys, storedKeys } from './keys.ts'
import { model } from './model.ts'
import { rarityOf } from './rarity.ts'
import { compare, scoreOf, type Profile } from './score.ts'
import type { Word } from './words.ts'

const groups = groupsOf()
const ready = (facts: Facts) => prepare(facts, groups)
const rarity = (word: Word): number => (word.text.length % 5) / 5 + 0.1
const search = (a: Facts, b: Facts) => compare(ready(a), ready(b), model, rarity, 'search')

const syllable = fc.constantFrom('ma', 'mou', 'di', 'allo', 'kh', 'ch', 'ou', 'sha', 'ndi', 'aye', 'vych', 'enko', 'abd', 'el', 'ullah', 'x', 'q', 'th')
const name = fc.oneof(fc.array(fc.array(syllable, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')), { maxLength: 4 }).map((words) => words.join(' ')), fc.string({ maxLength: 12 }), fc.constantFrom('محمد علي', 'Олена', 'রহিম', ''))
const date = fc.oneof(fc.constant(''), fc.integer({ min: 1999, max: 2013 }).map(String), fc.date({ min: new Date('1999-01-01'), max: new Date('2013-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10)))
const facts: fc.Arbitrary<Facts> = fc.record({
  given: name, family: name, dob: date, sex: fc.constantFrom('M', 'F', ''), nat: fc.constantFrom('GMB', 'UKR', 'EGY', ''), father: name, mother: name, place: name, phone: fc.constantFrom('', '+39 333 1234567', '3331234568'),
  aliases: fc.array(fc.record({ given: name, family: name }), { maxLength: 2 }),
})

describe('a comparison', () => {
  it('is the same both ways round, in every profile', () => {
    fc.assert(fc.property(facts, facts, fc.constantFrom<Profile>('search', 'pair', 'names'), (a, b, profile) => {
      const [one, other] = [compare(ready(a), ready(b), model, rarity, profile), compare(ready(b), ready(a), model, rarity, profile)]
      expect(one.score).toBe(other.score)
      expect([...one.parts]).toEqual([...other.parts])
      expect(bandOf(one, 1000, model.bands)).toBe(bandOf(other, 1000, model.bands))
      expect(mayBeSibling(one)).toBe(mayBeSibling(other))
    }), { numRuns: 400 })
  })

  it('explains itself with weights that add up exactly to its score, in both languages', () => {
    fc.assert(fc.property(facts, facts, (a, b) => {
      const [one, other] = [ready(a), ready(b)]
      const comparison = compare(one, other, model, rarity, 'search')
      const lines = explain(comparison, one, other)
      expect(lines.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0)).toBe(comparison.score)
      for (const { says } of lines) expect(says.it && says.en).toBeTruthy()
    }), { numRuns: 400 })
  })

  it('has the same score when nothing but that is asked for', () => {
    fc.assert(fc.property(facts, facts, (a, b) => {
      expect(scoreOf(ready(a), ready(b), model, rarity, 'search')).toBe(search(a, b).score)
    }), { numRuns: 200 })
  })

  it('says its lines in the order of the two sides', () => {
    const [a, b] = [ready({ given: 'Momodou', family: 'Jallow', dob: '2008-01-01' }), ready({ given: 'Mamadou', family: 'Diallo', dob: '2008-03-14' })]
    const text = (one: typeof a, other: typeof a) => explain(compare(one, other, model, rarity, 'search'), one, other).map(({ says }) => says.it).join('\n')
    expect(text(a, b)).toContain('Momodou ≈ Mamadou')
    expect(text(b, a)).toContain('Mamadou ≈ Momodou')
    expect(text(a, b)).toContain('mar 1 gennaio 2008 / ven 14 marzo 2008: stesso anno: il 1º gennaio è probabilmente inventato')
  })
})

describe('dates by kind', () => {
  const kind = (a: string, b: string) => dateKind(bornOf(a), bornOf(b))
  it.each([
    ['2008-03-14', '2008-03-14', 'sameDay'], ['2008-01-01', '2008-01-01', 'bothJan1'], ['2008', '2008-01-01', 'bothJan1'], ['2008-01-01', '2008-03-14', 'sameYearJan1'], ['2008', '2008-03-14', 'sameYearAlone'],
    ['2008-03-04', '2008-04-03', 'swapped'], ['2008-03-14', '2008-03-15', 'dayOff'], ['2008-03-14', '2008-03-24', 'dayDigit'], ['2008-03-14', '2008-04-14', 'monthOff'], ['2008-03-14', '2009-03-14', 'otherYear1'],
    ['2008-03-14', '2008-09-02', 'sameYear'], ['2008-03-14', '2008-04-15', 'twoSlips'], ['2008-03-14', '2009-03-15', 'slipOtherYear'], ['2008-03-04', '2010-04-03', 'slipOtherYear'], ['2008-03-14', '2012-03-15', 'far'], ['2008-03-14', '', 'unknown'], ['2008-03-14', '2001-11-02', 'far'], ['2008-01-01', '2009-03-14', 'oneJan1Year1'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(kind(a, b)).toBe(expected)
    expect(kind(b, a)).toBe(expected)
  })
})

describe('guards', () => {
  const sure = { given: 'Oumarou', family: 'Zongolo', dob: '2008-03-14', sex: 'M', nat: 'BFA', father: 'Idrissa', mother: 'Awa' }
  const band = (a: Facts, b: Facts, people = 10_000) => bandOf(search(a, b), people, model.bands)
  it('let a sure match be very likely', () => expect(band(sure, { ...sure, given: 'Oumaru', family: 'Zongollo' })).toBe('very_likely'))
  it('do not when the given names differ: a brother is a list of his own', () => {
    const brother = { ...sure, given: 'Blaise', dob: '2010-05-02' }
    expect(band(sure, brother)).not.toBe('very_likely')
    expect(mayBeSibling(search(sure, brother))).toBe(true)
    expect(mayBeSibling(search(sure, sure))).toBe(false)
  })
  it('do not when the first name has no answer: a twin may bear the second', () => {
    expect(band(sure, { ...sure, given: 'Oumaru Boukary' })).toBe('very_likely')
    expect(band(sure, { ...sure, given: 'Boukary Oumaru' })).not.toBe('very_likely')
  })
  it('do not when the sex differs, or the date', () => {
    expect(band(sure, { ...sure, sex: 'F' })).not.toBe('very_likely')
    expect(band(sure, { ...sure, dob: '2003-11-02' })).not.toBe('very_likely')
  })
  it('do not for two surnames of one stem', () => {
    const one = { given: 'Oleksandr', family: 'Ostapchenko', dob: '2008-03-14', sex: 'M', nat: 'UKR', father: 'Ivan' }
    expect(band(one, { ...one, family: 'Ostapchuk' })).not.toBe('very_likely')
  })
  it('do not where namesakes are to be expected by chance', () => {
    const common = { given: 'Mohamed', family: 'Ali', dob: '2008-01-01', sex: 'M', nat: 'EGY' }
    const found = compare(ready(common), ready(common), model, () => 0.2, 'search')
    expect(coincidences(found.found, 1_000_000)).toBeGreaterThan(0.05)
    expect(bandOf(found, 1_000_000, model.bands)).not.toBe('very_likely')
  })
  it('ask for less of a score where a parent and the day agree, and for most where nothing but names and date speak', () => {
    const at = (a: Facts, b: Facts, score: number) => bandOf({ ...search(a, b), score }, 10_000, model.bands)
    const { veryLikely, veryLikelySurely, veryLikelyWitnessed } = model.bands
    const [one, other] = [{ ...sure, mother: '' }, { ...sure, given: 'Oumaru', family: 'Zongollo', mother: '' }]
    expect(at(one, other, veryLikelyWitnessed)).toBe('very_likely')
    expect(at(one, other, veryLikelyWitnessed - 1)).toBe('likely')
    const jan1 = { dob: '2008-01-01' }
    expect(at({ ...one, ...jan1 }, { ...other, ...jan1 }, veryLikelySurely - 1)).toBe('likely')
    expect(at({ ...one, ...jan1 }, { ...other, ...jan1 }, veryLikelySurely)).toBe('very_likely')
    const [alone, differently] = [{ ...one, father: '' }, { ...other, given: 'Oumar', father: '' }]
    expect(at(alone, differently, veryLikely - 1)).toBe('likely')
    expect(at(alone, differently, veryLikely)).toBe('very_likely')
  })
  it('do not for a chain of names in another order, but on the same day where hardly anybody is called so', () => {
    const chain = { given: 'Masoud Hisham', family: 'Boulghourjian', dob: '2008-03-14', sex: 'M', nat: 'EGY' }
    const turned = { ...chain, given: 'Hisham Masoud' }
    expect(band(chain, { ...turned, dob: '2008-03-15' })).not.toBe('very_likely')
    expect(bandOf(compare(ready(chain), ready(turned), model, () => 0.2, 'search'), 1_000_000, model.bands)).not.toBe('very_likely')
    expect(bandOf({ ...compare(ready(chain), ready(turned), model, () => 0.9, 'search'), score: 900 }, 10_000, model.bands)).toBe('very_likely')
  })
})

describe('keys', () => {
  const meet = (a: Facts, b: Facts): boolean => {
    const stored = new Set(storedKeys(ready(b)).filter(({ kind }) => kind !== 'word').map(({ hash }) => hash))
    return askedKeys(ready(a)).some(({ hash }) => stored.has(hash))
  }
  const known = { given: 'Mamadou', family: 'Diallo', dob: '2008-03-14', phone: '+39 333 1234567', father: 'Ibrahima' }
  it.each([
    ['another spelling', { given: 'Momodou', family: 'Jallow' }], ['names swapped', { given: 'Diallo', family: 'Mamadou' }], ['the telephone alone', { given: 'Altro', phone: '333 1234567' }],
    ['day and month of another year', { given: 'Xy', dob: '2009-03-14' }], ['an invented 1 January and one word wrong', { given: 'Mamadu', family: 'Dialo', dob: '2009-01-01' }],
  ])('survive %s', (_, asked) => expect(meet(asked, known)).toBe(true))
  it('do not tie strangers', () => expect(meet({ given: 'Olena', family: 'Koval', dob: '2001-07-30' }, known)).toBe(false))
})

it('keeps facts as they were written', () => {
  fc.assert(fc.property(facts, (one) => {
    const back = readFacts(JSON.parse(encodeFacts(one)) as StoredFacts)
    expect(ready(back).names.map((words) => words.map(({ text }) => text))).toEqual(ready(one).names.map((words) => words.map(({ text }) => text)))
    expect(search(one, back).parts).toEqual(search(one, one).parts)
  }))
})

it('takes what a small register has not seen for uncommon, not for unique', () => {
  expect(rarityOf(1, 50)).toBeLessThan(0.8)
  expect(rarityOf(1, 1_000_000)).toBe(1)
  expect(rarityOf(30_000, 1_000_000)).toBeLessThan(0.35)
})
