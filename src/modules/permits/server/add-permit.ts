import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract/permit.ts'
import { assertMayWrite, assertOpen } from './access.ts'
import { getFile, tell } from './begin-change.ts'
import { presentPermit } from './present.ts'
import * as store from './store.ts'
import { watchExpiry } from './terms.ts'
import { assertSection, columnsOf } from './written.ts'

export const addPermit = operation(contract.addPermit, async (context, { caseId, ...written }) => {
  const { tx, actor, note, now } = context
  const file = await getFile(context, caseId)
  await assertSection(tx, caseId)
  assertMayWrite(await actingIn(tx, actor, caseId, 'work_status'))
  assertOpen(file)
  const columns = await columnsOf(tx, now, file, written)
  const id = newId(now)
  await store.insertPermit(tx, { id, case_id: caseId, ...columns, follows_id: null, created_by: actor.id, created_at: new Date(now).toISOString() })
  await tell(context, { caseId, permit: id, what: 'added' })
  const row = (await store.permitOf(tx, id))!
  await watchExpiry(context, file, row)
  note({ kind: row.kind, state: row.state })
  return presentPermit(context, file, row)
})
