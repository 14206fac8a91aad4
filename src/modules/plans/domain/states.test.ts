import { expect, it } from 'vitest'
import { after, planStates, type Step } from './states.ts'

const steps: Step[] = ['propose', 'close', 'take_back', 'bring_into_force', 'begin_review', 'new_edition', 'go_on', 'withdraw_review', 'reopen']

it('allows exactly these steps', () => {
  const allowed = planStates.flatMap((state) => steps.flatMap((step) => (after(state, step) ? [`${state} ${step} ${after(state, step)}`] : [])))
  expect(allowed).toEqual([
    'draft propose proposed', 'draft close closed',
    'proposed close closed', 'proposed take_back draft', 'proposed bring_into_force in_force',
    'in_force close closed', 'in_force begin_review under_review', 'in_force new_edition draft',
    'under_review close closed', 'under_review new_edition draft', 'under_review go_on in_force', 'under_review withdraw_review in_force',
    'closed reopen in_force',
  ])
})

it('reopens as a draft what was never in force', () => {
  expect(after('closed', 'reopen', false)).toBe('draft')
})
