import { forbidden, invalid, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/settings.ts'
import { shippedLeadTimes } from '../domain/alarms.ts'
import { leadRows, ledUnits } from './lead-store.ts'
import { unitsOf } from './list-terms.ts'

async function leadTimesIn(tx: Tx, units: readonly string[]): Promise<contract.LeadTime[]> {
  const [rows, names, led] = await Promise.all([leadRows(tx, units), unitHeaders(tx, units), ledUnits(tx, units)])
  return units.flatMap((unit) => contract.leadKinds.map((kind): contract.LeadTime => {
    const row = rows.find((one) => one.unit_id === unit && one.pace === kind)
    const { alarms, coordinator, manager } = row ?? shippedLeadTimes[kind]
    return {
      unit: { id: unit, name: names.get(unit)?.name ?? '' }, kind, alarms: [...alarms], coordinator, manager,
      own: row?.own ?? false, version: row?.own ? row.version : 0, can: { change: led.has(unit) },
    }
  }))
}

export const listLeadTimes = operation(contract.listLeadTimes, async ({ tx, actor }) => ({ rows: await leadTimesIn(tx, unitsOf(actor)) }))

/** A service decides when its terms ring, never when they are due. */
export const setLeadTime = operation(contract.setLeadTime, async ({ tx, actor, note, now, enqueue }, { unitId, kind, alarms, coordinator, manager, version }) => {
  if (!(await ledUnits(tx, [unitId])).has(unitId)) throw refusal()
  assertOrder(kind, alarms, coordinator, manager)
  const ordered = [...new Set(alarms)].sort((a, b) => (kind === 'now' ? a - b : b - a))
  const values = { alarms: ordered, coordinator, manager, set_by: actor.id, set_at: new Date(now).toISOString() }
  const done = version === 0
    ? await tx.insertInto('deadlines.lead_time').values({ unit_id: unitId, pace: kind, ...values }).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
    : await tx.updateTable('deadlines.lead_time').set({ ...values, version: version + 1 }).where('unit_id', '=', unitId).where('pace', '=', kind).where('version', '=', version).executeTakeFirstOrThrow()
  const present = (await leadTimesIn(tx, [unitId])).find((one) => one.kind === kind)!
  if (('numUpdatedRows' in done ? done.numUpdatedRows : done.numInsertedOrUpdatedRows) !== 1n) throw stale(present)
  note({ kind, unitId })
  await enqueue('deadlines.rearm', { unit: unitId as Id<'unit'>, pace: kind }, { key: `deadlines.rearm:${unitId}:${kind}` })
  return present
})

const refusal = () => forbidden({
  it: 'I preavvisi li decide chi coordina il servizio o ne è responsabile: chiedi a loro.',
  en: 'Lead times are set by who coordinates or manages the service: ask them.',
})

/** Those above are told after the worker: a coordinator told two months before would stop reading. */
function assertOrder(kind: contract.LeadKind, alarms: readonly number[], coordinator: number, manager: number): void {
  if (kind === 'now') {
    if (coordinator < Math.min(...alarms)) throw invalid('coordinator', { it: 'Il coordinatore va avvisato dopo l’operatore', en: 'The coordinator is told after the worker' })
    if (manager < coordinator) throw invalid('manager', { it: 'Il responsabile va avvisato dopo il coordinatore, o insieme', en: 'The manager is told after the coordinator, or together' })
    return
  }
  if (coordinator > Math.max(...alarms)) throw invalid('coordinator', { it: 'Il coordinatore va avvisato dopo l’operatore: metti un numero più piccolo del primo preavviso', en: 'The coordinator is told after the worker: give a smaller number than the first lead time' })
  if (manager > coordinator) throw invalid('manager', { it: 'Il responsabile va avvisato dopo il coordinatore, o insieme: metti un numero non più grande', en: 'The manager is told after the coordinator, or together: give no larger number' })
}
