import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { parentsOf, personHeaders } from '#modules/people/server/index.ts'
import { actsOf } from '../domain/checklist.ts'
import type { Exercise, Holder, LegalInput, MeasureIn, OfficePeriod, OfficeRole, ParentIn, RgPeriod } from '../domain/legal-input.ts'
import type { RgState } from '../domain/kinds.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import { successionsOf, type MeasureRow, type SuccessionRow } from './measure-store.ts'
import * as store from './status-store.ts'

const day = (text: string | null): PlainDate | null => text as PlainDate | null

/** Everything that says who decides for the child of a file, as the reader sees it. */
export async function legalInput(tx: Tx, file: FileHead, familySeen: boolean, measures: readonly MeasureRow[]): Promise<LegalInput> {
  const [periods, offices, ties] = [await store.periodsOf(tx, file.id), await store.officesOf(tx, file.id), await successionsOf(tx, measures.map(({ id }) => id))]
  const family = await parentsOf(tx, [file.child_id])
  const unseen = [...new Set(periods.map(({ parent_id }) => parent_id))].filter((id) => !family.some((one) => one.id === id))
  const people = await personHeaders(tx, [file.child_id, ...unseen, ...offices.flatMap(({ person_id }) => person_id ?? [])])
  const child = people.get(file.child_id)
  const strangers = unseen.map((id): ParentIn => ({ id, name: people.get(id as never)?.displayName ?? null, relation: 'genitore', diedOn: null, since: null, until: null }))
  return {
    birth: child?.birthDate ?? null, birthPrecision: child?.birthPrecision ?? 'unknown', diedOn: null,
    parents: [...family.map(({ id, name, relation, diedOn, since, until }): ParentIn => ({ id, name, relation, diedOn, since, until })), ...strangers],
    familySeen,
    periods: periods.map((row): RgPeriod => ({
      parentId: row.parent_id, state: row.state as RgState, exercise: row.exercise as Exercise | null, limits: row.limits, from: day(row.valid_from), to: day(row.valid_to),
      measureId: row.measure_id, correctionId: row.correction_id,
    })),
    offices: offices.map((row): OfficePeriod => ({
      role: row.role as OfficeRole, holder: holderOf(row, people), powers: row.powers, from: day(row.valid_from), to: day(row.valid_to), measureId: row.measure_id, correctionId: row.correction_id,
    })),
    measures: measures.map((row) => measureIn(row, ties)),
  }
}

type OfficeRow = Awaited<ReturnType<typeof store.officesOf>>[number]
function holderOf(row: OfficeRow, people: Awaited<ReturnType<typeof personHeaders>>): Holder {
  if (row.person_id) return { kind: 'person', id: row.person_id, name: people.get(row.person_id as never)?.displayName ?? null }
  if (row.operator_id) return { kind: 'operator', id: row.operator_id, name: row.operator_name }
  if (row.organisation_id) return { kind: 'organisation', id: row.organisation_id, name: row.organisation_name }
  return { kind: 'words', id: null, name: row.holder_words }
}

const endings = ['sostituito', 'revocato', 'cessato', 'scaduto'] as const
const measureIn = (row: MeasureRow, ties: readonly SuccessionRow[]): MeasureIn => ({
  id: row.id, kinds: [row.kind, ...row.also], from: day(row.effective_from), to: day(row.effective_to),
  endedBy: endings.find((relation) => ties.some((tie) => tie.earlier_id === row.id && tie.relation === relation)) ?? null,
  placementKind: row.placement_kind, placementWords: row.placement_words, acts: actsOf(row.checklist),
})
