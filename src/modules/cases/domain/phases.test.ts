import { describe, expect, it } from 'vitest'
import { canFollow, nextPhases, phases, phasesAfter } from './phases.ts'

describe('phases', () => {
  it('refuse to skip the project after access, to stay where they are, and anything unknown', () => {
    expect(canFollow('accesso', 'progetto')).toBe(false)
    expect(canFollow('accesso', 'valutazione_finale')).toBe(false)
    for (const phase of phases) expect(canFollow(phase, phase)).toBe(false)
    expect(canFollow('altro', 'accesso')).toBe(false)
    expect(phasesAfter('altro')).toEqual([])
  })

  it('let urgent protection give services at once, and a final evaluation begin again', () => {
    expect(canFollow('accesso', 'erogazione')).toBe(true)
    expect(phasesAfter('valutazione_finale')).toEqual(['valutazione', 'progetto', 'erogazione'])
  })

  it('lead from the first to every other', () => {
    const reached = new Set<string>(['accesso'])
    for (const phase of reached) for (const next of phasesAfter(phase)) reached.add(next)
    expect([...reached].toSorted()).toEqual([...phases].toSorted())
    expect(Object.keys(nextPhases)).toEqual([...phases])
  })
})
