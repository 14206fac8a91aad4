import { describe, expect, it } from 'vitest'
import { enoughToGlimpse, printOf } from './asking.ts'
import { groupOf, otherOf, pairOf } from './pair.ts'
import { mayBeDecided, reconsider, secondBecause, stateAfter, verdictsFor, type Finding } from './verdicts.ts'

const found: Finding = { kind: 'duplicate', band: 'likely', score: 3, scoreVersion: '1', evidence: 'a b' }

describe('a verdict', () => {
  it('joins at once only when very likely and nobody is shielded', () => {
    expect(secondBecause('very_likely', false)).toBeNull()
    expect(secondBecause('very_likely', true)).toBe('shielded')
    expect(secondBecause('likely', false)).toBe('band')
    expect(secondBecause('possible', true)).toBe('shielded')
    expect(stateAfter('same', null)).toBe('same')
    expect(stateAfter('same', 'band')).toBe('confirming')
  })

  it('that says no, or that they are siblings, keeps them apart; not knowing keeps the question', () => {
    expect(stateAfter('different', null)).toBe('different')
    expect(stateAfter('sibling', null)).toBe('different')
    expect(stateAfter('unsure', null)).toBe('unsure')
    expect(['open', 'unsure', 'confirming', 'same', 'different', 'gone'].filter((state) => mayBeDecided(state as never))).toEqual(['open', 'unsure', 'different', 'gone'])
  })

  it('never takes siblings for one child, nor asks of duplicates whether they are siblings', () => {
    expect(verdictsFor('sibling')).not.toContain('same')
    expect(verdictsFor('duplicate')).not.toContain('sibling')
  })
})

describe('a pair compared anew', () => {
  it.each([
    ['the same facts after a no', 'different', 'a b', found, 'keep'],
    ['other facts after a no', 'different', 'a c', found, 'ask'],
    ['no longer alike after a no', 'different', 'a c', null, 'keep'],
    ['joined, whatever is found', 'same', 'a c', found, 'keep'],
    ['joined, nothing found', 'same', 'a b', null, 'keep'],
    ['waiting for a second person', 'confirming', 'a c', found, 'keep'],
    ['open and still alike', 'open', 'a b', found, 'renew'],
    ['open and no longer alike', 'open', 'a b', null, 'gone'],
    ['nobody knew, no longer alike', 'unsure', 'a b', null, 'gone'],
    ['gone and alike again', 'gone', 'a b', found, 'ask'],
    ['gone and still not alike', 'gone', 'a b', null, 'keep'],
  ] as const)('%s', (_, state, evidence, finding, expected) => {
    expect(reconsider({ state, evidence }, finding)).toBe(expected)
  })
})

describe('registrations', () => {
  it('make the same pair in either order', () => {
    expect(pairOf('b', 'a')).toEqual(pairOf('a', 'b'))
    expect(otherOf(pairOf('b', 'a'), 'a')).toBe('b')
  })

  it('are joined through others, and nobody else with them', () => {
    const links = [pairOf('a', 'b'), pairOf('c', 'b'), pairOf('x', 'y')]
    expect(groupOf('a', links).toSorted()).toEqual(['a', 'b', 'c'])
    expect(groupOf('z', links)).toEqual(['z'])
  })
})

describe('what is said of somebody out of reach', () => {
  it.each([
    ['a name alone', { given: 'Amina', family: 'Diallo' }, false],
    ['one word with a date', { given: 'Amina', birthDate: '2012-03-04' }, false],
    ['two words with a date', { given: 'Amina', family: 'Diallo', birthDate: '2012-03-04' }, true],
    ['a name in its own script with a date', { original: 'آمنة ديالو', birthDate: '2012-03-04' }, true],
    ['a number alone', { phone: '+39 333 1234567' }, false],
    ['a name with a number', { given: 'Amina', phone: '+39 333 1234567' }, true],
    ['a name with a piece of a number', { given: 'Amina', phone: '333' }, false],
  ])('%s', (_, typed, enough) => {
    expect(enoughToGlimpse(typed)).toBe(enough)
  })

  it('counts the same words in another order as the same question', () => {
    expect(printOf({ given: 'Amina', family: 'Diallo', birthDate: '2012-03-04' })).toBe(printOf({ given: 'diallo', family: 'AMINA', birthDate: '2012-03-04' }))
    expect(printOf({ given: 'Amina', family: 'Diallo', birthDate: '2012-03-04' })).not.toBe(printOf({ given: 'Amina', family: 'Diallo', birthDate: '2012-03-05' }))
  })
})
