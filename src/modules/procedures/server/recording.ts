import { invalid, Problem } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { BadEvent, completeEvent } from '#modules/deadlines/contract.ts'
import type { Step } from '../domain/definition.ts'
import { dayInRome, problemsOf } from '../domain/record.ts'
import type { FieldValues, RunFacts } from '../domain/run.ts'
import { papersOf } from './record-store.ts'

/** What a client sends of a step. */
export interface Typed {
  happened: string
  option?: string | null | undefined
  fields: FieldValues
  documents: readonly { id: string; expected?: string | null | undefined }[]
  words: string | null
}

/** The same, checked: moments complete (a day, or an instant with Rome's offset). */
export interface Checked {
  happened: string
  option: string | null
  fields: FieldValues
  papers: readonly { id: string; expected: string | null }[]
  words: string | null
}

interface Asked {
  tx: Tx
  now: number
}

/** Refuses what cannot be recorded, every fault next to its field; answers what can. */
export async function checkRecording({ tx, now }: Asked, step: Step, typed: Typed, facts: RunFacts, caseId: string | null): Promise<Checked> {
  const happened = momentOf(step.moment, typed.happened, 'happened')
  const fields = Object.fromEntries(Object.entries(typed.fields).map(([id, value]) => [id, fieldMoment(step, id, value)]))
  const option = typed.option ?? null
  const problems = problemsOf(step, { happened, option, fields }, facts, now, dateInRome(now))
  if (problems.length) throw new Problem('invalid', undefined, { errors: problems.map(({ path, words }) => ({ path, message: words })) })
  return { happened, option, fields, words: typed.words, papers: await checkPapers(tx, step, typed, caseId) }
}

/** Completes a moment: an hour without offset is Rome's, refused on the night on which it comes twice or not at all. */
export function momentOf(kind: 'instant' | 'date', text: string, path: string): string {
  try {
    const full = completeEvent(text)
    if (kind === 'date') return dayInRome(full)
    if (full.length > 10) return full
  } catch (error) {
    if (error instanceof BadEvent) throw invalid(path, error.words)
    throw error
  }
  throw invalid(path, { it: 'Qui serve anche l’ora: scrivi data e ora', en: 'The hour is needed too: write date and hour' })
}

function fieldMoment(step: Step, id: string, value: FieldValues[string]): FieldValues[string] {
  const field = step.fields?.find((one) => one.id === id)
  if (!field || typeof value !== 'string' || value === '' || (field.type !== 'instant' && field.type !== 'date')) return value
  return momentOf(field.type, value, `fields.${id}`)
}

async function checkPapers(tx: Tx, step: Step, { documents }: Typed, caseId: string | null): Promise<Checked['papers']> {
  if (!documents.length) return []
  if (!caseId) throw invalid('documents', { it: 'A una procedura senza fascicolo non si allegano documenti: scrivi il numero di protocollo', en: 'No documents are attached to a procedure without a file: write the protocol number' })
  const seen = new Set((await papersOf(tx, caseId, documents.map(({ id }) => id))).map(({ id }) => id))
  return documents.map(({ id, expected }, index) => {
    if (!seen.has(id)) throw invalid(`documents.${index}.id`, { it: 'Questo documento non è del fascicolo, oppure non è tra ciò che puoi vedere', en: 'This document does not belong to the file, or is not among what you may see' })
    if (expected && !step.documents?.some((one) => one.id === expected)) throw invalid(`documents.${index}.expected`, { it: 'Scegli una carta tra quelle attese', en: 'Choose one of the papers expected' })
    return { id, expected: expected ?? null }
  })
}
