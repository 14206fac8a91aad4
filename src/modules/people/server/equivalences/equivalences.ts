import { forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { openCursor, packCursor } from '#kernel/server/cursor.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../../contract/equivalence.ts'
import { alreadyOne, soundAlike } from '../../domain/equivalence-pairs.ts'
import { equivalenceWord, type EquivalenceKind } from '../../domain/equivalence-words.ts'
import { groupsOf, seedGroups } from '../../domain/identity/equivalences.ts'
import { actorNames } from '../person-store.ts'
import { presentAdded, presentShipped } from './present-equivalence.ts'
import * as store from './equivalence-store.ts'

export async function assertInstalls(tx: Tx): Promise<void> {
  if (await store.installs(tx)) return
  throw forbidden({
    it: 'I nomi equivalenti valgono per tutti gli enti: li guarda e li cambia solo l’amministratore dell’installazione.',
    en: 'Equivalent names hold for every body: only the administrator of the installation sees and changes them.',
  })
}

const live = (rows: readonly store.AddedRow[]) => rows.filter(({ retired_at }) => retired_at === null)

export const listEquivalences = operation(contract.listEquivalences, async ({ tx, note }, { q, origin, kind, ended = false, cursor, limit }) => {
  await assertInstalls(tx)
  const rows = await store.addedRows(tx)
  const held = live(rows).map(({ words }) => words)
  const added = presentAdded(rows.filter(({ retired_at }) => (retired_at !== null) === ended), await namesOf(tx, rows), held)
  const all = [...added, ...(ended ? [] : seedGroups.map((group) => presentShipped(group, held)))]
  const asked = q ? (equivalenceWord(q) ?? q.toLowerCase()) : null
  const found = all.filter((row) => (!origin || row.origin === origin) && (!kind || row.kind === kind) && (!asked || row.words.some((word) => word.startsWith(asked))))
  const from = openCursor<{ at: number }>(cursor, ['at'])?.at ?? 0
  note({ found: found.length })
  return { rows: found.slice(from, from + limit), next: from + limit < found.length ? packCursor({ at: from + limit }) : null, total: found.length }
})

async function namesOf(tx: Tx, rows: readonly store.AddedRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ added_by, retired_by }) => [added_by, retired_by].filter((one) => one !== null)))]
  return new Map(ids.length ? (await actorNames(tx, ids)).map(({ id, name }) => [id, name]) : [])
}

interface Wanted {
  words: readonly string[]
  kind: EquivalenceKind
  languages: readonly string[]
  source: string
  reason: string
}

/** Adds a group after having looked whether it says anything new; the engine follows in the background. `at`: where a word stands in the input. */
export async function addGroup({ tx, actor, now, enqueue }: Pick<Context, 'tx' | 'actor' | 'now' | 'enqueue'>, { words, kind, languages, source, reason }: Wanted, at: (place: number) => string): Promise<Id<'equivalence'>> {
  const given = words.map((word) => equivalenceWord(word)!)
  const twice = given.findIndex((word, place) => given.indexOf(word) !== place)
  if (twice >= 0) throw invalid(at(twice), { it: 'È già scritto: togli la ripetizione', en: 'It is written already: take the repetition out' })
  if (soundAlike(given)) throw invalid(at(given.length - 1), { it: 'Si leggono allo stesso modo: il confronto li riconosce da solo', en: 'They are read the same way: the comparison recognises them by itself' })
  if (alreadyOne(given, groupsOf())) throw invalid(at(given.length - 1), { it: 'Sono già equivalenti tra quelli forniti con Accanto', en: 'They are equivalent already among those that come with Accanto' })
  const held = live(await store.addedRows(tx)).map((row) => row.words)
  if (alreadyOne(given, groupsOf(held))) throw invalid(at(given.length - 1), { it: 'Sono già equivalenti tra quelli aggiunti', en: 'They are equivalent already among those added' })
  const id = newId<'equivalence'>(now)
  const row = { id, words: given.toSorted(), kind, languages: [...languages], source, note: reason, added_by: actor.id, added_at: new Date(now).toISOString() }
  if (!(await store.insertRow(tx, row))) throw invalid(at(given.length - 1), { it: 'Qualcuno li ha appena aggiunti', en: 'Somebody has just added them' })
  await enqueue('people.regroup_matches', { equivalenceId: id })
  return id
}

async function present(tx: Tx, id: string): Promise<contract.Equivalence> {
  const rows = await store.addedRows(tx)
  return presentAdded(rows.filter((row) => row.id === id), await namesOf(tx, rows), live(rows).map(({ words }) => words))[0]!
}

/** From now on these words are one name. Nothing is joined by it: registrations are compared again, and people decide. */
export const addEquivalence = operation(contract.addEquivalence, async (context, input) => {
  await assertInstalls(context.tx)
  const id = await addGroup(context, input, (place) => `words.${place}`)
  context.note({ equivalence: id, kind: input.kind, words: input.words.length })
  return present(context.tx, id)
})

export const endEquivalence = operation(contract.endEquivalence, async ({ tx, actor, now, note, enqueue }, { equivalenceId, reason, version }) => {
  await assertInstalls(tx)
  if (!(await store.addedRow(tx, equivalenceId))) throw notFound()
  if (!(await store.retireRow(tx, equivalenceId, version, actor.id, new Date(now).toISOString(), reason))) throw stale(await present(tx, equivalenceId))
  await enqueue('people.regroup_matches', { equivalenceId })
  note({ equivalence: equivalenceId })
  return present(tx, equivalenceId)
})
