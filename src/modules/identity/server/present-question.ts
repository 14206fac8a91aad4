import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operatorHeaders, unitHeaders, type UnitHeader } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { Question, QuestionRow } from '../contract/question.ts'
import { decidesOn } from './access.ts'
import { factsOf } from './registration-store.ts'
import { registrationsOf } from './registrations.ts'
import * as store from './question-store.ts'

const unitOf = (units: Map<string, UnitHeader>, id: string): QuestionRow['from'] => {
  const unit = units.get(id)
  return { unit: { id, name: unit?.name ?? '—' }, organisation: unit?.organisationName ?? '—' }
}

/** Heads of questions, each as the reader's side sees it. */
export async function presentHeads(tx: Tx, rows: readonly store.QuestionRow[], now: number): Promise<QuestionRow[]> {
  const units = await unitHeaders(tx, rows.flatMap((row) => [row.from_unit, row.to_unit]))
  const operators = await operatorHeaders(tx, rows.map((row) => row.asked_by))
  return rows.map((row) => ({
    id: row.id as Id<'question'>, about: row.about, side: row.asking ? 'asked' : 'received', state: row.state, from: unitOf(units, row.from_unit), to: unitOf(units, row.to_unit),
    askedBy: { id: row.asked_by, name: operators.get(row.asked_by)?.name ?? '—' }, askedAt: row.asked_at, dueOn: row.due_on as PlainDate,
    late: (row.state === 'open' || row.state === 'more') && row.due_on < dateInRome(now), childName: row.told.name, answer: row.answer,
  }))
}

/** The whole exchange; each side with its own registrations only. 404 to whoever stands on neither. */
export async function presentQuestion(tx: Tx, id: string, now: number): Promise<Question> {
  const row = await store.questionById(tx, id)
  if (!row) throw notFound()
  const [head] = await presentHeads(tx, [row], now)
  const own = row.asking ? [row.person_id] : await store.targetsOf(tx, id)
  const [lines, deciding] = [await store.linesOf(tx, id), await decidesOn(tx, own)]
  const operators = await operatorHeaders(tx, lines.map((line) => line.by_operator))
  const targets = row.asking ? [] : own
  const [shown, facts] = [await registrationsOf(tx, targets), await factsOf(tx, targets)]
  const waits = row.state === 'open' || row.state === 'more'
  const { name: _name, relation, ...told } = row.told
  return {
    ...head!, legalBasis: row.legal_basis, consentWords: row.consent_words, told, relation: relation ?? null,
    person: row.asking ? ((await personHeaders(tx, [row.person_id])).get(row.person_id) ?? null) : null,
    targets: targets.flatMap((one) => {
      const registration = shown.get(one)
      return registration ? [{ ...registration, facts: facts.get(one)?.facts ?? {} }] : []
    }),
    lines: lines.map((line) => {
      const operator = operators.get(line.by_operator)
      return { id: line.id, kind: line.kind as Question['lines'][number]['kind'], words: line.words, by: { id: line.by_operator, name: operator?.name ?? '—' }, organisation: operator?.organisationName ?? '—', at: line.at }
    }),
    version: row.version,
    can: { answer: waits && !row.asking && deciding.size > 0, add: waits && row.asking && row.state === 'more' && deciding.size > 0, withdraw: waits && row.asking && deciding.size > 0 },
  }
}
