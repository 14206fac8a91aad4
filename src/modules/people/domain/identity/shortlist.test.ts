import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness } from './distance.ts'
import { groupsOf } from './equivalences.ts'
import { prepare, type Facts } from './facts.ts'
import { model } from './model.ts'
import { Prescorer } from './prescore.ts'
import { shortlist } from './shortlist.ts'
import { SIGNATURE_BYTES, writeSignature } from './signature.ts'
import { SYMBOLS } from './sounds.ts'

const groups = groupsOf()
const asked = prepare({ given: 'Mamadou', family: 'Diallo', dob: '2008-03-14', father: 'Ibrahima' }, groups)
const name = fc.constantFrom('Mamadou', 'Momodou', 'Amadou', 'Ousman', 'Jallow', 'Diallo', 'Bah', 'Keita', 'Mamadu', 'Xhevahir')
const person = fc.record({ given: name, family: name, dob: fc.constantFrom('2008-03-14', '2008-01-01', '2007', ''), father: name })

describe('the short list', () => {
  it('holds the best by the cheap score, each once, and of equals the first met', () => {
    fc.assert(fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), fc.array(fc.nat(), { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (people, again, most) => {
      const order = [...people.keys(), ...again.map((at) => at % people.length)]
      const signatures = new Uint8Array(order.length * SIGNATURE_BYTES)
      const view = new DataView(signatures.buffer)
      for (const [at, one] of order.entries()) writeSignature(prepare(people[one]!, groups), one + 1, view, at * SIGNATURE_BYTES)
      const scorer = new Prescorer(asked, () => 0.5)
      const scores = people.map((_, at) => ({ no: at + 1, score: scorer.score(view, at * SIGNATURE_BYTES) }))
      const best = scores.toSorted((a, b) => b.score - a.score || a.no - b.no).slice(0, most).map(({ no }) => no)
      expect(shortlist(signatures, new Prescorer(asked, () => 0.5), most).toSorted((a, b) => a - b)).toEqual(best.toSorted((a, b) => a - b))
    }))
  })

  it('weighs names, date and parents: the child himself comes before a namesake', () => {
    const people = [{ given: 'Mamadou', family: 'Diallo', dob: '2003-07-02', father: 'Ousman' }, { given: 'Momodou', family: 'Jallow', dob: '2008-03-14', father: 'Ibrahima' }]
    const signatures = new Uint8Array(2 * SIGNATURE_BYTES)
    for (const [at, one] of people.entries()) writeSignature(prepare(one, groups), at + 1, new DataView(signatures.buffer), at * SIGNATURE_BYTES)
    expect(shortlist(signatures, new Prescorer(asked, () => 0.5), 1)).toEqual([2])
  })
})

describe('a name that is the father’s on the other side', () => {
  const scored = (one: Facts, other: Facts): number => {
    const signature = new DataView(new ArrayBuffer(SIGNATURE_BYTES))
    writeSignature(prepare(other, groups), 1, signature, 0)
    return new Prescorer(prepare(one, groups), () => 0.5).score(signature, 0)
  }
  it('speaks for the two, whichever side has it in the chain of names', () => {
    const chain = { given: 'Said Majid', family: 'Hassan', dob: '2006-01-01' }
    const plain = { given: 'Said', family: 'Hassan', dob: '2006-01-01' }
    expect(scored(chain, { ...plain, father: 'Madjid' })).toBeGreaterThan(scored(chain, { ...plain, father: 'Omar' }))
    expect(scored({ ...plain, father: 'Madjid' }, chain)).toBeGreaterThan(scored({ ...plain, father: 'Omar' }, chain))
  })
})

describe('likeness of sounds', () => {
  const sounds = fc.array(fc.constantFrom(...SYMBOLS), { minLength: 1, maxLength: 12 }).map((list) => list.join(''))
  it('is exact from the least that was asked for, and below it is never told to be more', () => {
    fc.assert(fc.property(sounds, sounds, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (a, b, least, abjad) => {
      const exact = likeness(a, b, model.hearing.costs, abjad)
      const told = likeness(a, b, model.hearing.costs, abjad, least)
      if (exact >= least) expect(told).toBe(exact)
      else expect([0, exact]).toContain(told)
    }), { numRuns: 500 })
  })
})
