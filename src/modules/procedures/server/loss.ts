import { newId } from '#kernel/domain/ids.ts'
import { notify } from '#kernel/server/notices.ts'
import type { TermContext } from '#modules/deadlines/server/index.ts'
import type { Loss } from '../domain/loss.ts'
import { toldOf } from './file-store.ts'
import { logTitle, type Loaded } from './facts.ts'
import { changeRun, insertLog } from './run-store.ts'

/** Who acts on a run: an operation's context, or the clock (actor null). */
export type Acting = TermContext

/**
 * Writes down that the measure has lost effect (or has it again, when what was recorded is corrected), tells who answers for the child, and opens the
 * steps of the loss. Never orders anything about the child. True when something changed.
 */
export async function applyLoss(context: Acting, loaded: Loaded, loss: Loss | null): Promise<boolean> {
  const { run } = loaded
  const same = run.effect_lost_at === (loss?.due ?? null) && run.effect_lost_step === (loss?.stepId ?? null) && run.effect_lost_certain === (loss?.certain ?? null)
  if (same) return false
  const change = {
    effect_lost_at: loss?.due ?? null, effect_lost_rule: loss?.rule ?? null, effect_lost_step: loss?.stepId ?? null, effect_lost_certain: loss?.certain ?? null,
  }
  if (!(await changeRun(context.tx, run.id, run.version, change))) throw new Error('procedures: a run changed while it was held')
  const first = run.effect_lost_at === null
  Object.assign(run, change, { version: run.version + 1 })
  loaded.facts = { ...loaded.facts, lost: loss !== null }
  await writeDown(context, loaded, loss)
  if (loss && first) await tell(context, loaded, loss)
  return true
}

async function writeDown({ tx, now, actor }: Acting, { run, definition }: Loaded, loss: Loss | null): Promise<void> {
  await insertLog(tx, {
    id: newId(now), run_id: run.id, at: new Date(now).toISOString(), by_operator: actor?.id ?? null, what: loss ? 'effect_lost' : 'effect_regained',
    step_id: loss?.stepId ?? null, n: null, happened: loss?.due ?? null, words: null,
    title: logTitle(definition, loss?.stepId ?? null),
  })
}

async function tell({ tx, now }: Acting, { run, file }: Loaded, loss: Loss): Promise<void> {
  const people = await toldOf(tx, run.id)
  const params = { runId: run.id, number: file?.number ?? null, definition: run.definition_id, rule: loss.rule, due: loss.due, certain: loss.certain }
  await notify(tx, now, people.map((to) => ({ to, kind: 'procedures.effect_lost', subject: run.case_id, params })))
}
