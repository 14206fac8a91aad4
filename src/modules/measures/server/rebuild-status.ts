import { newId } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { derivePeriods, endedBy, type EffectSaid, type OfficeSaid, type Relation, type SayingCorrection } from '../domain/derive.ts'
import { endByItsWords } from '../domain/measure-dates.ts'
import { slotOf, type Holder } from '../domain/legal-input.ts'
import * as store from './measure-store.ts'
import * as status from './status-store.ts'

const holderOf = ({ personId, operatorId, organisationId, holder }: store.StoredOffice): Holder =>
  personId ? { kind: 'person', id: personId, name: null }
    : operatorId ? { kind: 'operator', id: operatorId, name: null }
      : organisationId ? { kind: 'organisation', id: organisationId, name: null }
        : { kind: 'words', id: null, name: holder }

const officeSaid = (one: store.StoredOffice): OfficeSaid => ({ role: one.role, holder: holderOf(one), powers: one.powers, from: one.from, to: one.to })

function correctionSaid({ id, recorded_at, content }: status.CorrectionRow): SayingCorrection {
  return { id, written: recorded_at, effect: (content.effect as EffectSaid | undefined) ?? null, office: content.office ? officeSaid(content.office) : null }
}

/** Until when each measure holds, by its own words and by what followed it. */
async function settleEnds(tx: Tx, measures: readonly store.MeasureRow[]): Promise<void> {
  const ties = await store.successionsOf(tx, measures.map(({ id }) => id))
  for (const measure of measures) {
    const said = endByItsWords(measure.effective_from as PlainDate, { endsOn: measure.ends_on as PlainDate | null, durationMonths: measure.duration_months })
    const followed = endedBy(ties.filter(({ earlier_id }) => earlier_id === measure.id).map(({ relation, on_day }) => ({ relation: relation as Relation, onDay: on_day as PlainDate })))
    const end = followed && (!said || followed.on < said) ? followed.on : said
    if (end === measure.effective_to) continue
    await store.setEffective(tx, measure.id, end)
    measure.effective_to = end
  }
}

/** Computes the legal status of a file anew from its measures and corrections. Call it at the end of every change of these, in the same transaction. */
export async function rebuildStatus(tx: Tx, caseId: string): Promise<void> {
  const measures = await store.measuresOfCases(tx, [caseId])
  await settleEnds(tx, measures)
  const corrections = (await status.correctionsOf(tx, caseId)).filter(({ withdrawn_at }) => !withdrawn_at)
  const { periods, offices } = derivePeriods(
    measures.map((one) => ({
      id: one.id, from: one.effective_from as PlainDate, to: one.effective_to as PlainDate | null, written: one.recorded_at, effects: one.effects, offices: one.offices.map(officeSaid),
    })),
    corrections.map(correctionSaid),
  )
  await status.replacePeriods(
    tx, caseId,
    periods.map((one) => ({
      id: newId(), case_id: caseId, parent_id: one.parentId, state: one.state, exercise: one.exercise, limits: one.limits, valid_from: one.from, valid_to: one.to,
      measure_id: one.measureId, correction_id: one.correctionId,
    })),
    offices.map(({ role, holder, powers, from, to, measureId, correctionId }) => ({
      id: newId(), case_id: caseId, role, slot: slotOf(role, holder), person_id: holder.kind === 'person' ? holder.id : null, operator_id: holder.kind === 'operator' ? holder.id : null,
      organisation_id: holder.kind === 'organisation' ? holder.id : null, holder_words: holder.kind === 'words' ? holder.name : null, powers, valid_from: from, valid_to: to,
      measure_id: measureId, correction_id: correctionId,
    })),
  )
}
