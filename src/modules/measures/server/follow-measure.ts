import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation, type Actor, type Context } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract/measure.ts'
import type { ChecklistAnswers } from '../domain/checklist.ts'
import { checklistItems } from '../domain/checklist.ts'
import { assertMayRecord } from './access.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import { completePrescription } from './measure-terms.ts'
import * as store from './measure-store.ts'
import { openFile } from './open-file.ts'
import { presentMeasure } from './present-measure.ts'
import { settleFile } from './record-measure.ts'

interface Based {
  caseId: string
  measureId: string
  version: number
}

/** The measure to change, by who may, in the version he saw; it moves to the next one. */
async function begin(context: Context<Actor>, { caseId, measureId, version }: Based, change: Parameters<typeof store.changeMeasure>[3] = {}): Promise<{ file: FileHead; measure: store.MeasureRow }> {
  const { tx, actor, audit } = context
  audit(caseId)
  const { file } = await openFile(tx, caseId)
  const measure = await store.measureOf(tx, caseId, measureId)
  if (!measure) throw notFound()
  assertMayRecord(await actingIn(tx, actor, caseId, 'judicial'))
  if (!(await store.changeMeasure(tx, measureId, version, change))) throw stale(await presentMeasure(context, actor, file, (await store.measureOf(tx, caseId, measureId))!))
  return { file, measure }
}

const present = async (context: Context<Actor>, file: FileHead, measureId: string) => presentMeasure(context, context.actor, file, (await store.measureOf(context.tx, file.id, measureId))!)

/** Says what followed a measure. One that ends it ends its recurring terms and its effects on the legal status. */
export const endMeasure = operation(contract.endMeasure, async (context, input) => {
  const { file, measure } = await begin(context, input)
  const { tx, actor, now } = context
  const { relation, laterId, onDay, words } = input
  if (!laterId && !['revocato', 'cessato', 'scaduto'].includes(relation)) throw invalid('laterId', { it: 'Scegli il provvedimento che lo segue', en: 'Choose the measure that follows it' })
  if (laterId && (laterId === measure.id || !(await store.measureOf(tx, file.id, laterId)))) throw invalid('laterId', { it: 'Scegli un altro provvedimento di questo fascicolo', en: 'Choose another measure of this file' })
  if (onDay < measure.effective_from) throw invalid('onDay', { it: 'Viene prima del provvedimento: controlla le due date', en: 'It comes before the measure: check both dates' })
  if (onDay > dateInRome(now) && relation !== 'scaduto') throw invalid('onDay', { it: 'È nel futuro: scrivi la data del provvedimento o del fatto che lo ha concluso', en: 'It is in the future: write the date of the measure or of the fact that ended it' })
  await store.insertSuccession(tx, {
    id: newId(now), case_id: file.id, earlier_id: measure.id, later_id: laterId ?? null, relation, on_day: onDay, words, recorded_by: actor.id, recorded_at: new Date(now).toISOString(),
  })
  await settleFile(context, file, words ?? 'Il provvedimento ha avuto un seguito')
  return present(context, file, measure.id)
})

export const withdrawSuccession = operation(contract.withdrawSuccession, async (context, input) => {
  const { file, measure } = await begin(context, input)
  if (!(await store.withdrawSuccession(context.tx, input.tieId, measure.id, new Date(context.now).toISOString(), input.reason))) throw notFound()
  await settleFile(context, file, input.reason)
  return present(context, file, measure.id)
})

/** How a prescription went. Followed, its term is done; overtaken or not followed, its term is taken off the list with the words. */
export const markPrescription = operation(contract.markPrescription, async (context, input) => {
  const { tx, actor, now } = context
  const { file, measure } = await begin(context, input)
  if (!(await store.prescriptionsOf(tx, [measure.id])).some(({ id }) => id === input.prescriptionId)) throw notFound()
  const open = input.state === 'aperta'
  const today = dateInRome(now)
  if (input.on && input.on > today) throw invalid('on', { it: 'È nel futuro: scrivi il giorno in cui è accaduto', en: 'It is in the future: write the day on which it happened' })
  if (input.on && measure.decided_on && input.on < measure.decided_on) throw invalid('on', { it: 'Viene prima del provvedimento: controlla la data', en: 'It comes before the measure: check the date' })
  await store.changePrescription(tx, input.prescriptionId, {
    state: input.state, state_on: open ? null : (input.on ?? today), state_words: input.words, state_by: open ? null : actor.id,
  })
  if (input.state === 'adempiuta') await completePrescription(context, measure, input.prescriptionId, input.words)
  await settleFile(context, file, input.words ?? 'Prescrizione aggiornata')
  return present(context, file, measure.id)
})

/** Whether the order has what the law wants in it; a missing item may have been asked for. */
export const answerChecklist = operation(contract.answerChecklist, async (context, input) => {
  const before = await store.measureOf(context.tx, input.caseId, input.measureId)
  if (before && !checklistItems.some(({ id }) => id === input.item)) throw invalid('item', { it: 'Scegli una voce dell’elenco', en: 'Choose an entry of the list' })
  const answers: ChecklistAnswers = { ...before?.checklist, [input.item]: { state: input.state, words: input.words, on: input.on ?? null } }
  const { file, measure } = await begin(context, input, { checklist: JSON.stringify(answers) })
  return present(context, file, measure.id)
})
