import { createHash, hkdfSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { conflict } from '#kernel/contract/problem.ts'
import type { Context } from '#kernel/server/operation.ts'
import { getDecrypted, putEncrypted } from '#kernel/server/files/encrypted-files.ts'
import { scopeKey } from '#kernel/server/files/store.ts'
import type { Services } from '#kernel/server/services.ts'
import type { Grid } from '../domain/grid.ts'

/** The parsed sheet lies in the file store under the key of the unit. */
export async function keepGrid({ blobs }: Services, key: Buffer, place: { unitId: string; blobId: string }, grid: Grid): Promise<void> {
  await putEncrypted(blobs, key, { scope: place.unitId, blob: place.blobId }, Readable.from([Buffer.from(JSON.stringify(grid))]))
}

/** The sheet of a run, and the key by which its rows are recognised when they come again. */
export async function openGrid({ tx, services }: Pick<Context, 'tx' | 'services'>, run: { unit_id: string; blob_id: string | null }): Promise<{ grid: Grid; rowKey: Buffer }> {
  if (!run.blob_id) {
    throw conflict({ it: 'Il contenuto di questo registro è stato eliminato: carica di nuovo il file.', en: 'The content of this register was removed: upload the file again.' })
  }
  const key = await scopeKey(tx, run.unit_id, services.masterKey)
  const grid = (await json(await getDecrypted(services.blobs, key, { scope: run.unit_id, blob: run.blob_id }))) as Grid
  return { grid, rowKey: Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'importer row 1', 32)) }
}

export const hashOfGrid = (grid: Grid): Buffer => createHash('sha256').update(JSON.stringify(grid)).digest()
