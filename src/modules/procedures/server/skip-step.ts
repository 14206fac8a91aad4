import { conflict } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/run.ts'
import { isSkippable, standings } from '../domain/run.ts'
import { finish, holdRun, log, stepIn } from './record-step.ts'
import { changeStep } from './run-store.ts'

export const skipStep = operation(contract.skipStep, async (context, { runId, stepId, reason, version }) => {
  const loaded = await holdRun(context, runId, version)
  const step = stepIn(loaded, stepId)
  if (!isSkippable(step)) {
    throw conflict({
      it: 'Questo passo non si salta: per legge è accaduto o non è accaduto. Registralo con la sua data, anche se in ritardo.',
      en: 'This step is not skipped: by law it happened or it did not. Record it with its date, even if late.',
    })
  }
  const { state } = standings(loaded.facts, dateInRome(context.now)).get(step.id)!
  if (state === 'done' || state === 'skipped' || state === 'not_applicable' || loaded.records.some((row) => row.step_id === stepId)) {
    throw conflict({ it: 'Il passo è già registrato, saltato o non riguarda questa procedura.', en: 'The step is recorded or skipped already, or does not apply here.' })
  }
  const row = loaded.steps.find((one) => one.step_id === stepId)!
  await changeStep(context.tx, row.id, { state: 'skipped', skip_reason: reason, skipped_by: context.actor.id, skipped_at: new Date(context.now).toISOString() })
  await log(context, loaded, step, { what: 'step_skipped', words: reason })
  return finish(context, loaded, reason)
})

export const takeBackSkip = operation(contract.takeBackSkip, async (context, { runId, stepId, version }) => {
  const loaded = await holdRun(context, runId, version)
  const step = stepIn(loaded, stepId)
  const row = loaded.steps.find((one) => one.step_id === stepId)!
  if (row.skip_reason === null) throw conflict({ it: 'Il passo non è saltato.', en: 'The step is not skipped.' })
  await changeStep(context.tx, row.id, { state: 'waiting', skip_reason: null, skipped_by: null, skipped_at: null })
  await log(context, loaded, step, { what: 'skip_taken_back' })
  return finish(context, loaded, 'Il passo va fatto')
})
