import { notFound } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { stepOf, type Definition } from '../domain/definition.ts'
import { definitionOf } from '../domain/definitions/index.ts'
import type { RunFacts, StepRecord } from '../domain/run.ts'
import { fileOf, type FileRow } from './file-store.ts'
import { attachedTo, recordsOf, type Attached, type RecordRow } from './record-store.ts'
import { findRun, lockRun, stepsOf, type RunRow, type StepRow } from './run-store.ts'

/** A run with all that decides where it stands. */
export interface Loaded {
  run: RunRow
  file: FileRow | null
  definition: Definition
  steps: StepRow[]
  records: RecordRow[]
  attached: Attached[]
  facts: RunFacts
}

/** The version of the library that a run is bound to. It is never taken away, so that its absence is a defect. */
export function boundDefinition(row: { definition_id: string; definition_version: number }): Definition {
  const found = definitionOf(row.definition_id, row.definition_version)
  if (!found) throw new Error(`procedures: ${row.definition_id} version ${row.definition_version} is not in the library`)
  return found
}

/** What a line of the log is about, in Italian: the procedure, and the step when it is about one. */
export const logTitle = (definition: Definition, stepId: string | null): string => (stepId ? `${definition.title.it}: ${stepOf(definition, stepId).title.it}` : definition.title.it)

/** A run within reach; 404 otherwise. `lock` holds it until commit. */
export async function loadRun(tx: Tx, runId: string, lock = false): Promise<Loaded> {
  const run = await (lock ? lockRun(tx, runId) : findRun(tx, runId))
  if (!run) throw notFound()
  const file = run.case_id ? ((await fileOf(tx, run.case_id)) ?? null) : null
  return assemble(tx, run, file)
}

/** Who acts, as what he is to this run: of a file, with the roles by which he reaches its section; of a body, with all of his. */
export const actingOn = async ({ tx, actor }: Pick<Context, 'tx' | 'actor'>, run: Pick<RunRow, 'case_id' | 'section'>): Promise<Actor> =>
  run.case_id ? actingIn(tx, actor, run.case_id, sectionName(run.section)) : actor

/** The same, of a row already read. */
export async function assemble(tx: Tx, run: RunRow, file: FileRow | null): Promise<Loaded> {
  const definition = boundDefinition(run)
  const [steps, records] = await Promise.all([stepsOf(tx, [run.id]), recordsOf(tx, [run.id])])
  const attached = await attachedTo(tx, records.map(({ id }) => id))
  return { run, file, definition, steps, records, attached, facts: factsOf(run, file, definition, steps, records, attached) }
}

function factsOf(run: RunRow, file: FileRow | null, definition: Definition, steps: readonly StepRow[], records: readonly RecordRow[], attached: readonly Attached[]): RunFacts {
  return {
    definition,
    records: records.map((row): StepRecord => ({
      stepId: row.step_id, n: row.n, happened: row.happened, option: row.option, fields: row.fields,
      documents: attached.filter((one) => one.record_id === row.id).flatMap((one) => one.expected ?? []),
    })),
    skipped: new Set(steps.filter((step) => step.skip_reason !== null).map((step) => step.step_id)),
    lost: run.effect_lost_at !== null,
    birth: (file?.child_birth ?? null) as PlainDate | null,
  }
}
