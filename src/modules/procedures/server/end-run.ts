import { conflict, stale } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/run.ts'
import { isComplete } from '../domain/run.ts'
import { assertMayAct, assertMayStop } from './access.ts'
import { actingOn, loadRun, type Loaded } from './facts.ts'
import { presentRun } from './present-run.ts'
import { finish, holdRun, log } from './record-step.ts'

export const endRun = operation(contract.endRun, async (context, { runId, words, version }) => {
  const loaded = await holdRun(context, runId, version)
  if (!isComplete(loaded.facts, dateInRome(context.now))) {
    throw conflict({
      it: 'Restano passi obbligatori: registrali, oppure interrompi la procedura scrivendo il motivo.',
      en: 'Required steps are left: record them, or stop the procedure with the reason.',
    })
  }
  return close(context, loaded, 'ended', words)
})

export const abandonRun = operation(contract.abandonRun, async (context, { runId, reason, version }) => {
  const loaded = await held(context, runId, version)
  assertMayAct(await actingOn(context, loaded.run), loaded.run, loaded.file)
  return close(context, loaded, 'abandoned', reason)
})

export const resumeRun = operation(contract.resumeRun, async (context, { runId, reason, version }) => {
  const loaded = await held(context, runId, version)
  if (loaded.run.state === 'running') throw conflict({ it: 'La procedura è già in corso.', en: 'The procedure is running already.' })
  if (loaded.run.case_id && loaded.file?.status !== 'open') throw conflict({ it: 'Il fascicolo è chiuso: prima va riaperto.', en: 'The file is closed: reopen it first.' })
  await log(context, loaded, null, { what: 'resumed', words: reason })
  return finish(context, loaded, reason, { state: 'running', ended_at: null, ended_by: null, end_reason: null })
})

async function held(context: Context, runId: string, version: number): Promise<Loaded> {
  const loaded = await loadRun(context.tx, runId, true)
  if (loaded.run.case_id) context.audit(loaded.run.case_id)
  assertMayStop(await actingOn(context, loaded.run), loaded.run, loaded.file)
  if (loaded.run.version !== version) throw stale(await presentRun(context, loaded))
  return loaded
}

/** Nothing is deleted: steps and terms stay as they were, those still open are waived with the reason. */
async function close(context: Context, loaded: Loaded, state: 'ended' | 'abandoned', words: string | null): Promise<contract.Run> {
  await log(context, loaded, null, { what: state, words })
  return finish(context, loaded, words ?? 'La procedura è finita', { state, ended_at: new Date(context.now).toISOString(), ended_by: context.actor.id, end_reason: words })
}
