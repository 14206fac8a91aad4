import type { Tx } from '#kernel/server/db.ts'
import { measuresOf, type MeasureHead } from './measures-of.ts'
import { prescriptionsOf } from './measure-store.ts'

/** Measures of a file within the reader's reach, each with what it asks of whom: for plans that answer an order. */
export async function measuresWithPrescriptions(tx: Tx, caseId: string): Promise<(MeasureHead & { prescriptions: { id: string; words: string }[] })[]> {
  const measures = await measuresOf(tx, [caseId])
  const asked = await prescriptionsOf(tx, measures.map(({ id }) => id))
  return measures.map((measure) => ({ ...measure, prescriptions: asked.filter(({ measure_id }) => measure_id === measure.id).map(({ id, words }) => ({ id, words })) }))
}
