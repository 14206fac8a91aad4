import { conflict, notFound, stale } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { tiedFiles, touchActivity, type FileHead } from '#modules/cases/server/index.ts'
import { correctMeasure as contract } from '../contract/measure.ts'
import { effectiveFrom } from '../domain/measure-dates.ts'
import { assertMayRecord, mayRecord } from './access.ts'
import { deleteDraft } from './draft-store.ts'
import { assertContent, assertDates, columnsOf, datesOf } from './measure-content.ts'
import { correctPrescriptions, parentIdsOf } from './measure-parts.ts'
import * as store from './measure-store.ts'
import { assertOpenThen, openFile } from './open-file.ts'
import { presentMeasure } from './present-measure.ts'
import { proceedingFor } from './proceeding-of-measure.ts'
import { hearingsSetBy } from './proceeding-store.ts'
import { settleFile } from './record-measure.ts'

/** Replaces what was recorded of an order, here and in the siblings' files chosen; what it said before stays, with the reason. Its terms are computed anew. */
export const correctMeasure = operation(contract, async (context, input) => {
  const { tx, actor, audit, note, now } = context
  audit(input.caseId)
  const { file } = await openFile(tx, input.caseId)
  if (!(await store.lockMeasure(tx, file.id, input.measureId))) throw notFound()
  const measure = (await store.measureOf(tx, file.id, input.measureId))!
  assertMayRecord(await actingIn(tx, actor, input.caseId, 'judicial'))
  if (measure.version !== input.version) throw stale(await presentMeasure(context, actor, file, measure))
  const others = await tiedFiles(tx, file, input.alsoIn, { path: 'alsoIn', section: 'judicial', may: mayRecord })
  const copies = await copiesIn(tx, measure, others)
  const targets = [file, ...others]
  assertDates(input, now, targets, (await hearingsSetBy(tx, measure.id)).map(({ held_on }) => held_on as PlainDate))
  const parents = await assertContent(tx, now, input, targets)
  const proceedingId = await proceedingFor({ tx, actor, now }, input, targets)
  const at = new Date(now).toISOString()
  for (const { target, row } of [{ target: file, row: measure }, ...copies]) {
    audit(target.id)
    assertOpenThen(target, effectiveFrom(datesOf(input)))
    await keepPresent(tx, row, { reason: input.reason, by: actor.id, at })
    const columns = columnsOf(input, measure.shared_id ? parentIdsOf(parents, target) : null)
    const change = { ...columns, proceeding_id: proceedingId, corrected_at: at, current: row.current + 1 }
    if (!(await store.changeMeasure(tx, row.id, row.version, change))) throw stale(await presentMeasure(context, actor, target, row))
    await correctPrescriptions(tx, row.id, input.prescriptions, at)
  }
  for (const target of targets) await settleFile({ tx, actor, now }, target, input.reason)
  await touchActivity(tx, targets.map(({ id }) => id), at)
  note({ files: targets.length })
  if (input.draftId) await deleteDraft(tx, file.id, input.draftId)
  return presentMeasure(context, actor, file, (await store.measureOf(tx, file.id, measure.id))!)
})

/** The copies of the order in the files chosen. */
async function copiesIn(tx: Tx, measure: store.MeasureRow, others: readonly FileHead[]): Promise<{ target: FileHead; row: store.MeasureRow }[]> {
  const copies = await store.copiesOf(tx, measure)
  return others.map((target) => {
    const row = copies.find(({ case_id }) => case_id === target.id)
    if (!row) throw conflict({ it: `Nel fascicolo ${target.number} questo provvedimento non c’è: togli la spunta e riprova.`, en: `File ${target.number} does not have this measure: leave it out and try again.` })
    return { target, row }
  })
}

/** Columns that say which row it is and who wrote it, not what the order says. */
const ownColumns = new Set(['id', 'case_id', 'shared_id', 'recorded_by', 'recorded_at', 'current', 'version', 'corrected_at', 'happened_at'])

/** Keeps what the measure says now, before it is replaced. */
async function keepPresent(tx: Tx, row: store.MeasureRow, { reason, by, at }: { reason: string; by: string; at: string }): Promise<void> {
  const last = (await store.versionsOf(tx, row.id))[0]
  const prescriptions = (await store.prescriptionsOf(tx, [row.id])).map(({ words, who, by_on, state }) => ({ words, who, by_on, state }))
  const content = Object.fromEntries(Object.entries(row).filter(([column]) => !ownColumns.has(column)))
  const { recorded_by, recorded_at, current, corrected_at } = row
  await store.keepVersion(tx, {
    measure_id: row.id, n: current, content: { ...content, prescriptions, replacedBy: by }, reason,
    author_id: (last?.content['replacedBy'] as string | undefined) ?? recorded_by, written_at: corrected_at ?? recorded_at ?? at,
  })
}
