import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { decisionNames, decisions, holding, observationProblem, reduce, type Written } from './triage.ts'

const day = asPlainDate
const wrote = (childId: string | null, decision: Written['decision'], until?: string): Written => ({ childId, decision, observeUntil: until ? day(until) : null })

describe('the state of a report', () => {
  it('is not decided while one child has no decision', () => {
    expect(reduce(['a', 'b'], false, [wrote('a', 'archivia')]).state).toBe('waiting')
    expect(reduce(['a', 'b'], true, [wrote('a', 'archivia')]).state).toBe('assigned')
  })
  it('is decided when every child has one, or one was written for all', () => {
    expect(reduce(['a', 'b'], false, [wrote('a', 'archivia'), wrote('b', 'consiglia')]).state).toBe('decided')
    expect(reduce(['a', 'b'], true, [wrote(null, 'archivia')]).state).toBe('decided')
  })
  it('is observed until the first of the days, and only while those decisions hold', () => {
    const observed = [wrote('a', 'osserva_fino_al', '2026-05-10'), wrote('b', 'osserva_fino_al', '2026-04-01')]
    expect(reduce(['a', 'b'], true, observed)).toEqual({ state: 'observing', observeUntil: '2026-04-01' })
    expect(reduce(['a', 'b'], true, [...observed, wrote('b', 'archivia')])).toEqual({ state: 'observing', observeUntil: '2026-05-10' })
    expect(reduce(['a', 'b'], true, [...observed, wrote(null, 'apri_fascicolo')])).toEqual({ state: 'decided', observeUntil: null })
  })
  it('does not hide an observation behind an undecided child', () => {
    expect(reduce(['a', 'b'], true, [wrote('a', 'osserva_fino_al', '2026-05-10')])).toEqual({ state: 'assigned', observeUntil: '2026-05-10' })
  })
})

describe('the decision that holds', () => {
  it('is the last one written for the child or for all', () => {
    const written = [wrote(null, 'consiglia'), wrote('a', 'archivia')]
    expect(holding('a', written)?.decision).toBe('archivia')
    expect(holding('b', written)?.decision).toBe('consiglia')
    expect(holding('a', [...written, wrote(null, 'apri_fascicolo')])?.decision).toBe('apri_fascicolo')
    expect(holding('a', [wrote('b', 'archivia')])).toBeUndefined()
  })
  it('opens a file only where its name says so', () => {
    expect(decisionNames.filter((name) => decisions[name].opensFile)).toEqual(['apri_fascicolo', 'protezione_urgente'])
  })
})

it('an observation ends after today and not too far away', () => {
  const [today, latest] = [day('2026-03-03'), day('2026-09-02')]
  expect(observationProblem(day('2026-03-03'), today, latest)).toBe('past')
  expect(observationProblem(day('2026-03-04'), today, latest)).toBeNull()
  expect(observationProblem(latest, today, latest)).toBeNull()
  expect(observationProblem(day('2026-09-03'), today, latest)).toBe('far')
})
