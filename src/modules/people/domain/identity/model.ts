// `weights.json`, made by `npm run identity:train`, ready to use.
import { CODES_VERSION } from './codes.ts'
import { SIZE, type SoundCosts } from './distance.ts'
import { FEATURES } from './features.ts'
import { PRESCORE_SIGNS } from './prescore-signs.ts'
import type { Bands, Model, Profile } from './score.ts'
import type { Support } from './support.ts'
import { wordWeights } from './word-likeness.ts'
import committed from './weights.json' with { type: 'json' }

/** The file as it is committed. */
export interface Weights {
  scoreVersion: string
  trainedOn: string
  bands: Bands
  profiles: Record<Profile, Record<string, number>>
  /** Hundredths: above the diagonal row by row, then what it costs to leave each sound out. */
  sounds: { change: number[]; omit: number[] }
  /** What speaks for or against two spellings being one word. */
  words: Record<string, number>
  support: Support
  /** What the signs of a signature weigh, when it is decided who is compared in full. */
  shortlist: Record<string, number>
}

function costsOf({ change, omit }: Weights['sounds']): SoundCosts {
  const costs: SoundCosts = { change: new Float64Array(SIZE * SIZE), omit: Float64Array.from(omit, (value) => value / 100) }
  let at = 0
  for (let x = 0; x < SIZE; x++) for (let y = x + 1; y < SIZE; y++) costs.change[x * SIZE + y] = costs.change[y * SIZE + x] = change[at++]! / 100
  return costs
}

/** Weights of the cheap score, by place. */
export const prescoreWeights = (named: Readonly<Record<string, number>>): Float64Array => Float64Array.from(PRESCORE_SIGNS, (name) => named[name] ?? 0)

/** Makes a file of weights ready. A feature it does not name weighs nothing. */
export function modelOf(weights: Weights): Model {
  const ready = (profile: Profile) => Float64Array.from(FEATURES, ({ name }) => weights.profiles[profile][name] ?? 0)
  return {
    scoreVersion: `${weights.scoreVersion}.${CODES_VERSION}`, hearing: { costs: costsOf(weights.sounds), words: wordWeights(weights.words) }, weights: { search: ready('search'), pair: ready('pair'), names: ready('names') },
    bands: weights.bands, support: weights.support, shortlist: prescoreWeights(weights.shortlist),
  }
}

/** The model in use. */
export const model: Model = modelOf(committed as Weights)
