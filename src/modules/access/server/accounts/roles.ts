import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders, unitHeaders, worksIn } from '#modules/network/server/index.ts'
import * as contract from '../../contract/accounts.ts'
import { assertMayGive } from './access.ts'
import { present, presentRoles } from './present.ts'
import * as store from './store.ts'

export const listRoles = operation(contract.listRoles, async ({ tx }) => ({ rows: await store.roles(tx) }))

export const giveRole = operation(contract.giveRole, async (context, { operatorId, unitId, role, validFrom, validTo }) => {
  const { tx, actor, now, note } = context
  const unit = (await unitHeaders(tx, [unitId])).get(unitId)
  if (!unit || !(await operatorHeaders(tx, [operatorId])).has(operatorId)) throw notFound()
  await assertMayGive(context, operatorId, unit.organisationId)
  if (!(await store.roles(tx)).some((one) => one.role === role)) throw invalid('role', { it: 'Scegli un ruolo dell’elenco', en: 'Choose a role of the list' })
  if (validTo && validTo < validFrom) throw invalid('validTo', { it: 'La fine viene dopo l’inizio', en: 'The end comes after the beginning' })
  if (!(await worksIn(tx, operatorId, unit.organisationId, dateInRome(now)))) {
    throw invalid('unitId', { it: 'Un ruolo conta solo insieme a un incarico nello stesso ente: aggiungi prima l’incarico', en: 'A role counts only together with an assignment in the same body: add the assignment first' })
  }
  const same = (await store.roleAssignments(tx, { operatorId, unitId, role }, null, 200)).find((row) => (!row.valid_to || row.valid_to >= validFrom) && (!validTo || row.valid_from <= validTo))
  if (same) throw conflict({ it: 'Ha già questo ruolo in questa unità, in quel periodo.', en: 'This role in this unit is held already in that period.' })
  await store.insertRole(tx, { id: newId(now), operator_id: operatorId, unit_id: unitId, role, valid_from: validFrom, valid_to: validTo, granted_by: actor.id })
  await notify(tx, now, [{ to: operatorId, kind: 'access.role_given', params: { role, unitName: unit.name } }])
  note({ operatorId, unitId, role })
  return present(context, operatorId)
})

export const endRole = operation(contract.endRole, async (context, { roleAssignmentId, lastDay, version }) => {
  const { tx, note } = context
  const row = await store.findRoleAssignment(tx, roleAssignmentId)
  if (!row) throw notFound()
  await assertMayGive(context, row.operator_id, row.organisation_id!)
  if (lastDay < row.valid_from) throw invalid('lastDay', { it: 'L’ultimo giorno viene dopo il primo', en: 'The last day comes after the first' })
  if (row.valid_to && lastDay > row.valid_to) throw invalid('lastDay', { it: 'Un ruolo non si allunga: danne uno nuovo', en: 'A role is not prolonged: give a new one' })
  if (!(await store.endRole(tx, roleAssignmentId, version, lastDay))) throw stale(await present(context, row.operator_id))
  note({ operatorId: row.operator_id, unitId: row.unit_id, role: row.role })
  return present(context, row.operator_id)
})

export const listRoleHolders = operation(contract.listRoleHolders, async (context, { cursor, limit, organisationId, unitId, role }) => {
  const filter = { organisationId, unitId, role, on: dateInRome(context.now) }
  const found = await store.roleAssignments(context.tx, filter, openCursor<{ from: string; id: string }>(cursor, ['from', 'id']), limit + 1)
  const { rows, next } = pageOf(found, limit, (last) => ({ from: last.valid_from, id: last.id }))
  return { rows: await presentRoles(context, rows), next, total: null }
})
