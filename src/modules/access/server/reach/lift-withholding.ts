import { notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { liftWithholding as contract } from '../../contract/reach.ts'
import * as store from '../reach-store.ts'
import { assertHolds } from './access.ts'

export const liftWithholding = operation(contract, async ({ tx, audit }, { withholdingId, reason }) => {
  const rule = await store.withholdingById(tx, withholdingId)
  if (!rule) throw notFound()
  audit(rule.subject, { withholding: withholdingId })
  assertHolds(await store.holds(tx, rule.subject))
  if (!(await store.liftWithholding(tx, withholdingId, reason))) throw notFound()
  return { lifted: true as const }
})
