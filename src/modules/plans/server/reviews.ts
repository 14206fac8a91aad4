import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/review.ts'
import { sectionOf } from '../domain/areas.ts'
import { isLate } from '../domain/rhythm.ts'
import { isComplete } from '../domain/scale.ts'
import { assertMayDecide, assertMayWrite, assertOpen, mayHear } from './access.ts'
import { answer, changePlan, openPlan, stepFrom, tell, toDecide } from './open-plan.ts'
import type { Needs, Opened } from './opened.ts'
import { presentPlan } from './present.ts'
import { presentReview } from './present-review.ts'
import * as store from './review-store.ts'
import * as plans from './store.ts'
import { endTerms, reviewMet } from './terms.ts'
import { change, stateColumns } from './write-actions.ts'

export const beginReview = operation(contract.beginReview, async (context, { planId, version }) => {
  const { tx, actor, now } = context
  const opened = await toDecide(context, planId, version)
  const state = stepFrom(opened, 'begin_review')
  const id = newId<'review'>(now)
  await store.insertReview(tx, { id, plan_id: planId, case_id: opened.file.id, edition: opened.plan.edition, due_on: opened.plan.next_review_on, opened_at: new Date(now).toISOString(), opened_by: actor.id })
  const next = await changePlan(context, opened, { state })
  await tell(context, opened, { what: 'review_begun', thing: id })
  return presentReview(context, next, (await store.reviewOf(tx, planId, id))!)
})

interface AtReview {
  opened: Opened
  row: store.ReviewRecord
}
async function atReview(context: Needs, planId: string, reviewId: string, lock: boolean): Promise<AtReview> {
  const opened = await openPlan(context, planId, lock)
  const row = await store.reviewOf(context.tx, planId, reviewId)
  if (!row) throw notFound()
  return { opened, row }
}
async function toReview(context: Needs, planId: string, reviewId: string): Promise<AtReview> {
  const at = await atReview(context, planId, reviewId, true)
  assertMayWrite(at.opened)
  assertOpen(at.opened.file)
  return at
}
function assertUnderWay({ row }: AtReview): void {
  if (row.state !== 'open') throw conflict({ it: 'La verifica è già stata conclusa: si può correggere la valutazione di un obiettivo, con il motivo.', en: 'The review was held already: the score of a goal can be corrected, with the reason.' })
}
const present = async (context: Needs, planId: string, reviewId: string) => presentReview(context, await openPlan(context, planId), (await store.reviewOf(context.tx, planId, reviewId))!)

export const getReview = operation(contract.getReview, async (context, { planId, reviewId }) => {
  const { opened, row } = await atReview(context, planId, reviewId, false)
  return presentReview(context, opened, row)
})

export const saveReview = operation(contract.saveReview, async (context, { planId, reviewId, version, voices, absenceReason, ...written }) => {
  const { tx, actor, now } = context
  const at = await toReview(context, planId, reviewId)
  assertUnderWay(at)
  const family = await plans.familyOf(tx, at.opened.file.id)
  const stranger = [...written.people, ...voices.flatMap(({ personId }) => personId ?? [])].find((id) => !family.includes(id))
  if (stranger) throw invalid('people', { it: 'Questa persona non è del fascicolo: scegli dall’elenco', en: 'This person does not belong to the file: choose from the list' })
  if ((await operatorHeaders(tx, written.operators)).size < new Set(written.operators).size) throw invalid('operators', { it: 'Scegli dall’elenco', en: 'Choose from the list' })
  if (!(await store.updateReview(tx, reviewId, version, { ...written, absence_reason: absenceReason }))) throw stale(await present(context, planId, reviewId))
  if (mayHear(at.opened)) {
    await store.replaceVoices(tx, reviewId, voices.map((one) => ({
      id: newId(now), review_id: reviewId, plan_id: planId, case_id: at.opened.file.id, party: one.party, person_id: one.party === 'child' ? at.opened.file.child_id : (one.personId ?? null),
      who_words: one.whoWords, words: one.words, language: one.language, mediator: one.mediator, recorded_by: actor.id, recorded_at: new Date(now).toISOString(),
    })))
  }
  return present(context, planId, reviewId)
})

