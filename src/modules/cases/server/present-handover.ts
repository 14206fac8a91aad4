import type { Actor } from '#kernel/server/operation.ts'
import type * as z from 'zod'
import type { HandoverSummary, handoverRow } from '../contract/handover.ts'
import { leadsAny, mayAnswer, workUnits } from './access.ts'
import type { HandoverRecord } from './handover-store.ts'

/** A hand-over as the inbox shows it; the child's name is there only for who reaches the file. */
export const presentHandover = (row: HandoverRecord, actor: Actor): z.input<typeof handoverRow> => ({
  id: row.id, caseId: row.case_id, childName: row.child_name, kind: row.kind as 'pole' | 'organisation' | 'worker', summary: row.summary as unknown as HandoverSummary,
  fromUnit: { id: row.from_unit, name: row.from_unit_name }, fromOrganisationName: row.from_organisation_name,
  toUnit: { id: row.to_unit, name: row.to_unit_name }, toOrganisationName: row.to_organisation_name,
  toOperator: row.to_operator ? { id: row.to_operator, name: row.to_operator_name ?? '' } : null,
  askedBy: { id: row.asked_by, name: row.asked_by_name }, askedAt: row.asked_at, reason: row.reason, keepUntil: row.keep_until,
  state: row.state as 'asked' | 'accepted' | 'refused' | 'withdrawn', answeredAt: row.answered_at, answerWords: row.answer_words, version: row.version,
  can: { answer: mayAnswer(actor, row), withdraw: mayWithdraw(actor, row) },
})

/** Who asked, who answers for the file and who leads the unit that hands over may take it back. */
export function mayWithdraw(actor: Actor, row: HandoverRecord): boolean {
  if (row.state !== 'asked') return false
  const works = workUnits(actor).includes(row.from_unit)
  return leadsAny(actor, [row.from_unit]) || (works && (row.asked_by === actor.id || row.responsible_id === actor.id))
}
