import { expect, it } from 'vitest'
import { silentOf, stanceProblem } from './parties.ts'

const said = { party: 'parent' as const, stance: 'agrees' as const, on: '2026-11-20', reason: null, hasWords: false, language: null }
const today = '2026-11-22'

it('names who is silent', () => {
  expect(silentOf([{ party: 'child', stance: 'disagrees' }, { party: 'parent', stance: null }])).toEqual([{ party: 'parent', stance: null }])
})
it.each([
  ['an agreement needs no reason', {}, null],
  ['a dissent needs one', { stance: 'disagrees' as const }, 'reason'],
  ['so does who was not heard', { stance: 'not_heard' as const }, 'reason'],
  ['nothing is said tomorrow', { on: '2026-11-23' }, 'future'],
  ['a child is always concerned', { party: 'child' as const, stance: 'not_concerned' as const, reason: 'x' }, 'concerned'],
  ['a child agrees in a language', { party: 'child' as const }, 'language'],
  ['a child not heard has none', { party: 'child' as const, stance: 'not_heard' as const, reason: 'troppo piccolo' }, null],
])('%s', (_, over, problem) => {
  expect(stanceProblem({ ...said, ...over }, today)).toBe(problem)
})
