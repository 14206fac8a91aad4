import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Goal } from '../contract.ts'
import { meanOf } from '../domain/scale.ts'

/** A moment of the picture: the beginning (null), or the day of a review. */
export interface Progress {
  moments: (PlainDate | null)[]
  lines: { area: string; values: (number | null)[] }[]
}

/** The mean of the goals of each area at the beginning and at each review; a goal without a score at a moment does not count there. Pure. */
export function progressOf(goals: readonly Pick<Goal, 'area' | 'baseline' | 'scores'>[]): Progress {
  const days = [...new Set(goals.flatMap(({ scores }) => scores.flatMap(({ on, score }) => (on && score !== null ? [on] : []))))].toSorted()
  const moments: (PlainDate | null)[] = [null, ...days]
  const scoreAt = ({ baseline, scores }: Pick<Goal, 'baseline' | 'scores'>, moment: PlainDate | null): number | null => (moment === null ? baseline : (scores.find(({ on }) => on === moment)?.score ?? null))
  const lines = [...new Set(goals.map(({ area }) => area))].map((area) => ({
    area,
    values: moments.map((moment) => meanOf(goals.filter((one) => one.area === area).flatMap((one) => scoreAt(one, moment) ?? []))),
  }))
  return { moments, lines: lines.filter(({ values }) => values.some((value) => value !== null)) }
}
