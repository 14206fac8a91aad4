import { invalid, Problem } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { changeProceeding } from '../contract/proceeding.ts'
import { proceedingProblems } from '../domain/proceeding-dates.ts'

type Given = Omit<Input<typeof changeProceeding>, 'caseId' | 'proceedingId' | 'version'>

/** What the dates of a proceeding must fit with: today in Rome, and the days of the hearings that it has already. */
interface Around {
  today: PlainDate
  hearings?: readonly PlainDate[]
}

/** The columns that who writes down a proceeding decides. `at` stands before the names of its fields. */
export function insertable(given: Given, { today, hearings = [] }: Around, at = '') {
  if (!given.authorityId && !given.authorityWords) throw invalid(`${at}authorityWords`, { it: 'Scrivi davanti a quale autorità', en: 'Write before which authority' })
  const problems = proceedingProblems({ openedOn: given.openedOn ?? null, closedOn: given.closedOn ?? null }, { today, hearings })
  if (problems.length) throw new Problem('invalid', undefined, { errors: problems.map(({ path, message }) => ({ path: at + path, message })) })
  return {
    nature: given.nature, authority_id: given.authorityId ?? null, authority_words: given.authorityWords, number: given.number, judge: given.judge, lawyers: given.lawyers,
    opened_on: given.openedOn ?? null, status: given.status, closed_on: given.closedOn ?? null, note: given.note,
  }
}
