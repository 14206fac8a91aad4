import type * as z from 'zod'
import { notFound } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { advice, adviceRow } from '../contract.ts'
import { norms, type NormCode } from '../domain/norms.ts'
import { mayAnswer } from './access.ts'
import * as store from './advice-store.ts'

type AdviceState = 'waiting' | 'answered' | 'closed'
const isNorm = (code: string): code is NormCode => code in norms

export const presentAdviceRow = (row: store.ListedAdvice): z.input<typeof adviceRow> => ({
  id: row.id, number: row.number, state: row.state as AdviceState, askedByKind: row.asked_by_kind, askedByName: row.asked_by_name, municipality: row.municipality,
  askedAt: row.asked_at, topic: row.topic, outcome: row.outcome, unit: { id: row.unit_id, name: row.unit_name },
})

export async function loadAdvice(tx: Tx, adviceId: string) {
  const row = await store.findAdvice(tx, adviceId)
  if (!row) throw notFound({ it: 'La consulenza non è tra quelle che puoi vedere.', en: 'The advice is not among those you may see.' })
  return row
}

export async function presentAdvice(tx: Tx, actor: Actor, adviceId: string): Promise<z.input<typeof advice>> {
  const row = await loadAdvice(tx, adviceId)
  const answers = mayAnswer(actor, row.unit_id)
  return {
    ...presentAdviceRow(row),
    municipalityIstat: row.municipality_istat, question: row.question, answer: row.answer, norms: row.norms.filter(isNorm),
    answeredBy: row.answered_by ? { id: row.answered_by, name: row.answerer ?? '' } : null, answeredAt: row.answered_at,
    createdBy: { id: row.created_by, name: row.creator ?? '' }, version: row.version,
    can: { answer: answers && row.state !== 'closed', close: answers && row.state === 'answered' },
  }
}
