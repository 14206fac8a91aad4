import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { EventRef, Step, TermRef } from './definition.ts'
import { firstRecord, isRecurring, lastRecord, standings, type RunFacts } from './run.ts'

/** A term that should exist for a run as it stands. */
export interface WantedTerm {
  stepId: string
  rule: string
  /** What it runs from: a date, or an instant; null when only `fixedOn` counts. */
  event: string | null
  recurring: boolean
  /** Of a recurring term: the first occurrence still to be done. */
  occurrence: number | null
  /** A date recorded in a step (the judge's): the earlier one wins; with `event` null it is the term itself. */
  fixedOn: string | null
  /** Set by the measure, in the rule's unit. */
  length: number | null
  /** Each time the step was recorded: what meets it, in order. */
  met: readonly string[]
}

/** A term as it is stored. */
export interface ExistingTerm {
  id: string
  stepId: string
  rule: string | null
  event: string | null
  due: string | null
  state: 'open' | 'done' | 'missed' | 'suspended' | 'waived'
  occurrence: number | null
  /** Waived by the run itself, which may want it again; what a person waived stays waived. */
  waivedByRun: boolean
}

export interface TermChanges {
  schedule: readonly WantedTerm[]
  correct: readonly { stepId: string; rule: string; event: string }[]
  /** Another length or fixed date was recorded: these make way for a term counted anew. */
  replace: readonly { ids: readonly string[]; recurring: boolean; by: WantedTerm }[]
  complete: readonly { ids: readonly string[]; stepId: string; at: string }[]
  waive: readonly { ids: readonly string[]; stepId: string; recurring: boolean; why: 'skipped' | 'other_road' | 'ended' | 'event_gone' }[]
}

/** When an event happened, if it is recorded. */
export function eventOf(ref: EventRef, facts: RunFacts): string | null {
  if ('child' in ref) return facts.birth
  if ('earliestOf' in ref) return ref.earliestOf.flatMap((one) => eventOf(one, facts) ?? []).toSorted()[0] ?? null
  const record = firstRecord(facts, ref.step)
  if (!record) return null
  if (!ref.field) return record.happened
  const value = record.fields[ref.field]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Terms that run, or ran, given what is recorded. Those of roads not taken, skipped steps and events not yet known are absent. */
export function wantedTerms(facts: RunFacts, today: PlainDate): WantedTerm[] {
  const all = standings(facts, today)
  return facts.definition.steps.flatMap((step) => {
    const { state, waitsFor } = all.get(step.id)!
    if (state === 'not_applicable' || state === 'skipped') return []
    // what recurs is done only once a closing step is recorded
    if (state === 'done' && isRecurring(step)) return []
    const undecided = (step.when ?? []).some(({ fork }) => waitsFor.includes(fork))
    if (undecided) return []
    return (step.terms ?? []).flatMap((term) => wantedOf(step, term, facts))
  })
}

function wantedOf(step: Step, term: TermRef, facts: RunFacts): WantedTerm[] {
  const event = eventOf(term.from, facts)
  const onRoad = (term.when ?? []).every(({ fork, is }) => is.includes(lastRecord(facts, fork)?.option ?? ''))
  if (event === null || !onRoad) return []
  const met = facts.records.filter((one) => one.stepId === step.id).toSorted((a, b) => a.n - b.n).map((one) => one.happened)
  const recurring = isRecurring(step) && term.recurring === true
  const length = term.length ? Number(eventOf(term.length, facts) ?? NaN) : NaN
  return [{
    stepId: step.id, rule: term.rule, event: term.fixed ? null : event, recurring, occurrence: recurring ? met.length + 1 : null,
    fixedOn: term.fixed ? event : term.orDate ? eventOf(term.orDate, facts) : null, length: Number.isInteger(length) ? length : null, met,
  }]
}

const outstanding = (term: ExistingTerm): boolean => term.state === 'open' || term.state === 'missed' || term.state === 'suspended'
/** Was this stored term counted with another length or fixed date than the wanted one? */
export type Stale = (want: WantedTerm, term: ExistingTerm) => boolean
const sameMoment = (a: string | null, b: string): boolean => a === b || (a !== null && a.length > 10 && b.length > 10 && Date.parse(a) === Date.parse(b))

/**
 * What must change so that the stored terms say what the run says. A step met completes its term; of a recurring one the earliest occurrence for each
 * time it was recorded. What no longer applies is waived, never deleted.
 */
export function reconcile(
  wanted: readonly WantedTerm[], existing: readonly ExistingTerm[], why: (stepId: string) => TermChanges['waive'][number]['why'], stale: Stale = () => false,
): TermChanges {
  const schedule: WantedTerm[] = []
  const correct: TermChanges['correct'][number][] = []
  const complete: TermChanges['complete'][number][] = []
  const replace: TermChanges['replace'][number][] = []
  for (const want of wanted) {
    const stored = existing.filter((term) => term.stepId === want.stepId && term.rule === want.rule && !term.waivedByRun)
    if (!stored.length || (want.recurring && !stored.some(outstanding))) schedule.push(want)
    else if (stored.some((term) => outstanding(term) && stale(want, term))) replace.push({ ids: stored.filter(outstanding).map(({ id }) => id), recurring: want.recurring, by: want })
    else if (want.event !== null && stored.some((term) => term.state !== 'waived' && !sameMoment(term.event, want.event!))) correct.push({ stepId: want.stepId, rule: want.rule, event: want.event })
    complete.push(...completions(want, stored))
  }
  const gone = existing.filter((term) => outstanding(term) && !wanted.some((want) => want.stepId === term.stepId && want.rule === term.rule))
  const waive = [...Map.groupBy(gone, (term) => term.stepId)].map(([stepId, terms]) => ({
    stepId, ids: terms.map(({ id }) => id), recurring: terms.some((term) => term.occurrence !== null), why: why(stepId),
  }))
  return { schedule, correct, replace, complete, waive }
}

function completions(want: WantedTerm, stored: readonly ExistingTerm[]): TermChanges['complete'][number][] {
  if (!want.met.length) return []
  if (!want.recurring) {
    const ids = stored.filter(outstanding).map(({ id }) => id)
    return ids.length ? [{ ids, stepId: want.stepId, at: want.met[0]! }] : []
  }
  const done = stored.filter((term) => term.state === 'done').length
  const next = stored.filter(outstanding).toSorted((a, b) => (a.occurrence ?? 0) - (b.occurrence ?? 0))
  return want.met.slice(done).flatMap((at, index) => (next[index] ? [{ ids: [next[index].id], stepId: want.stepId, at }] : []))
}
