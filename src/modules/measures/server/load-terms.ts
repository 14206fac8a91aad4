import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { TermContext } from '#modules/deadlines/server/index.ts'
import { fileHeads } from '#modules/cases/server/index.ts'
import { heldBefore, settleHearing, settleTerms } from './measure-terms.ts'
import * as store from './measure-store.ts'
import { childrenOf, hearingsOf, proceedingsOf } from './proceeding-store.ts'

/** Starts the terms of measures that were loaded in bulk, as if written down today: what lapsed long ago is not raised. For the demonstration and for imports. */
export async function startLoadedTerms(context: TermContext, caseIds: readonly string[]): Promise<void> {
  const { tx, now } = context
  const births = new Map((await fileHeads(tx, caseIds)).map((file) => [file.id, file.child_birth as PlainDate | null]))
  const measures = await store.measuresOfCases(tx, caseIds)
  const prescriptions = await store.prescriptionsOf(tx, measures.map(({ id }) => id))
  const today = dateInRome(now)
  for (const measure of measures) {
    const written = { ...measure, recorded_at: new Date(now).toISOString() }
    const owner = { measure: written, prescriptions: prescriptions.filter(({ measure_id }) => measure_id === measure.id), birth: births.get(measure.case_id) ?? null, endedEarly: measure.effective_to !== null && measure.effective_to < today }
    await settleTerms(context, owner, 'Provvedimenti caricati')
  }
  for (const caseId of caseIds) {
    const proceedings = await proceedingsOf(tx, caseId)
    const children = await childrenOf(tx, proceedings.map(({ id }) => id))
    for (const hearing of await hearingsOf(tx, proceedings.map(({ id }) => id))) {
      const before = heldBefore(proceedings.find(({ id }) => id === hearing.proceeding_id)!)
      if (children.find(({ proceeding_id }) => proceeding_id === hearing.proceeding_id)?.case_id === caseId) await settleHearing(context, { ...hearing, ...before }, [caseId], 'Udienze caricate')
    }
  }
}