/** Only on a scale written in full beforehand; afterwards only corrected, with the reason. */
export const scoreGoal = operation(contract.scoreGoal, async (context, { planId, reviewId, goalId, version, score, evidence, reason }) => {
  const { tx, actor, note } = context
  const at = await toReview(context, planId, reviewId)
  const goal = await plans.goalOf(tx, planId, goalId)
  if (!goal) throw notFound()
  if (score !== null && !isComplete(goal.levels)) throw conflict({ it: 'Questo obiettivo non si può ancora valutare: prima vanno scritti tutti e cinque i livelli della scala.', en: 'This goal cannot be scored yet: all five levels of its scale must be written first.' })
  if (!evidence.trim()) throw invalid('evidence', { it: score === null ? 'Scrivi perché non si può dire' : 'Scrivi da che cosa si vede', en: score === null ? 'Write why it cannot be said' : 'Write what shows it' })
  if (at.row.state === 'held' && !reason) throw invalid('reason', { it: 'La verifica è conclusa: scrivi perché correggi', en: 'The review was held: write why you correct it' })
  const before = await store.scoreOf(tx, reviewId, goalId)
  const saved = version === 0 && !before
    ? await store.insertScore(tx, { review_id: reviewId, goal_id: goalId, plan_id: planId, case_id: at.opened.file.id, section: goal.section!, score, evidence, held_on: at.row.held_on, edition: at.row.edition, scored_by: actor.id })
    : await store.updateScore(tx, reviewId, goalId, version, { score, evidence, scored_by: actor.id })
  if (!saved) throw stale(await present(context, planId, reviewId))
  if (at.row.state === 'held') await tell(context, at.opened, { what: 'score_corrected', section: sectionOf(goal.area), thing: goalId, words: reason, before: before && { score: before.score, evidence: before.evidence } })
  await store.dropDraft(tx, { review: reviewId, goal: goalId, operator: actor.id })
  note({ score })
  return present(context, planId, reviewId)
})

/** Keeps what somebody is writing of a goal: his own, so that two who write do not lose each other’s. */
export const saveScoreDraft = operation(contract.saveScoreDraft, async (context, { planId, reviewId, goalId, choice, evidence }) => {
  const { tx, actor, now } = context
  const at = await toReview(context, planId, reviewId)
  const goal = await plans.goalOf(tx, planId, goalId)
  if (!goal) throw notFound()
  const savedAt = new Date(now).toISOString()
  await store.keepDraft(tx, { review: reviewId, goal: goalId, operator: actor.id }, { case_id: at.opened.file.id, section: goal.section!, choice, evidence, saved_at: savedAt })
  return { savedAt }
})

export const reviewAction = operation(contract.reviewAction, async (context, { planId, reviewId, actionId, version, ...input }) => {
  const at = await toReview(context, planId, reviewId)
  assertUnderWay(at)
  const row = await plans.actionOf(context.tx, planId, actionId)
  if (!row) throw notFound()
  await change(context, at.opened, row, version, stateColumns(input, context.now), { what: `action_${input.state}`, words: input.words })
  return present(context, planId, reviewId)
})

