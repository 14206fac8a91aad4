import { expect, it } from 'vitest'
import { frameworkOf, holds, isUnframed } from './framework.ts'
import { planStates } from './states.ts'

it('a framework project holds once agreed, also while its next version is written, until it is closed', () => {
  expect(planStates.map((state) => [state, holds({ state, standing: null }), holds({ state, standing: 1 })])).toEqual([
    ['draft', false, true], ['proposed', false, true], ['in_force', false, true], ['under_review', false, true], ['closed', false, false],
  ])
})
it('a PEI needs one; other plans only say how the one they stand in is', () => {
  expect(frameworkOf('pei', null)).toBe('none')
  expect(frameworkOf('progetto_individuale', null)).toBeNull()
  expect(frameworkOf('progetto_quadro', null)).toBeNull()
  expect(frameworkOf('progetto_affidamento', { state: 'proposed', standing: null })).toBe('not_agreed')
  expect(frameworkOf('pei', { state: 'draft', standing: 1 })).toBe('holds')
})
it('warns only of what is in force', () => {
  expect(planStates.filter((state) => isUnframed({ state, framework: 'not_agreed' }))).toEqual(['in_force', 'under_review'])
  expect(planStates.filter((state) => isUnframed({ state, framework: 'holds' }) || isUnframed({ state, framework: null }))).toEqual([])
  expect(isUnframed({ state: 'in_force', framework: 'none' })).toBe(true)
})
