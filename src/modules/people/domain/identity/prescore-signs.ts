// What a signature shows, by the name that weights.json calls it: the cheap score is the sum of their weights.
import { DATE_KINDS } from './dates.ts'
import { DATE_GROUPS } from './feature-list.ts'
import { LIKES, MAY_BE_ONE } from './packed-words.ts'

const names: string[] = []
const declare = (...signs: string[]): number => names.push(...signs) - signs.length

/** How like a word is, in steps. */
export const STEPS = LIKES.slice(MAY_BE_ONE)
/** Evidence of the words together is read between these points, linearly. */
export const SUMS = [0, 0.4, 0.8, 1.2, 1.8] as const

export const CHANCE = declare('chance')
export const DATE = declare(...DATE_KINDS.map((kind) => `date.${kind}`))
export const WORD = declare(...STEPS.map((step) => `word.${step}`))
export const RARE = declare(...STEPS.map((step) => `rare.${step}`))
export const CROSS = declare('cross', 'cross.rare')
export const MATCHED = declare('matched.0', 'matched.1', 'matched.2', 'matched.more')
export const APART = declare('apart.one', 'apart.more', 'extra', 'extra.more')
export const DATE_RARE = declare(...DATE_GROUPS.map((group) => `rareSum.${group}`))
export const DATE_MATCHED = declare(...DATE_GROUPS.flatMap((group) => [0, 1, 2].map((count) => `matched.${count}.${group}`)))
export const SUM = declare(...SUMS.map((_, at) => `sum.${at}`))
export const NATION = declare('nat.same', 'nat.differs')
export const SEX = declare('sex.differs')
export const FATHER = declare('father.same', 'father.differs')
export const MOTHER = declare('mother.same', 'mother.differs')
export const PLACE = declare('place.same', 'place.differs')
export const PHONE = declare('phone.same', 'phone.differs')
export const FATHER_NAMED = declare('fatherInName', 'fatherInName.theirs')

/** The names of all signs, by place. */
export const PRESCORE_SIGNS: readonly string[] = names
/** A signature shows no more than this at once. */
export const MOST_SIGNS = 32
