import { conflict } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/case.ts'
import { canFollow } from '../domain/phases.ts'
import * as store from './case-store.ts'
import { assertOpen } from './file-state.ts'
import { beginChange, presentCase } from './present-case.ts'

export const changePhase = operation(contract.changePhase, async (context, { caseId, phase, words, version }) => {
  const { tx, actor, now } = context
  const { row } = await beginChange(context, caseId, 'changePhase', version)
  assertOpen(row.status)
  await assertCode(tx, now, 'phase', phase, 'phase')
  if (!canFollow(row.phase, phase)) {
    throw conflict({
      it: 'Da questa fase non si passa direttamente a quella scelta: segui l’ordine delle fasi.',
      en: 'The chosen phase cannot follow the present one: go through the phases in order.',
    })
  }
  const at = new Date(now).toISOString()
  await store.updateCase(tx, caseId, version, at, { phase })
  await store.insertPhases(tx, [{ id: newId(now), case_id: caseId, phase, at, by_operator: actor.id, words }])
  context.note({ phase })
  return presentCase(tx, actor, caseId)
})
