import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { RgState } from './kinds.ts'
import { slotOf, type Exercise, type Holder, type OfficePeriod, type OfficeRole, type RgPeriod, type Span } from './legal-input.ts'
import { flatten, type Layer } from './periods.ts'

/** What an order (or a correction) says of one parent's responsibility. Without its own days it holds as long as the order does. */
export interface EffectSaid extends Span {
  parentId: string
  state: RgState
  exercise: Exercise | null
  limits: string | null
}

export interface OfficeSaid extends Span {
  role: OfficeRole
  holder: Holder
  powers: string | null
}

/** A measure as the legal status is derived from it. */
export interface SayingMeasure {
  id: string
  from: PlainDate
  to: PlainDate | null
  written: string
  effects: readonly EffectSaid[]
  offices: readonly OfficeSaid[]
}

export interface SayingCorrection {
  id: string
  written: string
  effect: EffectSaid | null
  office: OfficeSaid | null
}

const earliest = (one: PlainDate | null, other: PlainDate | null): PlainDate | null => (one && other ? (one < other ? one : other) : (one ?? other))

type Said<T> = T & { measureId: string | null; correctionId: string | null }

function layersOf<T extends Span>(
  measures: readonly SayingMeasure[], corrections: readonly SayingCorrection[], ofMeasure: (one: SayingMeasure) => readonly T[], ofCorrection: (one: SayingCorrection) => T | null,
): Layer<Said<T>>[] {
  return [
    ...measures.flatMap((measure) => ofMeasure(measure).map((said): Layer<Said<T>> => ({
      from: said.from ?? measure.from, to: earliest(said.to, measure.to), rank: 0, written: measure.written, value: { ...said, measureId: measure.id, correctionId: null },
    }))),
    ...corrections.flatMap((correction): Layer<Said<T>>[] => {
      const said = ofCorrection(correction)
      return said ? [{ from: said.from, to: said.to, rank: 1, written: correction.written, value: { ...said, measureId: null, correctionId: correction.id } }] : []
    }),
  ]
}

function byKey<T>(layers: readonly Layer<T>[], keyOf: (value: T) => string): Layer<T>[][] {
  const groups = new Map<string, Layer<T>[]>()
  for (const layer of layers) groups.set(keyOf(layer.value), [...(groups.get(keyOf(layer.value)) ?? []), layer])
  return [...groups.values()]
}

/** Periods of each parent's responsibility and of each office, without overlap, out of measures in any order and the corrections of them. */
export function derivePeriods(measures: readonly SayingMeasure[], corrections: readonly SayingCorrection[]): { periods: RgPeriod[]; offices: OfficePeriod[] } {
  const effects = layersOf(measures, corrections, (one) => one.effects, (one) => one.effect)
  const offices = layersOf(measures, corrections, (one) => one.offices, (one) => one.office)
  return {
    periods: byKey(effects, ({ parentId }) => parentId).flatMap((layers) => flatten(layers).map(({ from, to, value }) => ({ ...value, from, to }))),
    offices: byKey(offices, ({ role, holder }) => slotOf(role, holder)).flatMap((layers) => flatten(layers).map(({ from, to, value }) => ({ ...value, from, to }))),
  }
}

export type Relation = 'confermato' | 'modificato' | 'sostituito' | 'revocato' | 'cessato' | 'scaduto'
export const relations = ['confermato', 'modificato', 'sostituito', 'revocato', 'cessato', 'scaduto'] as const

/** The last day of a measure by what followed it: the day before it was replaced, revoked or ended; its last day when it expired. Null: it goes on. */
export function endedBy(followed: readonly { relation: Relation; onDay: PlainDate }[]): { on: PlainDate; by: 'sostituito' | 'revocato' | 'cessato' | 'scaduto' } | null {
  const ends = followed.flatMap(({ relation, onDay }) =>
    relation === 'confermato' || relation === 'modificato' ? [] : [{ on: relation === 'scaduto' ? onDay : addDays(onDay, -1), by: relation }])
  return ends.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null
}
