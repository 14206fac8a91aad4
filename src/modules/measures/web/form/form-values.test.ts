import { describe, expect, it } from 'vitest'
import { blankMeasure, isPenal, proposedState, shownParts, wantsChecklist } from './form-values.ts'

const shown = (over: Record<string, unknown>) => [...shownParts({ ...blankMeasure(), ...over })].toSorted()

describe('the form asks', () => {
  it('only what the kind needs', () => {
    expect(shown({ kind: 'affido_servizio' })).toEqual(['duration', 'effects', 'mandate', 'offices', 'placement', 'reports'])
    expect(shown({ kind: 'nomina_curatore_speciale' })).toEqual(['offices'])
    expect(shown({ kind: '' })).toEqual([])
  })
  it('for everything that the same act decides', () => expect(shown({ kind: 'nomina_curatore_speciale', also: ['incontri_protetti'] })).toEqual(['duration', 'mandate', 'offices', 'reports']))
  it('still shows what was typed before the kind changed', () => {
    expect(shown({ kind: 'archiviazione', mandate: 'vigilare', effects: [{ parentId: 'a', state: 'sospesa' }] })).toEqual(['earlier', 'effects', 'mandate'])
  })
})

it('proposes the state that the kind means, and nothing where it means none', () => {
  expect([proposedState('decadenza_330'), proposedState('reintegra_332'), proposedState('ctu')]).toEqual(['decaduta', 'piena', ''])
})
it('knows a criminal act, and which orders the law wants complete', () => {
  expect([isPenal({ kind: 'map' }), isPenal({ kind: 'ctu' }), isPenal({})]).toEqual([true, false, false])
  expect([wantsChecklist({ kind: 'affido_servizio', also: [] }), wantsChecklist({ kind: 'ctu', also: ['affido_giudiziale'] }), wantsChecklist({ kind: 'map', also: [] })]).toEqual([true, true, false])
})
