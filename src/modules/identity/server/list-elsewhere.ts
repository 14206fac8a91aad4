import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { personHeaders, searchPeople } from '#modules/people/server/index.ts'
import type { Id } from '#kernel/domain/ids.ts'
import * as contract from '../contract/suggestion.ts'
import { DAILY_QUESTIONS } from '../domain/asking.ts'
import { tellOfMany } from './candidates.ts'
import { auditGlimpsed, countAsked, elsewhere, type ElsewherePosition } from './glimpse-store.ts'
import { questionsAbout } from './question-store.ts'

const FOUND_BY_NAME = 200

/** Own registrations that have another in a file out of reach: which service to call, in the order of their own names, so that nothing tells when it was found. */
export const listElsewhere = operation(contract.listElsewhere, async (context, { q, cursor, limit }) => {
  const { tx, note } = context
  const after = openCursor<ElsewherePosition>(cursor, ['key', 'person', 'unit'])
  const among = q ? (await searchPeople(tx, q, FOUND_BY_NAME)).map(({ id }) => id) : null
  const found = await elsewhere(tx, { among, after, limit: limit + 1, daily: DAILY_QUESTIONS })
  const { rows: shown, next } = pageOf(found, limit, ({ key, person, unitId }) => ({ key, person, unit: unitId }))
  await tellOfMany(context, await countAsked(tx, null))
  await auditGlimpsed(context, shown.map(({ glimpse }) => glimpse))
  const people = shown.map(({ person }) => person)
  const headers = await personHeaders(tx, people)
  const questions = people.length ? await questionsAbout(tx, { people }) : []
  note({ rows: shown.length })
  const rows = shown.flatMap(({ person, unitId, glimpse }) => {
    const header = headers.get(person)
    const asked = questions.find((one) => one.person_id === person && one.to_unit === unitId && one.state !== 'withdrawn')
    return header ? [{ ...glimpse, person: header, questionId: (asked?.id ?? null) as Id<'question'> | null }] : []
  })
  return { rows, next, total: after ? null : (found[0]?.total ?? 0) }
})
