// What the names of parents say: given name against given name, the family's apart.
import { wordLikeness, type Ear } from './align.ts'
import type { Prepared } from './facts.ts'
import { wordKey } from './hash.ts'
import { coarseSkeleton, fineSkeletons } from './sounds.ts'
import type { Word } from './words.ts'

export type Kin = 'same' | 'near' | 'differs' | 'unknown'
/** Likeness of a parent's name is read between these points. */
export const KIN_POINTS = [0.3, 0.5, 0.62, 0.75, 0.85, 0.93, 1] as const

export interface KinFinding {
  state: Kin
  like: number
  rarity: number
  /** Another word of theirs agrees too. */
  more: boolean
}

/** Two parents' names; the first word is the given one, and two family names alone are not the same parent. */
export function compareKin(words: readonly Word[], others: readonly Word[], { hearing, rarity }: Ear): KinFinding {
  if (!words.length || !others.length) return { state: 'unknown', like: 0, rarity: 0, more: false }
  let like = 0
  let at: readonly [number, number] = [0, 0]
  for (const [i, x] of words.entries()) for (const [j, y] of others.entries()) {
    if (i && j) continue
    const found = wordLikeness(x, y, hearing)
    if (found > like) [like, at] = [found, [i, j]]
  }
  const more = words.some((x, i) => i !== at[0] && others.some((y, j) => j !== at[1] && wordLikeness(x, y, hearing) >= 0.8))
  return { state: like >= 0.75 ? 'same' : like >= 0.6 ? 'near' : 'differs', like, rarity: like >= 0.6 ? Math.min(rarity(words[at[0]]!), rarity(others[at[1]]!)) : 0, more }
}

/** The father's name, or what a patronymic says of it (Serhiiovych: Serhii). */
export function fatherOf(one: Prepared): readonly Word[] {
  if (one.father.length) return one.father
  for (const name of one.names) for (const word of name) if (word.patronymic && word.role !== 'family') return [stemOf(word)]
  return []
}

/** The father's name inside a patronymic, as a word to compare. */
export const stemOf = (word: Word): Word => {
  const sounds = word.forms[0]!.slice(0, Math.max(3, word.patronymic!.length))
  const fine = fineSkeletons(sounds)
  return { ...word, id: 0, key: wordKey(fine[0] ?? ''), text: word.patronymic!, forms: [sounds], fine, coarse: fine.map(coarseSkeleton), group: null, patronymic: null }
}
