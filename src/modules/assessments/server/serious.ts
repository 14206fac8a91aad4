import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { SeriousNeedView } from '../contract/assessment.ts'
import type { Area } from '../domain/instrument.ts'
import * as store from './assessment-store.ts'
import * as signed from './signed-store.ts'

/** A need rated serious; `id` is the assessment and its item (and person), the same as long as the assessment is the last of its instrument. */
export interface SeriousNeed {
  id: string
  assessmentId: string
  instrument: SeriousNeedView['instrument']
  instrumentKey: string
  item: string
  label: SeriousNeedView['label']
  area: Area | null
  level: SeriousNeedView['level']
  person: { id: string; name: string } | null
  since: PlainDate
}

const place = (row: signed.SeriousRow): string => `${row.item} ${row.person_id ?? ''}`

/**
 * Needs rated serious in the last completed assessment of each instrument of these files, by file, as far as the actor reaches them: as many questions as for one. `since` is
 * the day of the first of an uninterrupted row of assessments of that instrument in which the same item was serious.
 */
export async function seriousNeedsOfEach(tx: Tx, caseIds: readonly string[]): Promise<Map<string, SeriousNeed[]>> {
  const all = caseIds.length ? await store.signedOf(tx, caseIds) : []
  const found = Map.groupBy(await signed.seriousOf(tx, all.map(({ id }) => id)), (one) => `${one.assessment_id} ${one.revision}`)
  const current = (row: store.AssessmentRow): signed.SeriousRow[] => found.get(`${row.id} ${row.signed_revision}`) ?? []
  const rowsOfOne = [...Map.groupBy(all, ({ case_id, instrument_key }) => `${case_id} ${instrument_key}`).values()]
  const needs = rowsOfOne.flatMap(([last, ...earlier]) => current(last!).map((one) => ({ row: last!, one, since: sinceOf(last!, earlier, one, current) })))
  const people = await personHeaders(tx, needs.flatMap(({ one }) => one.person_id ?? []))
  const byFile = Map.groupBy(needs, ({ row }) => row.case_id)
  return new Map(caseIds.map((id) => [id, (byFile.get(id) ?? []).map(({ row, one, since }) => presentSerious(row, one, since, people))]))
}

/** The same of one file. */
export const seriousNeedsOf = async (tx: Tx, caseId: string): Promise<SeriousNeed[]> => (await seriousNeedsOfEach(tx, [caseId])).get(caseId)!

function sinceOf(last: store.AssessmentRow, earlier: readonly store.AssessmentRow[], one: signed.SeriousRow, current: (row: store.AssessmentRow) => signed.SeriousRow[]): PlainDate {
  let since = last.held_on
  for (const row of earlier) {
    if (!current(row).some((other) => place(other) === place(one))) break
    since = row.held_on
  }
  return since as PlainDate
}

export function presentSerious(row: store.AssessmentRow, one: signed.SeriousRow, since: PlainDate, people: Awaited<ReturnType<typeof personHeaders>>): SeriousNeed {
  return {
    id: [row.id, one.item, ...(one.person_id ? [one.person_id] : [])].join(':'), assessmentId: row.id, instrument: row.title, instrumentKey: row.instrument_key, item: one.item,
    label: one.label, area: one.area as Area | null, level: one.level,
    person: one.person_id ? { id: one.person_id, name: people.get(one.person_id)?.displayName ?? '' } : null, since,
  }
}
