import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { isFollowed, isPast, isStatus, mayRenew, mayStep, permitStates, stepNames, stepsFrom } from './states.ts'

const day = (text: string) => text as PlainDate

describe('the path of a permit', () => {
  it('goes forward only, and an end has nothing after it', () => {
    expect(stepsFrom('asked')).toEqual(stepNames)
    expect(stepsFrom('issued')).toEqual(['delivered', 'refused'])
    expect(stepsFrom('delivered')).toEqual(['refused'])
    for (const end of ['refused', 'renewed', 'converted', 'expired', 'ended', 'standing'] as const) expect(stepsFrom(end)).toEqual([])
  })

  it('lets an appointment be moved and a newer receipt be written', () => {
    expect(mayStep('appointment', 'appointment')).toBe(true)
    expect(mayStep('receipt', 'appointment')).toBe(true)
    expect(mayStep('receipt', 'receipt')).toBe(true)
  })

  it('lets only a permit in hand be renewed', () => {
    expect(permitStates.filter(mayRenew)).toEqual(['issued', 'delivered'])
  })

  it('follows whatever has not ended', () => {
    expect(permitStates.filter((state) => !isFollowed(state))).toEqual(['refused', 'renewed', 'converted', 'expired', 'ended'])
  })
})

it('a permit is valid on the day it expires, and past from the next', () => {
  expect(isPast(day('2026-11-22'), day('2026-11-22'))).toBe(false)
  expect(isPast(day('2026-11-22'), day('2026-11-23'))).toBe(true)
  expect(isPast(null, day('2026-11-23'))).toBe(false)
})

it('who needs no permit has a status and no document', () => {
  expect(isStatus('cittadino_it')).toBe(true)
  expect(isStatus('minore_eta')).toBe(false)
})
