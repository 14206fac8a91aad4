import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { stepOf } from './definition.ts'
import { currentDefinition } from './definitions/index.ts'
import { problemsOf } from './record.ts'
import type { RunFacts, StepRecord } from './run.ts'

const NOW = Date.parse('2026-04-10T10:00:00Z')
const told = (stepId: string, happened: string): StepRecord => ({ stepId, n: 1, happened, option: null, fields: {}, documents: [] })
const facts = (of: string, over: Partial<RunFacts> = {}): RunFacts => ({ definition: currentDefinition(of)!, records: [], skipped: new Set(), lost: false, birth: asPlainDate('2016-05-06'), ...over })

/** What is said next to the moment of a step, in Italian. */
const saidOf = (stepId: string, happened: string, of: RunFacts): string[] =>
  problemsOf(stepOf(of.definition, stepId), { happened, option: null, fields: {} }, of, NOW, '2026-04-10').filter(({ path }) => path === 'happened').map(({ words }) => words.it)

describe('when a step happened', () => {
  it('is not in the future', () => {
    expect(saidOf('avviso_orale', '2026-04-11T10:00:00+02:00', facts('403'))).toEqual(['È nel futuro: scrivi quando è accaduto davvero'])
  })

  it('is not before the step that it follows', () => {
    const placed = facts('403', { records: [told('collocamento', '2026-04-04T18:20:00+02:00')] })
    expect(saidOf('trasmissione', '2026-04-04T18:00:00+02:00', placed)).toEqual([expect.stringMatching(/^È prima di «/)])
    expect(saidOf('trasmissione', '2026-04-04T19:00:00+02:00', placed)).toEqual([])
  })

  it('is not before the child was born; on the very day it may be', () => {
    const wrong = ['È prima della nascita del bambino: controlla l’anno']
    expect(saidOf('collocamento', '2006-04-04T18:20:00+02:00', facts('403'))).toEqual(wrong)
    expect(saidOf('consenso', '2016-05-05', facts('affido_consensuale'))).toEqual(wrong)
    expect(saidOf('collocamento', '2016-05-06T00:10:00+02:00', facts('403'))).toEqual([])
  })

  it('is left alone while the birth is not known, and in a report on a child not yet born', () => {
    expect(saidOf('collocamento', '2006-04-04T18:20:00+02:00', facts('403', { birth: null }))).toEqual([])
    expect(saidOf('notizia', '2016-03-01T09:00:00+01:00', facts('segnalazione'))).toEqual([])
  })
})
