// How rare a word is in this register. Small registers know little: what they have not seen yet is taken to be uncommon, not unique.
import type { Rarity } from './align.ts'
import type { Word } from './words.ts'

const PRIOR_PEOPLE = 2000
const PRIOR_SHARE = 1e-4

/**
 * Fewer than this, nobody included, are not told apart: the weight of a name would say whether a family is registered, also where its reader reaches none of them. They
 * count as A_FEW. In a register of a million it changes nothing: there ten are already as rare as can be.
 */
const TOLD_APART = 5
const A_FEW = 2

/** From 0 (one in one) to 1 (one in a hundred thousand or fewer). */
export function rarityOf(bearers: number, people: number): number {
  const share = ((bearers < TOLD_APART ? A_FEW : bearers) + PRIOR_PEOPLE * PRIOR_SHARE) / (people + PRIOR_PEOPLE)
  return Math.min(1, Math.max(0, -Math.log10(share) / 5))
}

/** Rarity by the number of people under the key of each word. */
export const rarityBy = (bearers: (key: number) => number, people: number): Rarity => {
  const known = new Map<Word, number>()
  return (word) => {
    let found = known.get(word)
    if (found === undefined) known.set(word, (found = rarityOf(bearers(word.key), people)))
    return found
  }
}