/** Everything a review must say before it is held, each in words. */
async function assertWhole({ tx }: Pick<Needs, 'tx'>, { opened, row }: AtReview): Promise<void> {
  const [goals, scores] = [await plans.goalsOf(tx, [row.plan_id]), await store.scoresOf(tx, [row.plan_id])]
  const unscored = goals.filter((goal) => !scores.some((one) => one.review_id === row.id && one.goal_id === goal.id))
  if (unscored.length) {
    const names = unscored.map(({ words }) => `«${words}»`).join(', ')
    throw conflict({ it: `Manca la valutazione di: ${names}. Se non si può dire, scrivi perché.`, en: `Not scored yet: ${names}. If it cannot be said, write why.` })
  }
  if (!row.operators.length && !row.people.length && !row.others) throw conflict({ it: 'Scrivi chi era presente.', en: 'Write who was there.' })
  const heard = (await store.voicesOf(tx, [row.id])).some(({ party }) => party === 'child')
  if (!row.people.includes(opened.file.child_id) && !heard && !row.absence_reason && mayHear(opened)) {
    throw conflict({ it: 'Il bambino non c’era e non c’è la sua parola: scrivi che cosa dice, oppure perché non è stato ascoltato.', en: 'The child was not there and his word is missing: write what he says, or why he was not heard.' })
  }
}

export const holdReview = operation(contract.holdReview, async (context, { planId, reviewId, version, heldOn, outcome, lateReason, planOutcome, closingWords }) => {
  const { tx, actor, note, now } = context
  const at = await atReview(context, planId, reviewId, true)
  const { opened, row } = at
  assertMayDecide(opened)
  assertOpen(opened.file)
  assertUnderWay(at)
  if (row.version !== version) throw stale(await present(context, planId, reviewId))
  if (heldOn > dateInRome(now)) throw invalid('heldOn', { it: 'È nel futuro: scrivi il giorno in cui si è tenuta', en: 'It is in the future: write the day on which it was held' })
  if (opened.plan.in_force_on && heldOn < opened.plan.in_force_on) throw invalid('heldOn', { it: 'Viene prima dell’entrata in vigore del progetto', en: 'It comes before the plan came into force' })
  if (isLate(row.due_on, heldOn) && !lateReason) throw invalid('lateReason', { it: 'La verifica si è tenuta dopo il termine: scrivi perché', en: 'The review was held after its term: write why' })
  if (outcome === 'closes') {
    if (!planOutcome) throw invalid('planOutcome', { it: 'Scegli con quale esito si chiude', en: 'Choose with which outcome it closes' })
    await assertCode(tx, now, 'plan_outcome', planOutcome, 'planOutcome')
  }
  await assertWhole(context, at)
  if (!(await store.updateReview(tx, reviewId, version, { state: 'held', held_on: heldOn, outcome, late_reason: isLate(row.due_on, heldOn) ? lateReason : null, held_by: actor.id }))) throw stale(await present(context, planId, reviewId))
  await store.dateScores(tx, reviewId, heldOn)
  await reviewMet(context, opened.plan, heldOn, outcome !== 'closes')
  if (outcome === 'closes') await endTerms(context, opened.plan, await plans.actionsOf(tx, [planId]), 'Il progetto si è chiuso alla verifica')
  const next = await changePlan(context, opened, outcome === 'goes_on' ? { state: stepFrom(opened, 'go_on') } : outcome === 'changes'
    ? { state: stepFrom(opened, 'new_edition'), edition: opened.plan.edition + 1 } : { state: stepFrom(opened, 'close'), closed_on: heldOn, outcome: planOutcome! })
  await tell(context, opened, { what: 'review_held', thing: reviewId, words: row.words || null })
  if (outcome === 'changes') await tell(context, opened, { what: 'new_edition' })
  if (outcome === 'closes') await tell(context, opened, { what: 'closed', words: closingWords })
  note({ outcome })
  return presentPlan(context, next)
})

export const withdrawReview = operation(contract.withdrawReview, async (context, { planId, reviewId, version }) => {
  const at = await atReview(context, planId, reviewId, true)
  assertMayDecide(at.opened)
  assertUnderWay(at)
  if (!(await store.updateReview(context.tx, reviewId, version, { state: 'withdrawn' }))) throw stale(await present(context, planId, reviewId))
  await changePlan(context, at.opened, { state: stepFrom(at.opened, 'withdraw_review') })
  await tell(context, at.opened, { what: 'review_withdrawn', thing: reviewId })
  return answer(context, planId)
})
