import { notFound, stale } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { actingIn, rolesReaching, rolesReachingEach } from '#modules/access/server/index.ts'
import { correctEntry as contract } from '../contract/diary.ts'
import { touchActivity } from './case-store.ts'
import { assertMayCorrect, assertMayWrite, mayWrite } from './diary-access.ts'
import { assertWritable, columnsOf, getFile, savePresences } from './diary-content.ts'
import { deleteDraft } from './diary-draft-store.ts'
import { presentEntry, presentOf } from './diary-present.ts'
import * as store from './diary-store.ts'

/** Replaces the words of an entry; the earlier ones stay with the reason. Copies in siblings' files that still say the same, where he may write, follow. */
export const correctEntry = operation(contract, async ({ tx, actor, audit, note, now }, input) => {
  audit(input.caseId)
  const file = await getFile(tx, input.caseId)
  const entry = await store.entryOf(tx, input.caseId, input.entryId)
  if (!entry) throw notFound()
  assertMayCorrect(await actingIn(tx, actor, file.id, sectionName(entry.section)), file, entry)
  if (entry.version !== input.version) throw stale(await presentEntry(tx, actor, file, entry))
  await assertWritable(tx, now, file, input)
  assertMayWrite({ roles: await rolesReaching(tx, file.id, input.section) })
  const copies = await store.copiesOf(tx, entry)
  const held = await rolesReachingEach(tx, copies.map((copy) => copy.case_id), input.section)
  const same = copies.filter((copy) => copy.current === entry.current && mayWrite({ roles: held.get(copy.case_id) ?? [] }))
  const at = new Date(now).toISOString()
  for (const target of [entry, ...same]) {
    audit(target.case_id)
    await keepPresent(tx, target, { reason: input.reason, by: actor.id })
    if (!(await store.replaceEntry(tx, target, { ...columnsOf(input), corrected_at: at }))) throw stale(await presentEntry(tx, actor, file, target))
    await store.deletePresences(tx, target.id)
    await savePresences(tx, now, target.id, input)
  }
  await touchActivity(tx, [entry, ...same].map((target) => target.case_id), at)
  note({ files: 1 + same.length })
  if (input.draftId) await deleteDraft(tx, input.caseId, input.draftId)
  return presentEntry(tx, actor, file, (await store.entryOf(tx, file.id, entry.id))!)
})

/** Keeps what the entry says now, before it is replaced. */
async function keepPresent(tx: Tx, entry: store.EntryRow, { reason, by }: { reason: string; by: string }): Promise<void> {
  const last = entry.corrected_at ? (await store.versionsOf(tx, entry.id))[0] : undefined
  const presences = (await store.presencesOf(tx, [entry.id])).map(presentOf)
  await store.keepVersion(tx, {
    entry_id: entry.id,
    n: entry.current,
    content: {
      section: entry.section, kind: entry.kind, origin: entry.origin, happenedAt: entry.happened_at, minutes: entry.minutes, place: entry.place,
      title: entry.title, body: entry.body, presences, replacedBy: by,
    },
    author_id: last?.content.replacedBy ?? entry.author_id,
    written_at: entry.corrected_at ?? entry.written_at,
    reason,
  })
}
