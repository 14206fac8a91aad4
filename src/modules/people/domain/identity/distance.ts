// How far two words sound from each other: an edit distance whose costs were learned from spellings of one name.
import { isVowel, SYMBOLS } from './sounds.ts'

export const SIZE = SYMBOLS.length
const CODE = new Int8Array(128).fill(-1)
for (const [index, symbol] of [...SYMBOLS].entries()) CODE[symbol.charCodeAt(0)] = index
const VOWEL = [...SYMBOLS].map(isVowel)

/** What it costs to hear one sound for another, and to leave one out. */
export interface SoundCosts {
  /** SIZE × SIZE, symmetric, 0 on the diagonal. */
  change: Float64Array
  omit: Float64Array
}

const LONGEST = 24
const rows = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)]
const left = new Int8Array(LONGEST)
const right = new Int8Array(LONGEST)
const leftOmit = new Float64Array(LONGEST)
const rightOmit = new Float64Array(LONGEST)
/** A short vowel that one script does not write costs little. */
const UNWRITTEN = 0.12
const SWAPPED = 0.45
/** و and ي also write long vowels. */
const LONG = new Set(['wu', 'wo', 'yi', 'ye'].flatMap(([one, other]) => [[one, other], [other, one]].map(([x, y]) => SYMBOLS.indexOf(x!) * SIZE + SYMBOLS.indexOf(y!))))

function read(sounds: string, into: Int8Array, omit: Float64Array, costs: SoundCosts, abjad: boolean): number {
  const length = Math.min(sounds.length, LONGEST)
  for (let at = 0; at < length; at++) {
    const code = CODE[sounds.charCodeAt(at)]!
    into[at] = code
    omit[at] = costs.omit[code]! * (abjad && VOWEL[code] ? UNWRITTEN : 1)
  }
  return length
}

/** Likeness of two words by their sounds, from 0 (nothing in common) to 1 (the same sounds). The same both ways round. What is surely below `least` may be told as 0. */
export function likeness(a: string, b: string, costs: SoundCosts, abjad = false, least = 0): number {
  if (a === b) return 1
  // one order: sums of fractions depend on it
  return a < b ? likenessBy(a, b, costs, abjad, least) : likenessBy(b, a, costs, abjad, least)
}

function likenessBy(a: string, b: string, costs: SoundCosts, abjad: boolean, least: number): number {
  const n = read(a, left, leftOmit, costs, abjad)
  const m = read(b, right, rightOmit, costs, abjad)
  let total = 0
  for (let at = 0; at < n; at++) total += leftOmit[at]!
  for (let at = 0; at < m; at++) total += rightOmit[at]!
  if (!total) return 0
  // no way on costs less than the cheapest so far, or than two sounds swapped from the row before
  const most = ((1 - least) * total) / 2 + 1e-9
  let nearest = 0
  let [before, last, row] = rows as [Float64Array, Float64Array, Float64Array]
  last[0] = 0
  for (let j = 1; j <= m; j++) last[j] = last[j - 1]! + rightOmit[j - 1]!
  for (let i = 1; i <= n; i++) {
    const x = left[i - 1]!
    row[0] = last[0]! + leftOmit[i - 1]!
    let cheapest = row[0]
    for (let j = 1; j <= m; j++) {
      const y = right[j - 1]!
      let best = last[j - 1]! + (abjad && LONG.has(x * SIZE + y) ? Math.min(UNWRITTEN, costs.change[x * SIZE + y]!) : costs.change[x * SIZE + y]!)
      const dropped = last[j]! + leftOmit[i - 1]!
      if (dropped < best) best = dropped
      const added = row[j - 1]! + rightOmit[j - 1]!
      if (added < best) best = added
      if (i > 1 && j > 1 && x === right[j - 2] && left[i - 2] === y) {
        const swapped = before[j - 2]! + SWAPPED
        if (swapped < best) best = swapped
      }
      row[j] = best
      if (best < cheapest) cheapest = best
    }
    if (cheapest > most && nearest + SWAPPED > most) return 0
    nearest = cheapest
    const spare = before
    before = last
    last = row
    row = spare
  }
  return Math.max(0, 1 - (2 * last[m]!) / total)
}

const grid = new Float64Array((LONGEST + 1) * (LONGEST + 1))
const WIDE = LONGEST + 1

