import { invalid } from '#kernel/contract/problem.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { actingIn, assertReached } from '#modules/access/server/index.ts'
import { changeDocument as contract } from '../contract.ts'
import { assertMayChange, assertMayUpload } from './access.ts'
import { actingOn, assertChangeable, keptOf, saveChange, seeDocument } from './open-document.ts'
import { presentDocument } from './present.ts'
import { findDocument } from './store.ts'

/** Corrects title, type, date or section; moving it needs reach of both sections. */
export const changeDocument = operation(contract, async (context, { documentId, version, section, datedOn, ...input }) => {
  const { tx, actor, now, note } = context
  const found = await seeDocument(context, documentId)
  const here = await actingOn(context, found)
  assertMayChange(here, keptOf(found))
  assertChangeable(found, version, here)
  if (sections[section] !== found.section) {
    if (!(await assertReached(tx, found.subject)).includes(section)) throw invalid('section', { it: 'Scegli una sezione del fascicolo che puoi vedere', en: 'Choose a section of the file that you may see' })
    assertMayUpload(await actingIn(tx, actor, found.subject, section), section)
    note({ movedTo: sections[section] })
  }
  await assertCode(tx, now, 'document_type', input.type, 'type')
  await saveChange(context, found, { title: input.title, type: input.type, section: sections[section], dated_on: datedOn ?? null })
  return presentDocument((await findDocument(tx, documentId))!, await actingIn(tx, actor, found.subject, section))
})
