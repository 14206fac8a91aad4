import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import * as contract from '../contract/status.ts'
import type { LegalInput } from '../domain/legal-input.ts'
import { legalStatusOn } from '../domain/legal-status.ts'
import { legalTimeline, timelineSpan } from '../domain/legal-timeline.ts'
import { overlap } from '../domain/periods.ts'
import { assertMayRecord, mayRecord } from './access.ts'
import { legalInput } from './legal-input.ts'
import { assertHolder, assertParent, storedEffect, storedOffice } from './legal-content.ts'
import * as measures from './measure-store.ts'
import { openFile } from './open-file.ts'
import { rebuildStatus } from './rebuild-status.ts'
import * as store from './status-store.ts'

type Answer = contract.LegalStatusReply['status']
const statusOn = (day: PlainDate, input: LegalInput): Answer => legalStatusOn(day, input) as unknown as Answer

/** Who decides for the child on a day, and, when asked, over time. */
export const getLegalStatus = operation(contract.getLegalStatus, async ({ tx, actor, audit, now }, { caseId, on, timeline }) => {
  audit(caseId)
  const { file, familySeen } = await openFile(tx, caseId)
  const today = dateInRome(now)
  const rows = await measures.measuresOfCases(tx, [caseId])
  const input = await legalInput(tx, file, familySeen, rows)
  const span = timelineSpan(input, today)
  return {
    childName: file.child_name, birth: file.child_birth as PlainDate | null, today,
    status: statusOn(on ?? today, input),
    timeline: timeline === 'true' ? { ...span, stretches: legalTimeline(input, span.from, span.to).map(({ from, to, status }) => ({ from, to, status: status as unknown as Answer })) } : null,
    measures: rows.map(({ id, kind, number, decided_on, effective_from, effective_to }) =>
      ({ id, kind, number, decidedOn: decided_on as PlainDate | null, from: effective_from as PlainDate, to: effective_to as PlainDate | null })),
    corrections: await presentCorrections(tx, caseId),
    parents: input.parents.map(({ id, name, relation }) => ({ id: id as Id<'person'>, name, relation })),
    can: { correct: mayRecord(await actingIn(tx, actor, caseId, 'judicial')) },
  }
})

async function presentCorrections(tx: Tx, caseId: string): Promise<contract.LegalStatusReply['corrections']> {
  const rows = await store.correctionsOf(tx, caseId)
  const names = await operatorNames(tx, rows.map(({ recorded_by }) => recorded_by))
  const people = await personHeaders(tx, rows.flatMap(({ content }) => content.effect?.parentId ?? content.office?.personId ?? []))
  return rows.map(({ id, subject, content: { effect, office }, reason, recorded_by, recorded_at, withdrawn_at, withdrawn_reason, version }) => ({
    id, subject: subject as 'responsabilita' | 'ufficio', parentName: (effect && people.get(effect.parentId)?.displayName) ?? null, state: effect?.state ?? null, role: office?.role ?? null,
    holder: office ? (office.holder ?? (office.personId && people.get(office.personId)?.displayName) ?? null) : null,
    from: (effect ?? office)?.from ?? null, to: (effect ?? office)?.to ?? null, reason, by: { id: recorded_by, name: names.get(recorded_by) ?? '' }, at: recorded_at,
    withdrawn: withdrawn_at ? { at: withdrawn_at, reason: withdrawn_reason ?? '' } : null, version,
  }))
}

/** Says by hand, with the reason, what the measures recorded do not. It prevails over them for its days. */
export const correctLegalStatus = operation(contract.correctLegalStatus, async ({ tx, actor, audit, note, now }, { caseId, effect, office, reason }) => {
  audit(caseId)
  const { file, familySeen } = await openFile(tx, caseId)
  assertMayRecord(await actingIn(tx, actor, caseId, 'judicial'))
  if (Boolean(effect) === Boolean(office)) throw invalid('effect', { it: 'Indica un genitore oppure un tutore o curatore', en: 'Say a parent, or a guardian or curator' })
  const at = effect ? 'effect' : 'office'
  const { from, to } = (effect ?? office)!
  if (from && to && to < from) throw invalid(`${at}.to`, { it: 'La fine viene prima dell’inizio: controlla le due date', en: 'The end comes before the beginning: check both dates' })
  if (from && file.child_birth && from < file.child_birth) throw invalid(`${at}.from`, { it: `È prima della nascita di ${file.child_name}: controlla l’anno`, en: `It is before the birth of ${file.child_name}: check the year` })
  if (effect) await assertParent(tx, file, effect)
  if (office) await assertHolder(tx, file, office)
  const content = effect ? { effect: storedEffect(effect) } : { office: storedOffice(office!) }
  const span = { from: from ?? null, to: to ?? null }
  const clash = (await store.correctionsOf(tx, caseId)).find((one) => !one.withdrawn_at && sameSubject(one.content, content) && overlap(span, (one.content.effect ?? one.content.office)!))
  if (clash) throw invalid(`${at}.from`, { it: 'In questi giorni c’è già una correzione a mano: ritira quella, oppure scegli altre date', en: 'There is a correction by hand on these days already: withdraw that one, or choose other dates' })
  await store.insertCorrection(tx, { id: newId(now), case_id: caseId, subject: effect ? 'responsabilita' : 'ufficio', content, reason, recorded_by: actor.id, recorded_at: new Date(now).toISOString() })
  await rebuildStatus(tx, caseId)
  note({ about: effect ? 'responsabilita' : 'ufficio' })
  return statusOn(dateInRome(now), await legalInput(tx, file, familySeen, await measures.measuresOfCases(tx, [caseId])))
})

const isGuardian = (role: string): boolean => role === 'tutore' || role === 'tutore_provvisorio'
const sameSubject = (one: store.CorrectionRow['content'], other: store.CorrectionRow['content']): boolean =>
  Boolean((one.effect && one.effect.parentId === other.effect?.parentId) || (one.office && other.office && isGuardian(one.office.role) && isGuardian(other.office.role)))

export const withdrawLegalCorrection = operation(contract.withdrawLegalCorrection, async ({ tx, actor, audit, now }, { caseId, correctionId, reason, version }) => {
  audit(caseId)
  const { file, familySeen } = await openFile(tx, caseId)
  assertMayRecord(await actingIn(tx, actor, caseId, 'judicial'))
  const found = (await store.correctionsOf(tx, caseId)).find(({ id }) => id === correctionId)
  if (!found) throw notFound()
  if (!(await store.withdrawCorrection(tx, correctionId, version, actor.id, new Date(now).toISOString(), reason))) {
    throw stale((await presentCorrections(tx, caseId)).find(({ id }) => id === correctionId))
  }
  await rebuildStatus(tx, caseId)
  return statusOn(dateInRome(now), await legalInput(tx, file, familySeen, await measures.measuresOfCases(tx, [caseId])))
})

