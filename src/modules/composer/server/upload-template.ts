import sharp from 'sharp'
import { notFound, Problem } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { scopeKey } from '#kernel/server/files/store.ts'
import type { Services } from '#kernel/server/services.ts'
import { uploadOperation } from '#kernel/server/upload.ts'
import { MAX_TEMPLATE_FILE, uploadTemplate as contract } from '../contract/templates.ts'
import type { TemplateCheck } from '../domain/placeholders.ts'
import { keepWhole, plainName, receiveWhole, type KeptWhole } from './received-file.ts'
import { checkTemplate } from './render/index.ts'
import { assertMayLookAfter } from './template-access.ts'
import * as store from './template-store.ts'
import { presentTemplate } from './templates.ts'

interface Ticket {
  organisationId: string
  purpose: 'docx' | 'logo'
  key: Buffer
  fileName: string
}
type Stored = (KeptWhole & { check: TemplateCheck }) | { refused: Problem } | { check: TemplateCheck }

const receive = (services: Services, ticket: Ticket, stream: NodeJS.ReadableStream): Promise<Stored> =>
  receiveWhole(services, stream, MAX_TEMPLATE_FILE, (bytes) => tryAndKeep(services, ticket, bytes))

async function tryAndKeep(services: Services, { organisationId, purpose, key }: Ticket, bytes: Buffer): Promise<Stored> {
  const check = purpose === 'docx' ? await checkTemplate(bytes) : { usable: true, placeholders: [], findings: [] }
  if (!check.usable) return { check }
  const content = purpose === 'docx' ? bytes : await safeLogo(bytes)
  return { ...(await keepWhole(services, key, organisationId, content)), check }
}

/** A logo drawn anew: nothing hidden in the file reaches a court, and its size is that of a letterhead. Drawings (SVG) may hold programs and are not taken. */
async function safeLogo(bytes: Buffer): Promise<Buffer> {
  try {
    const { format } = await sharp(bytes).metadata()
    if (format !== 'png' && format !== 'jpeg' && format !== 'webp') throw new Error('format')
    return await sharp(bytes, { limitInputPixels: 40_000_000 }).rotate().resize({ width: 1200, height: 480, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb').png().toBuffer()
  } catch {
    throw new Problem('file-type', { it: 'Lo stemma deve essere un’immagine PNG, JPEG o WebP che si apre: controllala e ricaricala.', en: 'The logo must be a PNG, JPEG or WebP picture that opens: check it and upload it again.' })
  }
}

/** A template or logo: may he, then the bytes tried, then the record of it. What can't be used is not kept, and says why. */
export const uploadTemplate = uploadOperation(contract, {
  async admit({ tx, actor, note, services }, { organisationId, purpose, fileName }): Promise<Ticket> {
    note({ organisation: organisationId, purpose })
    if ((await store.organisationsNamed(tx, [organisationId])).length === 0) throw notFound()
    assertMayLookAfter(actor, organisationId)
    return { organisationId, purpose, key: await scopeKey(tx, organisationId, services.masterKey), fileName: plainName(fileName, 'modello') }
  },
  store: receive,
  async discard({ blobs }, stored) {
    if ('blobId' in stored) await blobs.delete(stored.blobId)
  },
  async keep({ tx, actor, note, now }, input, ticket, stored) {
    const { organisationId, purpose } = input
    const kind = purpose === 'logo' ? 'any' : input.kind
    note({ organisation: organisationId, purpose, kind })
    if ('refused' in stored) throw stored.refused
    assertMayLookAfter(actor, organisationId)
    if (!('blobId' in stored)) {
      note({ kept: false, findings: stored.check.findings.length })
      return { template: null, findings: stored.check.findings }
    }
    const [id, at] = [newId<'template'>(now), new Date(now).toISOString()]
    const n = await store.replaceActive(tx, organisationId, purpose, kind, actor.id, at)
    await store.insertTemplate(tx, {
      id, organisation_id: organisationId, purpose, kind, n, file_name: ticket.fileName, note: input.note, alt: purpose === 'logo' ? (input.alt ?? 'Stemma dell’ente') : null, blob_id: stored.blobId,
      size: stored.size, sha256: stored.sha256, placeholders: stored.check.placeholders, reminders: JSON.stringify(stored.check.findings), uploaded_by: actor.id, uploaded_at: at,
    })
    note({ template: id, n, kept: true })
    return { template: presentTemplate((await store.findTemplate(tx, id))!, actor), findings: stored.check.findings }
  },
})
