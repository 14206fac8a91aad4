import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Instrument, Words } from '../domain/instrument.ts'

export interface KeptDefinition {
  key: string
  version: number
  content: Instrument
  hash: string
}

export const definitionOf = (tx: Tx, key: string, version: number): Promise<KeptDefinition | undefined> =>
  tx.selectFrom('assessments.definition').select(['key', 'version', 'content', 'hash']).where('key', '=', key).where('version', '=', version).$castTo<KeptDefinition>().executeTakeFirst()

export const definitionsOf = (tx: Tx, wanted: readonly { key: string; version: number }[]): Promise<KeptDefinition[]> =>
  wanted.length
    ? tx.selectFrom('assessments.definition').select(['key', 'version', 'content', 'hash'])
        .where((eb) => eb.or(wanted.map(({ key, version }) => eb.and([eb('key', '=', key), eb('version', '=', version)])))).$castTo<KeptDefinition>().execute()
    : Promise.resolve([])

/** Keeps a definition as it is; kept already, it stays. */
export const keepDefinition = (tx: Tx, row: { key: string; version: number; organisation_id: string | null; content: string; hash: string; kept_at: string }) =>
  tx.insertInto('assessments.definition').values(row).onConflict((conflict) => conflict.columns(['key', 'version']).doNothing()).execute()

const localColumns = [
  'id', 'key', 'version', 'organisation_id', 'state', 'copy_key', 'copy_version', 'copy_title', 'content', 'changed_at', 'changed_by', 'published_at', 'retired_reason', 'revision',
] as const
export type LocalState = 'draft' | 'published' | 'superseded' | 'retired'
export interface LocalRow {
  id: string
  key: string
  version: number
  organisation_id: string
  state: LocalState
  copy_key: string
  copy_version: number
  copy_title: Words
  content: Instrument
  changed_at: string
  changed_by: string
  published_at: string | null
  retired_reason: string | null
  revision: number
}
const locals = (tx: Tx) => tx.selectFrom('assessments.local_instrument').select(localColumns)

export const localOf = (tx: Tx, id: string): Promise<LocalRow | undefined> => locals(tx).where('id', '=', id).$castTo<LocalRow>().executeTakeFirst()
export const lockLocal = (tx: Tx, id: string): Promise<LocalRow | undefined> => locals(tx).where('id', '=', id).$castTo<LocalRow>().forUpdate().executeTakeFirst()
export const versionsOfKey = (tx: Tx, key: string): Promise<LocalRow[]> => locals(tx).where('key', '=', key).orderBy('version', 'desc').$castTo<LocalRow>().execute()
/** Of these keys, the version that is being written, where there is one. */
export const draftVersions = async (tx: Tx, keys: readonly string[]): Promise<Map<string, number>> =>
  keys.length
    ? new Map((await tx.selectFrom('assessments.local_instrument').select(['key', 'version']).where('state', '=', 'draft').where('key', 'in', [...keys]).execute()).map(({ key, version }) => [key, version]))
    : new Map()
/** Local instruments in use that the reader sees: those of his bodies. */
export const publishedLocals = (tx: Tx): Promise<LocalRow[]> => locals(tx).where('state', '=', 'published').orderBy('key').$castTo<LocalRow>().execute()

export interface LocalFilter {
  organisations: readonly string[]
  state: LocalState | undefined
  family: string | undefined
  words: readonly string[]
}
/** Local instruments of these bodies, last changed first. */
export const localsAfter = (tx: Tx, filter: LocalFilter, after: { at: string; id: string } | null, limit: number): Promise<(LocalRow & { position: string })[]> =>
  filtered(tx, filter).select(localColumns).select(sql<string>`changed_at::text`.as('position'))
    .$if(after !== null, (query) => query.where(sql<boolean>`(changed_at, id) < (${after!.at}::timestamptz, ${after!.id}::uuid)`))
    .orderBy('changed_at', 'desc').orderBy('id', 'desc').limit(limit + 1).$castTo<LocalRow & { position: string }>().execute()

export const countLocals = async (tx: Tx, filter: LocalFilter): Promise<number> =>
  (await filtered(tx, filter).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

function filtered(tx: Tx, { organisations, state, family, words }: LocalFilter) {
  let query = tx.selectFrom('assessments.local_instrument').where('organisation_id', 'in', [...organisations])
  if (state) query = query.where('state', '=', state)
  if (family) query = query.where(sql<boolean>`content ->> 'family' = ${family}`)
  for (const word of words) query = query.where(sql<boolean>`(content #>> '{title,it}' ilike ${`%${word}%`} or content #>> '{title,en}' ilike ${`%${word}%`} or key ilike ${`%${word}%`})`)
  return query
}

export const insertLocal = (tx: Tx, row: { id: string; key: string; version: number; organisation_id: string; copy_key: string; copy_version: number; copy_title: string; content: string; changed_at: string; changed_by: string }) =>
  tx.insertInto('assessments.local_instrument').values({ ...row, state: 'draft' }).execute()

export interface LocalChange {
  state?: LocalState
  content?: string
  changed_at?: string
  changed_by?: string
  published_at?: string
  retired_reason?: string | null
}
/** False when somebody was faster. */
export async function changeLocal(tx: Tx, id: string, revision: number, change: LocalChange): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('assessments.local_instrument').set({ ...change, revision: revision + 1 }).where('id', '=', id).where('revision', '=', revision).executeTakeFirst()
  return numUpdatedRows === 1n
}
export async function deleteLocal(tx: Tx, id: string, revision: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('assessments.local_instrument').where('id', '=', id).where('revision', '=', revision).where('state', '=', 'draft').executeTakeFirst()
  return numDeletedRows === 1n
}

/** How many assessments were filled with each of these local instruments, by `key version`. */
export async function filledWith(tx: Tx, wanted: readonly { key: string; version: number }[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; version: number; n: number }>`select key, version, assessments.filled_with(key, version) as n
    from unnest(${wanted.map(({ key }) => key)}::text[], ${wanted.map(({ version }) => version)}::int[]) as w (key, version)`.execute(tx)
  return new Map(rows.map(({ key, version, n }) => [`${key} ${version}`, n]))
}

/** Names of bodies. */
export const organisationNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  ids.length
    ? new Map((await tx.selectFrom('network.directory').select(['organisation_id', 'organisation_name']).distinct().where('organisation_id', 'in', [...ids]).execute())
        .map((row) => [row.organisation_id!, row.organisation_name ?? '']))
    : new Map()
