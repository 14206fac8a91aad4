import { Readable } from 'node:stream'
import { conflict, notFound, Problem } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { scopeKey } from '#kernel/server/files/store.ts'
import { operation, preparedOperation, type Context } from '#kernel/server/operation.ts'
import type { Services } from '#kernel/server/services.ts'
import { uploadOperation } from '#kernel/server/upload.ts'
import * as contract from '../contract/hosted.ts'
import type { PaperContent } from '../domain/paper.ts'
import { assertMayHosted } from './hosted-access.ts'
import { beginListChange, finishListChange, openList, tellList } from './hosted-open.ts'
import { presentList, type OpenedList } from './hosted-present.ts'
import * as store from './hosted-store.ts'
import { paperStyle } from './paper-style.ts'
import { keepWhole, plainName, receiveWhole, type KeptWhole } from './received-file.ts'
import { compareSigned, renderPaper, type SignedComparison } from './render/index.ts'
import { assertDaysOfSending, assertSameWords, closeMetTerm } from './sending.ts'
import { templateBytes } from './templates.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', p7m: 'application/pkcs7-mime', eml: 'message/rfc822', xml: 'application/xml', txt: 'text/plain', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg',
}

/** The version that stands, with its content; 404 to who may not read the whole. */
async function standing({ tx }: Pick<Context, 'tx'>, { row }: OpenedList): Promise<{ frozen: store.HostedFrozen; content: PaperContent }> {
  const frozen = (await store.frozenOfList(tx, row.id)).find(({ n }) => n === row.current)
  const content = frozen && (await store.frozenContent(tx, row.id, row.current))
  if (!frozen || !content) throw notFound()
  return { frozen, content }
}

interface Made {
  kind: 'pdf' | 'docx'
  bytes: Buffer
}

/** Makes PDF/A and DOCX of the version that stands, outside any transaction, and keeps them; made already, nothing happens. */
export const makeHostedFiles = preparedOperation(contract.makeHostedFiles, async (context, { listId }) => {
  const opened = await openList(context, listId)
  assertMayHosted('files', opened.me, opened.row.state)
  const { frozen, content } = await standing(context, opened)
  const there = new Set((await store.filesOf(context.tx, listId)).filter(({ n }) => n === frozen.n).map(({ kind }) => kind))
  const { template, logo } = await paperStyle(context, opened.row.organisation_id, 'hosted_list')
  return async () => {
    const made: Made[] = []
    if (!there.has('pdf')) made.push({ kind: 'pdf', bytes: await renderPaper(content, { format: 'pdf', hash: frozen.hash, logo }) })
    if (!there.has('docx')) made.push({ kind: 'docx', bytes: await renderPaper(content, { format: 'docx', hash: frozen.hash, template, logo }) })
    return { n: frozen.n, number: content.number!, made }
  }
}, async (context, { listId }, { n, number, made }) => {
  const opened = await openList(context, listId)
  for (const { kind, bytes } of made) {
    await keepBytes(context, opened, { n, kind, name: `Elenco semestrale n. ${number.n}-${number.year}${n > 1 ? ` v. ${n}` : ''}.${kind}`, bytes })
  }
  if (made.length) await tellList(context, opened.row, { what: 'files_made', n })
  return presentList(context, opened)
})

async function keepBytes({ tx, actor, now, services }: Pick<Context, 'tx' | 'actor' | 'now' | 'services'>, { row }: OpenedList, { n, kind, name, bytes }: { n: number; kind: string; name: string; bytes: Buffer }): Promise<void> {
  const { blobId, size, sha256 } = await keepWhole(services, await scopeKey(tx, row.organisation_id, services.masterKey), row.organisation_id, bytes)
  const kept = await store.insertFile(tx, {
    id: newId(now), list_id: row.id, n, kind, file_name: name, media_type: mediaTypes[kind]!, blob_id: blobId, size, sha256, compared: null, added_by: actor.id, added_at: new Date(now).toISOString(),
  })
  if (!kept) await services.blobs.delete(blobId)
}

/** Records the sending: the term the list meets is done on that day, with the number of the list and of the protocol as its proof. */
export const sendHostedList = operation(contract.sendHostedList, async (context, input) => {
  const { tx, actor, now, note } = context
  const { listId, to, channel, on, protocolNumber, protocolOn } = input
  const opened = await beginListChange(context, listId, input.version, 'send')
  const { row } = opened
  const { frozen } = await standing(context, opened)
  if (!(await store.filesOf(tx, listId)).some(({ n, kind }) => n === row.current && (kind === 'pdf' || kind === 'signed'))) throw conflict({ it: 'Il PDF non è ancora pronto: preparalo, poi registra l’invio.', en: 'The PDF is not ready yet: make it, then record the sending.' })
  assertDaysOfSending(context, frozen.approved_at, on, protocolOn)
  await store.markSent(tx, listId, row.current, { sent_to: to, channel, sent_on: on, protocol_number: protocolNumber, protocol_on: protocolOn, sent_note: input.note, sent_by: actor.id, sent_at: new Date(now).toISOString() })
  note({ channel, term: await closeMetTerm(context, row.term_id, on, { words: `Elenco semestrale n. ${row.number}/${row.year}${protocolNumber ? `, prot. ${protocolNumber}` : ''}` }) })
  return finishListChange(context, opened, { state: 'sent', sent_on: on }, { what: 'sent', words: to })
})

