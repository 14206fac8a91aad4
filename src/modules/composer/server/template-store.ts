import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const templates = (tx: Tx) =>
  tx
    .selectFrom('composer.template as t')
    .innerJoin('network.organisation as o', 'o.id', 't.organisation_id')
    .innerJoin('kernel.actor as u', 'u.id', 't.uploaded_by')
    .leftJoin('kernel.actor as e', 'e.id', 't.ended_by')
    .select([
      't.id', 't.organisation_id', 'o.name as organisation_name', 't.purpose', 't.kind', 't.n', 't.state', 't.file_name', 't.note', 't.alt', 't.blob_id', 't.size', 't.placeholders', 't.reminders',
      't.uploaded_by', 'u.display_name as uploaded_by_name', 't.uploaded_at', 'e.display_name as ended_by_name', 't.ended_at', 't.end_reason', 't.version',
    ])

export const findTemplate = (tx: Tx, id: string) => templates(tx).where('t.id', '=', id).executeTakeFirst()
export type TemplateFound = NonNullable<Awaited<ReturnType<typeof findTemplate>>>

interface Wanted {
  q?: string
  kind?: string
  purpose?: string
  ended: boolean
  after: { at: string; id: string } | null
  limit: number
}

/** Newest first; one more than the page. */
export function listTemplates(tx: Tx, { q, kind, purpose, ended, after, limit }: Wanted) {
  let query = templates(tx).orderBy('t.uploaded_at', 'desc').orderBy('t.id', 'desc').limit(limit + 1)
  if (!ended) query = query.where('t.state', '=', 'active')
  if (kind) query = query.where('t.kind', '=', kind)
  if (purpose) query = query.where('t.purpose', '=', purpose)
  if (q) query = query.where(sql<boolean>`(t.file_name || ' ' || coalesce(t.note, '')) ilike '%' || replace(replace(replace(${q}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`)
  if (after) query = query.where(sql<boolean>`(t.uploaded_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.execute()
}

/** What stands for this kind: its own, else the one for all kinds; and the logo. */
export const styleOf = (tx: Tx, organisationId: string, kind: string) =>
  tx.selectFrom('composer.template').select(['purpose', 'kind', 'blob_id', 'alt']).where('organisation_id', '=', organisationId).where('state', '=', 'active').where('kind', 'in', [kind, 'any']).execute()

export const organisationsNamed = (tx: Tx, ids: readonly string[]) =>
  ids.length ? tx.selectFrom('network.organisation').select(['id', 'name']).where('id', 'in', [...ids]).where('active', '=', true).orderBy('name').execute() : Promise.resolve([])

/** Two uploads at once: the second waits, and replaces the first. */
export async function replaceActive(tx: Tx, organisationId: string, purpose: string, kind: string, by: string, at: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`composer.template ${organisationId} ${purpose} ${kind}`}, 0))`.execute(tx)
  await tx.updateTable('composer.template').set((eb) => ({ state: 'replaced', ended_by: by, ended_at: at, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId).where('purpose', '=', purpose).where('kind', '=', kind).where('state', '=', 'active').execute()
  const { last } = await tx.selectFrom('composer.template').select((eb) => eb.fn.coalesce(eb.fn.max('n'), sql<number>`0`).as('last'))
    .where('organisation_id', '=', organisationId).where('purpose', '=', purpose).where('kind', '=', kind).executeTakeFirstOrThrow()
  return Number(last) + 1
}

export interface NewTemplate {
  id: string
  organisation_id: string
  purpose: string
  kind: string
  n: number
  file_name: string
  note: string | null
  alt: string | null
  blob_id: string
  size: number
  sha256: Buffer
  placeholders: string[]
  reminders: string
  uploaded_by: string
  uploaded_at: string
}
export const insertTemplate = (tx: Tx, row: NewTemplate) => tx.insertInto('composer.template').values({ ...row, state: 'active' }).execute()

/** False when somebody was faster. */
export async function endTemplate(tx: Tx, id: string, version: number, by: string, at: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('composer.template').set({ state: 'retired', ended_by: by, ended_at: at, end_reason: reason, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).where('state', '=', 'active').executeTakeFirst()
  return numUpdatedRows === 1n
}
