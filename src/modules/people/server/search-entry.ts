import type { Tx } from '#kernel/server/db.ts'
import { entryKeys, numberKey, phoneKey } from '../domain/ranking.ts'
import { refreshMatch } from './identity/entries.ts'
import * as store from './search-store.ts'

interface Findable {
  called?: string | null | undefined
  names: { given: string | null; family: string | null; original: string | null }[]
  identifiers: { value: string; normalised: string }[]
  contacts: { kind: string; normalised: string }[]
}

export interface SearchEntry {
  person: string
  tokens: string[]
  keys: string[]
  exact: string[]
}

/** What somebody is found by; to be written in the transaction that changes his facts. */
export function entryOf(personId: string, { called, names, identifiers, contacts }: Findable): SearchEntry {
  const texts = [...names.flatMap(({ given, family, original }) => [[given, family].filter(Boolean).join(' '), original]), called]
  const exact = [
    ...identifiers.flatMap(({ value, normalised }) => [numberKey(value), normalised]),
    ...contacts.map(({ kind, normalised }) => (kind === 'email' || kind === 'pec' ? numberKey(normalised) : phoneKey(normalised))),
  ]
  return {
    person: personId, ...entryKeys(texts.filter((text): text is string => Boolean(text))), exact: [...new Set(exact.filter((text) => text.length >= 4))],
  }
}

/** Writes what somebody is found and compared by, from what is stored now. */
export async function reindex(tx: Tx, personId: string, called: string | null): Promise<void> {
  await store.putEntries(tx, [entryOf(personId, { called, ...(await store.searchable(tx, personId)) })])
  await refreshMatch(tx, [personId])
}
