import { invalid, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { assertReached } from '#modules/access/server/index.ts'
import { sections } from '#modules/access/contract.ts'
import type { Term, TermDetail, TermState } from '../contract/term.ts'
import * as contract from '../contract/terms.ts'
import { assertMay } from './access.ts'
import * as changes from './change.ts'
import { readMoment } from './compute-term.ts'
import { assertMayReceive, assertNotBeforeBirth, tellAssigned } from './enter-term.ts'
import { ledUnits } from './lead-store.ts'
import * as people from './people-store.ts'
import { actingOn } from './present.ts'
import { getRow, termDetail } from './read-terms.ts'
import type * as store from './term-store.ts'

interface Wanted {
  termId: string
  version: number
}

/** The term, when the actor may do this to it in this state and saw its present version. */
async function getFor(context: Context, { termId, version }: Wanted, action: keyof Term['can'], states: readonly TermState[]): Promise<store.TermRow> {
  const row = await getRow(context.tx, termId)
  if (row.subject) context.audit(row.subject)
  context.note({ rule: row.rule_id ?? row.kind })
  assertMay(await actingOn(context.tx, context.actor, row), action, row, (await ledUnits(context.tx, [row.unit_id])).has(row.unit_id))
  if (row.version !== version) throw stale(await termDetail(context, termId))
  changes.assertState(row, states)
  return row
}

/** After a change: the term as it is. One that changed between reading and writing answers stale. */
async function after(context: Context, termId: string, changed: number): Promise<TermDetail> {
  const detail = await termDetail(context, termId)
  if (!changed) throw stale(detail)
  return detail
}

export const completeTerm = operation(contract.completeTerm, async (context, input) => {
  const row = await getFor(context, input, 'complete', ['open', 'missed', 'suspended'])
  if (input.documentId && !(row.subject && (await people.paperOf(context.tx, row.subject, input.documentId)))) {
    throw invalid('documentId', { it: 'Questo documento non è del fascicolo, o non è tra quelli che puoi vedere: scegli dall’elenco', en: 'This document does not belong to the file, or is not among those you may see: choose from the list' })
  }
  const at = input.doneAt ? readMoment(input.doneAt, 'doneAt', context.now) : null
  // a day alone does not tell whether hours were kept
  if (row.due?.includes('T') && input.doneAt && !input.doneAt.includes('T')) throw invalid('doneAt', { it: 'Questo termine è in ore: indica anche l’ora in cui è stato fatto', en: 'This term is in hours: give also the hour at which it was done' })
  return after(context, input.termId, await changes.completeTerms(context, { ids: [input.termId] }, { words: input.words, documentId: input.documentId ?? null, at }))
})

export const reopenTerm = operation(contract.reopenTerm, async (context, input) => {
  await getFor(context, input, 'reopen', ['done', 'waived'])
  return after(context, input.termId, await changes.reopenTerms(context, { ids: [input.termId] }, input.reason))
})

export const suspendTerm = operation(contract.suspendTerm, async (context, input) => {
  await getFor(context, input, 'suspend', ['open', 'missed'])
  return after(context, input.termId, await changes.suspendTerms(context, { ids: [input.termId] }, input.reason))
})

export const resumeTerm = operation(contract.resumeTerm, async (context, input) => {
  await getFor(context, input, 'resume', ['suspended'])
  return after(context, input.termId, await changes.resumeTerms(context, { ids: [input.termId] }, input.reason))
})

export const waiveTerm = operation(contract.waiveTerm, async (context, input) => {
  await getFor(context, input, 'waive', ['open', 'missed', 'suspended'])
  return after(context, input.termId, await changes.waiveTerms(context, { ids: [input.termId] }, input.reason))
})

export const correctTerm = operation(contract.correctTerm, async (context, input) => {
  const row = await getFor(context, input, 'correct', ['open', 'missed', 'suspended', 'done'])
  await assertNotBeforeBirth(context, row.subject, row.rule_id, { event: input.event })
  return after(context, input.termId, (await changes.correctEvent(context, { ids: [input.termId] }, input.event, input.reason)).length)
})

export const assignTerm = operation(contract.assignTerm, async (context, input) => {
  const row = await getFor(context, input, 'assign', ['open', 'missed', 'suspended'])
  if (input.operatorId) await assertMayReceive(context, { operatorId: input.operatorId, subject: row.subject, unitId: row.unit_id, section: row.section, penal: row.penal })
  const changed = await changes.assignTerms(context, { ids: [input.termId] }, input.operatorId)
  if (input.operatorId) await tellAssigned(context, input.operatorId, input.termId, row.subject)
  return after(context, input.termId, changed)
})

export const listAssignees = operation(contract.listAssignees, async ({ tx, actor, audit }, { caseId, unitId }) => {
  if (caseId) {
    audit(caseId)
    await assertReached(tx, caseId)
  }
  const unit = unitId ?? actor.roles[0]?.unitId ?? null
  const rows = await people.assignees(tx, caseId ?? null, unit, caseId ? sections.judicial : sections.social)
  return { rows: rows.map(({ id, display_name, roles }) => ({ id: id as Id<'operator'>, name: display_name, roles })) }
})
