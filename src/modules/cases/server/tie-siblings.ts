import { conflict, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/case.ts'
import * as store from './case-store.ts'
import { beginChange, presentCase, tellHistory } from './present-case.ts'

export const tieSiblings = operation(contract.tieSiblings, async (context, { caseId, otherIds, version }) => {
  const { tx, actor, audit, now } = context
  const { row } = await beginChange(context, caseId, 'tieSiblings', version)
  const others = [...new Set<string>(otherIds)].filter((id) => id !== caseId)
  if (!others.length) throw conflict({ it: 'Scegli il fascicolo di un fratello o di una sorella.', en: 'Choose the file of a sibling.' })
  for (const id of others) audit(id)
  const found = await store.siblingGroups(tx, others)
  if (found.length !== others.length) throw notFound()
  const groups = [...new Set([row.sibling_group, ...found.map((one) => one.sibling_group)])].filter((group) => group !== null)
  await store.tie(tx, [caseId, ...others], groups, groups[0] ?? newId(now))
  for (const id of [caseId, ...others]) await tellHistory(context, id, 'siblings_tied')
  return presentCase(tx, actor, caseId)
})

export const untieSiblings = operation(contract.untieSiblings, async (context, { caseId, version }) => {
  const { tx, actor, now } = context
  const { row } = await beginChange(context, caseId, 'tieSiblings', version)
  if (!row.sibling_group) throw conflict({ it: 'Questo fascicolo non è legato ad altri.', en: 'This file is not tied to others.' })
  await store.updateCase(tx, caseId, version, new Date(now).toISOString(), { sibling_group: null })
  await tellHistory(context, caseId, 'siblings_untied')
  return presentCase(tx, actor, caseId)
})
