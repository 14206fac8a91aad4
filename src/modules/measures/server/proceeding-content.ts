import { invalid } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import type { changeProceeding } from '../contract/proceeding.ts'

type Given = Omit<Input<typeof changeProceeding>, 'caseId' | 'proceedingId' | 'version'>

/** The columns that who writes down a proceeding decides. `at` stands before the names of its fields. */
export function insertable(given: Given, at = '') {
  if (!given.authorityId && !given.authorityWords) throw invalid(`${at}authorityWords`, { it: 'Scrivi davanti a quale autorità', en: 'Write before which authority' })
  if (given.closedOn && given.openedOn && given.closedOn < given.openedOn) throw invalid(`${at}closedOn`, { it: 'La chiusura viene prima dell’apertura: controlla le due date', en: 'The closing comes before the opening: check both dates' })
  return {
    nature: given.nature, authority_id: given.authorityId ?? null, authority_words: given.authorityWords, number: given.number, judge: given.judge, lawyers: given.lawyers,
    opened_on: given.openedOn ?? null, status: given.status, closed_on: given.closedOn ?? null, note: given.note,
  }
}
