import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Task } from '#kernel/server/jobs.ts'
import type { Tx } from '#kernel/server/db.ts'
import { lossOf } from '../domain/loss.ts'
import { assemble } from './facts.ts'
import { followCourtTask } from './follow-court.ts'
import { applyLoss } from './loss.ts'
import { changeStep, lockRun } from './run-store.ts'
import { lossTermsOf, runsToCheck } from './tasks-store.ts'

/** Raises the loss of effect of one run, when a term has passed. Answers whether something changed. */
export async function checkLoss(tx: Tx, runId: string, now: number): Promise<boolean> {
  const run = await lockRun(tx, runId)
  if (!run || run.state !== 'running') return false
  const loaded = await assemble(tx, run, null)
  const terms = await lossTermsOf(tx, runId)
  if (!(await applyLoss({ tx, actor: null, now }, loaded, lossOf(loaded.facts, terms, now, dateInRome(now))))) return false
  await openLossSteps(tx, loaded, now)
  return true
}

/** The clock opens what is to be done now; everything else of the run stays as people left it. */
async function openLossSteps(tx: Tx, { facts, steps, definition }: Awaited<ReturnType<typeof assemble>>, now: number): Promise<void> {
  for (const step of definition.steps.filter((one) => one.onLoss && !one.after?.length)) {
    const row = steps.find((one) => one.step_id === step.id)
    const recorded = facts.records.some((one) => one.stepId === step.id)
    if (!row || recorded || row.state === 'open') continue
    await changeStep(tx, row.id, { state: facts.lost ? 'open' : 'gone', opened_at: row.opened_at ?? new Date(now).toISOString() })
  }
}

const checkOne: Task = async (payload, { once }) => {
  await once((tx) => checkLoss(tx, String(payload.runId), Date.now()))
}

/** Every few minutes: runs whose term passed and whose own job did not come, so that nothing depends on one job alone. */
const sweep: Task = async (_payload, { once, log }) => {
  const raised = await once(async (tx) => {
    const now = Date.now()
    const ids = await runsToCheck(tx, new Date(now).toISOString())
    let changed = 0
    for (const id of ids) if (await checkLoss(tx, id, now)) changed++
    return changed
  })
  if (raised) log.info({ raised }, 'measures that lost effect')
}

export const proceduresTasks: Readonly<Record<string, Task>> = { 'procedures.check_loss': checkOne, 'procedures.sweep_losses': sweep, 'procedures.followCourt': followCourtTask }

/** For the composition root: when the recurring tasks run, in UTC. */
export const proceduresCron = [{ task: 'procedures.sweep_losses', match: '*/10 * * * *' }] as const
