import { invalid } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { scriptOf } from '../domain/name-text.ts'
import { assertKnown } from './checks.ts'
import { recorded } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import { openPerson, refreshHeader } from './open-person.ts'
import * as store from './person-store.ts'
import { reindex } from './search-entry.ts'

/** Another name, alias or spelling; the first one, or the one asked for, is what lists show. */
export const addName = operation(contract.addName, async (context, { personId, kind, given, family, original, script, source, note, choose }) => {
  const { tx, now } = context
  const opened = await openPerson(context, personId)
  if (!given && !family && !original) throw invalid('given', { it: 'Scrivi il nome, il cognome o il nome nella grafia originale', en: 'Write the given name, the family name or the name in its own script' })
  await assertKnown(tx, now, [{ list: 'name_kind', value: kind, path: 'kind' }, { list: 'birth_date_source', value: source, path: 'source' }])
  const chosen = choose || !(await store.chosenFacts(tx, personId)).name
  if (chosen) await facts.unchoose(tx, 'names', personId)
  const row = { ...recorded(opened.hand), kind, given, family, original, script: script ?? (original ? scriptOf(original) : null), source, chosen, note }
  await facts.insertNames(tx, [row])
  if (chosen) await refreshHeader(tx, opened)
  await reindex(tx, personId, opened.called)
  return { id: row.id }
})
