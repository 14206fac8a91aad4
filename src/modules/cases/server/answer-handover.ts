import { forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { addDays, asPlainDate, startOfDayInRome } from '#kernel/domain/plain-date.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { answerOffer, endGrant } from '#modules/access/server/index.ts'
import * as contract from '../contract/handover.ts'
import { mayAnswer } from './access.ts'
import { updateCase } from './case-store.ts'
import { assertOpen } from './file-state.ts'
import * as store from './handover-store.ts'
import { assertWorksIn } from './open-case.ts'
import { loadCase, tellHistory } from './present-case.ts'
import { mayWithdraw, presentHandover } from './present-handover.ts'

/** The hand-over, still waiting and as the caller last saw it. */
async function waitingHandover({ tx, actor, audit }: Context, id: string, version: number): Promise<store.HandoverRecord> {
  const row = await store.findHandover(tx, id)
  if (!row) throw notFound()
  audit(row.case_id)
  if (row.state !== 'asked' || row.version !== version) throw stale(presentHandover(row, actor))
  return row
}

async function settle(context: Context, row: store.HandoverRecord, state: 'accepted' | 'refused' | 'withdrawn', words: string | null): Promise<void> {
  const { tx, actor, now } = context
  const done = await store.settle(tx, row.id, row.version, { state, answered_by: actor.id, answered_at: new Date(now).toISOString(), answer_words: words })
  if (!done) throw stale(presentHandover((await store.findHandover(tx, row.id)) ?? row, actor))
  context.note({ state })
}

const tellAskers = ({ tx, now, actor }: Context, row: store.HandoverRecord, kind: string) =>
  notify(tx, now, [...new Set([row.asked_by, row.from_operator])].filter((to) => to !== actor.id)
    .map((to) => ({ to, kind, subject: row.case_id, params: { number: (row.summary as { number: string }).number } })))

/** The former unit keeps the file until the day agreed, then its grant ends by itself. */
async function endFormerHolder({ tx, now }: Context, row: store.HandoverRecord): Promise<void> {
  const grant = await store.grantOfHolder(tx, row.case_id, row.from_unit)
  const until = row.keep_until ? startOfDayInRome(addDays(asPlainDate(row.keep_until), 1)) : new Date(now).toISOString()
  if (grant) await endGrant(tx, grant, until, 'handover')
}

async function accept(context: Context, row: store.HandoverRecord, responsibleId: string, words: string | null): Promise<void> {
  const { tx, actor, now } = context
  const { name } = await assertWorksIn(tx, row.to_unit, responsibleId, 'responsibleId')
  await settle(context, row, 'accepted', words)
  if (row.offer_id) await answerOffer(tx, row.offer_id, true, words)
  // from here on the file is within the new unit's reach; if it is withheld from them, this is the 404 that undoes everything
  const { row: file } = await loadCase(tx, row.case_id)
  assertOpen(file.status)
  const moved = row.kind === 'worker' ? {} : { unit_id: row.to_unit, organisation_id: row.to_organisation, ...(row.kind === 'pole' ? { pole_unit_id: row.to_unit } : {}) }
  const done = await updateCase(tx, row.case_id, file.version, new Date(now).toISOString(), { ...moved, responsible_id: responsibleId })
  if (!done) throw stale(presentHandover(row, actor))
  await tellHistory(context, row.case_id, 'handover_accepted', { kind: row.kind, from: row.from_unit_name, to: row.to_unit_name, responsible: name })
  if (row.offer_id) await endFormerHolder(context, row)
  await tellAskers(context, row, 'cases.handover_accepted')
  if (responsibleId !== actor.id) await notify(tx, now, [{ to: responsibleId, kind: 'cases.made_responsible', subject: row.case_id, params: { number: file.number } }])
}

export const answerHandover = operation(contract.answerHandover, async (context, { handoverId, accept: accepted, responsibleId, words, version }) => {
  const { tx, actor } = context
  const row = await waitingHandover(context, handoverId, version)
  if (!mayAnswer(actor, row)) {
    throw forbidden({ it: 'Può rispondere solo chi lavora sui casi nel servizio a cui è chiesto.', en: 'Only who works on files in the asked service may answer.' })
  }
  if (accepted) {
    const chosen = responsibleId ?? (row.kind === 'worker' ? row.to_operator : null)
    if (!chosen) throw invalid('responsibleId', { it: 'Scegli chi risponderà del fascicolo', en: 'Choose who will answer for the file' })
    await accept(context, row, chosen, words)
    return { caseId: row.case_id }
  }
  if (!words) throw invalid('words', { it: 'Scrivi perché non lo prendete in carico', en: 'Write why you do not take it over' })
  await settle(context, row, 'refused', words)
  if (row.offer_id) await answerOffer(tx, row.offer_id, false, words)
  else await tellHistory(context, row.case_id, 'handover_refused', { kind: row.kind, to: row.to_unit_name, words })
  await tellAskers(context, row, 'cases.handover_refused')
  return { caseId: null }
})

export const withdrawHandover = operation(contract.withdrawHandover, async (context, { handoverId, words, version }) => {
  const { tx, actor, now } = context
  const row = await waitingHandover(context, handoverId, version)
  if (!mayWithdraw(actor, row)) {
    throw forbidden({ it: 'Può ritirarlo solo chi lo ha chiesto o coordina il servizio.', en: 'Only who asked, or coordinates the service, may withdraw it.' })
  }
  await settle(context, row, 'withdrawn', words)
  if (row.offer_id) await endGrant(tx, row.offer_id, new Date(now).toISOString(), words)
  await tellHistory(context, row.case_id, 'handover_withdrawn', { kind: row.kind, to: row.to_unit_name, ...(words ? { words } : {}) })
  if (row.to_operator) await notify(tx, now, [{ to: row.to_operator, kind: 'cases.handover_withdrawn', params: { number: (row.summary as { number: string }).number } }])
  return { caseId: row.case_id }
})
