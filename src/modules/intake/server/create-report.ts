import { forbidden } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import { coordinatorsOf, sectionsReached } from '#modules/access/server/index.ts'
import * as contract from '../contract.ts'
import { deleteDraft } from './draft-store.ts'
import { assertWellTold, childRows, partyRows, reporterRow, toldRow } from './report-input.ts'
import * as store from './report-store.ts'

/** Writes a report for one's own unit, or sends it to another: either way it belongs to the unit that receives it. */
export const createReport = operation(contract.createReport, async ({ tx, actor, audit, note, now }, { unitId, reporter, draftId, ...told }) => {
  const receivers = await store.receivingUnits(tx, told.municipality ?? null)
  const receiver = receivers.find(({ id }) => id === unitId)
  if (!receiver) {
    throw forbidden({
      it: 'Puoi inviare una segnalazione ai servizi del tuo ente e a quelli che servono il comune indicato: scegli il comune, poi il servizio.',
      en: 'You may send a report to the services of your body and to those that serve the municipality given: choose the municipality, then the service.',
    })
  }
  await assertWellTold(tx, now, told, reporter)
  const id = newId<'report'>(now)
  audit(id)
  const head = {
    id, unit_id: unitId, source: told.source, channel: told.channel, received_at: told.receivedAt, urgency: told.urgency,
    municipality_istat: told.municipality ?? null, created_at: new Date(now).toISOString(),
  }
  const number = await store.putReport(tx, newId(now), head, toldRow(told), reporterRow(reporter), childRows(told.children, now), partyRows(told.parties, now))
  if (draftId) await deleteDraft(tx, draftId)
  const to = told.urgency === 'immediata' ? (await coordinatorsOf(tx, unitId)).filter((one) => one !== actor.id) : null
  if (to) await notify(tx, now, to.map((one) => ({ to: one, kind: 'intake.urgent_report', mail: true, subject: id, params: { number, source: told.source } })))
  note({ children: told.children.length, urgency: told.urgency })
  return { id, number, reached: (await sectionsReached(tx, [id])).has(id), unitName: receiver.name, told: to && to.length }
})
