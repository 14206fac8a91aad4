// What a score alone may not say. "Very likely" is asked before a file opens: it must be right, or not be said.
import type { MatchBand } from './match-line.ts'
import type { Comparison, Bands } from './score.ts'
import type { Findings } from './features.ts'

/** How often a date of birth of this kind is met by chance, among people of the same name. */
const CHANCE_OF_DATE: Partial<Record<Findings['date'], number>> = {
  sameDay: 1 / 3000, bothJan1: 1 / 35, sameYearJan1: 1 / 14, sameYearAlone: 1 / 14, swapped: 1 / 3000, dayOff: 1 / 1500, dayDigit: 1 / 800, monthOff: 1 / 1500, otherYear1: 1 / 1500, otherYear2: 1 / 1500, otherYear3: 1 / 1200,
}
/** More namesakes than this are to be expected by chance. */
const COINCIDENCES = 0.05

/** How many people of the register are expected to agree as much by chance: its size × how common the names are × the kind of date. */
export function coincidences(found: Findings, people: number): number {
  let expected = people * (CHANCE_OF_DATE[found.date] ?? 1)
  // a word of rarity r is borne by one person in 10^(5r); a word not quite the same may be another
  for (const { rarity, like, equivalent } of found.alignment.matches) expected *= 10 ** (-5 * rarity * (equivalent ? 1 : Math.min(1, Math.max(0, (like - 0.5) / 0.4))))
  if (found.father === 'same') expected /= 20
  if (found.mother === 'same') expected /= 20
  if (found.place === 'same') expected /= 4
  if (found.nation === 'same') expected /= 8
  if (found.phone === 'same') expected /= 100_000
  return expected
}

const strongDate = (found: Findings): boolean => (CHANCE_OF_DATE[found.date] ?? 1) <= 1 / 800

/** Kinds of evidence that do not follow from each other. */
function kinds(found: Findings): number {
  const names = found.alignment.matches.length > 1 ? 1 : 0
  return names + (strongDate(found) ? 1 : 0) + (found.father === 'same' || found.mother === 'same' ? 1 : 0) + (found.phone === 'same' ? 1 : 0)
}

/** The same parents or telephone, another given name and another date: a brother or a sister, never a duplicate. With one date it may be a twin, or the same child: it stays among the others. */
export function mayBeSibling({ found, codes }: Comparison): boolean {
  if (codes.same) return false
  const family = found.alignment.matches.some(({ kind, like }) => kind !== 'given' && like >= 0.8)
  const shared = (found.father === 'same' ? 1 : 0) + (found.mother === 'same' ? 1 : 0) + (found.phone === 'same' ? 1 : 0)
  return found.givenConflict && CHANCE_OF_DATE[found.date] === undefined && (shared >= 2 || (shared === 1 && family))
}

/** A parent or the telephone agrees: what names and dates do not bring along. */
const witnessed = ({ father, mother, phone }: Findings): boolean => father === 'same' || mother === 'same' || phone === 'same'

/** Likeness of words that are surely one; 0.75 is even odds, and enough where a day of birth and a witness agree. */
const SAME_WORD = 0.8
const SAME_WORD_WITNESSED = 0.75
/** Of surnames that differ by little more than their ending. */
const SAME_ENDING = 0.93
/** Words that leave no doubt. */
const SURELY_SAME = 0.9
const SLAVIC = /(?:[oeiy]v|chuk|enko|sky|skyi|skiy|skii|iuk|yuk|uk|ak|yk|ets)$/

/** Every name word agrees well, and what ends a Slavic surname agrees too. */
function namesAgree(found: Findings): boolean {
  const least = witnessed(found) && strongDate(found) ? SAME_WORD_WITNESSED : SAME_WORD
  const { matches } = found.alignment
  return matches.every(({ a, b, like, kind, equivalent }) => equivalent || like >= (kind === 'family' && (SLAVIC.test(a.text) || SLAVIC.test(b.text)) ? SAME_ENDING : least)) && matches.some(({ kind }) => kind !== 'family')
}

/** So few coincidences that the order of a chain of names matters no more, when the day of birth is the same. */
const HARDLY_EVER = 0.001
/** So few that names which surely agree need a lower score. */
const SELDOM = 0.01

/** The words of a chain of names (three or more on a side) stand in another order: Masoud Hisham Ali, Hisham Masoud Ali are two people. */
const anotherOrder = ({ alignment: { crossed, matches, leftOver, rightOver } }: Findings): boolean => crossed > 0 && (matches.length > 2 || leftOver.length + rightOver.length > 0)

/** The score from which these two may be called very likely one: lower the more kinds of evidence there are. */
function scoreNeeded(found: Findings, expected: number, bands: Bands): number {
  if (witnessed(found)) return strongDate(found) ? bands.veryLikelyWitnessed : bands.veryLikelySurely
  return expected < SELDOM && found.alignment.matches.every(({ like, equivalent }) => equivalent || like >= SURELY_SAME) ? bands.veryLikelySurely : bands.veryLikely
}

/** Nothing speaks against it, enough speaks for it, and chance does not explain it. */
function sure({ score, found }: Comparison, people: number, bands: Bands): boolean {
  if (found.givenConflict || found.familyConflict || found.slavicSuffix || found.firstUnanswered || found.sex === 'differs') return false
  if (CHANCE_OF_DATE[found.date] === undefined || kinds(found) < 2 || !namesAgree(found)) return false
  const expected = coincidences(found, people)
  if (expected >= COINCIDENCES || (anotherOrder(found) && !(found.date === 'sameDay' && expected < HARDLY_EVER))) return false
  return score >= scoreNeeded(found, expected, bands)
}

/** Is there something that one person's registrations do not say, but for an error? */
const contradicted = ({ found, codes }: Comparison): boolean =>
  codes.others !== null || found.givenConflict || found.familyConflict || found.firstUnanswered || found.sex === 'differs' || !found.alignment.matches.length || (found.date !== 'unknown' && CHANCE_OF_DATE[found.date] === undefined)

/** The band of a comparison; null below what is worth showing. */
export function bandOf(comparison: Comparison, people: number, bands: Bands): MatchBand | null {
  // a code of one person alone is shown whatever else differs, and proves by itself only what nothing speaks against: it may have been copied from a brother's papers
  if (comparison.codes.same) return contradicted(comparison) ? 'likely' : 'very_likely'
  if (comparison.score < bands.possible) return null
  if (!comparison.codes.others && sure(comparison, people, bands)) return 'very_likely'
  return comparison.score >= bands.likely ? 'likely' : 'possible'
}
