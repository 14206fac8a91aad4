import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/goal.ts'
import { sectionOf } from '../domain/areas.ts'
import { isWritten, type PlanState } from '../domain/states.ts'
import { answer, tell, toWrite } from './open-plan.ts'
import type { Needs, Opened } from './opened.ts'
import * as store from './store.ts'
import { goalColumns } from './written.ts'

/** What was agreed is corrected with its reason; a draft is simply written. Answers what history calls it. */
export function correction({ plan }: Opened, reason: string | null, what: string): string {
  if (isWritten(plan.state as PlanState)) return what
  if (!reason) throw invalid('reason', { it: 'Il progetto è già stato proposto o concordato: scrivi perché lo correggi', en: 'The plan was proposed or agreed already: write why you correct it' })
  return `${what}_corrected`
}

export function assertDraft({ plan }: Opened): void {
  if (!isWritten(plan.state as PlanState)) throw conflict({ it: 'Obiettivi e azioni si tolgono e si aggiungono in una bozza: riporta il progetto in bozza, o aprine una nuova versione.', en: 'Goals and actions are added and taken out in a draft: take the plan back, or begin a new version.' })
}

/** A goal of this plan within reach, in the version that was seen. */
export async function goalToWrite(context: Needs, planId: string, goalId: string): Promise<{ opened: Opened; row: store.GoalRecord }> {
  const opened = await toWrite(context, planId)
  const row = await store.goalOf(context.tx, planId, goalId)
  if (!row) throw notFound()
  return { opened, row }
}

const said = ({ area, words, indicator, levels, baseline, baseline_words, due_on, needs, prescriptions }: store.GoalRecord) => ({ area, words, indicator, levels, baseline, baseline_words, due_on, needs, prescriptions })

export const addGoal = operation(contract.addGoal, async (context, { planId, ...goal }) => {
  const { tx, actor, note, now } = context
  const opened = await toWrite(context, planId)
  const columns = await goalColumns(tx, opened, goal)
  assertDraft(opened)
  const id = newId<'goal'>(now)
  await store.insertGoal(tx, { id, plan_id: planId, case_id: opened.file.id, ...columns, created_by: actor.id, created_at: new Date(now).toISOString() })
  await tell(context, opened, { what: 'goal_added', section: sectionOf(goal.area), thing: id, words: goal.words })
  note({ area: goal.area })
  return answer(context, planId)
})

export const changeGoal = operation(contract.changeGoal, async (context, { planId, goalId, version, reason, ...goal }) => {
  const { tx } = context
  const { opened, row } = await goalToWrite(context, planId, goalId)
  const columns = await goalColumns(tx, opened, goal)
  const what = correction(opened, reason, 'goal')
  if (what !== 'goal' && goal.area !== row.area) throw invalid('area', { it: 'L’area di un obiettivo concordato non si cambia: apri una nuova versione', en: 'The area of an agreed goal is not changed: begin a new version' })
  if (!(await store.updateGoal(tx, goalId, version, columns))) throw stale(await answer(context, planId))
  if (goal.area !== row.area) await store.moveActions(tx, goalId, goal.area)
  await tell(context, opened, { what, section: sectionOf(row.area), thing: goalId, words: reason ?? goal.words, before: said(row) })
  return answer(context, planId)
})

export const removeGoal = operation(contract.removeGoal, async (context, { planId, goalId, version }) => {
  const { tx, now } = context
  const { opened, row } = await goalToWrite(context, planId, goalId)
  assertDraft(opened)
  const at = new Date(now).toISOString()
  if (!(await store.updateGoal(tx, goalId, version, { removed_at: at }))) throw stale(await answer(context, planId))
  await store.removeActions(tx, goalId, at)
  await tell(context, opened, { what: 'goal_removed', section: sectionOf(row.area), thing: goalId, words: row.words, before: said(row) })
  return answer(context, planId)
})
