import type { ComparedItem } from '../../contract.ts'

/** One assessment of a row: where its mark stands, from 0 (start) to 1 (end), and its level. */
export interface Mark {
  side: number
  level: number
  at: number
}

/** Where the marks of an item stand, the better end always to the right; items without two levels give those they have. */
export function marksOf(item: Pick<ComparedItem, 'levels' | 'worse' | 'answers'>): Mark[] {
  const values = (item.levels ?? []).map(({ value }) => value)
  if (values.length < 2) return []
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return item.answers.flatMap((answer, side): Mark[] => {
    if (answer?.level === undefined) return []
    const share = (answer.level - low) / (high - low)
    return [{ side, level: answer.level, at: item.worse === 'up' ? 1 - share : share }]
  })
}

/** Marks of the same place are drawn beside each other, in their order, so that none hides another. */
export function spread(marks: readonly Mark[]): (Mark & { shift: number })[] {
  return marks.map((mark) => {
    const together = marks.filter(({ at }) => at === mark.at)
    return { ...mark, shift: together.indexOf(mark) - (together.length - 1) / 2 }
  })
}
