// What two records have in common and what sets them apart, as numbers: the weights of `weights.json` turn them into log-odds.
import type { Alignment, Ear } from './align.ts'
import { neighbours } from './countries.ts'
import { DATE_KINDS, dateKind, type DateKind } from './dates.ts'
import type { NameWord, Prepared } from './facts.ts'
import {
  CHANCE, CONFLICTS, DATE, DATE_GROUPS, DATE_LEVEL, DATE_RARE, EVIDENCE, EXTRA, FAMILY_CONFLICT, FATHER, FEATURES, GIVEN_CONFLICT, groupOf, KIN_NAME, LEVELS, MOTHER, NATION, PHONE, PLACE, RARE_SUM, SEX,
  SIBLING, spread, type Level,
} from './feature-list.ts'
import { compareKin, fatherOf, KIN_POINTS, stemOf, type Kin } from './kin-evidence.ts'
import { bestAmong, bestNames, coverage, firstOf, ofMatches, unexplained } from './name-evidence.ts'
import type { Word } from './words.ts'

export { FEATURES } from './feature-list.ts'

/** What was found, for the explanation and the guards. */
export interface Findings {
  values: Float64Array
  alignment: Alignment
  level: Level
  date: DateKind
  givenConflict: boolean
  familyConflict: boolean
  slavicSuffix: boolean
  father: Kin
  mother: Kin
  place: 'same' | 'near' | 'differs' | 'unknown'
  phone: 'same' | 'differs' | 'unknown'
  nation: 'same' | 'near' | 'differs' | 'unknown'
  sex: 'same' | 'differs' | 'unknown'
  /** The first given name of one side has nothing that answers it, and is not so common that it is often left out. */
  firstUnanswered: boolean
  /** Sum of likeness × rarity of the matched words: how much the names alone say. */
  evidence: number
}

const bin = (like: number): 0 | 1 | 2 => (like < 0.35 ? 0 : like < 0.5 ? 1 : 2)

function kin(words: readonly Word[], others: readonly Word[], ear: Ear, values: Float64Array, base: number): Kin {
  const found = compareKin(words, others, ear)
  if (found.state === 'unknown') {
    values[base + KIN_POINTS.length + 2] = 1
    return 'unknown'
  }
  spread(KIN_POINTS, values, base, found.like, 1)
  values[base + KIN_POINTS.length] = found.rarity * Math.max(0, found.like - 0.5) * 2
  if (found.more) values[base + KIN_POINTS.length + 1] = 1
  return found.state
}

/** Rarer than this, a first name is not one of those that people leave out (Md, Mohamed). */
const OFTEN_LEFT_OUT = 0.3

