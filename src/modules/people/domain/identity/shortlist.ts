// Which of the signatures found are worth comparing in full.
import type { Prescorer } from './prescore.ts'
import { SIGNATURE_BYTES } from './signature.ts'

// used again by every search, which is through with them before the next begins
let seen = new Int32Array(1 << 16)
let numbers = new Int32Array(1 << 15)
let scores = new Float64Array(1 << 15)
let order = new Float64Array(1 << 15)

function prepareFor(count: number): void {
  if (seen.length < count * 2) {
    seen = new Int32Array(2 ** Math.ceil(Math.log2(count * 2)))
    numbers = new Int32Array(seen.length / 2)
    scores = new Float64Array(numbers.length)
    order = new Float64Array(numbers.length)
  } else seen.fill(0)
}

/** Has this number (never 0) been met in this search? From now on it has. */
function meet(no: number): boolean {
  const mask = seen.length - 1
  let slot = (Math.imul(no, 0x9e3779b1) >>> 8) & mask
  for (; seen[slot] !== 0; slot = (slot + 1) & mask) if (seen[slot] === no) return true
  seen[slot] = no
  return false
}

/** The numbers of the `most` best of these signatures by the cheap score; of equals those met first. */
export function shortlist(signatures: Uint8Array, scorer: Prescorer, most: number): number[] {
  const view = new DataView(signatures.buffer, signatures.byteOffset, signatures.byteLength)
  const count = Math.floor(signatures.byteLength / SIGNATURE_BYTES)
  prepareFor(count)
  let found = 0
  for (let at = 0; at < count; at++) {
    const no = view.getInt32(at * SIGNATURE_BYTES)
    if (meet(no)) continue
    numbers[found] = no
    scores[found++] = scorer.score(view, at * SIGNATURE_BYTES)
  }
  if (found <= most) return [...numbers.subarray(0, found)]
  order.set(scores.subarray(0, found))
  const bar = order.subarray(0, found).sort()[found - most]!
  const best: number[] = []
  for (let at = 0; at < found; at++) if (scores[at]! > bar) best.push(numbers[at]!)
  for (let at = 0; at < found && best.length < most; at++) if (scores[at] === bar) best.push(numbers[at]!)
  return best
}
