import { describe, expect, it } from 'vitest'
import { groupsOf } from './equivalences.ts'
import { encodeFacts, readFacts, type StoredFacts } from './entry.ts'
import { explain } from './explain.ts'
import { prepare, type Facts } from './facts.ts'
import { askedKeys } from './keys.ts'
import { model } from './model.ts'
import { compare } from './score.ts'
import { allAskedKeys, allStoredKeys, compareBest } from './variants.ts'

const groups = groupsOf()
const ready = (facts: Facts) => prepare(facts, groups)
const rarity = () => 0.5
const best = (a: Facts, b: Facts) => compareBest(ready(a), ready(b), model, rarity, 'search')
const plain = (a: Facts, b: Facts) => compare(ready(a), ready(b), model, rarity, 'search').score

const named = { given: 'Lamin', family: 'Jallow' }
const first = { ...named, dob: '2008-01-01', otherDobs: ['2009-05-17'], phone: '+39 333 1112223', otherPhones: ['+39 340 7654321'] }

describe('several dates of birth and telephones', () => {
  it('are compared by those that agree best, whichever is the chosen one, and the reason says which', () => {
    const other = { ...named, dob: '2009-05-17', phone: '3407654321' }
    const { comparison, a, b } = best(first, other)
    expect(comparison.score).toBe(plain({ ...named, dob: '2009-05-17', phone: '+39 340 7654321' }, other))
    expect(comparison.score).toBeGreaterThan(plain(first, other))
    const says = explain(comparison, a, b).map((line) => line.says.it).join('\n')
    expect(says).toContain('dom 17 maggio 2009: stesso giorno di nascita')
    expect(says).toContain('telefono concorda')
  })

  it('give the same score both ways round', () => {
    const others: Facts[] = [{ ...named, dob: '2009-05-17', otherDobs: ['2007-03-02', '2008-01-01'] }, { ...named, otherPhones: ['3331112223'] }, { given: 'Mamadou', dob: '2008' }]
    for (const other of others) expect(best(first, other).comparison.score).toBe(best(other, first).comparison.score)
  })

  it('change nothing for who has one of each', () => {
    const [one, other] = [{ ...named, dob: '2009-05-17', phone: '333' }, { ...named, dob: '2009-05-18' }]
    expect(best(one, other).comparison.score).toBe(plain(one, other))
    expect(allAskedKeys(ready(one))).toEqual(askedKeys(ready(one)))
  })

  it('are kept as written, and lead to him by each', () => {
    expect(readFacts(JSON.parse(encodeFacts(first)) as StoredFacts)).toMatchObject({ otherDobs: ['2009-05-17'], otherPhones: ['+39 340 7654321'] })
    const stored = new Set(allStoredKeys(ready(first)).map(({ hash }) => hash))
    for (const asked of [{ phone: '3407654321' }, { phone: '3331112223' }]) expect(askedKeys(ready(asked)).some(({ hash }) => stored.has(hash))).toBe(true)
  })
})
