import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { LegalInput } from './legal-input.ts'
import { birthday18, legalStatusOn, type LegalStatus } from './legal-status.ts'

/** The same legal status from a day to a day, both included. */
export interface Stretch {
  from: PlainDate
  to: PlainDate
  status: LegalStatus
}

/** What must not change for two days to be one stretch. */
const sameness = (status: LegalStatus): string => JSON.stringify({ ...status, day: null })

/** Every day on which something may change, after `from` and up to `to`. */
function turningDays(input: LegalInput, from: PlainDate, to: PlainDate): PlainDate[] {
  const spans = [...input.periods, ...input.offices, ...input.measures]
  const after = (day: PlainDate | null): PlainDate[] => (day && day < '9999-12-31' ? [addDays(day, 1)] : [])
  const days: (PlainDate | null)[] = [
    ...spans.flatMap((span) => [span.from, ...after(span.to)]),
    ...input.parents.flatMap(({ diedOn, since, until }) => [diedOn, since, ...after(until)]),
    input.diedOn, input.birth, ...(input.birth ? [birthday18(input.birth)] : []),
    // a birth of which only the year or the month is known
    ...(input.birth && input.birthPrecision !== 'day' ? [birthday18(`${input.birth.slice(0, 4)}-12-31` as PlainDate)] : []),
  ]
  return [...new Set(days.filter((day): day is PlainDate => day !== null && day > from && day <= to))].toSorted()
}

/** Who decides for the child, day by day from `from` to `to`, days that are alike put together. */
export function legalTimeline(input: LegalInput, from: PlainDate, to: PlainDate): Stretch[] {
  const stretches: Stretch[] = []
  const starts = [from, ...turningDays(input, from, to)]
  for (const [index, start] of starts.entries()) {
    const end = index + 1 < starts.length ? addDays(starts[index + 1]!, -1) : to
    const status = legalStatusOn(start, input)
    const before = stretches.at(-1)
    if (before && sameness(before.status) === sameness(status)) before.to = end
    else stretches.push({ from: start, to: end, status })
  }
  return stretches
}

/** From the birth (or the first thing known) to the coming of age (or two years ahead). */
export function timelineSpan(input: LegalInput, today: PlainDate): { from: PlainDate; to: PlainDate } {
  const known = [input.birth, ...[...input.periods, ...input.offices, ...input.measures].map(({ from }) => from)].filter((day): day is PlainDate => day !== null).toSorted()
  const ahead = [today, ...input.measures.flatMap(({ to }) => to ?? [])].toSorted().at(-1)!
  const to = input.birth && input.birthPrecision === 'day' ? [birthday18(input.birth), ahead].toSorted().at(-1)! : addDays(ahead, 730)
  return { from: known[0] ?? addDays(today, -365), to }
}
