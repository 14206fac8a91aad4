import { conflict, forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/handover.ts'
import { leadsAny } from './access.ts'
import * as cases from './case-store.ts'
import * as store from './handover-store.ts'
import { tellHistory } from './present-case.ts'
import { workersOf } from './team-store.ts'

async function assertLeads({ tx, actor }: Pick<Context, 'tx' | 'actor'>, unitId: string): Promise<void> {
  if (leadsAny(actor, await cases.unitLine(tx, unitId))) return
  throw forbidden({
    it: 'Può passare i fascicoli di un operatore solo chi coordina il suo servizio.',
    en: 'Only who coordinates the service may pass on the files of one of its workers.',
  })
}

export const previewBulkHandover = operation(contract.previewBulkHandover, async ({ tx, actor, note }, { unitId, operatorId }) => {
  await assertLeads({ tx, actor }, unitId)
  const files = await store.filesOfWorker(tx, unitId, operatorId)
  const open = new Map((await store.openFilesBy(tx, unitId)).map((row) => [row.responsible_id, row.open]))
  note({ rows: files.length })
  return {
    rows: files.map((row) => ({
      id: row.id, number: row.number, childName: row.child_name, phase: row.phase, municipality: row.municipality, version: row.version, waiting: row.handover_id !== null,
    })),
    receivers: (await workersOf(tx, unitId)).filter((worker) => worker.operator_id !== operatorId)
      .map((worker) => ({ id: worker.operator_id, name: worker.display_name, open: open.get(worker.operator_id) ?? 0 })),
  }
})

/** All or none: one file that changed meanwhile, or one receiver who left, refuses the whole, and says which. */
export const bulkHandover = operation(contract.bulkHandover, async (context, { unitId, operatorId, moves, reason }) => {
  const { tx, actor, audit, now } = context
  await assertLeads(context, unitId)
  for (const { caseId } of moves) audit(caseId)
  const files = new Map((await store.filesOfWorker(tx, unitId, operatorId)).map((row) => [row.id, row]))
  const workers = new Map((await workersOf(tx, unitId)).map((row) => [row.operator_id, row.display_name]))
  const from = (await cases.casesByIds(tx, [moves[0]!.caseId]))[0]?.responsible_name ?? ''
  for (const [index, { caseId, toOperatorId, version }] of moves.entries()) {
    const file = files.get(caseId)
    if (!file) throw notFound()
    if (file.handover_id) throw conflict({ it: `Per il fascicolo ${file.number} c’è un passaggio in attesa: ritiralo prima.`, en: `A hand-over of file ${file.number} waits: withdraw it first.` })
    const name = workers.get(toOperatorId)
    if (!name || toOperatorId === operatorId) throw invalid(`moves.${index}.toOperatorId`, { it: 'Scegli una persona che oggi lavora sui casi in questo servizio', en: 'Choose somebody who works on files in this service today' })
    if (!(await cases.updateCase(tx, caseId, version, new Date(now).toISOString(), { responsible_id: toOperatorId }))) throw stale({ caseId, number: file.number })
    await tellHistory(context, caseId, 'responsible_changed', { from, to: name, words: reason })
  }
  const counts = Map.groupBy(moves, ({ toOperatorId }) => toOperatorId)
  await notify(tx, now, [...counts].filter(([to]) => to !== actor.id).map(([to, given]) => ({ to, kind: 'cases.files_received', params: { count: given.length } })))
  context.note({ moved: moves.length })
  return { moved: moves.length }
})
