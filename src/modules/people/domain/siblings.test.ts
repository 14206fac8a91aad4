import { expect, test } from 'vitest'
import { siblingByParents } from './siblings.ts'

const tie = (from: string, type: string, to: string) => ({ from, to, type, group: 'genitori' })

test('nobody is a sibling for living with the same people or for having no parents written', () => {
  expect(siblingByParents('amina', 'sami', [])).toBeNull()
  expect(siblingByParents('amina', 'sami', [tie('fatima', 'madre', 'amina')])).toBeNull()
  expect(siblingByParents('amina', 'sami', [tie('omar', 'compagno_genitore', 'amina'), tie('omar', 'genitore', 'sami')])).toBeNull()
  expect(siblingByParents('amina', 'sami', [tie('nonna', 'nonno', 'amina'), tie('nonna', 'nonno', 'sami')])).toBeNull()
})

test('a common parent makes siblings, from whichever side the tie was written', () => {
  expect(siblingByParents('amina', 'sami', [tie('fatima', 'madre', 'amina'), tie('sami', 'figlio', 'fatima')])).toEqual({ type: 'fratello', shared: ['fatima'] })
  expect(siblingByParents('amina', 'sami', [tie('fatima', 'madre', 'amina'), tie('omar', 'genitore', 'amina'), tie('fatima', 'madre', 'sami'), tie('omar', 'genitore', 'sami')]))
    .toEqual({ type: 'fratello', shared: ['fatima', 'omar'] })
})

test('half-siblings only where both other parents are known and differ', () => {
  const same = [tie('fatima', 'madre', 'amina'), tie('fatima', 'madre', 'sami'), tie('omar', 'genitore', 'amina')]
  expect(siblingByParents('amina', 'sami', same)?.type).toBe('fratello')
  expect(siblingByParents('amina', 'sami', [...same, tie('luca', 'genitore', 'sami')])).toEqual({ type: 'fratello_unilaterale', shared: ['fatima'] })
})
