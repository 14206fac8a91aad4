import { Readable } from 'node:stream'
import { conflict, notFound, stale } from '#kernel/contract/problem.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { getDecrypted } from '#kernel/server/files/encrypted-files.ts'
import { findScopeKey } from '#kernel/server/files/store.ts'
import { operation, type Actor, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/templates.ts'
import type { PrintedKind } from '../domain/paper.ts'
import { starterTemplate } from './render/docx/shipped.ts'
import { renderPaper } from './render/index.ts'
import { sampleContent } from './render/sample-content.ts'
import { assertMayLookAfter, bodiesLookedAfter, mayLookAfter } from './template-access.ts'
import * as store from './template-store.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function presentTemplate(row: store.TemplateFound, actor: Pick<Actor, 'roles'>): contract.TemplateRow {
  return {
    id: row.id as contract.TemplateRow['id'],
    organisation: { id: row.organisation_id, name: row.organisation_name },
    purpose: row.purpose as contract.TemplateRow['purpose'],
    kind: row.kind as contract.TemplateRow['kind'],
    n: row.n,
    state: row.state as contract.TemplateRow['state'],
    fileName: row.file_name,
    note: row.note,
    alt: row.alt,
    size: row.size,
    placeholders: row.placeholders,
    reminders: row.reminders as unknown as contract.TemplateFinding[],
    uploadedBy: { id: row.uploaded_by, name: row.uploaded_by_name },
    uploadedAt: row.uploaded_at,
    ended: row.ended_at ? { by: row.ended_by_name ?? '', at: row.ended_at, reason: row.end_reason } : null,
    version: row.version,
    can: { retire: row.state === 'active' && mayLookAfter(actor, row.organisation_id) },
  }
}

async function getTemplate(tx: Context['tx'], id: string): Promise<store.TemplateFound> {
  const row = await store.findTemplate(tx, id)
  if (!row) throw notFound()
  return row
}

/** The bytes of a kept template or logo. @throws notFound when its key is out of reach */
export async function templateBytes({ tx, services }: Pick<Context, 'tx' | 'services'>, organisationId: string, blob: string): Promise<Buffer> {
  const key = await findScopeKey(tx, organisationId, services.masterKey)
  if (!key) throw notFound()
  const pieces: Buffer[] = []
  for await (const piece of await getDecrypted(services.blobs, key, { scope: organisationId, blob })) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

export const listTemplates = operation(contract.listTemplates, async ({ tx, actor }, { q, kind, purpose, ended, cursor, limit }) => {
  const after = openCursor<{ at: string; id: string }>(cursor, ['at', 'id'])
  const { rows, next } = pageOf(await store.listTemplates(tx, { q, kind, purpose, ended: ended === true, after, limit }), limit, (last) => ({ at: last.uploaded_at, id: last.id }))
  return { rows: rows.map((row) => presentTemplate(row, actor)), next, total: null, uploadsTo: await store.organisationsNamed(tx, bodiesLookedAfter(actor)) }
})

export const retireTemplate = operation(contract.retireTemplate, async ({ tx, actor, note, now }, { templateId, version, reason }) => {
  const row = await getTemplate(tx, templateId)
  note({ template: templateId, kind: row.kind })
  assertMayLookAfter(actor, row.organisation_id)
  if (row.state !== 'active' && row.version === version) throw conflict({ it: 'Questo modello non è più in uso.', en: 'This template is no longer in use.' })
  if (!(await store.endTemplate(tx, templateId, version, actor.id, new Date(now).toISOString(), reason))) throw stale(presentTemplate(await getTemplate(tx, templateId), actor))
  return presentTemplate(await getTemplate(tx, templateId), actor)
})

export const downloadTemplate = operation(contract.downloadTemplate, async (context, { templateId }) => {
  const row = await getTemplate(context.tx, templateId)
  context.note({ template: templateId })
  const bytes = await templateBytes(context, row.organisation_id, row.blob_id)
  return { mediaType: row.purpose === 'logo' ? 'image/png' : DOCX, fileName: row.file_name, size: bytes.length, inline: false, open: async () => Readable.from([bytes]) }
})

/** The invented paper on this template. It is made after the transaction has ended: nothing waits for it. */
export const previewTemplate = operation(contract.previewTemplate, async (context, { templateId }) => {
  const row = await getTemplate(context.tx, templateId)
  context.note({ template: templateId })
  const bytes = await templateBytes(context, row.organisation_id, row.blob_id)
  const sample = sampleContent(row.kind === 'any' ? 'psychosocial' : (row.kind as PrintedKind))
  const logo = row.purpose === 'logo'
  return {
    mediaType: logo ? 'application/pdf' : DOCX,
    fileName: `prova-${logo ? 'stemma.pdf' : 'modello.docx'}`,
    size: null,
    inline: logo,
    open: async () => Readable.from([logo ? await renderPaper(sample, { format: 'pdf', logo: { png: bytes, alt: row.alt ?? '' } }) : await renderPaper(sample, { format: 'docx', template: bytes })]),
  }
})

export const downloadStarter = operation(contract.downloadStarter, async (_context, { kind }) => {
  const bytes = await starterTemplate(kind)
  return { mediaType: DOCX, fileName: `modello-${kind}.docx`, size: bytes.length, inline: false, open: async () => Readable.from([bytes]) }
})
