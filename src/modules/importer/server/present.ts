import type { Id } from '#kernel/domain/ids.ts'
import type { Context } from '#kernel/server/operation.ts'
import { notFound } from '#kernel/contract/problem.ts'
import type { ImportRun, RunFile } from '../contract.ts'
import { columnsOf } from '../domain/columns.ts'
import { cellText } from '../domain/grid.ts'
import type { ReadRow } from '../domain/read-rows.ts'
import { runCan } from './access.ts'
import { columnsWith, type StoredMapping } from './mapping.ts'
import { openGrid } from './register-file.ts'
import * as store from './store.ts'

/** A run of one of the actor's units; 404 otherwise. */
export async function getRunRow({ tx, note }: Pick<Context, 'tx' | 'note'>, runId: string): Promise<store.RunFound> {
  const run = await store.findRun(tx, runId)
  if (!run) throw notFound()
  note({ run: runId, unit: run.unit_id })
  return run
}

/** How far its comparison is; null before it ever began. */
export const presentMatching = (run: store.RunFound): ImportRun['matching'] =>
  run.match_state === null ? null : { state: run.match_state as 'running', done: run.match_done ?? 0, total: run.match_total ?? 0, at: run.match_at ?? run.created_at }

export function presentRun(run: store.RunFound, { actor, now }: Pick<Context, 'actor' | 'now'>): ImportRun {
  const counts = run.counts as { created?: number; left?: number; refused?: number }
  const [code, row] = (run.failure ?? '').split(':')
  return {
    id: run.id as Id<'run'>,
    unitId: run.unit_id as Id<'unit'>,
    fileName: run.file_name,
    state: run.state as ImportRun['state'],
    createdAt: run.created_at,
    createdBy: run.created_by_name,
    finishedAt: run.finished_at,
    result: run.state === 'loaded' ? { created: counts.created ?? 0, left: counts.left ?? 0, refused: counts.refused ?? 0 } : null,
    progress: run.done === null || run.total === null ? null : { done: run.done, total: run.total },
    failure: run.state === 'failed' && code ? { code, row: row ? Number(row) : null } : null,
    matching: presentMatching(run),
    version: run.version,
    can: runCan(actor, { ...run, alive: run.progress_at ?? run.queued_at }, now),
  }
}

/** The run with its columns, each with the first values under it. */
export async function presentFile(context: Context, run: store.RunFound): Promise<RunFile> {
  const { grid } = await openGrid(context, run)
  const mapping = run.mapping as unknown as StoredMapping
  const data = grid.slice(mapping.header.to + 1)
  const columns = columnsWith(columnsOf(grid, mapping.header), mapping).map((column) => ({
    ...column, samples: data.map((row) => cellText(row[column.index]).slice(0, 80)).filter(Boolean).slice(0, 5),
  }))
  return {
    ...presentRun(run, context), headerFrom: mapping.header.from + 1, headerTo: mapping.header.to + 1, nameOrder: mapping.nameOrder,
    responsibleId: mapping.responsibleId as Id<'operator'>, columns,
  }
}

const nameOf = ({ family, given }: { family: string | null; given: string | null }): string => [family, given].filter(Boolean).join(' ')

/** What a row says, for who reads it in a table. */
export const saidOf = (row: ReadRow): { name: string; birth: string | null; details: string[] } => ({
  name: nameOf(row),
  birth: row.birthDate ?? (row.birthYear ? String(row.birthYear) : null),
  details: [row.taxCode?.value, row.municipality ?? row.address, row.worker, row.number, ...row.parents.map(nameOf)].filter((text): text is string => Boolean(text)),
})
