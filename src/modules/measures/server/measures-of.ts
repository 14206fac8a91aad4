import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import * as store from './measure-store.ts'

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
