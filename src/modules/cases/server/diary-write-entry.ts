import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { rolesBySection } from '#modules/access/server/index.ts'
import { writeEntry as contract } from '../contract/diary.ts'
import { touchActivity } from './case-store.ts'
import { assertMayWrite, mayWrite } from './diary-access.ts'
import { assertOpenThen, assertWritable, columnsOf, getFile, savePresences } from './diary-content.ts'
import { deleteDraft } from './diary-draft-store.ts'
import { presentEntry } from './diary-present.ts'
import * as store from './diary-store.ts'
import { tiedFiles } from './file-head.ts'

/** Writes an entry in the file and, when asked, the same one in files of siblings tied to it: all of them or none. */
export const writeEntry = operation(contract, async ({ tx, actor, audit, note, now }, input) => {
  audit(input.caseId)
  const file = await getFile(tx, input.caseId)
  const held = await rolesBySection(tx, file.id)
  assertMayWrite({ roles: held.get('file') ?? [] })
  await assertWritable(tx, now, file, input)
  assertMayWrite({ roles: held.get(input.section) ?? [] })
  const others = await tiedFiles(tx, file, input.alsoFor, { path: 'alsoFor', section: input.section, may: mayWrite })
  const sharedId = others.length ? newId() : null
  const at = new Date(now).toISOString()
  const ids = []
  for (const target of [file, ...others]) {
    audit(target.id)
    assertOpenThen(target, input.happenedAt)
    const id = newId<'entry'>(now)
    ids.push(id)
    await store.insertEntry(tx, { id, case_id: target.id, ...columnsOf(input), author_id: actor.id, written_at: at, shared_id: sharedId })
    await savePresences(tx, now, id, input)
  }
  await touchActivity(tx, [file.id, ...others.map((other) => other.id)], at)
  note({ kind: input.kind, section: sections[input.section], files: ids.length })
  if (input.draftId) await deleteDraft(tx, input.caseId, input.draftId)
  return presentEntry(tx, actor, file, (await store.entryOf(tx, file.id, ids[0]!))!)
})
