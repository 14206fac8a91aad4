import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Definition, Step } from './definition.ts'

export type FieldValue = string | boolean | readonly string[]
export type FieldValues = Readonly<Record<string, FieldValue>>

/** One time a step was recorded. `happened`: a date, or an instant in ISO 8601, by the step's moment. */
export interface StepRecord {
  stepId: string
  /** From 1; more than one only for repeatable steps. */
  n: number
  happened: string
  option: string | null
  fields: FieldValues
  documents: readonly string[]
}

/** All that decides where a run stands. */
export interface RunFacts {
  definition: Definition
  records: readonly StepRecord[]
  skipped: ReadonlySet<string>
  /** The measure has lost effect. */
  lost: boolean
  birth: PlainDate | null
}

/** `later`: it opens at an age the child has not reached. `blocked`: something else comes first, or the road is not chosen yet. */
export type StepState = 'blocked' | 'later' | 'open' | 'done' | 'skipped' | 'not_applicable'

export interface Standing {
  state: StepState
  /** Steps that must be settled first. */
  waitsFor: readonly string[]
  opensOn: PlainDate | null
}

const settled: ReadonlySet<StepState> = new Set<StepState>(['done', 'skipped', 'not_applicable'])

/** The k-th time a step was recorded comes again and again: the half-yearly report. */
export const isRecurring = (step: Step): boolean => step.repeatable === true && (step.terms ?? []).some((term) => term.recurring)

/** The day from which a step is shown as to be done; null when it does not wait for an age, or the birth is unknown. */
export function opensOnOf(step: Step, birth: PlainDate | null): PlainDate | null {
  if (!step.fromAge || !birth) return null
  return Temporal.PlainDate.from(birth).add({ years: step.fromAge.years, months: step.fromAge.months ?? 0 }).toString() as PlainDate
}

/** Where every step of a run stands on a day, by step id. */
export function standings(facts: RunFacts, today: PlainDate): ReadonlyMap<string, Standing> {
  const { definition } = facts
  const byId = new Map(definition.steps.map((step) => [step.id, step]))
  const known = new Map<string, Standing>()
  const of = (id: string): Standing => {
    const found = known.get(id)
    if (found) return found
    const step = byId.get(id)
    if (!step) throw new RangeError(`${definition.id}: no step ${id}`)
    const made = standingOf(step, facts, today, of)
    known.set(id, made)
    return made
  }
  for (const step of definition.steps) of(step.id)
  return known
}

function standingOf(step: Step, facts: RunFacts, today: PlainDate, of: (id: string) => Standing): Standing {
  const opensOn = opensOnOf(step, facts.birth)
  const stand = (state: StepState, waitsFor: readonly string[] = []): Standing => ({ state, waitsFor, opensOn })
  if (step.onLoss && !facts.lost) return stand('not_applicable')
  const road = roadOf(step, facts, of)
  if (road === 'closed') return stand('not_applicable')
  const recorded = facts.records.some((one) => one.stepId === step.id)
  const closed = isClosed(step, facts)
  if (recorded && (closed || !isRecurring(step))) return stand('done')
  if (facts.skipped.has(step.id)) return stand('skipped')
  if (closed) return stand('not_applicable')
  const before = step.after ?? []
  if (before.length && before.every((id) => of(id).state === 'not_applicable')) return stand('not_applicable')
  const waitsFor = [...new Set([...road, ...before.filter((id) => !settled.has(of(id).state))])]
  if (waitsFor.length) return stand('blocked', waitsFor)
  return stand(opensOn && opensOn > today ? 'later' : 'open')
}

/** A closing step is recorded, and this one does not come after it. */
function isClosed(step: Step, { definition, records }: RunFacts): boolean {
  const closing = definition.steps.filter((one) => one.closing && records.some((record) => record.stepId === one.id)).map(({ id }) => id)
  return closing.length > 0 && !closing.includes(step.id) && !step.after?.some((id) => closing.includes(id))
}

/** Forks still to be decided on the way to this step; `closed` when one went another way. */
function roadOf(step: Step, facts: RunFacts, of: (id: string) => Standing): readonly string[] | 'closed' {
  const open: string[] = []
  for (const { fork, is } of step.when ?? []) {
    const { state } = of(fork)
    if (state === 'not_applicable' || state === 'skipped') return 'closed'
    const chosen = state === 'done' ? lastRecord(facts, fork)?.option : undefined
    if (chosen === undefined) open.push(fork)
    else if (chosen === null || !is.includes(chosen)) return 'closed'
  }
  return open
}

/** The first time a step was recorded; terms run from it. */
export const firstRecord = (facts: RunFacts, stepId: string): StepRecord | undefined =>
  facts.records.filter((one) => one.stepId === stepId).toSorted((a, b) => a.n - b.n)[0]

export const lastRecord = (facts: RunFacts, stepId: string): StepRecord | undefined =>
  facts.records.filter((one) => one.stepId === stepId).toSorted((a, b) => b.n - a.n)[0]

/** Nothing required is left: every required step that applies is settled. What recurs goes on until the run ends and does not hold it back. */
export function isComplete(facts: RunFacts, today: PlainDate): boolean {
  const all = standings(facts, today)
  const left = facts.definition.steps.filter((step) => step.required && !isRecurring(step) && !settled.has(all.get(step.id)!.state))
  return facts.lost ? left.every((step) => !step.onLoss) : left.length === 0
}

/** May the step be skipped with a reason? Not what by law happened or did not, nor a fork. */
export const isSkippable = (step: Step): boolean => !step.unskippable && !step.fork

/** Expected papers that are required and that no record of the step carries; empty while nothing is recorded. */
export function missingPapers(step: Step, facts: RunFacts): string[] {
  const records = facts.records.filter((one) => one.stepId === step.id)
  if (!records.length) return []
  const there = new Set(records.flatMap((one) => one.documents))
  return (step.documents ?? []).filter((paper) => paper.required && !there.has(paper.id)).map((paper) => paper.id)
}
