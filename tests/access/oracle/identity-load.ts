import { newId } from '#kernel/domain/ids.ts'
import { at, type Put } from './put.ts'
import type { World } from './shapes.ts'

/** Puts what is decided and asked about who is whom in the database. */
export async function loadIdentity(put: Put, { identity: { pairs, questions, traces }, born }: World): Promise<void> {
  const figures = { band: 'likely', score: 3.2, score_version: 'prova', explanation: [], evidence: '' }
  const ends = ({ one, other }: (typeof pairs)[number]) => (one.id < other.id ? { low: one.id, high: other.id } : { low: other.id, high: one.id })
  await put('identity.suggestion', pairs.map((pair) => ({
    id: pair.id, ...ends(pair), kind: 'duplicate', ...figures, state: pair.link ? 'same' : 'open', asked_again: false, found_at: at(born), changed_at: at(born), version: 1,
  })))
  const joined = pairs.filter(({ link }) => link).map((pair) => ({ pair, decision: newId() }))
  await put('identity.decision', joined.map(({ pair, decision }) => ({
    id: decision, suggestion_id: pair.id, verdict: 'same', reason: 'Prova', decided_by: pair.one.files[0]!.file.responsible.id, decided_at: at(born), ...figures, needs_second: false,
  })))
  await put('identity.link', joined.map(({ pair, decision }) => ({ id: pair.link, decision_id: decision, ...ends(pair), made_at: at(born), version: 1 })))
  await put('identity.question', questions.map(({ id, about, from, to, by }) => ({
    id, about: 'identity', person_id: about.id, from_unit: from.id, to_unit: to.id, reason: 'Prova', legal_basis: 'compito_pubblico', told: { name: 'Prova' }, asked_by: by.id, asked_at: at(born),
    due_on: '2026-12-31', state: 'open', version: 1,
  })))
  await put('identity.question_target', questions.map(({ id, target }) => ({ question_id: id, person_id: target.id })))
  await put('identity.trace', traces.map(({ id, file }) => ({
    id, case_id: file.id, seeker_id: file.child.id, relation: 'fratello', given: 'Prova', consent_by: 'child', consent_on: '2026-03-01', no_risk_words: 'Prova', state: 'open', created_by: file.responsible.id,
    created_at: at(born), version: 1,
  })))
}
