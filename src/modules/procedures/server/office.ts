import type { Tx } from '#kernel/server/db.ts'
import { sitsInRome, type Office } from '#modules/deadlines/server/index.ts'
import { courtOf } from '#modules/measures/server/index.ts'
import type { Family, Step } from '../domain/definition.ts'
import type { Loaded } from './facts.ts'

/** Families whose offices are not the judicial ones of the file: their terms follow the seat of the service. */
const ELSEWHERE: ReadonlySet<Family> = new Set(['scuola', 'privacy'])

/**
 * The office whose seat the terms of a run follow: the judge written in it where his words say a place, else the court of the file, else whoever ordered the
 * placement. `job`: nobody is signed in.
 */
export async function officeOfRun(tx: Tx, loaded: Pick<Loaded, 'run' | 'definition' | 'records'>, { job = false } = {}): Promise<Office | null> {
  const { run, definition } = loaded
  if (!run.case_id || ELSEWHERE.has(definition.family)) return null
  const judge = written(loaded, ({ actor }) => actor !== 'autorita')
  if (judge && sitsInRome(judge) !== null) return judge
  return (await courtOf(tx, run.case_id, { penal: definition.family === 'penale', job })) ?? judge ?? written(loaded, ({ actor }) => actor === 'autorita')
}

/** The authority written in the first of these steps that names one. */
function written({ definition, records }: Pick<Loaded, 'definition' | 'records'>, of: (step: Step) => boolean): Office | null {
  const named = definition.steps.filter(of).flatMap(({ id, fields = [] }) => fields.filter(({ type }) => type === 'authority').map((field) => records.find((row) => row.step_id === id)?.fields[field.id]))
  const name = named.find((value) => typeof value === 'string' && value !== '')
  return typeof name === 'string' ? { name } : null
}