interface Ticket {
  organisationId: string
  key: Buffer
  name: string
  /** Of a signed copy: what it must say. */
  against: { content: PaperContent; hash: string; ours: Buffer | null; logo: { png: Buffer; alt: string } | null } | null
}
type Stored = (KeptWhole & { compared: SignedComparison | null }) | { refused: Problem }

/** The bytes, looked at and kept; a signed copy compared with what was approved. */
const receive = (services: Services, { organisationId, key, against }: Ticket, stream: NodeJS.ReadableStream): Promise<Stored> =>
  receiveWhole(services, stream, contract.MAX_HOSTED_FILE, async (bytes) => {
    const compared = against ? await compareSigned(bytes, against.content, { ...(against.ours ? { frozen: against.ours } : {}), hash: against.hash, logo: against.logo }) : null
    return { ...(await keepWhole(services, key, organisationId, bytes)), compared }
  })

const extension = (name: string): string => name.split('.').at(-1)!.toLowerCase()

/** The signed copy, whose words must be those approved, or a receipt of the sending. */
export const uploadHostedFile = uploadOperation(contract.uploadHostedFile, {
  async admit(context, { listId, kind, fileName }): Promise<Ticket> {
    const opened = await openList(context, listId)
    const { row, me } = opened
    context.note({ list: listId, kind })
    assertMayHosted('attach', me, row.state)
    const { frozen, content } = await standing(context, opened)
    const name = plainName(fileName, 'ricevuta')
    if (!Object.hasOwn(mediaTypes, extension(name)) || (kind === 'signed' && !['pdf', 'p7m', 'docx'].includes(extension(name)))) {
      throw new Problem('file-type', { it: 'Carica un PDF o un .p7m; per le ricevute anche .eml, .xml o un’immagine.', en: 'Upload a PDF or a .p7m; for receipts also .eml, .xml or a picture.' })
    }
    const key = await scopeKey(context.tx, row.organisation_id, context.services.masterKey)
    if (kind !== 'signed') return { organisationId: row.organisation_id, key, name, against: null }
    const { logo } = await paperStyle(context, row.organisation_id, 'hosted_list')
    const pdf = (await store.filesOf(context.tx, listId)).find((file) => file.n === frozen.n && file.kind === 'pdf')
    const ours = pdf ? await templateBytes(context, row.organisation_id, pdf.blob_id) : null
    return { organisationId: row.organisation_id, key, name, against: { content, hash: frozen.hash, ours, logo } }
  },
  store: receive,
  async discard({ blobs }, stored) {
    if ('blobId' in stored) await blobs.delete(stored.blobId)
  },
  async keep(context, { listId, kind, byEye }, ticket, stored) {
    const { tx, actor, now } = context
    if ('refused' in stored) throw stored.refused
    // kept from here on: nobody sends it back or approves it anew between what is checked and what is written
    const opened = await beginListChange(context, listId, null, 'attach')
    const { frozen } = await standing(context, opened)
    context.note({ list: listId, kind })
    // another version was approved while it was read
    if (ticket.against && ticket.against.hash !== frozen.hash) throw conflict({ it: 'Intanto l’elenco è cambiato: aggiorna la pagina.', en: 'The list changed meanwhile: reload the page.' })
    if (stored.compared) assertSameWords(stored.compared, byEye, { path: 'file', eye: 'byEye' })
    await store.insertFile(tx, {
      id: newId(now), list_id: listId, n: opened.row.current, kind, file_name: ticket.name, media_type: mediaTypes[extension(ticket.name)]!, blob_id: stored.blobId, size: stored.size, sha256: stored.sha256,
      compared: stored.compared ? (stored.compared.result === 'same' ? 'same' : 'by_eye') : null, added_by: actor.id, added_at: new Date(now).toISOString(),
    })
    await tellList(context, opened.row, { what: kind === 'signed' ? 'signed' : 'receipt' })
    return presentList(context, opened)
  },
})

/** A file of a list: each child in it is a reading of his file. */
export const downloadHostedFile = operation(contract.downloadHostedFile, async (context, { listId, fileId }) => {
  const { tx, audit, note } = context
  const { row } = await openList(context, listId)
  const file = (await store.filesOf(tx, listId)).find(({ id }) => id === fileId)
  const frozen = file && (await store.frozenOfList(tx, listId)).find(({ n }) => n === file.n)
  if (!file || !frozen) throw notFound()
  for (const caseId of frozen.cases) audit(caseId, { hostedList: listId, downloaded: true })
  note({ list: listId, kind: file.kind })
  const bytes = await templateBytes(context, row.organisation_id, file.blob_id)
  return { mediaType: file.media_type, fileName: file.file_name, size: bytes.length, inline: false, open: async () => Readable.from([bytes]) }
})
