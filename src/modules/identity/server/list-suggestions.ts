import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { searchPeople } from '#modules/people/server/index.ts'
import * as contract from '../contract/suggestion.ts'
import type { SuggestionState } from '../domain/verdicts.ts'
import { headOf } from './present-suggestion.ts'
import { registrationsOf } from './registrations.ts'
import * as store from './suggestion-store.ts'

const shown: Record<'open' | 'confirming' | 'answered', readonly SuggestionState[]> = { open: ['open', 'unsure'], confirming: ['confirming'], answered: ['same', 'different'] }
const FOUND_BY_NAME = 200

/** Pairs both of which are within reach: those out of reach on one side are not even counted here. */
export const listSuggestions = operation(contract.listSuggestions, async ({ tx, actor, note }, { q, cursor, limit, show, kind, band, who, mine }) => {
  const people = q ? (await searchPeople(tx, q, FOUND_BY_NAME)).map(({ id }) => id) : null
  const filter: store.Filter = { states: shown[show], kind, band, people, who, responsible: mine ? actor.id : null, newestFirst: show === 'answered' }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const found = people?.length === 0 ? [] : await store.listSuggestions(tx, filter, after, limit + 1)
  const total = after ? null : people?.length === 0 ? 0 : await store.countSuggestions(tx, filter)
  const { rows, next } = pageOf(found, limit, (last) => ({ key: last.key, id: last.id }))
  const sides = await registrationsOf(tx, rows.flatMap(({ low, high }) => [low, high]))
  note({ rows: rows.length })
  return {
    rows: rows.flatMap((row) => {
      const [one, other] = store.sidesOf(row).map((person) => sides.get(person))
      return one && other ? [{ ...headOf(row), one, other }] : []
    }),
    next, total,
  }
})
