import { sql } from 'kysely'
import { inChunks } from '#kernel/domain/in-chunks.ts'
import type { Tx } from '#kernel/server/db.ts'

const runs = (tx: Tx) =>
  tx
    .selectFrom('importer.run as r')
    .innerJoin('kernel.actor as a', 'a.id', 'r.created_by')
    .leftJoin('importer.progress as p', 'p.run_id', 'r.id')
    .leftJoin('importer.matching as m', 'm.run_id', 'r.id')
    .select([
      'r.id', 'r.organisation_id', 'r.unit_id', 'r.state', 'r.file_name', 'r.blob_id', 'r.mapping', 'r.choices', 'r.counts', 'r.failure', 'r.created_by',
      'a.display_name as created_by_name', 'r.created_at', 'r.queued_at', 'r.finished_at', 'r.version', 'p.done', 'p.total', 'p.at as progress_at',
      'm.state as match_state', 'm.done as match_done', 'm.total as match_total', 'm.at as match_at',
    ])

export const findRun = (tx: Tx, id: string) => runs(tx).where('r.id', '=', id).executeTakeFirst()
export type RunFound = NonNullable<Awaited<ReturnType<typeof findRun>>>

export const recentRuns = (tx: Tx) => runs(tx).where('r.state', '<>', 'discarded').orderBy('r.created_at', 'desc').limit(20).execute()

/** Keeps the run for this transaction: of two loads one waits, then finds it done. Its progress, which points to it, can still be written. */
export const lockRun = (tx: Tx, id: string) => tx.selectFrom('importer.run').select(['id', 'state']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/**
 * Thousands of rows are about to be written in this transaction, whose plans were made while the tables may have been small: plans that read them whole
 * would get slower with every row.
 */
export async function planForMany(tx: Tx): Promise<void> {
  await sql`discard plans`.execute(tx)
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx)
}

/** A point of the transaction to go back to. */
export const mark = (tx: Tx) => sql`savepoint together`.execute(tx)
export const forgetMark = (tx: Tx) => sql`release savepoint together`.execute(tx)
export const backToMark = (tx: Tx) => sql`rollback to savepoint together`.execute(tx)

export interface NewRun {
  id: string
  organisation_id: string
  unit_id: string
  file_name: string
  file_hash: Buffer
  blob_id: string
  mapping: string
  created_by: string
  created_at: string
}
export const insertRun = (tx: Tx, row: NewRun) => tx.insertInto('importer.run').values({ ...row, state: 'ready' }).execute()

interface Changes {
  state?: string
  blob_id?: null
  mapping?: string
  choices?: string
  counts?: string
  failure?: string | null
  queued_at?: string
  finished_at?: string
}

/** False when somebody was faster. */
export async function updateRun(tx: Tx, id: string, version: number, changes: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('importer.run').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Said by the job, when a load came to nothing. */
export const failRun = (tx: Tx, id: string, failure: string, at: string) =>
  tx.updateTable('importer.run').set((eb) => ({ state: 'failed', failure, finished_at: at, version: eb('version', '+', 1) })).where('id', '=', id).where('state', '=', 'queued').execute()

export const putProgress = (tx: Tx, run_id: string, done: number, total: number, at: string) =>
  tx.insertInto('importer.progress').values({ run_id, done, total, at }).onConflict((conflict) => conflict.column('run_id').doUpdateSet({ done, total, at })).execute()

export async function openLoadSession(tx: Tx, id: string, run: string, hash: Buffer): Promise<void> {
  await sql`select importer.open_load_session(${id}, ${run}, ${hash})`.execute(tx)
}

export async function closeLoadSession(tx: Tx): Promise<void> {
  await sql`select importer.close_load_session()`.execute(tx)
}

export interface RowResult {
  run_id: string
  row: number
  outcome: 'created' | 'left' | 'refused'
  case_id: string | null
  codes: string[]
}

export async function insertResults(tx: Tx, rows: readonly RowResult[], loaded: readonly { unit_id: string; row_key: Buffer; run_id: string }[]): Promise<void> {
  for (const part of inChunks(rows)) await tx.insertInto('importer.row_result').values(part).execute()
  for (const part of inChunks(loaded)) await tx.insertInto('importer.loaded_row').values(part).execute()
}

export const resultsOf = (tx: Tx, runId: string) => tx.selectFrom('importer.row_result').select(['row', 'outcome', 'codes']).where('run_id', '=', runId).where('outcome', '<>', 'created').orderBy('row').execute()

/** The files a load opened that the reader still reaches. */
export const createdFiles = (tx: Tx, runId: string, after: number, limit: number) =>
  tx
    .selectFrom('importer.row_result as r').innerJoin('cases.header as h', 'h.id', 'r.case_id')
    .select(['r.row', 'h.id as caseId', 'h.number', 'h.child_name as childName'])
    .where('r.run_id', '=', runId).where('r.row', '>', after).orderBy('r.row').limit(limit).execute()

/** Which of these rows were loaded before in the unit. */
export async function loadedKeys(tx: Tx, unitId: string, keys: readonly Buffer[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select encode(l.row_key, 'hex') as key from importer.loaded_row l where l.unit_id = ${unitId} and l.row_key = any (${[...keys]}::bytea[])`.execute(tx)
  return new Set(rows.map(({ key }) => key))
}

/** Open files that these people have in the body. */
export const openFilesOf = (tx: Tx, organisationId: string, people: readonly string[]) =>
  tx
    .selectFrom('cases.header').select(['child_id as personId', 'number'])
    .where('organisation_id', '=', organisationId).where('status', '=', 'open').where(sql<boolean>`child_id = any (${[...people]}::uuid[])`).execute()

/** Those called so, and all that have a second name: `folded` holds both names of theirs, and a register writes one. */
export const municipalitiesNamed = (tx: Tx, folded: readonly string[]) =>
  tx.selectFrom('kernel.municipality').select(['istat', 'name', 'name_other']).where('valid_to', 'is', null)
    .where(sql<boolean>`(folded = any (${[...folded]}::text[]) or name_other is not null)`).execute()

export const countries = (tx: Tx) => tx.selectFrom('kernel.country').select(['code', 'name_it', 'name_en', 'citizenship_it']).where('valid_to', 'is', null).execute()

export const unitOf = (tx: Tx, id: string) => tx.selectFrom('network.unit').select(['id', 'organisation_id', 'name']).where('id', '=', id).where('active', '=', true).executeTakeFirst()

/** Registers whose sheet has lain for 30 days since the load, or since anything was last done with it. */
export const runsToForget = (tx: Tx) =>
  tx.selectFrom('importer.run').select(['id', 'blob_id']).where('blob_id', 'is not', null).where(sql<boolean>`coalesce(finished_at, queued_at, created_at) < now() - interval '30 days'`).limit(1000).execute()

/** A loaded register stays loaded, without its sheet; any other is over. */
export const forgetSheet = (tx: Tx, id: string) =>
  tx.updateTable('importer.run').set((eb) => ({ blob_id: null, state: sql<string>`case when state = 'loaded' then 'loaded' else 'discarded' end`, version: eb('version', '+', 1) })).where('id', '=', id).execute()
