/** Goal-attainment scale: −2 much less than expected, 0 what is expected, +2 much more. */
export const scaleValues = [-2, -1, 0, 1, 2] as const
export type ScaleValue = (typeof scaleValues)[number]

/** The five descriptions exist: before that a goal cannot be scored. */
export const isComplete = (levels: readonly string[]): boolean => levels.length === 5 && levels.every((words) => words.trim() !== '')

/** What is expected, or more, was reached. */
export const isReached = (score: number | null): boolean => score !== null && score >= 0

const RHO = 0.3

/**
 * The summary of Kiresuk and Sherman: 50 when everything went as expected, ten points for a standard deviation; goals weigh the same, correlation 0.3.
 * @returns null without any score; one decimal
 */
export function tScore(scores: readonly number[]): number | null {
  const n = scores.length
  if (n === 0) return null
  const sum = scores.reduce((all, one) => all + one, 0)
  return Math.round((50 + (10 * sum) / Math.sqrt((1 - RHO) * n + RHO * n * n)) * 10) / 10
}

/** The mean of some scores, to one decimal; null without any. */
export const meanOf = (scores: readonly number[]): number | null => (scores.length ? Math.round((scores.reduce((all, one) => all + one, 0) / scores.length) * 10) / 10 : null)
