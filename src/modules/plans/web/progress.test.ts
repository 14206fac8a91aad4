import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { progressOf } from './progress.ts'

const at = (on: string, score: number | null) => ({ reviewId: 'r' as never, on: on as PlainDate, edition: 1, score, evidence: '', version: 1 })

it('gives each area its mean at the beginning and at each review', () => {
  expect(progressOf([
    { area: 'SCU', baseline: -2, scores: [at('2026-03-01', -1), at('2026-06-01', 1)] },
    { area: 'SCU', baseline: null, scores: [at('2026-06-01', 0)] },
    { area: 'AUT', baseline: -1, scores: [at('2026-03-01', null)] },
  ])).toEqual({
    moments: [null, '2026-03-01', '2026-06-01'],
    lines: [{ area: 'SCU', values: [-2, -1, 0.5] }, { area: 'AUT', values: [-1, null, null] }],
  })
})
it('has nothing to draw without goals', () => {
  expect(progressOf([])).toEqual({ moments: [null], lines: [] })
})
