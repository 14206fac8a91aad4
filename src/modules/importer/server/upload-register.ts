import path from 'node:path'
import { Problem, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { scopeKey } from '#kernel/server/files/store.ts'
import { spool } from '#kernel/server/files/spool.ts'
import type { Services } from '#kernel/server/services.ts'
import { uploadOperation } from '#kernel/server/upload.ts'
import { MAX_REGISTER, uploadRegister as contract } from '../contract.ts'
import { findHeader, type Header } from '../domain/columns.ts'
import { assertMayImport } from './access.ts'
import { storeMapping } from './mapping.ts'
import { startMatching } from './matching.ts'
import { parseRegister } from './parse-register.ts'
import { presentRun } from './present.ts'
import { hashOfGrid, keepGrid } from './register-file.ts'
import * as store from './store.ts'

interface Ticket {
  unitId: string
  organisationId: string
  key: Buffer
  fileName: string
}
type Stored = { blobId: string; header: Header; hash: Buffer } | { refused: Problem }

async function receive(services: Services, ticket: Ticket, bytes: NodeJS.ReadableStream): Promise<Stored> {
  try {
    const received = await spool(bytes, { folder: path.join(services.config.stateDir, 'spool'), maxBytes: MAX_REGISTER })
    try {
      const grid = await parseRegister(received, ticket.fileName)
      const header = findHeader(grid)
      if (!header) throw noHeader()
      const blobId = newId()
      await keepGrid(services, ticket.key, { unitId: ticket.unitId, blobId }, grid)
      return { blobId, header, hash: hashOfGrid(grid) }
    } finally {
      await received.drop()
    }
  } catch (error) {
    if (error instanceof Problem) return { refused: error }
    throw error
  }
}

const noHeader = (): Problem =>
  new Problem('file-type', {
    it: 'Non trovo la riga con i titoli delle colonne («Cognome e nome», «Data di nascita», …): aggiungila in cima ai dati e ricarica il file.',
    en: 'There is no row with column headings (“Cognome e nome”, “Data di nascita”, …): add it above the data and upload the file again.',
  })

/** Takes a register in, reads it and recognises its columns. No child is stored. */
export const uploadRegister = uploadOperation(contract, {
  async admit({ tx, actor, note, services }, { unitId, fileName }): Promise<Ticket> {
    note({ unit: unitId })
    const unit = await store.unitOf(tx, unitId)
    if (!unit) throw notFound()
    assertMayImport(actor, unitId)
    // oxlint-disable-next-line no-control-regex -- what must not reach a header or a screen
    const plain = fileName.toWellFormed().split(/[\\/]/).at(-1)!.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e]/g, '').slice(-150)
    return { unitId, organisationId: unit.organisation_id, key: await scopeKey(tx, unitId, services.masterKey), fileName: plain || 'registro' }
  },
  store: receive,
  async discard({ blobs }, stored) {
    if ('blobId' in stored) await blobs.delete(stored.blobId)
  },
  async keep(context, { unitId }, ticket, stored) {
    const { tx, actor, note, now } = context
    note({ unit: unitId })
    if ('refused' in stored) throw stored.refused
    assertMayImport(actor, unitId)
    const id = newId(now)
    await store.insertRun(tx, {
      id, organisation_id: ticket.organisationId, unit_id: unitId, file_name: ticket.fileName, file_hash: stored.hash, blob_id: stored.blobId,
      mapping: storeMapping(stored.header.columns, { header: { from: stored.header.from, to: stored.header.to }, nameOrder: 'auto', responsibleId: actor.id }),
      created_by: actor.id, created_at: new Date(now).toISOString(),
    })
    await startMatching(context, id)
    note({ run: id })
    return presentRun((await store.findRun(tx, id))!, context)
  },
})
