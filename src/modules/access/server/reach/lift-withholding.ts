import { conflict, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { liftWithholding as contract } from '../../contract/reach.ts'
import * as store from '../reach-store.ts'
import { assertHolds } from './access.ts'

export const liftWithholding = operation(contract, async ({ tx, audit, note }, { withholdingId, reason }) => {
  note({ withholding: withholdingId })
  const rule = await store.withholdingById(tx, withholdingId)
  if (!rule) throw notFound()
  audit(rule.subject)
  assertHolds(await store.holds(tx, rule.subject))
  if (!(await store.liftWithholding(tx, withholdingId, reason))) throw conflict({ it: 'È già stato tolto.', en: 'It was lifted already.' })
  return { lifted: true as const }
})
