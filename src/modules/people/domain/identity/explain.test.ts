import { describe, expect, it } from 'vitest'
import { groupsOf } from './equivalences.ts'
import { explain } from './explain.ts'
import { prepare, type Facts } from './facts.ts'
import { born, country } from './fact-words.ts'
import { model } from './model.ts'
import { compare } from './score.ts'

const groups = groupsOf()
const ready = (facts: Facts) => prepare(facts, groups)
function linesOf(a: Facts, b: Facts) {
  const [one, other] = [ready(a), ready(b)]
  const comparison = compare(one, other, model, () => 0.5, 'search')
  return { comparison, lines: explain(comparison, one, other) }
}
const named = { given: 'Mariam', family: 'Sayed' }

describe('a line of the explanation', () => {
  it('shows days, countries and sexes as people read them, once when they are the same', () => {
    const { lines } = linesOf({ ...named, dob: '2020-11-04', nat: 'EGY', sex: 'F' }, { ...named, dob: '2020-11-04', nat: 'EGY', sex: 'F' })
    const says = (fact: string) => lines.find((line) => line.fact === fact)?.says
    expect(says('date')).toEqual({ it: 'mer 4 novembre 2020: stesso giorno di nascita', en: 'Wed 4 November 2020: same day of birth' })
    expect(says('nationality')).toEqual({ it: 'cittadinanza concorda: Egitto', en: 'nationality agrees: Egypt' })
    expect(says('sex')).toEqual({ it: 'sesso concorda: femmina', en: 'sex agrees: female' })
    expect(JSON.stringify(lines)).not.toMatch(/2020-11-04|EGY|F \/ F/)
  })

  it('agrees in gender with what differs', () => {
    const { lines } = linesOf({ ...named, nat: 'EGY' }, { ...named, nat: 'UKR' })
    expect(lines.find(({ fact }) => fact === 'nationality')?.says.it).toBe('cittadinanza diversa: Egitto / Ucraina')
  })

  it('is neither for nor against when the fact is not known of both; its weight is counted all the same', () => {
    const { lines, comparison } = linesOf({ ...named, nat: 'EGY', father: 'Omar' }, { ...named, dob: '2020-11-04' })
    const unknown = lines.filter((line) => line.unknown)
    expect(unknown.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['date', 'nationality']))
    expect(unknown.every(({ says }) => /non si sa in nessuna delle due|si sa in una sola/.test(says.it))).toBe(true)
    expect(lines.find(({ fact }) => fact === 'nationality')?.says.it).toBe('cittadinanza: si sa in una sola (Egitto)')
    expect(lines.filter((line) => !line.unknown).some(({ fact }) => fact === 'given' || fact === 'family')).toBe(true)
    expect(lines.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0)).toBe(comparison.score)
  })

  it('shows names as they are written, in their script and with their marks', () => {
    const { lines } = linesOf({ given: 'عائشة', family: 'Qureshán' }, { given: 'Aisha', family: 'Quraishan' })
    const text = lines.map(({ says }) => says.it).join('\n')
    expect(text).toContain('\u2068عائشة\u2069 ≈ Aisha')
    expect(text).toContain('Qureshán ≈ Quraishan')
    expect(text).not.toMatch(/Aaysh|Qryshan/)
  })

  it('keeps what is written from right to left apart from the words around it', () => {
    const { lines } = linesOf({ ...named, place: 'القاهرة' }, { ...named, place: 'القاهرة' })
    expect(lines.find(({ fact }) => fact === 'place')?.says.it).toBe('luogo di nascita concorda: \u2068القاهرة\u2069')
  })
})

describe('words of a fact', () => {
  it.each([['2020', '2020'], ['2020-11', 'novembre 2020'], ['2020-11-04', 'mer 4 novembre 2020'], ['2020-13-04', '2020-13-04'], ['forse', 'forse']])('%s reads %s', (dob, text) => expect(born(dob).it).toBe(text))
  it.each([['EGY', 'Egitto'], ['EG', 'Egitto'], ['XXA', 'XXA'], ['ZZZZ', 'ZZZZ']])('%s reads %s', (code, text) => expect(country(code).it).toBe(text))
})
