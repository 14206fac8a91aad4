import { Readable } from 'node:stream'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/review.ts'
import { assertMayDraft } from './access.ts'
import { assertNotGuessing, checkOf, stopped } from './check.ts'
import { contentFor } from './freeze-paper.ts'
import { openPaper } from './open-paper.ts'
import { paperStyle } from './paper-style.ts'
import { renderPaper } from './render/index.ts'
import { sectionsOf } from './section-store.ts'

/**
 * What is being written as it would be printed, with BOZZA across each page and no number. What may never leave the file stops it, as it stops the approval: a
 * printed draft leaves too. It is made after the transaction has ended.
 */
export const downloadDraft = operation(contract.downloadDraft, async (context, { paperId }) => {
  const { tx, note } = context
  const opened = await openPaper(context, paperId)
  assertMayDraft(opened.me, opened.held)
  await assertNotGuessing(tx, 'composer.downloadDraft')
  const { stops } = await checkOf(context, opened)
  note({ stops })
  if (stops) throw stopped(stops)
  const content = await contentFor(context, opened, await sectionsOf(tx, paperId), null)
  const { logo } = await paperStyle(context, opened.paper.organisation_id, opened.paper.kind)
  return {
    mediaType: 'application/pdf', fileName: `Bozza - ${opened.paper.title.replaceAll(/[\\/:*?"<>|]/g, '-')}.pdf`, size: null, inline: true,
    open: async () => Readable.from([await renderPaper(content, { format: 'pdf', logo })]),
  }
})
