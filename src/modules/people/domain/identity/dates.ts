// Dates of birth by kind: an invented 1 January, a day and month swapped, a wrong year are different things, and none is "another date".

export interface Born {
  year: number
  /** 0: not known. */
  month: number
  day: number
  /** 1 January, or the year alone: very often invented. */
  invented: boolean
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null when nothing is known. */
export function bornOf(dob: string | null | undefined): Born | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(dob ?? '')
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0)]
  return { year, month, day, invented: !month || !day || (month === 1 && day === 1) }
}

export const DATE_KINDS = [
  'unknown', 'sameDay', 'bothJan1', 'sameYearJan1', 'sameYearAlone', 'swapped', 'dayOff', 'dayDigit', 'monthOff', 'otherYear1', 'otherYear2', 'otherYear3', 'otherYearDigit',
  'oneJan1Year1', 'oneJan1Year2', 'oneJan1Year3', 'bothJan1Year1', 'bothJan1Year2', 'bothJan1Year3', 'twoSlips', 'slipOtherYear', 'sameYear', 'sameMonthOtherYear', 'nearYear', 'far',
] as const
export type DateKind = (typeof DATE_KINDS)[number]

const digitsApart = (one: number, other: number): number => {
  const [a, b] = [String(one).padStart(2, '0'), String(other).padStart(2, '0')]
  return (a[0] === b[0] ? 0 : 1) + (a[1] === b[1] ? 0 : 1)
}

function invented(a: Born, b: Born, years: number): DateKind {
  if (a.invented && b.invented) return years === 0 ? 'bothJan1' : years === 1 ? 'bothJan1Year1' : years === 2 ? 'bothJan1Year2' : years === 3 ? 'bothJan1Year3' : 'far'
  if (years === 0) return !a.month || !b.month ? 'sameYearAlone' : 'sameYearJan1'
  return years === 1 ? 'oneJan1Year1' : years === 2 ? 'oneJan1Year2' : years === 3 ? 'oneJan1Year3' : 'far'
}

/** One slip of the pen in day or month: a figure, a step, the two swapped; null when it takes more than one. */
function slip(a: Born, b: Born): 'swapped' | 'dayOff' | 'dayDigit' | 'monthOff' | null {
  if (a.day === b.month && a.month === b.day) return 'swapped'
  if (a.month === b.month) return Math.abs(a.day - b.day) === 1 ? 'dayOff' : digitsApart(a.day, b.day) === 1 ? 'dayDigit' : null
  return a.day === b.day && (Math.abs(a.month - b.month) === 1 || digitsApart(a.month, b.month) === 1) ? 'monthOff' : null
}

const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1 || digitsApart(one, other) === 1

/** Day and month swapped and then a slip in one of them, or a slip in each. */
const twice = (a: Born, b: Born): boolean => (near(a.day, b.day) && near(a.month, b.month)) || (near(a.day, b.month) && near(a.month, b.day) && (a.day === b.month || a.month === b.day))

/** How two dates of birth stand to each other; the same both ways round. */
export function dateKind(a: Born | null, b: Born | null): DateKind {
  if (!a || !b) return 'unknown'
  const years = Math.abs(a.year - b.year)
  if (a.invented || b.invented) return invented(a, b, years)
  if (a.day === b.day && a.month === b.month) {
    if (years <= 3) return (['sameDay', 'otherYear1', 'otherYear2', 'otherYear3'] as const)[years as 0 | 1 | 2 | 3]
    return digitsApart(a.year % 100, b.year % 100) === 1 ? 'otherYearDigit' : 'far'
  }
  const one = slip(a, b)
  if (years === 0) return one ?? (twice(a, b) ? 'twoSlips' : 'sameYear')
  if (one && years <= 3) return 'slipOtherYear'
  if (years > 2) return 'far'
  return a.month === b.month ? 'sameMonthOtherYear' : years === 1 ? 'nearYear' : 'far'
}
