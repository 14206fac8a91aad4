import { describe, expect, it } from 'vitest'
import { codeEvidence, comparedCodes } from './codes.ts'
import { groupsOf } from './equivalences.ts'
import { explain } from './explain.ts'
import { prepare, type Facts } from './facts.ts'
import { bandOf, mayBeSibling } from './guards.ts'
import { model } from './model.ts'
import { compare, scoreOf } from './score.ts'

const groups = groupsOf()
function laid(a: Facts, b: Facts) {
  const [one, other] = [prepare(a, groups), prepare(b, groups)]
  const comparison = compare(one, other, model, () => 0.5, 'search')
  return { comparison, band: bandOf(comparison, 1_000_000, model.bands), line: explain(comparison, one, other).find(({ fact }) => fact === 'code'), one, other }
}

describe('codes that are compared', () => {
  it('are those of one person alone, and numbers: no guardianship or Vestanet number of brothers together, no word written in their place', () => {
    expect(comparedCodes(['N_TUTELA:123/2026', 'VESTANET:BO0012345', 'ALTRO:998877', 'CF:IN ATTESA', 'CUI:0000000000', 'STP:XXXXXX', 'CUI:123'])).toEqual([])
    expect(comparedCodes(['CUI:05abc1d', 'CUI:05 ABC-1D', 'CF_PROVV:91234567890', 'PASSAPORTO:YA 1234567'])).toEqual(['CUI:05ABC1D', 'CF_PROVV:91234567890', 'PASSAPORTO:YA1234567'])
  })

  it('say the same both ways round, and nothing when only one side has any', () => {
    expect(codeEvidence(['CUI:05ABC1D'], [])).toMatchObject({ same: null, weight: 0 })
    for (const [a, b] of [[['CUI:05ABC1D', 'STP:STP1234567'], ['CUI:05XYZ9K', 'STP:STP1234567']], [['CUI:05ABC1D'], ['CUI:05XYZ9K']], [['CF_PROVV:91234567890'], ['CF_PROVV:98765432109']]] as const) {
      const [there, back] = [codeEvidence(a, b), codeEvidence(b, a)]
      expect(back.weight).toBe(there.weight)
      expect(back.same).toBe(there.same)
    }
    expect(codeEvidence(['CF_PROVV:91234567890'], ['CF_PROVV:98765432109']).weight).toBe(0)
    expect(codeEvidence(['CUI:05ABC1D'], ['CUI:05XYZ9K']).weight).toBeLessThan(0)
  })
})

describe('one code on two registrations', () => {
  const child = { given: 'Mohamed', family: 'Diallo', dob: '2010-03-05', sex: 'M', nat: 'GIN', codes: ['CUI:05ABC1D'] }

  it('is very likely one child although the name is spelt otherwise and the date is invented', () => {
    const { comparison, band, line, one, other } = laid(child, { given: 'Mamadou', family: 'Jallow', dob: '2010-01-01', codes: ['CUI:05ABC1D'] })
    expect(band).toBe('very_likely')
    expect(line).toMatchObject({ weight: 16, says: { it: 'stesso CUI: 05ABC1D', en: 'same CUI: 05ABC1D' } })
    expect(comparison.score).toBe([...comparison.parts.values()].reduce((sum, part) => sum + part, 0))
    expect(scoreOf(one, other, model, () => 0.5, 'search')).toBe(comparison.score)
    expect(scoreOf(other, one, model, () => 0.5, 'search')).toBe(comparison.score)
  })

  it('is shown, but not as sure, when everything else differs: it may have been copied from a brother’s papers', () => {
    const { band, comparison } = laid(child, { given: 'Fatoumata', family: 'Camara', dob: '2016-11-20', sex: 'F', nat: 'BGD', father: 'Sekou', codes: ['CUI:05ABC1D'] })
    expect(band).toBe('likely')
    expect(mayBeSibling(comparison)).toBe(false)
    // among hundreds of namesakes it is not lost
    expect(comparison.score).toBeGreaterThan(model.bands.possible - 300)
  })

  it('is not sure either when nothing but the code is known of one of them', () => {
    expect(laid(child, { codes: ['CUI:05ABC1D'] }).band).toBe('likely')
  })

  it('another CUI, given on other fingerprints, takes away the certainty of names and dates, and says so in the order of the reader', () => {
    const twin = { ...child, codes: ['CUI:05ZZZ9K'], father: 'Sekou', mother: 'Aissata' }
    const same = laid({ ...child, father: 'Sekou', mother: 'Aissata', codes: [] }, { ...twin, codes: [] })
    expect(same.band).toBe('very_likely')
    const other = laid({ ...child, father: 'Sekou', mother: 'Aissata' }, twin)
    expect(other.band).not.toBe('very_likely')
    expect(other.line?.says.it).toBe('CUI diverso: 05ABC1D / 05ZZZ9K')
    expect(laid(twin, { ...child, father: 'Sekou', mother: 'Aissata' }).line?.says.it).toBe('CUI diverso: 05ZZZ9K / 05ABC1D')
  })
})
