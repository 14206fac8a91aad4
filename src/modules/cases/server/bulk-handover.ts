import { conflict, forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/handover.ts'
import { leads, leadsAny } from './access.ts'
import * as cases from './case-store.ts'
import * as store from './handover-store.ts'
import { workersOf } from './team-store.ts'

type Asking = Pick<Context, 'tx' | 'actor'>

const onlyLeaders = () => forbidden({
  it: 'Può passare i fascicoli di un operatore solo chi coordina il suo servizio.',
  en: 'Only who coordinates the service may pass on the files of one of its workers.',
})

/** Those of these units that he leads, or whose unit above he leads. */
async function ledAmong({ tx, actor }: Asking, units: Iterable<string>): Promise<Set<string>> {
  const led = new Set<string>()
  for (const unit of new Set(units)) if (leadsAny(actor, await cases.unitLine(tx, unit))) led.add(unit)
  return led
}

export const listHandoverWorkers = operation(contract.listHandoverWorkers, async ({ tx, actor, note }) => {
  if (!leads(actor)) throw onlyLeaders()
  const all = await store.openFilesBy(tx)
  const led = await ledAmong({ tx, actor }, all.map(({ unit_id }) => unit_id))
  const people = Map.groupBy(all.filter(({ unit_id }) => led.has(unit_id)), ({ responsible_id }) => responsible_id)
  note({ rows: people.size })
  return {
    rows: [...people].map(([id, own]) => ({
      id, name: own[0]!.display_name, open: own.reduce((sum, { open }) => sum + Number(open), 0), units: own.map(({ unit_name }) => unit_name),
    })),
  }
})

export const previewBulkHandover = operation(contract.previewBulkHandover, async ({ tx, actor, note }, { operatorId }) => {
  if (!leads(actor)) throw onlyLeaders()
  const files = await store.filesOfWorker(tx, operatorId)
  const led = await ledAmong({ tx, actor }, files.map(({ unit_id }) => unit_id))
  if (files.length && !led.size) throw onlyLeaders()
  const open = new Map<string, number>()
  for (const row of await store.openFilesBy(tx)) open.set(row.responsible_id, (open.get(row.responsible_id) ?? 0) + Number(row.open))
  const units = []
  for (const [unitId, own] of Map.groupBy(files.filter(({ unit_id }) => led.has(unit_id)), ({ unit_id }) => unit_id)) {
    const receivers = (await workersOf(tx, unitId)).filter((worker) => worker.operator_id !== operatorId)
    units.push({
      unit: { id: unitId, name: own[0]!.unit_name },
      rows: own.map((row) => ({
        id: row.id, number: row.number, childName: row.child_name, phase: row.phase, municipality: row.municipality, version: row.version, waiting: row.handover_id !== null,
      })),
      receivers: receivers.map((worker) => ({ id: worker.operator_id, name: worker.display_name, open: open.get(worker.operator_id) ?? 0 })),
    })
  }
  const shown = units.reduce((sum, { rows }) => sum + rows.length, 0)
  note({ rows: shown })
  return { units, elsewhere: files.length - shown }
})

/** Names by receiver, of each unit that holds one of these files. Refuses what may not move, and says which file it is. */
async function assertMovable(asking: Asking, operatorId: string, moves: readonly store.Move[]): Promise<Map<string, string>> {
  const files = new Map((await store.filesOfWorker(asking.tx, operatorId)).map((row) => [row.id, row]))
  const chosen = moves.map(({ caseId }) => files.get(caseId))
  const led = await ledAmong(asking, chosen.flatMap((file) => file?.unit_id ?? []))
  const names = new Map<string, string>()
  const workers = new Map<string, Set<string>>()
  for (const unit of led) {
    const own = await workersOf(asking.tx, unit)
    workers.set(unit, new Set(own.map(({ operator_id }) => operator_id)))
    for (const { operator_id, display_name } of own) names.set(operator_id, display_name)
  }
  for (const [index, { toOperatorId }] of moves.entries()) {
    const file = chosen[index]
    if (!file) throw notFound()
    if (!led.has(file.unit_id)) throw onlyLeaders()
    if (file.handover_id) throw conflict({ it: `Per il fascicolo ${file.number} c’è un passaggio in attesa: ritiralo prima.`, en: `A hand-over of file ${file.number} waits: withdraw it first.` })
    if (toOperatorId === operatorId || !workers.get(file.unit_id)!.has(toOperatorId)) {
      throw invalid(`moves.${index}.toOperatorId`, { it: 'Scegli una persona che oggi lavora sui casi in questo servizio', en: 'Choose somebody who works on files in this service today' })
    }
  }
  return names
}

/** All or none, of all his units: one file that changed meanwhile, or one receiver who left, refuses the whole, and says which. */
export const bulkHandover = operation(contract.bulkHandover, async (context, { operatorId, moves, reason }) => {
  const { tx, actor, audit, note, now } = context
  if (!leads(actor)) throw onlyLeaders()
  for (const { caseId } of moves) audit(caseId)
  if (new Set(moves.map(({ caseId }) => caseId)).size < moves.length) throw invalid('moves', { it: 'Lo stesso fascicolo è indicato due volte', en: 'The same file is given twice' })
  const names = await assertMovable(context, operatorId, moves)
  const from = (await cases.casesByIds(tx, [moves[0]!.caseId]))[0]?.responsible_name ?? ''
  const at = new Date(now).toISOString()
  const changed = await store.giveFiles(tx, moves, at)
  if (changed.length) {
    const [file] = await cases.casesByIds(tx, changed.slice(0, 1))
    throw stale({ caseId: changed[0]!, number: file?.number ?? '' })
  }
  await cases.insertEvents(tx, moves.map(({ caseId, toOperatorId }) => ({
    id: newId(now), caseId, kind: 'responsible_changed', at, by: actor.id, detail: { from, to: names.get(toOperatorId)!, words: reason },
  })))
  const counts = Map.groupBy(moves, ({ toOperatorId }) => toOperatorId)
  await notify(tx, now, [...counts].filter(([to]) => to !== actor.id).map(([to, given]) => ({ to, kind: 'cases.files_received', params: { count: given.length } })))
  note({ moved: moves.length })
  return { moved: moves.length }
})
