import type { Input } from '#kernel/contract/endpoint.ts'
import { invalid } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { operation, type Actor, type Context } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { tiedFiles, touchActivity, type FileHead } from '#modules/cases/server/index.ts'
import { recordMeasure as contract } from '../contract/measure.ts'
import { effectiveFrom } from '../domain/measure-dates.ts'
import { assertMayRecord, mayRecord } from './access.ts'
import { deleteDraft } from './draft-store.ts'
import { assertContent, assertDates, columnsOf, datesOf } from './measure-content.ts'
import { settleTerms } from './measure-terms.ts'
import * as store from './measure-store.ts'
import { assertOpenThen, openFile } from './open-file.ts'
import { presentMeasure } from './present-measure.ts'
import { proceedingFor } from './proceeding-of-measure.ts'
import { rebuildStatus } from './rebuild-status.ts'
import { parentIdsOf, saveNewPrescriptions } from './measure-parts.ts'

type Written = Input<typeof contract>

/** Writes down an order in the file and, when asked, in those of siblings: in all or in none. Its terms and the legal status follow in the same transaction. */
export const recordMeasure = operation(contract, async (context, input) => {
  const { tx, actor, audit, note } = context
  audit(input.caseId)
  const { file } = await openFile(tx, input.caseId)
  assertMayRecord(await actingIn(tx, actor, input.caseId, 'judicial'))
  const id = await record(context, file, input)
  note({ kind: input.kind, files: 1 + input.alsoFor.length })
  if (input.draftId) await deleteDraft(tx, file.id, input.draftId)
  return presentMeasure(context, actor, file, (await store.measureOf(tx, file.id, id))!)
})

/** Writes the order down in each file, with its terms and what it follows. Answers the measure's id in the first. */
async function record({ tx, actor, audit, now }: Context<Actor>, file: FileHead, input: Written): Promise<Id<'measure'>> {
  const others = await tiedFiles(tx, file, input.alsoFor, { path: 'alsoFor', section: 'judicial', may: mayRecord })
  const targets = [file, ...others]
  assertDates(input, now, targets, [])
  const parents = await assertContent(tx, now, input, targets)
  const at = new Date(now).toISOString()
  const proceedingId = await proceedingFor({ tx, actor, now }, input, targets)
  const sharedId = others.length ? newId() : null
  const ids: Id<'measure'>[] = []
  for (const target of targets) {
    audit(target.id)
    assertOpenThen(target, effectiveFrom(datesOf(input)))
    const id = newId<'measure'>(now)
    ids.push(id)
    const columns = columnsOf(input, others.length ? parentIdsOf(parents, target) : null)
    await store.insertMeasure(tx, { id, case_id: target.id, shared_id: sharedId, ...columns, proceeding_id: proceedingId, recorded_by: actor.id, recorded_at: at })
    await saveNewPrescriptions(tx, id, input.prescriptions)
    await tieEarlier({ tx, actor, now }, target, id, input, file)
  }
  for (const target of targets) await settleFile({ tx, actor, now }, target, 'Nuovo provvedimento')
  await touchActivity(tx, targets.map((target) => target.id), at)
  return ids[0]!
}

const ending = new Set(['sostituito', 'revocato', 'cessato', 'scaduto'])

type Acting = Pick<Context<Actor>, 'tx' | 'actor' | 'now'>

/** Status first, since it settles when each measure ends; then the terms of all of them, some of which may have ended by this one. */
export async function settleFile({ tx, actor, now }: Acting, file: FileHead, reason: string): Promise<void> {
  await rebuildStatus(tx, file.id)
  const rows = await store.measuresOfCases(tx, [file.id])
  const prescriptions = await store.prescriptionsOf(tx, rows.map(({ id }) => id))
  const ended = new Set((await store.successionsOf(tx, rows.map(({ id }) => id))).filter(({ relation }) => ending.has(relation)).map(({ earlier_id }) => earlier_id))
  for (const measure of rows) {
    const owner = { measure, prescriptions: prescriptions.filter(({ measure_id }) => measure_id === measure.id), birth: file.child_birth as PlainDate | null, endedEarly: ended.has(measure.id) }
    await settleTerms({ tx, actor, now }, owner, reason)
  }
}

/** The earlier measures that this one confirms, modifies, replaces or revokes; in a sibling's file, the copies of them. */
async function tieEarlier({ tx, actor, now }: Acting, target: FileHead, laterId: string, input: Written, first: FileHead): Promise<void> {
  const onDay = effectiveFrom(datesOf(input))!
  for (const [index, { measureId, relation, onDay: given, words }] of input.follows.entries()) {
    const own = await store.measureOf(tx, first.id, measureId)
    if (!own) throw invalid(`follows.${index}.measureId`, { it: 'Questo provvedimento non è nel fascicolo', en: 'This measure is not in the file' })
    const earlier = target.id === first.id ? own : (await store.copiesOf(tx, own)).find((copy) => copy.case_id === target.id)
    if (!earlier) continue
    const day = given ?? onDay
    if (day < earlier.effective_from) throw invalid(`follows.${index}.onDay`, { it: 'Viene prima del provvedimento che segue: controlla le due date', en: 'It comes before the measure that it follows: check both dates' })
    await store.insertSuccession(tx, {
      id: newId(now), case_id: target.id, earlier_id: earlier.id, later_id: laterId, relation, on_day: day, words, recorded_by: actor.id, recorded_at: new Date(now).toISOString(),
    })
  }
}
