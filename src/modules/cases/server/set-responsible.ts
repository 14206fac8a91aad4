import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/case.ts'
import * as store from './case-store.ts'
import { assertNotWaiting, assertOpen } from './file-state.ts'
import { assertWorksIn } from './open-case.ts'
import { beginChange, presentCase, tellHistory } from './present-case.ts'

export const setResponsible = operation(contract.setResponsible, async (context, { caseId, operatorId, words, version }) => {
  const { tx, actor, now } = context
  const { row, waiting } = await beginChange(context, caseId, 'setResponsible', version)
  assertOpen(row.status)
  assertNotWaiting(waiting)
  const { name } = await assertWorksIn(tx, row.unit_id, operatorId, 'operatorId')
  await store.updateCase(tx, caseId, version, new Date(now).toISOString(), { responsible_id: operatorId })
  await tellHistory(context, caseId, 'responsible_changed', { from: row.responsible_name, to: name, ...(words ? { words } : {}) })
  await notify(tx, now, [{ to: operatorId, kind: 'cases.made_responsible', subject: caseId, params: { number: row.number } }])
  return presentCase(tx, actor, caseId)
})
