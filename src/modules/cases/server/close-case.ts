import { conflict, invalid } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/case.ts'
import { objectionToClosing } from './blockers.ts'
import * as store from './case-store.ts'
import { assertNotWaiting, assertOpen } from './file-state.ts'
import { beginChange, presentCase, tellHistory } from './present-case.ts'

export const closeCase = operation(contract.closeCase, async (context, { caseId, reason, situation, words, closedOn, version }) => {
  const { tx, actor, now } = context
  const { row, waiting } = await beginChange(context, caseId, 'close', version)
  assertOpen(row.status)
  assertNotWaiting(waiting)
  await assertCode(tx, now, 'closing_reason', reason, 'reason')
  await assertCode(tx, now, 'closing_situation', situation, 'situation')
  const today = dateInRome(now)
  const day = closedOn ?? today
  if (day > today) throw invalid('closedOn', { it: 'La data di chiusura non può essere nel futuro', en: 'The closing date cannot be in the future' })
  if (day < row.opened_on) throw invalid('closedOn', { it: 'La data di chiusura è prima dell’apertura del fascicolo', en: 'The closing date is before the file was opened' })
  const objection = await objectionToClosing(tx, caseId)
  if (objection) throw conflict(objection)
  await store.updateCase(tx, caseId, version, new Date(now).toISOString(), {
    status: 'closed', closed_on: day, closing_reason: reason, closing_situation: situation, closing_words: words,
  })
  await tellHistory(context, caseId, 'closed', { reason, situation, on: day, ...(words ? { words } : {}) })
  return presentCase(tx, actor, caseId)
})

export const reopenCase = operation(contract.reopenCase, async (context, { caseId, words, version }) => {
  const { tx, actor, now } = context
  const { row } = await beginChange(context, caseId, 'reopen', version)
  if (row.status !== 'closed') throw conflict({ it: 'Il fascicolo è già aperto.', en: 'The file is open already.' })
  await store.updateCase(tx, caseId, version, new Date(now).toISOString(), {
    status: 'open', closed_on: null, closing_reason: null, closing_situation: null, closing_words: null,
  })
  await tellHistory(context, caseId, 'reopened', { words })
  return presentCase(tx, actor, caseId)
})
