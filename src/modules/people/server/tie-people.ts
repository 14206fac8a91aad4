import { conflict, invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { assertKnown, assertPeriod } from './checks.ts'
import type { Writing } from './create-person.ts'
import * as family from './family-store.ts'
import { refreshMatch } from './identity/entries.ts'

export interface Tie {
  type: string
  validFrom?: string | null | undefined
  validTo?: string | null | undefined
  source: string | null
  note: string | null
}

/**
 * Ties people at once, `from` being the `type` of `to`, of whom at least one was just written down: no tie can be there already.
 */
export async function tieNewPeople({ tx, actor, now }: Writing, ties: readonly { from: string; to: string; type: string }[]): Promise<void> {
  if (!ties.length) return
  await assertKnown(tx, now, [...new Set(ties.map(({ type }) => type))].map((value) => ({ list: 'relation_type', value, path: 'type' })))
  const recorded = { valid_from: null, valid_to: null, source: null, note: null, recorded_by: actor.id, recorded_at: new Date(now).toISOString() }
  await family.insertRelations(tx, ties.map(({ from, to, type }) => ({ id: newId(), from_person: from, to_person: to, type, ...recorded })))
  await refreshMatch(tx, ties.flatMap(({ from, to }) => [from, to]))
}

/** `from` is the `type` of `to`. The inverse is read from the list of types, never stored. */
export async function tiePeople({ tx, actor, now }: Writing, from: string, to: string, { type, validFrom, validTo, source, note }: Tie): Promise<string> {
  if (from === to) throw invalid('otherId', { it: 'Una persona non è parente di sé stessa: scegline un’altra', en: 'Nobody is his own relative: choose somebody else' })
  assertPeriod(validFrom, validTo)
  await assertKnown(tx, now, [{ list: 'relation_type', value: type, path: 'type' }, { list: 'birth_date_source', value: source, path: 'source' }])
  const { inverse } = (await family.relationCode(tx, type))!
  if ((await family.sameTie(tx, from, to, type)) || (await family.sameTie(tx, to, from, inverse))) {
    throw conflict({ it: 'Questo legame tra le due persone c’è già.', en: 'This tie between the two people exists already.' })
  }
  const id = newId()
  await family.insertRelations(tx, [{
    id, from_person: from, to_person: to, type, valid_from: validFrom ?? null, valid_to: validTo ?? null, source, note,
    recorded_by: actor.id, recorded_at: new Date(now).toISOString(),
  }])
  // the names of parents are compared
  await refreshMatch(tx, [from, to])
  return id
}
