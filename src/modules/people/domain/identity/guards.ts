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
export function mayBeSibling({ found }: Comparison): boolean {
  const family = found.alignment.matches.some(({ kind, like }) => kind !== 'given' && like >= 0.8)
  const shared = (found.father === 'same' ? 1 : 0) + (found.mother === 'same' ? 1 : 0) + (found.phone === 'same' ? 1 : 0)
  return found.givenConflict && CHANCE_OF_DATE[found.date] === undefined && (shared >= 2 || (shared === 1 && family))
}

/** Likeness of words that are surely one; 0.75 is even odds. */
const SAME_WORD = 0.8
/** Of surnames that differ by little more than their ending. */
const SAME_ENDING = 0.93

/** Every name word agrees well, and what ends a Slavic surname agrees too. */
function namesAgree({ alignment: { matches } }: Findings): boolean {
  return matches.every(({ a, like, kind, equivalent }) => equivalent || like >= (kind === 'family' && SLAVIC.test(a.text) ? SAME_ENDING : SAME_WORD)) && matches.some(({ kind }) => kind !== 'family')
}
const SLAVIC = /(?:[oeiy]v|chuk|enko|sky|skyi|skiy|skii|iuk|yuk|uk|ak|yk|ets)$/

/** The band of a comparison; null below what is worth showing. */
export function bandOf(comparison: Comparison, people: number, bands: Bands): MatchBand | null {
  const { score, found } = comparison
  if (score < bands.possible) return null
  const sure = score >= bands.veryLikely && !found.givenConflict && !found.familyConflict && !found.slavicSuffix && !found.firstUnanswered && found.sex !== 'differs'
    && !(found.alignment.crossed && found.alignment.matches.length > 2) && kinds(found) >= 2 && namesAgree(found) && CHANCE_OF_DATE[found.date] !== undefined && coincidences(found, people) < COINCIDENCES
  if (sure) return 'very_likely'
  return score >= bands.likely ? 'likely' : 'possible'
}
