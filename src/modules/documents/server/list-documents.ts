import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { sectionName, sections } from '#modules/access/contract.ts'
import { assertReached, rolesBySection } from '#modules/access/server/index.ts'
import { listDocuments as contract } from '../contract.ts'
import { mayUpload } from './access.ts'
import { presentDocument } from './present.ts'
import * as store from './store.ts'

/** Documents of a subject; those of sections out of reach are not even counted. */
export const listDocuments = operation(contract, async ({ tx, actor, audit, note }, input) => {
  audit(input.subject)
  const reached = (await assertReached(tx, input.subject)).filter((name) => name !== 'file')
  const held = await rolesBySection(tx, input.subject)
  const after = openCursor<{ at: string; id: string }>(input.cursor, ['at', 'id'])
  const filter: store.Filter = {
    subject: input.subject, section: input.section && sections[input.section], type: input.type, text: input.q || undefined, withdrawn: input.withdrawn ?? false,
  }
  const found = await store.documentsOf(tx, filter, after, input.limit + 1)
  const { rows, next } = pageOf(found, input.limit, (last) => ({ at: last.position, id: last.id }))
  note({ rows: rows.length })
  return {
    rows: rows.map((row) => presentDocument(row, { id: actor.id, roles: held.get(sectionName(row.section)) ?? [] })),
    next,
    total: after ? null : await store.countDocuments(tx, filter),
    can: { upload: reached.filter((name) => mayUpload({ roles: held.get(name) ?? [] }, name)) },
    reached,
  }
})
