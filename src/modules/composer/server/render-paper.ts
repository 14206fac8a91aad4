import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { conflict, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Task } from '#kernel/server/jobs.ts'
import { operation, type Context, type Operation } from '#kernel/server/operation.ts'
import { runOperation, type Runtime } from '#kernel/server/run-operation.ts'
import { keepMadeFile } from '#modules/documents/server/index.ts'
import * as contract from '../contract/review.ts'
import type { PaperContent } from '../domain/paper.ts'
import { skeletons } from '../domain/skeletons.ts'
import { assertMay } from './access.ts'
import * as frozen from './frozen-store.ts'
import { beginChange, finishChange, openPaper, tell } from './open-paper.ts'
import { paperStyle, type PaperStyle } from './paper-style.ts'
import { renderPaper } from './render/index.ts'

/** Queues the making of the files of a version, in the name of who acts, with a session of its own. */
export async function startRendering({ tx, now, enqueue }: Pick<Context, 'tx' | 'now' | 'enqueue'>, paperId: string, n: number): Promise<void> {
  const session = createHash('sha256').update(randomBytes(32)).digest()
  await frozen.openRenderSession(tx, newId(now), paperId, session)
  await enqueue('composer.render', { paperId, n, session: session.toString('hex') }, { key: `composer.render ${paperId} ${n}`, maxAttempts: 3 })
}

/** Makes the files again, when they could not be made the first time. */
export const renderAgain = operation(contract.renderAgain, async (context, { paperId, version }) => {
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('render', me, held))
  const row = await frozen.frozenVersion(context.tx, paperId, opened.paper.current)
  if (!row) throw notFound()
  if (row.pdf_document && row.docx_document) throw conflict({ it: 'I file ci sono già: scaricali.', en: 'The files are there already: download them.' })
  await frozen.updateFrozen(context.tx, paperId, opened.paper.current, { render_trouble: null })
  await startRendering(context, paperId, opened.paper.current)
  return finishChange(context, opened, {}, null)
})

const version = z.object({ paperId: z.uuid(), n: z.int() })
// not reachable over HTTP: run by the job, in the name of who approved
const job = (name: string, summary: string) => endpoint({ id: `composer.${name}`, method: 'POST', path: `/api/papers/{paperId}/${name}` as `/api/${string}`, summary, params: version.pick({ paperId: true }), body: z.object({ n: z.int() }), response: z.object({}) })

interface Wanted {
  content: PaperContent
  hash: string
  pdf: boolean
  docx: boolean
  style: PaperStyle
}

type Format = 'pdf' | 'docx'
const mediaTypes: Record<Format, string> = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }

/** What has to be made; null when the files are there, or the version is gone. */
const readWanted = (give: (wanted: Wanted | null) => void): Operation =>
  operation(job('readForFiles', 'What the files of a version are made of'), async (context, { paperId, n }) => {
    const { paper } = await openPaper(context, paperId)
    const [row, content] = [await frozen.frozenVersion(context.tx, paperId, n), await frozen.contentOf(context.tx, paperId, n)]
    give(row && content && !(row.pdf_document && row.docx_document)
      ? { content, hash: row.hash, pdf: !row.pdf_document, docx: !row.docx_document, style: await paperStyle(context, paper.organisation_id, paper.kind) } : null)
    return {}
  }) as unknown as Operation

/** Keeps the files as documents of the file, next to the orders they answer. */
const keepFiles = (made: Partial<Record<Format, Buffer>>, trouble: string | null): Operation =>
  operation(job('keepFiles', 'Keep the files of a version'), async (context, { paperId, n }) => {
    const { paper } = await openPaper(context, paperId)
    const [row, content] = [await frozen.frozenVersion(context.tx, paperId, n), await frozen.contentOf(context.tx, paperId, n)]
    if (!row || !content) throw notFound()
    const change: Parameters<typeof frozen.updateFrozen>[3] = { render_trouble: trouble }
    for (const format of ['pdf', 'docx'] as const) {
      const bytes = made[format]
      if (!bytes || row[`${format}_document`]) continue
      const name = `${paper.title} n. ${content.number?.n}/${content.number?.year}${n > 1 ? ` v. ${n}` : ''}`
      change[`${format}_document`] = await keepMadeFile(context, {
        subject: paper.case_id, section: 'judicial', clinical: row.clinical, title: format === 'pdf' ? name : `${name} (da modificare)`, type: skeletons[paper.kind].documentType,
        origin: paper.measure_id ? 'mandato_ag' : 'prodotto_interno', datedOn: content.on, fileName: `${name.replaceAll(/[\\/:*?"<>|]/g, '-')}.${format}`, mediaType: mediaTypes[format], bytes,
      })
    }
    await frozen.updateFrozen(context.tx, paperId, n, change)
    if (change.pdf_document) await tell(context, paper, { what: 'files_made', n })
    await frozen.closeRenderSession(context.tx)
    return {}
  }) as unknown as Operation

/** Reads, makes outside any transaction, keeps: writing never waits for it. A trouble is told on the paper, and may be tried again. */
export const renderTasks = (runtime: Runtime): Record<string, Task> => ({
  'composer.render': async ({ paperId, n, session }, context) => {
    const call = { sessionHash: String(session), key: null, origin: { ip: 'composer.render', userAgent: '', device: null }, input: { paperId, n } }
    let wanted: Wanted | null = null
    await runOperation(runtime, readWanted((found) => void (wanted = found)), call)
    const found = wanted as Wanted | null
    if (!found) return
    const made: Partial<Record<Format, Buffer>> = {}
    let trouble: string | null = null
    try {
      if (found.pdf) made.pdf = await renderPaper(found.content, { format: 'pdf', hash: found.hash, logo: found.style.logo })
      if (found.docx) made.docx = await renderPaper(found.content, { format: 'docx', hash: found.hash, template: found.style.template, logo: found.style.logo })
    } catch (error) {
      if (!context.lastAttempt) throw error
      context.log.error({ err: error }, 'a paper could not be rendered')
      trouble = 'failed'
    }
    await runOperation(runtime, keepFiles(made, trouble), call)
  },
})
