import { describe, expect, it } from 'vitest'
import { familyRows, type Tie } from './family-layout.ts'

const tie = (from: string, type: string, to: string, group = 'genitori'): Tie => ({ from, to, type, group })

describe('the rows of a family', () => {
  it('put grandparents over parents over the child, and the rest below', () => {
    const ties = [
      tie('mother', 'madre', 'child'), tie('father', 'padre', 'child'), tie('mother', 'coniuge', 'father', 'coppia'),
      tie('gran', 'madre', 'mother'), tie('sister', 'fratello', 'child', 'fratelli'), tie('guardian', 'tutore', 'child', 'tutela'),
    ]
    const rows = familyRows(['child', 'guardian', 'gran', 'father', 'sister', 'mother'], ties, 'child')
    expect(rows.map(({ generation }) => generation)).toEqual([2, 1, 0, null])
    expect(rows.map(({ ids }) => ids.toSorted())).toEqual([['gran'], ['father', 'mother'], ['child', 'sister'], ['guardian']])
  })

  it('seat partners side by side, whoever stands between them otherwise', () => {
    const ties = [
      tie('mother', 'madre', 'child'), tie('father', 'padre', 'child'), tie('uncle', 'zio', 'child', 'collaterali'), tie('mother', 'convivente', 'father', 'coppia'),
    ]
    const { ids } = familyRows(['child', 'mother', 'uncle', 'father'], ties, 'child')[0]!
    expect(Math.abs(ids.indexOf('mother') - ids.indexOf('father'))).toBe(1)
  })

  it('read a tie from either end', () => {
    expect(familyRows(['child', 'mother'], [tie('child', 'figlio', 'mother', 'figli')], 'child').map(({ generation }) => generation)).toEqual([1, 0])
  })
})
