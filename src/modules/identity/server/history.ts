import { notFound } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import { kinOf, personHeaders } from '#modules/people/server/index.ts'
import * as contract from '../contract/suggestion.ts'
import { groupAround } from './one-view.ts'
import { ownFilesOf, subjectsOf } from './registration-store.ts'
import { presentFile } from './registrations.ts'

/**
 * The whole story of one child from one place: his files, those of his other registrations, those of whom his kin are the child. Only links, ties and files within the
 * reader's reach: of the others not even how many. Those of the child himself come first.
 */
export const getHistory = operation(contract.getHistory, async ({ tx, audit, note }, { personId, besides }) => {
  if (!(await subjectsOf(tx, [personId])).length) throw notFound()
  const { people } = await groupAround(tx, personId)
  const kin = await kinOf(tx, people)
  const headers = await personHeaders(tx, [...people, ...kin.keys()])
  const files = (await ownFilesOf(tx, [...people, ...kin.keys()])).filter(({ id }) => id !== besides)
  const rows = files.flatMap((row) => {
    const person = headers.get(row.person)
    return person ? [{ person, relation: kin.get(row.person) ?? null, file: { ...presentFile(row), closedOn: row.closed_on as PlainDate | null } }] : []
  })
  audit(personId)
  for (const { file } of rows) audit(file.caseId)
  note({ rows: rows.length })
  return { rows: [...rows.filter(({ relation }) => relation === null), ...rows.filter(({ relation }) => relation !== null)] }
})