/** Compares two records. Call it with the two in their one order (`score.ts` does): it is then the same both ways round. `values`, all zero, takes what is found. */
export function findings(a: Prepared, b: Prepared, ear: Ear, values: Float64Array = new Float64Array(FEATURES.length)): Findings {
  values[CHANCE] = 1
  const { alignment, evidence, a: nameA, b: nameB } = bestNames(a, b, ear)
  const { matches } = alignment
  const { seen, suffix } = ofMatches(matches, a, b, ear, values)
  const leftA = unexplained(alignment.leftOver, b, ear)
  const leftB = unexplained(alignment.rightOver, a, ear)
  if (leftA.explained + leftB.explained) values[KIN_NAME] = 1
  const conflicts = Math.min(leftA.words.length, leftB.words.length)
  const extra = Math.abs(leftA.words.length - leftB.words.length)
  const [givenA, givenB] = [firstOf(nameA), firstOf(nameB)]
  const isLeft = (word: NameWord | undefined, words: readonly NameWord[]): boolean => Boolean(word && words.some((one) => one.text === word.text))
  const unanswered = (word: NameWord | undefined, words: readonly NameWord[]) => isLeft(word, words) && ear.rarity(word!) >= OFTEN_LEFT_OUT
  const near = conflicts ? bestAmong(leftA.words, leftB.words, ear.hearing).like : 0
  const givenConflict = conflicts > 0 && !seen.given && (isLeft(givenA, leftA.words) || isLeft(givenB, leftB.words)) && leftA.words.some(({ role }) => role !== 'family') && leftB.words.some(({ role }) => role !== 'family')
  const familyConflict = conflicts > 0 && !seen.family && leftA.words.some(({ role }) => role !== 'given') && leftB.words.some(({ role }) => role !== 'given')
  if (givenConflict) values[GIVEN_CONFLICT + bin(near)] = 1
  if (familyConflict) values[FAMILY_CONFLICT + bin(near)] = 1
  if (conflicts) {
    values[CONFLICTS + (conflicts > 1 ? 1 : 0)] = 1
    values[CONFLICTS + 2] = Math.min(Math.max(...leftA.words.map(ear.rarity)), Math.max(...leftB.words.map(ear.rarity)))
  }
  if (extra) values[EXTRA + (extra > 1 ? 1 : 0)] = 1
  if (!matches.length) values[EXTRA + 2] = 1
  if (alignment.crossed && matches.length > 2) values[EXTRA + 3] = 1
  if (matches.length === 1) values[EXTRA + 4] = 1
  patronymics(a, b, ear, values)
  const rareSum = matches.reduce((sum, { like, rarity }) => sum + Math.max(0, (like - 0.5) * 2) * rarity, 0)
  const level: Level = conflicts || !matches.length ? (rareSum > 0.6 ? 'part' : 'weak') : matches.length > 1 ? (rareSum > 1 ? 'fullRare' : 'full') : 'one'
  const date = dateKind(a.born, b.born)
  coverage(nameA, nameB, matches, values)
  spread(EVIDENCE, values, RARE_SUM, rareSum, 1)
  values[DATE_RARE + DATE_GROUPS.indexOf(groupOf[date])] = rareSum
  values[DATE + DATE_KINDS.indexOf(date)] = 1
  values[DATE_LEVEL + LEVELS.indexOf(level) * DATE_GROUPS.length + DATE_GROUPS.indexOf(groupOf[date])] = 1
  const father = kin(fatherOf(a), fatherOf(b), ear, values, FATHER)
  if (father !== 'unknown' && (!a.father.length || !b.father.length)) values[FATHER + KIN_POINTS.length + 3] = 1
  const mother = kin(a.mother, b.mother, ear, values, MOTHER)
  const phone = phones(a.phone, b.phone, values)
  if (givenConflict && (father === 'same' || mother === 'same')) values[SIBLING] = 1
  if (givenConflict && phone === 'same') values[SIBLING + 1] = 1
  return {
    values, alignment: { ...alignment, leftOver: leftA.words, rightOver: leftB.words }, level, date, givenConflict, familyConflict, slavicSuffix: suffix, father, mother, phone,
    place: places(a.place, b.place, ear, values), nation: nations(a.nat, b.nat, values), sex: sexes(a.sex, b.sex, values), evidence,
    firstUnanswered: unanswered(givenA, leftA.words) || unanswered(givenB, leftB.words),
  }
}

function patronymics(a: Prepared, b: Prepared, { hearing }: Ear, values: Float64Array): void {
  const stems = (one: Prepared) => one.names.flatMap((name) => name.filter(({ patronymic, role }) => patronymic && role !== 'family'))
  for (const [one, other] of [[a, b], [b, a]] as const) for (const word of stems(one)) {
    if (!other.father.length) continue
    const stem = stemOf(word)
    const { like } = bestAmong([stem], other.father, hearing)
    values[KIN_NAME + (like >= 0.62 ? 1 : 2)] = 1
  }
}

function phones(a: string, b: string, values: Float64Array): Findings['phone'] {
  if (!a || !b) {
    values[PHONE + 2] = 1
    return 'unknown'
  }
  if (a === b) {
    values[PHONE] = 1
    return 'same'
  }
  let different = a.length === b.length ? 0 : 9
  for (let at = 0; at < a.length && at < b.length; at++) if (a[at] !== b[at]) different++
  values[PHONE + (different <= 2 ? 3 : 1)] = 1
  return 'differs'
}

function places(a: readonly Word[], b: readonly Word[], { hearing }: Ear, values: Float64Array): Findings['place'] {
  if (!a.length || !b.length) {
    values[PLACE + 3] = 1
    return 'unknown'
  }
  const { like } = bestAmong(a, b, hearing)
  const found = like >= 0.8 ? 'same' : like >= 0.6 ? 'near' : 'differs'
  values[PLACE + ['same', 'near', 'differs'].indexOf(found)] = 1
  return found
}

function nations(a: string, b: string, values: Float64Array): Findings['nation'] {
  const found = !a || !b ? 'unknown' : a === b ? 'same' : neighbours(a, b) ? 'near' : 'differs'
  values[NATION + ['same', 'near', 'differs', 'unknown'].indexOf(found)] = 1
  return found
}

function sexes(a: string, b: string, values: Float64Array): Findings['sex'] {
  const found = !a || !b ? 'unknown' : a === b ? 'same' : 'differs'
  values[SEX + ['same', 'differs', 'unknown'].indexOf(found)] = 1
  return found
}
