import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/goal.ts'
import { sectionOf } from '../domain/areas.ts'
import { isPending } from '../domain/states.ts'
import { leftOf } from './names.ts'
import { answer, tell, toWrite } from './open-plan.ts'
import type { Needs, Opened } from './opened.ts'
import * as store from './store.ts'
import { moveAction } from './terms.ts'
import { assertDraft, correction, goalToWrite } from './write-goals.ts'
import { actionColumns, assertMayDo } from './written.ts'

/** Do the terms of its actions run? From the first day in force, also while a new edition is being written. */
const runs = ({ plan }: Opened): boolean => plan.standing !== null && plan.state !== 'closed'

async function actionToWrite(context: Needs, planId: string, actionId: string): Promise<{ opened: Opened; row: store.ActionRecord }> {
  const opened = await toWrite(context, planId)
  const row = await store.actionOf(context.tx, planId, actionId)
  if (!row) throw notFound()
  return { opened, row }
}

const said = ({ words, who, person_id, operator_id, unit_id, who_words, by_on, service, indicator, state, state_words }: store.ActionRecord) =>
  ({ words, who, person_id, operator_id, unit_id, who_words, by_on, service, indicator, state, state_words })

/** Writes the change of an action with its history, and lets its term follow. */
export async function change(context: Needs, opened: Opened, row: store.ActionRecord, version: number, changes: Parameters<typeof store.updateAction>[3], told: { what: string; words: string | null }): Promise<void> {
  const { tx } = context
  if (!(await store.updateAction(tx, row.id, version, changes))) throw stale(await answer(context, opened.plan.id))
  await tell(context, opened, { ...told, section: sectionOf(row.area), thing: row.id, before: said(row) })
  const after = await store.actionOf(tx, opened.plan.id, row.id)
  if (after && runs(opened)) await moveAction(context, opened.plan, row, after)
}

export const addAction = operation(contract.addAction, async (context, { planId, goalId, ...doing }) => {
  const { tx, actor, note, now } = context
  const { opened, row: goal } = await goalToWrite(context, planId, goalId)
  const columns = await actionColumns(tx, opened, goal.area, doing)
  assertDraft(opened)
  const id = newId<'action'>(now)
  await store.insertAction(tx, { id, goal_id: goalId, plan_id: planId, case_id: opened.file.id, area: goal.area, ...columns, created_by: actor.id, created_at: new Date(now).toISOString() })
  await tell(context, opened, { what: 'action_added', section: sectionOf(goal.area), thing: id, words: doing.words })
  note({ who: doing.who })
  return answer(context, planId)
})

export const changeAction = operation(contract.changeAction, async (context, { planId, actionId, version, reason, ...doing }) => {
  const { opened, row } = await actionToWrite(context, planId, actionId)
  const columns = await actionColumns(context.tx, opened, row.area, doing, row)
  await change(context, opened, row, version, columns, { what: correction(opened, reason, 'action'), words: reason ?? doing.words })
  return answer(context, planId)
})

export const removeAction = operation(contract.removeAction, async (context, { planId, actionId, version }) => {
  const { tx, now } = context
  const { opened, row } = await actionToWrite(context, planId, actionId)
  assertDraft(opened)
  if (runs(opened) && isPending(row.state)) await moveAction(context, opened.plan, row, { ...row, state: 'dropped', state_words: 'L’azione è stata tolta dal progetto' })
  if (!(await store.updateAction(tx, actionId, version, { removed_at: new Date(now).toISOString() }))) throw stale(await answer(context, planId))
  await tell(context, opened, { what: 'action_removed', section: sectionOf(row.area), thing: actionId, words: row.words, before: said(row) })
  return answer(context, planId)
})

/** What a state asks for: not done and dropped say why; nothing is done tomorrow. */
export function stateColumns(input: { state: string; on?: string | null | undefined; words: string | null }, now: number) {
  const today = dateInRome(now)
  if ((input.state === 'not_done' || input.state === 'dropped') && !input.words) throw invalid('words', { it: 'Scrivi perché', en: 'Write why' })
  if (input.on && input.on > today) throw invalid('on', { it: 'È nel futuro: scrivi il giorno in cui è accaduto', en: 'It is in the future: write the day on which it happened' })
  return { state: input.state, state_on: isPending(input.state) ? null : (input.on ?? today), state_words: input.words }
}

export const markAction = operation(contract.markAction, async (context, { planId, actionId, version, ...input }) => {
  const { opened, row } = await actionToWrite(context, planId, actionId)
  await change(context, opened, row, version, stateColumns(input, context.now), { what: `action_${input.state}`, words: input.words })
  context.note({ state: input.state })
  return answer(context, planId)
})

/** What somebody who left was to do, or does not see, goes to somebody who is here, and sees each part of the file in which something has a day. */
export const handActions = operation(contract.handActions, async (context, { planId, fromId, toId, only, reason }) => {
  const { tx, note } = context
  const opened = await toWrite(context, planId)
  const pending = (await store.actionsOf(tx, [planId])).filter((one) => one.operator_id === fromId && isPending(one.state) && (!only || (only as string[]).includes(one.id)))
  if (!pending.length) throw invalid('fromId', { it: 'Non ha azioni da passare in questo progetto', en: 'He has no actions to hand over in this plan' })
  if (!(await operatorHeaders(tx, [toId])).has(toId) || (await leftOf(tx, [toId])).size) throw invalid('toId', { it: 'Scegli chi lavora qui', en: 'Choose somebody who works here' })
  for (const area of new Set(pending.filter((one) => one.by_on !== null).map((one) => one.area))) await assertMayDo(tx, opened.file.id, toId, area, 'toId')
  for (const row of pending) await change(context, opened, row, row.version, { operator_id: toId }, { what: 'action_handed', words: reason })
  note({ actions: pending.length })
  return answer(context, planId)
})
