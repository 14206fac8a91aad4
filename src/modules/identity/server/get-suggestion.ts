import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/suggestion.ts'
import { presentSuggestion } from './present-suggestion.ts'

/** Comparing two registrations is looking at both: the trace stands on each of them and on their files. */
export const getSuggestion = operation(contract.getSuggestion, async ({ tx, actor, audit }, { suggestionId }) => {
  const found = await presentSuggestion(tx, actor, suggestionId)
  for (const { person, files } of found.sides) {
    audit(person.id)
    for (const { caseId } of files) audit(caseId)
  }
  return found
})
