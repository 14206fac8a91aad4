import { forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { termsOf } from '#modules/deadlines/server/index.ts'
import * as contract from '../contract/hosted.ts'
import { lastHalfYear } from '../domain/hosted.ts'
import { beginListChange, finishListChange, openList, tellList } from './hosted-open.ts'
import { headOf, presentList } from './hosted-present.ts'
import * as store from './hosted-store.ts'
import { escaped } from './list-store.ts'

/** Half-yearly lists of the units where the reader works, those under way first. */
export const listHostedLists = operation(contract.listHostedLists, async ({ tx, note }, { q, cursor, limit, state }) => {
  const after = openCursor<store.ListPosition>(cursor, ['key', 'id'])
  const { rows, next } = pageOf(await store.listRows(tx, { text: escaped(q), state }, after, limit), limit, ({ key, id }) => ({ key, id }))
  note({ rows: rows.length })
  return { rows: rows.map((row) => headOf(row as Parameters<typeof headOf>[0])), next, total: null, can: { start: (await store.hostingUnits(tx)).length > 0 } }
})

/** Where a list can be begun, with the terms that ask for one. */
export const getHostedDesk = operation(contract.getHostedDesk, async (context) => {
  const { tx, now } = context
  const units = await store.unitsNamed(tx, await store.hostingUnits(tx))
  const live = await store.termsOfUnits(tx, units.flatMap(({ unit_id }) => unit_id ?? []))
  const shown = new Map((live.length ? await termsOf(context, { ids: live.flatMap(({ id }) => id ?? []) }) : []).map((term) => [term.id as string, term]))
  return {
    period: lastHalfYear(dateInRome(now)),
    units: units.map(({ unit_id, unit_name }) => ({
      id: unit_id!, name: unit_name ?? '',
      terms: live.filter((one) => one.unit_id === unit_id).flatMap(({ id }) => { const term = shown.get(id!); return term ? [{ id: term.id, title: term.label ?? term.title, due: term.due }] : [] }),
    })),
  }
})

/** The term of a unit that a list meets, with its day; refused next to its field otherwise. */
async function termOfUnit(context: Pick<Context, 'tx' | 'actor' | 'now'>, unitId: string, termId: string | null | undefined): Promise<{ id: string; due: PlainDate | null } | null> {
  if (!termId) return null
  if (!(await store.termsOfUnits(context.tx, [unitId])).some(({ id }) => id === termId)) {
    throw invalid('termId', { it: 'Questo termine non è tra quelli dell’elenco semestrale di questa comunità', en: 'This term is not one of the half-yearly list of this community' })
  }
  const [term] = await termsOf(context, { ids: [termId] })
  return { id: termId, due: (term?.due?.slice(0, 10) as PlainDate | undefined) ?? null }
}

function assertPeriod(from: PlainDate, to: PlainDate): void {
  if (to <= from) throw invalid('to', { it: 'La fine viene dopo l’inizio: controlla le date', en: 'The end comes after the beginning: check the dates' })
}

const none = { name: '', office: null, address: null, pec: null, attention: null }

/** Begins a list: the children whose address in the registry is this very facility are in it from the start; the others open to the unit are proposed. */
export const startHostedList = operation(contract.startHostedList, async (context, { unitId, termId, from, to }) => {
  const { tx, actor, now } = context
  const [unit] = (await store.hostingUnits(tx)).includes(unitId) ? await store.unitsNamed(tx, [unitId]) : []
  if (!unit) throw notFound()
  assertPeriod(from, to)
  const term = await termOfUnit(context, unitId, termId)
  const [id, at] = [newId<'hosted-list'>(now), new Date(now).toISOString()]
  await store.insertList(tx, {
    id, organisation_id: unit.organisation_id!, unit_id: unitId, state: 'writing', period_from: from, period_to: to,
    addressee: (await store.lastAddressee(tx, unitId)) ?? { ...none, name: 'Procura della Repubblica presso il Tribunale per i minorenni' },
    note: null, place: null, dated_on: null, term_id: term?.id ?? null, due_on: term?.due ?? null, created_by: actor.id, created_at: at, changed_at: at,
  })
  const placed = (await store.candidates(tx, unitId, from, to)).filter((one) => one.placed)
  await store.insertChildren(tx, placed.map((one) => ({ id: newId(now), list_id: id, case_id: one.case_id, entered_on: one.entered_on, left_on: one.left_on !== null && one.left_on <= to ? one.left_on : null, left_out: null, added_by: actor.id, added_at: at })))
  await tellList(context, { id, current: 1 }, { what: 'started' })
  return presentList(context, await openList(context, id))
})

export const getHostedList = operation(contract.getHostedList, async (context, { listId }) => presentList(context, await openList(context, listId)))

export const changeHostedList = operation(contract.changeHostedList, async (context, { listId, from, to, termId, addressee, note, place, datedOn, version }) => {
  const opened = await beginListChange(context, listId, version, 'write')
  assertPeriod(from, to)
  const term = termId === opened.row.term_id ? { id: opened.row.term_id, due: opened.row.due_on } : await termOfUnit(context, opened.row.unit_id, termId)
  return finishListChange(context, opened, { period_from: from, period_to: to, term_id: term?.id ?? null, due_on: term?.due ?? null, addressee, note, place, dated_on: datedOn }, null)
})

/** Puts a child in the list, changes his days, or leaves him out with the reason: nobody is left out silently. */
export const putHostedChild = operation(contract.putHostedChild, async (context, { listId, caseId, enteredOn, leftOn, leftOut, version }) => {
  const { tx, actor, now, audit } = context
  const opened = await beginListChange(context, listId, null, 'write')
  const { row } = opened
  if (enteredOn && leftOn && leftOn < enteredOn) throw invalid('leftOn', { it: 'È prima dell’ingresso: controlla le date', en: 'This is before the admission: check the dates' })
  if (!leftOut && enteredOn && enteredOn > row.period_to) throw invalid('enteredOn', { it: 'È entrato dopo la fine del semestre: va nel prossimo elenco', en: 'Admitted after the end of the half-year: he belongs to the next list' })
  const before = (await store.childrenOf(tx, listId)).find((one) => one.case_id === caseId)
  const days = { entered_on: enteredOn, left_on: leftOn, left_out: leftOut }
  if (before) {
    if (!(await store.updateChild(tx, before.id, version, days))) throw stale(await presentList(context, opened))
  } else {
    // only a child whose file is open to this very community: what one reaches elsewhere does not make him hosted here
    if (!(await store.candidates(tx, row.unit_id, row.period_from, row.period_to)).some((one) => one.case_id === caseId)) throw notFound()
    if (version !== 0) throw stale(await presentList(context, opened))
    await store.insertChildren(tx, [{ id: newId(now), list_id: listId, case_id: caseId, ...days, added_by: actor.id, added_at: new Date(now).toISOString() }])
  }
  audit(caseId, { hostedList: listId, leftOut: leftOut !== null })
  return finishListChange(context, opened, {}, leftOut ? { what: 'left_out', words: leftOut } : null)
})

/** Saves one thing said of a child. Who was slower gets the other's words back with the refusal. */
export const saveHostedWords = operation(contract.saveHostedWords, async (context, { listId, childId, about, words, version }) => {
  const { tx, actor, now, audit } = context
  const opened = await openList(context, listId)
  const child = (await store.childrenOf(tx, listId)).find((one) => one.id === childId)
  if (!child) throw notFound()
  audit(child.case_id, { hostedList: listId, about })
  const said = async () => (await presentList(context, opened)).rows.find((one) => one.id === childId)!.said[about]
  if ((await said()) === null) throw notFound()
  if (opened.row.state !== 'writing') throw forbidden({ it: 'L’elenco non è più in scrittura: chiedi a chi coordina di rimandarlo indietro.', en: 'The list is no longer being written: ask who coordinates to send it back.' })
  if (!(await store.saveWords(tx, childId, about, version, { words: words.trim(), saved_by: actor.id, saved_at: new Date(now).toISOString() }))) throw stale(await said())
  return (await said())!
})
