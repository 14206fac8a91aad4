import { operation } from '#kernel/server/operation.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { Id } from '#kernel/domain/ids.ts'
import * as contract from '../contract/suggestion.ts'
import { DAILY_QUESTIONS } from '../domain/asking.ts'
import { tellOfMany } from './candidates.ts'
import { auditGlimpsed, countAsked, elsewhere } from './glimpse-store.ts'
import { questionsAbout } from './question-store.ts'

const MOST = 200

/** Own registrations that have another in a file out of reach: which service to call, in the order of their own names, so that nothing tells when it was found. */
export const listElsewhere = operation(contract.listElsewhere, async (context) => {
  const { tx, note } = context
  const found = await elsewhere(tx, MOST, DAILY_QUESTIONS)
  await tellOfMany(context, await countAsked(tx, null))
  await auditGlimpsed(context, found.map(({ glimpse }) => glimpse))
  const people = found.map(({ person }) => person)
  const headers = await personHeaders(tx, people)
  const questions = people.length ? await questionsAbout(tx, { people }) : []
  note({ rows: found.length })
  const rows = found.flatMap(({ person, unitId, glimpse }) => {
    const header = headers.get(person)
    const asked = questions.find((one) => one.person_id === person && one.to_unit === unitId && one.state !== 'withdrawn')
    return header ? [{ ...glimpse, person: header, questionId: (asked?.id ?? null) as Id<'question'> | null }] : []
  })
  return { rows: rows.toSorted((a, b) => a.person.displayName.localeCompare(b.person.displayName, 'it')) }
})
