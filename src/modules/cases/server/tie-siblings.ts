import { conflict, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { rolesReachingEach } from '#modules/access/server/index.ts'
import * as contract from '../contract/case.ts'
import { assertMayTieTo } from './access.ts'
import * as store from './case-store.ts'
import { beginChange, presentCase, tellHistory } from './present-case.ts'

export const tieSiblings = operation(contract.tieSiblings, async (context, { caseId, otherIds, version }) => {
  const { tx, actor } = context
  await beginChange(context, caseId, 'tieSiblings', version)
  const others = [...new Set<string>(otherIds)].filter((id) => id !== caseId)
  if (!others.length) throw conflict({ it: 'Scegli il fascicolo di un fratello o di una sorella.', en: 'Choose the file of a sibling.' })
  const held = await rolesReachingEach(tx, others)
  // out of reach it is missing, as if there were none
  await tieFiles(context, [caseId, ...others])
  for (const id of others) assertMayTieTo({ roles: held.get(id) ?? [] })
  return presentCase(tx, actor, caseId)
})

/** Puts files within reach, and all that were tied to them, those out of reach too, into one group of siblings. */
export async function tieFiles(context: Context, caseIds: readonly string[]): Promise<void> {
  const { tx, audit, now } = context
  for (const id of caseIds) audit(id)
  const found = await store.siblingGroups(tx, caseIds)
  if (found.length !== caseIds.length) throw notFound()
  const groups = [...new Set(found.map((one) => one.sibling_group))].filter((group) => group !== null)
  const group = groups[0] ?? newId(now)
  await store.joinGroups(tx, caseIds, group)
  await store.tie(tx, caseIds, groups, group)
  for (const id of caseIds) await tellHistory(context, id, 'siblings_tied')
}

export const untieSiblings = operation(contract.untieSiblings, async (context, { caseId, version }) => {
  const { tx, actor, now } = context
  const { row } = await beginChange(context, caseId, 'tieSiblings', version)
  if (!row.sibling_group) throw conflict({ it: 'Questo fascicolo non è legato ad altri.', en: 'This file is not tied to others.' })
  await store.updateCase(tx, caseId, version, new Date(now).toISOString(), { sibling_group: null })
  await tellHistory(context, caseId, 'siblings_untied')
  return presentCase(tx, actor, caseId)
})
