import { invalid, stale } from '#kernel/contract/problem.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract.ts'
import { reduce } from '../domain/triage.ts'
import { assertMayAssign } from './access.ts'
import { loadReport, presentReport, written } from './present-report.ts'
import * as store from './report-store.ts'

/** Says who looks into a report: a coordinator gives it to anybody of the unit, a worker takes it on or gives it back. */
export const assignReport = operation(contract.assignReport, async ({ tx, actor, audit, now }, { reportId, operatorId, version }) => {
  audit(reportId)
  const facts = await loadReport(tx, reportId)
  assertMayAssign(await actingIn(tx, actor, reportId), facts, operatorId)
  if (operatorId && !(await store.triagersOf(tx, facts.unit_id)).some(({ id }) => id === operatorId)) {
    throw invalid('operatorId', { it: 'Scegli una persona che oggi lavora sui casi in questo servizio', en: 'Choose somebody who works on files in this service today' })
  }
  const childIds = (await store.childrenOf(tx, reportId)).map(({ id }) => id)
  const { state } = reduce(childIds, operatorId !== null, written(facts.decisions))
  if (!(await store.changeReport(tx, reportId, version, { assigned_to: operatorId, state }))) throw stale(await presentReport(tx, actor, reportId))
  if (operatorId && operatorId !== actor.id) {
    await notify(tx, now, [{ to: operatorId, kind: 'intake.report_assigned', subject: reportId, params: { number: facts.row.number, urgency: facts.row.urgency } }])
  }
  return presentReport(tx, actor, reportId)
})
