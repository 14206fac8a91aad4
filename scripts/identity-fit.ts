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

/** Weights that best tell the same from the different. */
export function fit(examples: readonly Example[], ridge: number): Float64Array {
  const size = examples[0]!.values.length
  const present = examples.map(({ values }) => [...values.keys()].filter((at) => values[at]))
  const weights = new Float64Array(size)
  for (let round = 0; round < 15; round++) {
    const curve = Array.from({ length: size }, () => new Float64Array(size))
    const slope = new Float64Array(size)
    for (const [index, { values, same, weight }] of examples.entries()) {
      const places = present[index]!
      let sum = 0
      for (const at of places) sum += weights[at]! * values[at]!
      const chance = 1 / (1 + Math.exp(-sum))
      const error = ((same ? 1 : 0) - chance) * weight
      const bend = Math.max(1e-6, chance * (1 - chance)) * weight
      for (const i of places) {
        slope[i]! += error * values[i]!
        const row = curve[i]!
        const scaled = bend * values[i]!
        for (const j of places) if (j <= i) row[j]! += scaled * values[j]!
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
