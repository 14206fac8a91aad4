// How like two words were found to be: the candidates of a search share their words, and so do the searches.
import { MOST_IDS } from './words.ts'

// small enough to stay near the processor: a search asks again for what it asked, another search hardly ever
const SLOTS = 2 ** 16
/** Both numbers in one: exact, since each is below MOST_IDS. 0: nothing there. */
const pairs = new Float64Array(SLOTS)
const likes = new Float64Array(SLOTS)
let turn = 0

const pairOf = (low: number, high: number): number => low * MOST_IDS + high
const slotOf = (low: number, high: number): number => ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 12) & (SLOTS - 1)

/** What was found of the words of these numbers, the lower first; −1 when it is not remembered. */
export function rememberedLikeness(low: number, high: number): number {
  const pair = pairOf(low, high)
  const slot = slotOf(low, high)
  if (pairs[slot] === pair) return likes[slot]!
  return pairs[slot ^ 1] === pair ? likes[slot ^ 1]! : -1
}

/** Remembers it, in the place of another pair when both places are taken. */
export function rememberLikeness(low: number, high: number, like: number): void {
  const slot = slotOf(low, high)
  const at = pairs[slot] === 0 ? slot : slot ^ (turn++ & 1)
  pairs[at] = pairOf(low, high)
  likes[at] = like
}

/** Forgets all: words are heard otherwise from now on. */
export function forgetLikenesses(): void {
  pairs.fill(0)
}
