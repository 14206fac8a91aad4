import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { MasterKey } from './master-key.ts'

/** Where encrypted files lie. Keys are opaque UUIDs: no name, no case, no person can be read from a folder or a bucket. */
export interface BlobStore {
  /** Keeps the whole stream or nothing; when it returns, the file survives a crash. */
  put(key: string, content: Readable): Promise<void>
  /** @throws MissingBlobError */
  get(key: string): Promise<Readable>
  /** Deleting what is not there is no error: a retry ends the same. */
  delete(key: string): Promise<void>
  has(key: string): Promise<boolean>
}

/** The store has no file under this key. */
export class MissingBlobError extends Error {
  constructor(key: string) {
    super(`no file ${key} in the store`)
    this.name = 'MissingBlobError'
  }
}

/** Writes, reads and deletes a file that means nothing: a wrong bucket, key or right is found at start, not by the first who brings a document. */
export async function proveStore(blobs: BlobStore): Promise<void> {
  const key = randomUUID()
  await blobs.put(key, Readable.from([Buffer.from('accanto')]))
  for await (const _piece of await blobs.get(key));
  await blobs.delete(key)
}

/** Refuses anything but a UUID, so that a key can never name another file. */
export function assertBlobKey(key: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) throw new Error('a blob key is a lower-case UUID')
}

/** The key that encrypts the files of a scope, made on first use. Row-level security decides whether the caller reaches the scope. */
export async function scopeKey(tx: QueryExecutorProvider, scope: string, master: MasterKey): Promise<Buffer> {
  const existing = await findScopeKey(tx, scope, master)
  if (existing) return existing
  const wrapped = master.wrap(scope, randomBytes(32))
  // Two first uploads at once: the second waits here, inserts nothing and reads the first one's key below.
  await sql`
    insert into kernel.file_key (scope, wrapped, master_key_id, created_at) values (${scope}, ${wrapped}, ${master.id}, now())
    on conflict do nothing
  `.execute(tx)
  const made = await findScopeKey(tx, scope, master)
  if (!made) throw new Error('scope key not readable after insert')
  return made
}

/** The key of a scope that has one. */
export async function findScopeKey(tx: QueryExecutorProvider, scope: string, master: MasterKey): Promise<Buffer | undefined> {
  const { rows } = await sql<{ wrapped: Buffer; master_key_id: string }>`
    select wrapped, master_key_id from kernel.file_key where scope = ${scope}
  `.execute(tx)
  const row = rows[0]
  return row && master.unwrap(scope, row.wrapped, row.master_key_id)
}

interface Queryable {
  query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[] }>
}

/**
 * Wraps every scope key anew with the current master key and tells how many it changed; run as `app_jobs` after a new key was put first
 * in the key file. Batches, so that uploads go on meanwhile; may be interrupted and run again. After it, the old key may leave the file.
 */
export async function rewrapAll(client: Queryable, master: MasterKey, batch = 500): Promise<number> {
  for (let changed = 0; ; ) {
    const { rows } = await client.query<{ scope: string; wrapped: Buffer; master_key_id: string }>(
      'select scope, wrapped, master_key_id from kernel.file_key where master_key_id <> $1 order by scope limit $2',
      [master.id, batch],
    )
    if (rows.length === 0) return changed
    const rewrapped = rows.map((row) => master.wrap(row.scope, master.unwrap(row.scope, row.wrapped, row.master_key_id)))
    await client.query(
      `update kernel.file_key k set wrapped = n.wrapped, master_key_id = $1
       from unnest($2::uuid[], $3::bytea[]) as n (scope, wrapped) where k.scope = n.scope and k.master_key_id <> $1`,
      [master.id, rows.map((row) => row.scope), rewrapped],
    )
    changed += rows.length
  }
}
