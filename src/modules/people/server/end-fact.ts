import { invalid, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import * as facts from './fact-store.ts'
import { openPerson } from './open-person.ts'

/** Says until when an address, a contact or a tie held. */
export const endFact = operation(contract.endFact, async (context, { personId, kind, factId, validTo }) => {
  await openPerson(context, personId)
  const from = await facts.beginning(context.tx, kind, factId)
  if (from && from > validTo) throw invalid('validTo', { it: 'La fine viene prima dell’inizio: controlla le date', en: 'The end comes before the beginning: check the dates' })
  if (!(await facts.end(context.tx, kind, personId, factId, validTo))) throw notFound()
  return {}
})
