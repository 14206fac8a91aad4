import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { stepOf } from '../domain/definition.ts'
import { currentDefinition } from '../domain/definitions/index.ts'
import { problemsOf } from '../domain/record.ts'
import type { FieldValues } from '../domain/run.ts'
import { loadRun } from './facts.ts'
import { log, writeRecord } from './record-step.ts'
import { settle } from './settle.ts'
import { openRun, type Place } from './start-run.ts'

/** A step as the demonstration tells it: a day, or an instant with offset. */
export interface ToldStep {
  stepId: string
  happened: string
  option?: string
  fields?: FieldValues
}

const HOUR = 3_600_000
/** Written down soon after it happened; of a day, in its afternoon. */
const writtenAt = (happened: string, now: number): number => Math.min(now, Date.parse(happened) + (happened.length === 10 ? 15 : 0.5) * HOUR)

/**
 * Stores a run with the steps told, each with its terms, as if a worker had recorded them soon after they happened: for the demonstration. The first is
 * what starts it. What a worker could not record is a defect here: it throws.
 */
export async function loadToldRun(tx: Tx, now: number, definitionId: string, by: string, place: Place, steps: readonly ToldStep[]): Promise<string> {
  const definition = currentDefinition(definitionId)
  if (!definition || steps[0]?.stepId !== definition.start) throw new RangeError(`procedures: ${definitionId} is not told from its start`)
  let facts = { definition, records: [], skipped: new Set<string>(), lost: false, birth: place.birth as PlainDate | null } as Awaited<ReturnType<typeof loadRun>>['facts']
  let id = ''
  for (const told of steps) {
    const step = stepOf(definition, told.stepId)
    const checked = { happened: told.happened, option: told.option ?? null, fields: told.fields ?? {}, papers: [], words: null }
    const [problem] = problemsOf(step, checked, facts, now, dateInRome(now))
    if (problem) throw new RangeError(`procedures: ${definitionId}.${told.stepId} ${problem.path}: ${problem.words.en}`)
    const context = { tx, actor: { id: by }, now: writtenAt(told.happened, now) }
    if (id) {
      await writeRecord(context, { id, step_id: step.id, n: 1 }, checked)
      const loaded = await loadRun(tx, id)
      await log(context, loaded, step, { what: 'step_done', n: 1, happened: told.happened })
      if (told === steps.at(-1)) await settle(context, loaded, 'Registrato un passo della procedura')
    } else {
      id = await openRun(context, definition, checked, place)
    }
    facts = (await loadRun(tx, id)).facts
  }
  return id
}
