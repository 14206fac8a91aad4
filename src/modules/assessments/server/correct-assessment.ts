import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/assessment.ts'
import { assertMayCorrect, assertMayWrite } from './access.ts'
import * as answers from './answers-store.ts'
import * as store from './assessment-store.ts'
import { dropLegalTerm } from './follow-up.ts'
import { load, readAnswers } from './load.ts'
import { presentAssessment } from './present.ts'
import { assertVersion } from './start-assessment.ts'

/** Opens a correction: a new revision that begins as the signed one, which is read by everybody else until this is completed. */
export const correctAssessment = operation(contract.correctAssessment, async (context, { assessmentId, reason, version }) => {
  const { tx, actor, now } = context
  const loaded = await load(context, assessmentId, 'alone')
  const { row, file, instrument, acting } = loaded
  assertMayCorrect(acting, file, row, instrument)
  await assertVersion(context, loaded, version)
  const signed = await readAnswers(tx, row.id, row.signed_revision!)
  const revision = row.last_revision + 1
  await store.changeAssessment(tx, row.id, version, { state: 'draft', revision, last_revision: revision, fillers: [actor.id], correction_reason: reason })
  await answers.ensureAnswers(tx, signed.map((one) => ({
    ...one, id: newId(now), case_id: file.id, revision, content: JSON.stringify(one.content), stamps: '{}', version: 1, saved_by: actor.id, saved_at: new Date(now).toISOString(),
  })))
  return presentAssessment(context, await load(context, assessmentId))
})

/** Gives up a draft, or the correction of something signed, which then stands as it was. What was written is kept, for who wrote it. */
export const discardAssessment = operation(contract.discardAssessment, async (context, { assessmentId, reason, version }) => {
  const loaded = await load(context, assessmentId, 'alone')
  const { row, file, instrument, acting } = loaded
  assertMayWrite(acting, file, row, instrument)
  await assertVersion(context, loaded, version)
  if (row.signed_revision === null) {
    await store.changeAssessment(context.tx, row.id, version, { state: 'discarded', discard_reason: reason })
    await dropLegalTerm(context, loaded, reason)
    return { state: 'discarded' as const }
  }
  await store.changeAssessment(context.tx, row.id, version, { state: 'completed', revision: row.signed_revision, correction_reason: null })
  context.note({ correction: 'given-up' })
  return { state: 'completed' as const }
})
