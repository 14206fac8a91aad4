import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Action, Goal, Score } from '../contract/plan.ts'
import { isComplete, isReached } from '../domain/scale.ts'
import { isPending, type ActionState } from '../domain/states.ts'
import { ownerOf, type Names } from './names.ts'
import type { ScoreRecord } from './review-store.ts'
import type { ActionRecord, GoalRecord } from './store.ts'

const day = (text: string | null): PlainDate | null => text as PlainDate | null

export const presentScore = (row: ScoreRecord): Score => ({
  reviewId: row.review_id as Id<'review'>, on: day(row.held_on), edition: row.edition, score: row.score, evidence: row.evidence, version: row.version,
})

export function presentAction(row: ActionRecord, names: Names, today: string, blind: ReadonlySet<string>): Action {
  const refer = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
  return {
    id: row.id as Id<'action'>, goalId: row.goal_id as Id<'goal'>, area: row.area, words: row.words, who: row.who as Action['who'],
    person: refer(row.person_id, names.person(row.person_id)), operator: refer(row.operator_id, names.operator(row.operator_id)), unit: refer(row.unit_id, names.unit(row.unit_id)),
    whoWords: row.who_words, whoName: ownerOf(row, names), ownerLeft: isPending(row.state) && names.left(row.operator_id), ownerBlind: blind.has(row.id),
    byOn: day(row.by_on), late: isPending(row.state) && row.by_on !== null && row.by_on < today, serviceKindId: row.service_kind_id as Id<'service_kind'> | null, service: row.service, indicator: row.indicator,
    state: row.state as ActionState, stateWords: row.state_words, stateOn: day(row.state_on), childWords: row.child_words as Action['childWords'], forChild: row.for_child, version: row.version,
  }
}

interface Beside {
  actions: readonly ActionRecord[]
  scores: readonly ScoreRecord[]
  names: Names
  today: string
  /** Actions whose worker would not be told of their day. */
  blind: ReadonlySet<string>
  prescriptions: ReadonlyMap<string, string>
}

export const presentGoal = (row: GoalRecord, { actions, scores, names, today, blind, prescriptions }: Beside): Goal => ({
  id: row.id as Id<'goal'>, area: row.area, words: row.words, indicator: row.indicator, levels: row.levels, complete: isComplete(row.levels), baseline: row.baseline,
  baselineWords: row.baseline_words, dueOn: day(row.due_on), needs: row.needs,
  prescriptions: row.prescriptions.flatMap((id) => (prescriptions.has(id) ? [{ id, name: prescriptions.get(id)! }] : [])),
  childWords: row.child_words as Goal['childWords'], forChild: row.for_child,
  actions: actions.filter(({ goal_id }) => goal_id === row.id).map((one) => presentAction(one, names, today, blind)),
  scores: scores.filter((one) => one.goal_id === row.id && one.held_on !== null).map(presentScore), version: row.version,
})

/** The last score of a goal at a review that was held. */
export const lastScore = (goalId: string, scores: readonly ScoreRecord[]): number | null =>
  scores.filter((one) => one.goal_id === goalId && one.held_on !== null && one.score !== null).at(-1)?.score ?? null

/** How many of these goals are where was expected, or beyond, at their last review. */
export const reachedAmong = (goals: readonly GoalRecord[], scores: readonly ScoreRecord[]): number => goals.filter(({ id }) => isReached(lastScore(id, scores))).length
