import type { MatchCandidate } from '../../contract/match.ts'

/**
 * Candidates without what other registrations found add to them, in the order of what is left; the weights still add up to the score. Those others may be out of the
 * reader's reach, or shielded: neither a line, nor a figure, nor the order may tell that they exist.
 */
export function withoutSupport<C extends Pick<MatchCandidate, 'score' | 'explanation'>>(found: readonly C[]): C[] {
  return found
    .map((one) => {
      const added = one.explanation.filter(({ fact }) => fact === 'support').reduce((sum, { weight }) => sum + weight, 0)
      return added ? { ...one, score: Math.round((one.score - added) * 100) / 100, explanation: one.explanation.filter(({ fact }) => fact !== 'support') } : one
    })
    .toSorted((a, b) => b.score - a.score)
}