/** The steps of the best alignment, first sounds first, as pairs of symbol numbers (−1: left out). */
export function alignment(a: string, b: string, { change, omit }: SoundCosts): [number, number][] {
  const [n, m] = [Math.min(a.length, LONGEST), Math.min(b.length, LONGEST)]
  for (let i = 0; i < n; i++) left[i] = CODE[a.charCodeAt(i)]!
  for (let j = 0; j < m; j++) right[j] = CODE[b.charCodeAt(j)]!
  grid[0] = 0
  for (let i = 1; i <= n; i++) grid[i * WIDE] = grid[(i - 1) * WIDE]! + omit[left[i - 1]!]!
  for (let j = 1; j <= m; j++) grid[j] = grid[j - 1]! + omit[right[j - 1]!]!
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const at = i * WIDE + j
      grid[at] = Math.min(grid[at - WIDE - 1]! + change[left[i - 1]! * SIZE + right[j - 1]!]!, grid[at - WIDE]! + omit[left[i - 1]!]!, grid[at - 1]! + omit[right[j - 1]!]!)
    }
  }
  const steps: [number, number][] = []
  for (let i = n, j = m; i || j;) {
    const at = i * WIDE + j
    if (i && j && grid[at] === grid[at - WIDE - 1]! + change[left[i - 1]! * SIZE + right[j - 1]!]!) steps.push([left[--i]!, right[--j]!])
    else if (i && grid[at] === grid[at - WIDE]! + omit[left[i - 1]!]!) steps.push([left[--i]!, -1])
    else steps.push([-1, right[--j]!])
  }
  return steps.reverse()
}

/** Groups of sounds that are near each other, nearest first: where learning starts from. */
const NEAR: readonly [string, number][] = [
  ['ie', 0.15], ['ou', 0.15], ['aeo', 0.25], ['aiu', 0.35], ['iy', 0.1], ['uw', 0.15], ['vw', 0.1], ['uo', 0.1], ['vb', 0.5], ['vf', 0.5], ['wb', 0.6], ['bp', 0.4], ['fp', 0.6], ['mn', 0.6],
  ['td', 0.5], ['tQ', 0.05], ['dD', 0.05], ['sQ', 0.4], ['zD', 0.4], ['sz', 0.15], ['sS', 0.4], ['sT', 0.4], ['zT', 0.3], ['SC', 0.4], ['CT', 0.5], ['k7', 0.02], ['kX', 0.3], ['hX', 0.2], ['kg', 0.5],
  ['gG', 0.05], ['gh', 0.5], ['hG', 0.5], ['gJ', 0.6], ['zJ', 0.5], ['nN', 0.15], ['2S', 0.1], ['2k', 0.15], ['2X', 0.15], ['2C', 0.1], ['2h', 0.3], ['3s', 0.1], ['3C', 0.1], ['3S', 0.3], ['3k', 0.3], ['3T', 0.1], ['3z', 0.3], ['32', 0.2],
  ['4g', 0.1], ['4J', 0.1], ['45', 0.15], ['4h', 0.5], ['4G', 0.1], ['5J', 0.05], ['5y', 0.1], ['5i', 0.25], ['5g', 0.4], ['5z', 0.5], ['6X', 0.1], ['6h', 0.1], ['6J', 0.1], ['6k', 0.3], ['6s', 0.5],
  ['7C', 0.2], ['7g', 0.4], ['72', 0.2], ['8s', 0.1], ['8C', 0.05], ['82', 0.1], ['8S', 0.3], ['83', 0.1], ['85', 0.4], ['9k', 0.2], ['9C', 0.4], ['9J', 0.3], ['9a', 0.4], ['Xk', 0.3], ['lr', 0.7], ['TS', 0.6], ['Js', 0.8], ['yJ', 0.4], ['23', 0.2],
]

/** Costs by ear, before learning. */
export function costsByEar(): SoundCosts {
  const change = new Float64Array(SIZE * SIZE)
  const omit = new Float64Array(SIZE)
  for (let x = 0; x < SIZE; x++) {
    omit[x] = VOWEL[x] ? 0.35 : SYMBOLS[x] === 'h' ? 0.25 : SYMBOLS[x] === 'y' || SYMBOLS[x] === '9' ? 0.4 : SYMBOLS[x] === 'w' ? 0.6 : 0.9
    for (let y = 0; y < SIZE; y++) if (x !== y) change[x * SIZE + y] = VOWEL[x] && VOWEL[y] ? 0.4 : VOWEL[x] || VOWEL[y] ? 1.1 : 1.2
  }
  for (const [group, cost] of NEAR) {
    for (const one of group) for (const other of group) {
      const [x, y] = [SYMBOLS.indexOf(one), SYMBOLS.indexOf(other)]
      if (x !== y) change[x * SIZE + y] = change[y * SIZE + x] = Math.min(cost, change[x * SIZE + y]!)
    }
  }
  return { change, omit }
}
