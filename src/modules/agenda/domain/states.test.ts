import { expect, it } from 'vitest'
import { appointmentSteps, appointmentStates, mayStep, stateAfter, type AppointmentState } from './states.ts'

const at = Date.parse('2026-11-23T10:00:00Z')
const steps = (state: AppointmentState, startsAt: string, recorded = false) => appointmentSteps.filter((step) => mayStep(step, { state, startsAt, recorded }, at))

it('before its hour it is confirmed or cancelled, not held', () => {
  expect(steps('planned', '2026-11-23T10:00:00.001Z')).toEqual(['confirm', 'cancel'])
  expect(steps('confirmed', '2026-11-24T10:00:00Z')).toEqual(['cancel'])
})

it('from its very hour it can be held, and missed', () => {
  expect(steps('planned', '2026-11-23T10:00:00Z')).toEqual(['confirm', 'hold', 'cancel', 'not_come'])
})

it('is opened again unless its record was written', () => {
  for (const state of ['held', 'cancelled', 'not_come'] as const) {
    expect(steps(state, '2026-11-20T10:00:00Z')).toEqual(['reopen'])
    expect(steps(state, '2026-11-20T10:00:00Z', true)).toEqual([])
  }
})

it('every step leads to a state that exists', () => {
  for (const step of appointmentSteps) expect(appointmentStates).toContain(stateAfter(step))
})
