import { conflict, invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { ageOn, asPlainDate, dateInRome } from '#kernel/domain/plain-date.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { grantReach } from '#modules/access/server/index.ts'
import * as contract from '../contract/handover.ts'
import { unitOf, updateCase, type FullCase } from './case-store.ts'
import { assertNotWaiting, assertOpen } from './file-state.ts'
import * as store from './handover-store.ts'
import { assertWorksIn } from './open-case.ts'
import { beginChange, presentCase, tellHistory } from './present-case.ts'
import { workersOf } from './team-store.ts'

type Kind = 'pole' | 'organisation' | 'worker'

/** Where it goes says what it is: same unit – another worker; same body – another pole; else – another body. */
async function destination(tx: Context['tx'], row: FullCase, toUnitId: string, toOperatorId: string | null) {
  const unit = await unitOf(tx, toUnitId)
  if (!unit) throw invalid('toUnitId', { it: 'Scegli un servizio dell’elenco', en: 'Choose a service of the list' })
  const kind: Kind = unit.id === row.unit_id ? 'worker' : unit.organisation_id === row.organisation_id ? 'pole' : 'organisation'
  if (kind === 'worker' && !toOperatorId) throw invalid('toOperatorId', { it: 'Scegli la collega o il collega a cui passare il fascicolo', en: 'Choose the colleague who takes over the file' })
  if (toOperatorId) await assertWorksIn(tx, unit.id, toOperatorId, 'toOperatorId')
  if (toOperatorId === row.responsible_id && kind === 'worker') throw conflict({ it: 'Risponde già di questo fascicolo.', en: 'Already responsible for this file.' })
  const workers = await workersOf(tx, unit.id)
  if (!workers.length) throw invalid('toUnitId', { it: 'In questo servizio nessuno può prendere in carico fascicoli', en: 'Nobody in this service can take over files' })
  return { unit, kind, workers }
}

/** What may be known before acceptance: enough to decide, no name. */
function summaryOf(row: FullCase, today: string): contract.HandoverSummary {
  const age = row.child_birth ? ageOn(asPlainDate(row.child_birth), asPlainDate(today)).years : null
  return { number: row.number, age, municipality: row.municipality, phase: row.phase }
}

export const askHandover = operation(contract.askHandover, async (context, { caseId, toUnitId, toOperatorId, reason, keepUntil, version }) => {
  const { tx, actor, now } = context
  const { row, waiting } = await beginChange(context, caseId, 'handOver', version)
  assertOpen(row.status)
  assertNotWaiting(waiting)
  const today = dateInRome(now)
  if (keepUntil && keepUntil < today) throw invalid('keepUntil', { it: 'Indica oggi o un giorno futuro', en: 'Give today or a future day' })
  const { unit, kind, workers } = await destination(tx, row, toUnitId, toOperatorId ?? null)
  const at = new Date(now).toISOString()
  const offerId = kind === 'worker' ? null : await grantReach(tx, {
    subject: caseId, kind: 'handover', to: { unitId: unit.id }, sections: 'all', legalBasis: 'compito_pubblico', reason, validFrom: at, offered: true,
  })
  await store.insertHandover(tx, {
    id: newId(now), case_id: caseId, kind, from_unit: row.unit_id, from_operator: row.responsible_id, to_unit: unit.id, to_operator: toOperatorId ?? null, reason,
    asked_by: actor.id, asked_at: at, keep_until: kind === 'worker' ? null : (keepUntil ?? null), offer_id: offerId, summary: JSON.stringify(summaryOf(row, today)),
  })
  await updateCase(tx, caseId, version, at, {})
  await tellHistory(context, caseId, 'handover_asked', { kind, to: unit.name })
  const asked = workers.filter(({ operator_id, roles }) => (toOperatorId ? operator_id === toOperatorId : roles.some((role) => role !== 'worker')))
  const told = asked.length ? asked : workers
  await notify(tx, now, told.map(({ operator_id }) => ({ to: operator_id, kind: 'cases.handover_asked', params: { number: row.number, kind } })))
  return presentCase(tx, actor, caseId)
})
