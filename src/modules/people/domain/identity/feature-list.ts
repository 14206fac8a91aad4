// Every number that a comparison may yield, by the name that weights.json calls it, and the fact whose line it is told in.
import { ENOUGH } from './align.ts'
import { DATE_KINDS, type DateKind } from './dates.ts'
import { KIN_POINTS } from './kin-evidence.ts'
import type { MatchFact } from './match-line.ts'

/** Likeness is read between these points, linearly. */
export const POINTS = [ENOUGH, 0.7, 0.78, 0.85, 0.91, 0.96, 1] as const
export const KINDS = ['given', 'family', 'cross'] as const
export const LEVELS = ['full', 'fullRare', 'part', 'one', 'weak'] as const
export type Level = (typeof LEVELS)[number]
export const DATE_GROUPS = ['unknown', 'exact', 'jan1', 'sameYear', 'partOff', 'close', 'far'] as const

/** Kinds of dates that weigh alike where names are weighed with them. */
export const groupOf: Readonly<Record<DateKind, (typeof DATE_GROUPS)[number]>> = {
  unknown: 'unknown', sameDay: 'exact', bothJan1: 'jan1', sameYearJan1: 'sameYear', sameYearAlone: 'sameYear', swapped: 'partOff', dayOff: 'partOff', dayDigit: 'partOff', monthOff: 'partOff',
  otherYear1: 'partOff', otherYear2: 'partOff', otherYear3: 'partOff', otherYearDigit: 'close', twoSlips: 'close', slipOtherYear: 'close', oneJan1Year1: 'close', oneJan1Year2: 'close', oneJan1Year3: 'far', bothJan1Year1: 'close', bothJan1Year2: 'close',
  bothJan1Year3: 'far', sameYear: 'far', sameMonthOtherYear: 'far', nearYear: 'far', far: 'far',
}

const registry: { name: string; fact: MatchFact }[] = []
const declare = (fact: MatchFact, ...names: string[]): number => {
  const at = registry.length
  for (const name of names) registry.push({ name, fact })
  return at
}
const points = POINTS.map((_, index) => String(index))

export const CHANCE = declare('chance', 'chance')
export const MATCH = Object.fromEntries(KINDS.map((kind) => [kind, {
  like: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', ...points.map((at) => `${kind}.like.${at}`)),
  rare: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', ...points.map((at) => `${kind}.rare.${at}`)),
  second: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', `${kind}.second`, `${kind}.secondRare`),
  apart: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', `${kind}.apart`, `${kind}.apartCommon`, `${kind}.equivalent`, `${kind}.sameText`, `${kind}.firstLetter`),
}])) as Record<(typeof KINDS)[number], { like: number; rare: number; second: number; apart: number }>
export const GIVEN_CONFLICT = declare('given', 'given.conflict.0', 'given.conflict.1', 'given.conflict.2')
export const FAMILY_CONFLICT = declare('family', 'family.conflict.0', 'family.conflict.1', 'family.conflict.2')
export const CONFLICTS = declare('names', 'conflict.one', 'conflict.two', 'conflict.rareBoth')
export const EXTRA = declare('names', 'extra.one', 'extra.two', 'noMatch', 'crossed', 'single')
export const SUFFIX = declare('family', 'family.slavicSuffix')
export const KIN_NAME = declare('names', 'parentInName', 'patronymicAgrees', 'patronymicDiffers')
export const SIBLING = declare('given', 'given.siblingParents', 'given.siblingPhone')
export const DATE = declare('date', ...DATE_KINDS.map((kind) => `date.${kind}`))
export const DATE_LEVEL = declare('date', ...LEVELS.flatMap((level) => DATE_GROUPS.map((group) => `date.${level}.${group}`)))
export const NATION = declare('nationality', 'nat.same', 'nat.near', 'nat.differs', 'nat.unknown')
export const SEX = declare('sex', 'sex.same', 'sex.differs', 'sex.unknown')
const kinPoints = KIN_POINTS.map((_, index) => String(index))
export const FATHER = declare('father', ...kinPoints.map((at) => `father.like.${at}`), 'father.rare', 'father.more', 'father.unknown', 'father.patronymic')
export const MOTHER = declare('mother', ...kinPoints.map((at) => `mother.like.${at}`), 'mother.rare', 'mother.more', 'mother.unknown')
export const WEAKEST = declare('names', ...points.map((at) => `weakest.like.${at}`))
export const COVER = declare('names', 'cover.least', 'cover.most', 'cover.bothTwo', 'cover.bothThree')
/** Evidence of all the matched words together is read between these points. */
export const EVIDENCE = [0, 0.3, 0.6, 0.9, 1.2, 1.6, 2.2] as const
export const RARE_SUM = declare('names', ...EVIDENCE.map((_, at) => `rareSum.${at}`))
export const DATE_RARE = declare('date', ...DATE_GROUPS.map((group) => `date.rareSum.${group}`))
/** How two names agree as wholes: how many words of each are left without an answer (name-shape.ts). */
export const SHAPES = ['none', 'whole', 'more', 'oneApart', 'moreApart', 'oneWord', 'oneWordOneApart', 'oneWordMoreApart'] as const
export type Shape = (typeof SHAPES)[number]
/** Log-odds of the matched words, likeness and rarity together, are read between these points. */
export const ODDS = [-4, 0, 4, 8, 12, 18] as const
const SHAPE_SIGNS = ['shape', 'leftLeast', 'leftMost', 'leftLike', ...ODDS.map((_, at) => `odds.${at}`)] as const
/** So many signs of each shape; ODDS_AT of them before those of the odds. */
export const [SHAPE_WIDTH, ODDS_AT] = [SHAPE_SIGNS.length, 4]
export const SHAPE = declare('names', ...SHAPES.flatMap((shape) => SHAPE_SIGNS.map((sign) => `${shape}.${sign}`)))
export const PLACE = declare('place', 'place.same', 'place.near', 'place.differs', 'place.unknown')
export const PHONE = declare('phone', 'phone.same', 'phone.differs', 'phone.unknown', 'phone.oneOff')

export const FEATURES: readonly { name: string; fact: MatchFact }[] = registry

/** Adds `amount` at the two points around `value`, so that weights of points read as a line between them. */
export function spread(marks: readonly number[], values: Float64Array, base: number, value: number, amount: number): void {
  let at = 1
  while (at < marks.length - 1 && value > marks[at]!) at++
  const [low, high] = [marks[at - 1]!, marks[at]!]
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)))
  values[base + at - 1]! += amount * (1 - share)
  values[base + at]! += amount * share
}
