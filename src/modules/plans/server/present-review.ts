import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { measuresWithPrescriptions } from '#modules/measures/server/index.ts'
import type { Review } from '../contract/review.ts'
import { mayDecide, mayHear, mayWrite } from './access.ts'
import { blindTo, namesOf } from './names.ts'
import type { Needs, Opened } from './opened.ts'
import { presentReviewHead } from './present.ts'
import { presentGoal, presentScore } from './present-goals.ts'
import * as store from './review-store.ts'
import * as plans from './store.ts'

/** A review as its reader sees it: goals of the sections he reaches, voices only for those who hear them. */
export async function presentReview({ tx, actor, now }: Needs, opened: Opened, row: store.ReviewRecord): Promise<Review> {
  const { plan, file } = opened
  const [goals, actions, scores, voices] = [await plans.goalsOf(tx, [plan.id]), await plans.actionsOf(tx, [plan.id]), await store.scoresOf(tx, [plan.id]), await store.voicesOf(tx, [row.id])]
  const names = await namesOf(tx, {
    people: [...row.people, ...voices.map((one) => one.person_id), ...actions.map((one) => one.person_id)], operators: [...row.operators, ...actions.map((one) => one.operator_id)], units: actions.map((one) => one.unit_id),
  })
  const prescriptions = new Map((await measuresWithPrescriptions(tx, file.id)).flatMap((one) => one.prescriptions.map(({ id, words }) => [id, words] as const)))
  // a review that was held shows the goals it scored
  const shown = row.state === 'held' ? goals.filter((goal) => scores.some((one) => one.review_id === row.id && one.goal_id === goal.id)) : goals
  const drafts = await store.draftsOf(tx, row.id, actor.id)
  const blind = await blindTo(tx, file.id, actions)
  const [write, open] = [mayWrite(opened) && file.status === 'open', row.state === 'open']
  return {
    ...presentReviewHead(row, file, names), planId: plan.id as Id<'plan'>, version: row.version, others: row.others,
    operators: row.operators.map((id) => ({ id, name: names.operator(id) ?? '' })), people: row.people.map((id) => ({ id, name: names.person(id) ?? '' })),
    voices: mayHear(opened)
      ? voices.map((one) => ({ party: one.party, personId: one.person_id, whoWords: one.who_words, name: names.person(one.person_id) ?? one.who_words, words: one.words, language: one.language, mediator: one.mediator })) : null,
    goals: shown.map((goal) => {
      const atThis = scores.find((one) => one.review_id === row.id && one.goal_id === goal.id)
      return { ...presentGoal(goal, { actions, scores, names, today: dateInRome(now), blind, prescriptions }), now: atThis ? presentScore(atThis) : null, draft: presentDraft(drafts.find((one) => one.goal_id === goal.id)) }
    }),
    can: { write: write && open, hold: mayDecide(opened) && file.status === 'open' && open, correct: write && !open && plan.state !== 'closed' },
  }
}

type Draft = Awaited<ReturnType<typeof store.draftsOf>>[number]
const presentDraft = (draft: Draft | undefined): Review['goals'][number]['draft'] => (draft ? { choice: draft.choice as '', evidence: draft.evidence, savedAt: draft.saved_at } : null)
