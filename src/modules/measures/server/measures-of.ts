import type * as z from 'zod'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { recordMeasure } from '../contract/measure.ts'
import { assertMayRecord } from './access.ts'
import * as store from './measure-store.ts'
import { openFile } from './open-file.ts'
import { record } from './record-measure.ts'

/** What another module may know of a measure that it points to. */
export interface MeasureHead {
  id: string
  caseId: string
  kind: string
  also: readonly string[]
  number: string | null
  authority: string
  decidedOn: PlainDate | null
  notifiedOn: PlainDate | null
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
}

/** Measures of these files within the reader's reach, what was decided last first; `inForceOn` leaves only those that hold on that day (Rome). */
export async function measuresOf(tx: Tx, caseIds: readonly string[], { inForceOn }: { inForceOn?: PlainDate } = {}): Promise<MeasureHead[]> {
  return (await store.measuresOfCases(tx, caseIds))
    .filter((row) => !inForceOn || (row.effective_from <= inForceOn && (!row.effective_to || row.effective_to >= inForceOn)))
    .map((row) => ({
      id: row.id, caseId: row.case_id, kind: row.kind, also: row.also, number: row.number, authority: row.authority_name ?? row.authority_words ?? '',
      decidedOn: row.decided_on as PlainDate | null, notifiedOn: row.notified_on as PlainDate | null, effectiveFrom: row.effective_from as PlainDate, effectiveTo: row.effective_to as PlainDate | null,
    }))
}

/** What a measure may be recorded with: the body of the endpoint, all but its kind optional. */
export type MeasureGiven = Omit<z.input<typeof recordMeasure.body>, 'draftId'>

/**
 * Records a measure inside another use case, with the same checks, terms and legal status as from its own form.
 * @returns its id in that file
 * @throws notFound out of reach; forbidden by role; invalid next to the field
 */
export async function recordMeasureIn(context: Context<Actor>, caseId: string, given: MeasureGiven): Promise<Id<'measure'>> {
  const { file } = await openFile(context.tx, caseId)
  assertMayRecord(await actingIn(context.tx, context.actor, caseId, 'judicial'))
  return record(context, file, { ...recordMeasure.body.parse(given), caseId: caseId as Id<'case'> })
}

