import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'

/** Something that holds from a day to a day (both included; null: not known, or no end), said by a source among others. */
export interface Layer<T> {
  from: PlainDate | null
  to: PlainDate | null
  /** Corrections (1) prevail over what follows from measures (0), whatever their dates. */
  rank: 0 | 1
  /** Settles two that begin on the same day: the one written later prevails. */
  written: string
  value: T
}

export interface Period<T> {
  from: PlainDate | null
  to: PlainDate | null
  value: T
}

const start = (date: PlainDate | null): string => date ?? ''
const end = (date: PlainDate | null): string => date ?? '9999-12-31'
export const holdsOn = ({ from, to }: { from: PlainDate | null; to: PlainDate | null }, day: PlainDate): boolean => start(from) <= day && day <= end(to)

/** Do two spans share a day? */
export const overlap = (one: Omit<Period<unknown>, 'value'>, other: Omit<Period<unknown>, 'value'>): boolean =>
  start(one.from) <= end(other.to) && start(other.from) <= end(one.to)

/** Which of two prevails on a day on which both hold: a correction, then the one that began later, then the one written later. */
const prevails = <T>(a: Layer<T>, b: Layer<T>): Layer<T> => {
  if (a.rank !== b.rank) return a.rank > b.rank ? a : b
  if (start(a.from) !== start(b.from)) return start(a.from) > start(b.from) ? a : b
  return a.written >= b.written ? a : b
}

/**
 * One thing on each day, out of layers that may cover each other: what began later covers what began before, for as long as it lasts.
 * @returns periods in order, without overlap; days that no layer covers are in none.
 */
export function flatten<T>(layers: readonly Layer<T>[]): Period<T>[] {
  const standing = layers.filter(({ from, to }) => start(from) <= end(to))
  const starts = [...new Set(standing.flatMap(({ from, to }) => [start(from), ...(to ? [addDays(to, 1)] : [])]))].toSorted()
  const periods: (Period<T> & { layer: Layer<T> })[] = []
  for (const [index, first] of starts.entries()) {
    const next = starts[index + 1]
    const day = first === '' ? (next ? addDays(next as PlainDate, -1) : ('0001-01-01' as PlainDate)) : (first as PlainDate)
    const there = standing.filter((layer) => holdsOn(layer, day))
    if (!there.length) continue
    const layer = there.reduce(prevails)
    const to = next ? addDays(next as PlainDate, -1) : null
    const before = periods.at(-1)
    if (before?.layer === layer) before.to = to
    else periods.push({ from: first === '' ? null : (first as PlainDate), to, value: layer.value, layer })
  }
  return periods.map(({ from, to, value }) => ({ from, to, value }))
}
