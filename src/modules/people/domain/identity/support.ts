// A registration that resembles another one already found gains by it: registrations of one child resemble each other more than each resembles the one that is asked about.

/** How much another registration speaks for one: learned by `identity:train`. */
export interface Support {
  /** Hundredths: the mean of the two steps, from the one asked to the other and from the other to this one, counts from here on. */
  from: number
  /** What each hundredth above that weighs. */
  weight: number
}

/** So many of the best are laid side by side. */
export const SUPPORTING = 16

/**
 * What each of the best gains from the others, in hundredths. `scores`: of the one asked with each; `between`: of two of them. The way through another counts as the mean
 * of its two steps. It ranks, and has its own line; whether two registrations are of one person is never said by it (see guards.ts).
 */
export function supports(scores: readonly number[], between: (one: number, other: number) => number, { from, weight }: Support): number[] {
  const best = scores.map(() => 0)
  const count = Math.min(SUPPORTING, scores.length)
  for (let one = 0; one < count; one++) for (let other = 0; other < one; other++) {
    const step = between(one, other)
    best[one] = Math.max(best[one]!, (scores[other]! + step) / 2 - from)
    best[other] = Math.max(best[other]!, (scores[one]! + step) / 2 - from)
  }
  return best.map((gain) => Math.round(gain * weight))
}
