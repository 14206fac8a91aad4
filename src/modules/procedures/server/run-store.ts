import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const runColumns = [
  'id', 'case_id', 'organisation_id', 'unit_id', 'section', 'definition_id', 'definition_version', 'family', 'subtitle', 'state', 'started_on', 'recorded_at', 'started_by',
  'ended_at', 'end_reason', 'parent_id', 'effect_lost_at', 'effect_lost_rule', 'effect_lost_step', 'effect_lost_certain', 'version',
] as const

const runs = (tx: Tx) => tx.selectFrom('procedures.run').select(runColumns)

export const findRun = (tx: Tx, id: string) => runs(tx).where('id', '=', id).executeTakeFirst()
export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>

/** The same, locked until commit: two people recording at once wait for each other. */
export const lockRun = (tx: Tx, id: string): Promise<RunRow | undefined> => runs(tx).where('id', '=', id).forUpdate().executeTakeFirst()

export const runsById = (tx: Tx, ids: readonly string[]): Promise<RunRow[]> => (ids.length ? runs(tx).where('id', 'in', [...ids]).execute() : Promise.resolve([]))

/** Runs of a file: those running first, newest first. */
export const runsOfCase = (tx: Tx, caseId: string): Promise<RunRow[]> =>
  runs(tx).where('case_id', '=', caseId).orderBy(sql`state <> 'running'`).orderBy('recorded_at', 'desc').orderBy('id').execute()

export const childRuns = (tx: Tx, parentId: string) =>
  tx.selectFrom('procedures.run').select(['id', 'definition_id', 'definition_version', 'state', 'parent_step']).where('parent_id', '=', parentId).orderBy('recorded_at').execute()

interface NewRun {
  id: string
  case_id: string | null
  organisation_id: string
  unit_id: string
  section: number
  definition_id: string
  definition_version: number
  family: string
  tracks_missing: boolean
  subtitle: string | null
  started_on: string
  recorded_at: string
  started_by: string
  parent_id: string | null
  parent_step: string | null
}
export const insertRun = (tx: Tx, row: NewRun) => tx.insertInto('procedures.run').values(row).execute()

export interface RunChange {
  state?: 'running' | 'ended' | 'abandoned'
  started_on?: string
  ended_at?: string | null
  ended_by?: string | null
  end_reason?: string | null
  effect_lost_at?: string | null
  effect_lost_rule?: string | null
  effect_lost_step?: string | null
  effect_lost_certain?: boolean | null
}

/** Changes a run that is still in this version. */
export async function changeRun(tx: Tx, id: string, version: number, change: RunChange): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('procedures.run').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

// Steps -----------------------------------------------------------------------------------------------------------------------------

const stepColumns = [
  'id', 'run_id', 'step_id', 'state', 'opened_at', 'opens_on', 'required', 'ours', 'recurring', 'damage', 'lead_days', 'missing_documents', 'skip_reason', 'skipped_at',
] as const

export const stepsOf = (tx: Tx, runIds: readonly string[]) =>
  runIds.length ? tx.selectFrom('procedures.step').select(stepColumns).where('run_id', 'in', [...runIds]).execute() : Promise.resolve([])
export type StepRow = Awaited<ReturnType<typeof stepsOf>>[number]

export interface NewStep {
  id: string
  run_id: string
  step_id: string
  state: 'waiting'
  opens_on: string | null
  required: boolean
  ours: boolean
  recurring: boolean
  damage: number
  lead_days: number | null
}
export const insertSteps = (tx: Tx, rows: readonly NewStep[]) => tx.insertInto('procedures.step').values([...rows]).execute()

export interface StepChange {
  state?: StepRow['state']
  opened_at?: string | null
  opens_on?: string | null
  missing_documents?: string[]
  skip_reason?: string | null
  skipped_by?: string | null
  skipped_at?: string | null
}
export const changeStep = (tx: Tx, id: string, change: StepChange) => tx.updateTable('procedures.step').set(change).where('id', '=', id).execute()

// Log -------------------------------------------------------------------------------------------------------------------------------

export interface LogRow {
  id: string
  run_id: string
  at: string
  by_operator: string | null
  what: string
  step_id: string | null
  n: number | null
  happened: string | null
  words: string | null
  /** The procedure and the step as the library calls them. */
  title: string
}
export const insertLog = (tx: Tx, row: LogRow) => tx.insertInto('procedures.log').values(row).execute()

export const logOf = (tx: Tx, runId: string): Promise<LogRow[]> =>
  tx.selectFrom('procedures.log').select(['id', 'run_id', 'at', 'by_operator', 'what', 'step_id', 'n', 'happened', 'words', 'title']).where('run_id', '=', runId)
    .orderBy('at', 'desc').orderBy('id', 'desc').execute()
