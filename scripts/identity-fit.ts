// Logistic regression by Newton's method, with a ridge: small, exact, the same every time.

export interface Example {
  values: Float64Array | Float32Array
  same: boolean
  weight: number
  /** For cross-validation: examples of one child stay together. */
  fold: number
}

export function dot(weights: Float64Array, values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += weights[at]! * values[at]!
  return sum
}

/** Solves H x = g for a symmetric positive H, given by its lower half. */
function solve(lower: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const factor = Array.from({ length: size }, () => new Float64Array(size))
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = lower[i]![j]!
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!
      factor[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / factor[j]![j]!
    }
  }
  const half = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = right[i]!
    for (let k = 0; k < i; k++) sum -= factor[i]![k]! * half[k]!
    half[i] = sum / factor[i]![i]!
  }
  const found = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    let sum = half[i]!
    for (let k = i + 1; k < size; k++) sum -= factor[k]![i]! * found[k]!
    found[i] = sum / factor[i]![i]!
  }
  return found
}

/** Examples of which only what is not zero is kept. */
export class Sparse {
  readonly size: number
  readonly same: boolean[] = []
  readonly weights: number[] = []
  readonly folds: number[] = []
  /** Where the signs of each example begin; the last is the end. */
  readonly starts: number[] = [0]
  places = new Uint16Array(1 << 20)
  values = new Float64Array(1 << 20)

  constructor(size: number) {
    this.size = size
  }

  /** Adds an example: `count` signs, by place and amount. */
  add(places: ArrayLike<number>, values: ArrayLike<number>, count: number, same: boolean, weight: number, fold: number): void {
    const start = this.starts.at(-1)!
    if (start + count > this.places.length) {
      const [wider, longer] = [new Uint16Array(this.places.length * 2), new Float64Array(this.places.length * 2)]
      wider.set(this.places)
      longer.set(this.values)
      this.places = wider
      this.values = longer
    }
    for (let at = 0; at < count; at++) {
      this.places[start + at] = places[at]!
      this.values[start + at] = values[at]!
    }
    this.same.push(same)
    this.weights.push(weight)
    this.folds.push(fold)
    this.starts.push(start + count)
  }
}

/** Weights that best tell the same from the different. */
export function fit(examples: readonly Example[], ridge: number): Float64Array {
  const sparse = new Sparse(examples[0]!.values.length)
  for (const { values, same, weight, fold } of examples) {
    const places = [...values.keys()].filter((at) => values[at])
    sparse.add(places, places.map((at) => values[at]!), places.length, same, weight, fold)
  }
  return fitSparse(sparse, ridge)
}

/** The same of sparse examples, without those of one part. */
export function fitSparse({ size, same, weights: shares, folds, starts, places, values }: Sparse, ridge: number, without = -1): Float64Array {
  const weights = new Float64Array(size)
  for (let round = 0; round < 15; round++) {
    const curve = Array.from({ length: size }, () => new Float64Array(size))
    const slope = new Float64Array(size)
    for (let index = 0; index < same.length; index++) {
      if (folds[index] === without) continue
      const [from, to] = [starts[index]!, starts[index + 1]!]
      let sum = 0
      for (let at = from; at < to; at++) sum += weights[places[at]!]! * values[at]!
      const chance = 1 / (1 + Math.exp(-sum))
      const error = ((same[index] ? 1 : 0) - chance) * shares[index]!
      const bend = Math.max(1e-6, chance * (1 - chance)) * shares[index]!
      for (let at = from; at < to; at++) {
        const i = places[at]!
        slope[i]! += error * values[at]!
        const row = curve[i]!
        const scaled = bend * values[at]!
        for (let other = from; other < to; other++) if (places[other]! <= i) row[places[other]!]! += scaled * values[other]!
      }
    }
    for (let at = 0; at < size; at++) {
      slope[at]! -= ridge * weights[at]!
      curve[at]![at]! += ridge
    }
    const step = solve(curve, slope)
    let largest = 0
    for (let at = 0; at < size; at++) {
      weights[at]! += step[at]!
      largest = Math.max(largest, Math.abs(step[at]!))
    }
    if (largest < 1e-5) break
  }
  return weights
}
