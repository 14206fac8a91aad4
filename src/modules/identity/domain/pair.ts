/** Two registrations as one row keeps them: the smaller identifier first, so that the order in which they were met does not matter. */
export interface Pair {
  low: string
  high: string
}

/** The pair of two different registrations. */
export const pairOf = (one: string, other: string): Pair => (one < other ? { low: one, high: other } : { low: other, high: one })

/** The other one of a pair. */
export const otherOf = ({ low, high }: Pair, one: string): string => (one === low ? high : low)

/** Registrations joined by links, directly or through others, each with all of its group. */
export function groupOf(start: string, links: readonly Pair[]): string[] {
  const found = new Set([start])
  // a set grows while it is gone through
  for (const one of found) for (const link of links) if (link.low === one || link.high === one) found.add(otherOf(link, one))
  return [...found]
}
