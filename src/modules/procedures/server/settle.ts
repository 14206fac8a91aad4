import { dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Term } from '#modules/deadlines/contract.ts'
import { completeTerms, compute, correctEvent, endRecurring, followAuthority, ruleOf, scheduleTerms, termsOf, waiveTerms, type NewTerm, type Office, type TermContext } from '#modules/deadlines/server/index.ts'
import { consequences, stepOf } from '../domain/definition.ts'
import { lossOf, type DueTerm } from '../domain/loss.ts'
import { missingPapers, standings, type Standing } from '../domain/run.ts'
import { reconcile, wantedTerms, type ExistingTerm, type TermChanges, type WantedTerm } from '../domain/terms.ts'
import type { Loaded } from './facts.ts'
import { applyLoss, type Acting } from './loss.ts'
import { officeOfRun } from './office.ts'
import { changeStep, type StepChange, type StepRow } from './run-store.ts'

/** Name under which a step's terms are found again in `deadlines`. */
export const TERM_SOURCE = 'procedures.step'

export const damageOf = (code: (typeof consequences)[number] | undefined): number => consequences.indexOf(code ?? 'NONE')

/**
 * Brings rows, terms and the loss of effect in line with what is recorded; call it after every change, in its transaction. `reason` is written in the history of terms whose event was
 * corrected. Answers the run's terms.
 */
export async function settle(context: Acting, loaded: Loaded, reason: string): Promise<Term[]> {
  const today = dateInRome(context.now)
  await settleSteps(context, loaded, today)
  await applyTerms(context, loaded, today, reason)
  const terms = await runTerms(context, loaded.steps)
  if (await applyLoss(context, loaded, lossOf(loaded.facts, dueTerms(terms, loaded.steps), context.now, today))) await settleSteps(context, loaded, today)
  await watchLoss(context, loaded, terms)
  return terms
}

/** The stored terms of these steps, ended ones too. */
export const runTerms = (context: TermContext, steps: readonly StepRow[]): Promise<Term[]> =>
  steps.length ? termsOf(context, { sources: steps.map(({ id }) => ({ kind: TERM_SOURCE, id })), ended: true }) : Promise.resolve([])

export const stepOfTerm = (steps: readonly StepRow[], term: { source: { id: string } }): StepRow => steps.find(({ id }) => id === term.source.id)!

const dueTerms = (terms: readonly Term[], steps: readonly StepRow[]): DueTerm[] =>
  terms.map((term) => ({ stepId: stepOfTerm(steps, term).step_id, rule: term.ruleId, state: term.state, due: term.due, dueAt: term.dueAt }))

async function settleSteps({ tx, now }: Acting, loaded: Loaded, today: PlainDate): Promise<void> {
  const all = standings(loaded.facts, today)
  for (const row of loaded.steps) {
    const change = stepChange(row, all.get(row.step_id)!, loaded, now)
    if (!Object.keys(change).length) continue
    await changeStep(tx, row.id, change)
    Object.assign(row, change)
  }
}

const rowState = { blocked: 'waiting', later: 'open', open: 'open', done: 'done', skipped: 'skipped', not_applicable: 'gone' } as const

function stepChange(row: StepRow, standing: Standing, { facts, run }: Loaded, now: number): StepChange {
  const change: StepChange = {}
  const state = rowState[standing.state]
  if (state !== row.state) change.state = state
  if (standing.opensOn !== row.opens_on) change.opens_on = standing.opensOn
  if (state === 'open' && !row.opened_at) change.opened_at = standing.state === 'later' ? startOfDayInRome(standing.opensOn!) : new Date(now).toISOString()
  const missing = run.case_id ? missingPapers(stepOf(facts.definition, row.step_id), facts) : []
  if (missing.join() !== row.missing_documents.join()) change.missing_documents = missing
  return change
}

const asExisting = (terms: readonly Term[], steps: readonly StepRow[]): ExistingTerm[] =>
  terms.map((term) => ({
    id: term.id, stepId: stepOfTerm(steps, term).step_id, rule: term.ruleId, event: term.event, due: term.due, state: term.state,
    occurrence: term.occurrence, waivedByRun: term.state === 'waived' && ownReasons.has(term.reason ?? ''),
  }))

const waiverWords: Readonly<Record<TermChanges['waive'][number]['why'] | 'recounted', string>> = {
  skipped: 'Passo non necessario in questa procedura',
  other_road: 'La procedura ha preso un’altra strada',
  ended: 'La procedura è finita',
  recounted: 'Contato di nuovo: è cambiata la durata o la data fissata nel provvedimento',
  event_gone: 'È venuto meno ciò da cui il termine decorreva',
}

const ownReasons: ReadonlySet<string> = new Set(Object.values(waiverWords))

