import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { sections } from '#modules/access/contract.ts'
import { completeTerms, correctEvent, endRecurring, reopenTerms, scheduleTerms, termsOf, waiveTerms, type NewTerm, type TermContext } from '#modules/deadlines/server/index.ts'
import { sectionOf } from '../domain/areas.ts'
import { addMonths, rhythmOf } from '../domain/rhythm.ts'
import { isPending } from '../domain/states.ts'
import type { ActionRecord, PlanRecord } from './store.ts'
import { setNextReview } from './store.ts'

type Needs = TermContext

/** How the terms of a plan are found again. */
export const REVIEW_SOURCE = 'plans.review'
export const ACTION_SOURCE = 'plans.action'
const ofReview = (planId: string) => ({ source: { kind: REVIEW_SOURCE, id: planId } })
const ofAction = (actionId: string) => ({ source: { kind: ACTION_SOURCE, id: actionId } })

const titles: Readonly<Record<string, string>> = {
  progetto_quadro: 'Verifica del progetto quadro', pei: 'Verifica del PEI', progetto_individuale: 'Verifica del progetto individuale', progetto_affidamento: 'Verifica del progetto di affidamento',
  percorso_concordato: 'Verifica del percorso concordato',
}

/** What the next review waits for: a rule, a standard of the service, or so many months of the plan's own. */
function reviewTerm(plan: PlanRecord, from: PlainDate): NewTerm {
  const common = { subject: plan.case_id, section: sections.social, ...ofReview(plan.id), title: titles[plan.kind] ?? 'Verifica del progetto' }
  if (plan.review_standard) return { ...common, ruleId: null, standardId: plan.review_standard, event: from }
  const { rule } = rhythmOf(plan.kind)
  if (rule === 'STD-04') return { ...common, ruleId: rule, event: from, length: plan.review_months!, occurrence: 1 }
  if (rule === 'STD-05' && plan.review_months === 6) return { ...common, ruleId: rule, event: from, occurrence: 1 }
  return { ...common, ruleId: null, kind: 'standard', fixedOn: addMonths(from, plan.review_months!) }
}

/** Reviews still waited for, those missed too, the earliest first. */
const waitingReviews = async (context: Needs, plan: PlanRecord) =>
  (await termsOf(context, { sources: [{ kind: REVIEW_SOURCE, id: plan.id }] })).filter(({ state }) => state === 'open' || state === 'missed').toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))

/** The day of the review that is waited for; kept on the plan for its lists. */
async function noteNext(context: Needs, plan: PlanRecord): Promise<string | null> {
  const waiting = await waitingReviews(context, plan)
  const day = waiting.map(({ due }) => due?.slice(0, 10) ?? null).filter((one) => one !== null).toSorted()[0] ?? null
  await setNextReview(context.tx, plan.id, day)
  return day
}

/** A plan, or a new edition of it, comes into force: its reviews are counted from that day, its actions wait for their days. */
export async function beginTerms(context: Needs, plan: PlanRecord, actions: readonly ActionRecord[], on: PlainDate): Promise<void> {
  if (plan.standing !== null) await dropReview(context, plan, 'È entrata in vigore una nuova versione del progetto')
  await scheduleTerms(context, [reviewTerm(plan, on)], 'on')
  await noteNext(context, plan)
  await watchActions(context, plan, actions)
}

async function dropReview(context: Needs, plan: PlanRecord, reason: string): Promise<void> {
  await endRecurring(context, ofReview(plan.id), reason)
  await waiveTerms(context, ofReview(plan.id), reason)
}

/** A review was held: its term is met on that day, late or not; the next one is waited for. */
export async function reviewMet(context: Needs, plan: PlanRecord, heldOn: PlainDate, goesOn: boolean): Promise<void> {
  const at = new Date(Math.min(Date.parse(`${heldOn}T11:00:00Z`), context.now)).toISOString()
  const waiting = await waitingReviews(context, plan)
  // a missed one has its follower already: this review meets all that were missed, else the one waited for, never the next
  const met = waiting.filter(({ state }, index) => state === 'missed' || index === 0)
  const done = met.length ? await completeTerms(context, { ids: met.map(({ id }) => id) }, { at }) : 0
  const recurring = plan.review_standard === null && (rhythmOf(plan.kind).rule === 'STD-04' || (rhythmOf(plan.kind).rule === 'STD-05' && plan.review_months === 6))
  if (!goesOn) await dropReview(context, plan, 'Il progetto si è chiuso')
  else if (!recurring || done === 0) await scheduleTerms(context, [reviewTerm(plan, heldOn)], 'heldOn')
  await noteNext(context, plan)
}

/** Closed: nothing of it is waited for any more. Reopened: everything again, from that day. */
export async function endTerms(context: Needs, plan: PlanRecord, actions: readonly ActionRecord[], reason: string): Promise<void> {
  await dropReview(context, plan, reason)
  const set = await termsOf(context, { sources: actions.map(({ id }) => ofAction(id).source), ended: true })
  if (set.length) await waiveTerms(context, { ids: set.map(({ id }) => id) }, reason)
  await setNextReview(context.tx, plan.id, null)
}

const actionTitle = (words: string): string => `Azione del progetto: ${words.length > 90 ? `${words.slice(0, 89)}…` : words}`

const actionTerm = (plan: PlanRecord, action: ActionRecord): NewTerm => ({
  subject: plan.case_id, section: sections[sectionOf(action.area)], ruleId: null, kind: 'own', title: actionTitle(action.words), fixedOn: action.by_on, ...ofAction(action.id), assignedTo: action.operator_id,
})

/** Actions with a day wait for it, given to the worker who does them; one already waited for only moves when its day did. */
async function watchActions(context: Needs, plan: PlanRecord, actions: readonly ActionRecord[]): Promise<void> {
  const dated = actions.filter((one) => one.by_on !== null && isPending(one.state))
  if (dated.length === 0) return
  const waiting = new Map((await termsOf(context, { sources: dated.map(({ id }) => ofAction(id).source) })).map(({ source, due }) => [source.id, due]))
  const moved = dated.filter(({ id, by_on }) => waiting.has(id) && waiting.get(id)?.slice(0, 10) !== by_on)
  for (const { id, by_on } of moved) await correctEvent(context, ofAction(id), by_on!, 'La data dell’azione è cambiata', 'byOn')
  const fresh = dated.filter(({ id }) => !waiting.has(id))
  if (fresh.length) await scheduleTerms(context, fresh.map((one) => actionTerm(plan, one)), 'byOn')
}

/** Its day, its worker or its state changed while the plan is in force. */
export async function moveAction(context: Needs, plan: PlanRecord, before: ActionRecord, after: ActionRecord): Promise<void> {
  const [was, is] = [isPending(before.state), isPending(after.state)]
  if (was && !is) {
    if (after.state === 'done') await completeTerms(context, ofAction(after.id), { words: after.state_words })
    else await waiveTerms(context, ofAction(after.id), after.state_words ?? 'L’azione non si fa più')
    return
  }
  if (!is) return
  if (!was && (await reopenTerms(context, ofAction(after.id), 'L’azione è di nuovo da fare')) > 0) return
  if (!after.by_on || before.operator_id !== after.operator_id) await waiveTerms(context, ofAction(after.id), after.by_on ? 'L’azione è passata a un altro operatore' : 'L’azione non ha più una data')
  await watchActions(context, plan, [after])
}
