import { invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { rolesBySection, rolesReachingEach } from '#modules/access/server/index.ts'
import { writeEntry as contract } from '../contract/diary.ts'
import { touchActivity } from './case-store.ts'
import { assertMayWrite, mayWrite } from './diary-access.ts'
import { assertOpenThen, assertWritable, columnsOf, getFile, savePresences } from './diary-content.ts'
import { deleteDraft } from './diary-draft-store.ts'
import { presentEntry } from './diary-present.ts'
import * as store from './diary-store.ts'

/** Writes an entry in the file and, when asked, the same one in files of siblings tied to it: all of them or none. */
export const writeEntry = operation(contract, async ({ tx, actor, audit, note, now }, input) => {
  audit(input.caseId)
  const file = await getFile(tx, input.caseId)
  const held = await rolesBySection(tx, file.id)
  assertMayWrite({ roles: held.get('file') ?? [] })
  await assertWritable(tx, now, file, input)
  assertMayWrite({ roles: held.get(input.section) ?? [] })
  const others = await tiedFiles(tx, file, input)
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

/** The chosen siblings' files: each one where he may write in this section, and tied to this one. */
async function tiedFiles(tx: Tx, file: store.FileHead, { alsoFor, section }: { alsoFor: readonly string[]; section: keyof typeof sections }): Promise<store.FileHead[]> {
  const wanted = [...new Set(alsoFor)].filter((id) => id !== file.id)
  const found = await store.fileHeads(tx, wanted)
  const held = await rolesReachingEach(tx, wanted, section)
  for (const id of wanted) {
    const other = found.find((one) => one.id === id)
    if (!other || !file.sibling_group || other.sibling_group !== file.sibling_group || !mayWrite({ roles: held.get(id) ?? [] })) {
      throw invalid(`alsoFor.${alsoFor.indexOf(id)}`, { it: 'Questo fascicolo non è legato come fratello o sorella, oppure non è tra quelli in cui puoi scrivere', en: 'This file is not tied as a sibling’s, or is not among those you may write in' })
    }
  }
  return found
}