async function applyTerms(context: Acting, loaded: Loaded, today: PlainDate, reason: string): Promise<void> {
  const wanted = loaded.run.state === 'running' ? wantedTerms(loaded.facts, today) : []
  const office = await officeOfRun(context.tx, loaded)
  const stored = await runTerms(context, loaded.steps)
  if (wanted.length && stored.length) await followAuthority(context, { ids: stored.map(({ id }) => id) }, office, reason)
  const changes = reconcile(wanted, asExisting(stored, loaded.steps), (stepId) => whyGone(loaded, stepId, today), isStale)
  const rowOf = (stepId: string) => loaded.steps.find((row) => row.step_id === stepId)!
  const source = (stepId: string) => ({ kind: TERM_SOURCE, id: rowOf(stepId).id })
  for (const { stepId, rule, event } of changes.correct) await correctEvent(context, { source: source(stepId), ruleId: rule }, event, reason, 'happened')
  for (const { ids, recurring } of changes.replace) {
    if (recurring) await endRecurring(context, { ids }, waiverWords.recounted)
    await waiveTerms(context, { ids }, waiverWords.recounted)
  }
  const schedule = await withoutTwins(context, loaded, [...changes.schedule, ...changes.replace.map(({ by }) => by)])
  if (schedule.length) await scheduleTerms(context, schedule.map((want) => newTerm(loaded, want, office, source(want.stepId))), 'happened')
  for (const { ids, at } of changes.complete) await completeTerms(context, { ids }, { at: notAhead(at, context.now) })
  for (const { ids, why, recurring } of changes.waive) {
    if (recurring) await endRecurring(context, { ids }, waiverWords[why])
    await waiveTerms(context, { ids }, waiverWords[why])
  }
  const met = schedule.filter((want) => want.met.length)
  if (met.length) await completeScheduled(context, loaded, met)
}

/**
 * Of school attendance (art. 114) the same term may run already from the same day, set by the child's attendance: it is not counted twice, and is met when
 * the step is recorded here.
 */
async function withoutTwins(context: Acting, { run, definition }: Loaded, wanted: readonly WantedTerm[]): Promise<WantedTerm[]> {
  if (definition.family !== 'scuola' || !run.case_id || !wanted.length) return [...wanted]
  const others = (await termsOf(context, { subjects: [run.case_id], ended: true })).filter(({ source, state }) => source.kind !== TERM_SOURCE && state !== 'waived')
  const twinOf = (want: WantedTerm) => others.find((term) => term.ruleId === want.rule && term.event !== null && term.event === want.event)
  for (const want of wanted) {
    const twin = twinOf(want)
    if (twin && want.met.length && twin.state !== 'done') await completeTerms(context, { ids: [twin.id] }, { at: notAhead(want.met[0]!, context.now) })
  }
  return wanted.filter((want) => !twinOf(want))
}

/** Terms whose length or date the measure sets are counted again to see whether they still say what is recorded. */
function isStale(want: WantedTerm, term: ExistingTerm): boolean {
  if (want.event === null) return want.fixedOn !== term.due
  const rule = ruleOf(want.rule)
  if (!rule || (want.fixedOn === null && want.length === null)) return false
  const options = { ...(want.fixedOn ? { fixedOn: want.fixedOn } : {}), ...(want.length ? { length: want.length } : {}), ...(term.occurrence ? { occurrence: term.occurrence } : {}) }
  return compute(rule, want.event, options).due !== term.due
}

/** A term whose step was recorded before its event was known: met as soon as it is stored. */
async function completeScheduled(context: Acting, loaded: Loaded, met: readonly WantedTerm[]): Promise<void> {
  const { complete } = reconcile(met, asExisting(await runTerms(context, loaded.steps), loaded.steps), () => 'event_gone')
  for (const { ids, at } of complete) await completeTerms(context, { ids }, { at: notAhead(at, context.now) })
}

/** The clocks of who writes and of the server differ by minutes: done now, not later. */
const notAhead = (at: string, now: number): string => (Date.parse(at) > now ? new Date(now).toISOString() : at)

function whyGone({ run, facts }: Loaded, stepId: string, today: PlainDate): TermChanges['waive'][number]['why'] {
  if (run.state !== 'running') return 'ended'
  const { state } = standings(facts, today).get(stepId)!
  if (state === 'done') return 'ended'
  return state === 'skipped' ? 'skipped' : state === 'not_applicable' ? 'other_road' : 'event_gone'
}

const newTerm = ({ run, definition }: Loaded, want: WantedTerm, authority: Office | null, source: NewTerm['source']): NewTerm => ({
  subject: run.case_id,
  unitId: run.unit_id,
  section: run.section,
  ruleId: want.rule,
  event: want.event,
  fixedOn: want.fixedOn,
  occurrence: want.occurrence,
  length: want.length,
  authority,
  source,
  label: stepOf(definition, want.stepId).title.it,
})

/** The clock looks again just after the next term whose passing makes the measure lose effect: nothing depends on somebody opening a page. */
async function watchLoss({ tx, now }: Acting, { run, definition, steps }: Loaded, terms: readonly Term[]): Promise<void> {
  const next = terms
    .filter((term) => term.state === 'open' && term.dueAt && Date.parse(term.dueAt) >= now && stepOf(definition, stepOfTerm(steps, term).step_id).consequence?.code === 'LOSS')
    .map((term) => Date.parse(term.dueAt!))
    .toSorted((a, b) => a - b)[0]
  if (next === undefined) return
  await enqueue(tx, 'procedures.check_loss', { runId: run.id }, { runAt: new Date(next + 1_000), key: `procedures.check_loss:${run.id}` })
}
