import { notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract/run.ts'
import { mayRecord } from './access.ts'
import { loadRun } from './facts.ts'
import { fileOf } from './file-store.ts'
import { presentRows } from './present-rows.ts'
import { presentRun } from './present-run.ts'
import { runsOfCase } from './run-store.ts'

export const getRun = operation(contract.getRun, async (context, { runId }) => {
  const loaded = await loadRun(context.tx, runId)
  if (loaded.run.case_id) context.audit(loaded.run.case_id)
  context.note({ procedure: loaded.definition.id })
  return presentRun(context, loaded)
})

export const listCaseRuns = operation(contract.listCaseRuns, async (context, { caseId }) => {
  context.audit(caseId)
  const file = await fileOf(context.tx, caseId)
  if (!file) throw notFound()
  const rows = await presentRows(context, await runsOfCase(context.tx, caseId))
  return { rows, can: { start: file.status === 'open' && mayRecord(await actingIn(context.tx, context.actor, caseId)) } }
})
