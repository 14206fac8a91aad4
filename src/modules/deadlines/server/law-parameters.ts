import { forbidden, invalid } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/settings.ts'
import { isAmount, isParameter, lawParameters, type Parameter, type Parameters } from '../domain/parameters.ts'
import type { ParameterId, Sureness } from '../domain/rule.ts'
import { surenessWords } from '../domain/term-words.ts'
import { countTerm } from './compute-term.ts'
import * as store from './parameter-store.ts'
import { lawStandingOf, rulesWith, type LawStanding } from './recompute.ts'

async function assertInstalls(tx: Tx): Promise<void> {
  if (await store.installs(tx)) return
  throw forbidden({
    it: 'I valori di legge li aggiorna solo l’amministratore dell’installazione, dopo aver letto la norma vigente.',
    en: 'Values of the law are updated only by the administrator of the installation, after reading the act in force.',
  })
}

function assertKnown(name: string): asserts name is ParameterId {
  if (!isParameter(name)) throw invalid('name', { it: 'Questo valore di legge non esiste: scegline uno dall’elenco', en: 'This value of the law does not exist: choose one of the list' })
}

/** A number needs its number and its day; a law in force needs its day, which of a law that may come can be unknown. */
function assertWhole(name: ParameterId, { value, validFrom }: { value?: number | null | undefined; validFrom?: string | null | undefined }): void {
  const { kind } = lawParameters[name]
  if (kind === 'amount' && !value) throw invalid('value', { it: 'Scrivi il numero', en: 'Write the number' })
  if (kind !== 'amount' && value) throw invalid('value', { it: 'Qui si scrive solo il giorno: togli il numero', en: 'Only a day is written here: take the number away' })
  if (kind !== 'change' && !validFrom) throw invalid('validFrom', { it: 'Scrivi da quale giorno vale', en: 'Write from which day it holds' })
}

const sureOf = (codes: readonly Sureness[]): contract.Parameter['sure'] => codes.map((code) => ({ code, words: surenessWords[code] }))

type Applied = Awaited<ReturnType<typeof store.parameterRows>>[number]

/** What a row says besides its value, shipped or applied. */
const common = (one: Parameter): Pick<contract.Parameter, 'name' | 'kind' | 'unit' | 'label' | 'note' | 'rules'> => ({
  name: one.id, kind: one.kind, unit: isAmount(one) ? one.unit : null, label: one.title, note: isAmount(one) ? null : one.note, rules: rulesWith(one.id),
})

const shipped = { id: null, appliedAt: null, appliedBy: null } as const

function rowsOf(one: Parameter, own: readonly Applied[], nameOf: (id: string) => string): contract.Parameter[] {
  const applied = own.map((row): contract.Parameter => ({
    ...common(one), id: row.id as Id<'parameter'>, value: row.value, validFrom: row.valid_from as PlainDate | null, validTo: null, replaced: false, source: row.source,
    sure: sureOf(row.sure as Sureness[]), appliedAt: row.applied_at, appliedBy: { id: row.applied_by, name: nameOf(row.applied_by) },
  }))
  if (!isAmount(one)) {
    const days = [...one.values.map(({ day, source, sure }): contract.Parameter => ({ ...common(one), ...shipped, value: null, validFrom: day, validTo: null, replaced: false, source, sure: sureOf(sure) })), ...applied]
    return days.map((row, index) => ({ ...row, replaced: index < days.length - 1 })).toReversed()
  }
  const numbers = one.values.map(({ from, value, source, sure }): contract.Parameter => ({ ...common(one), ...shipped, value, validFrom: from, validTo: null, replaced: false, source, sure: sureOf(sure) }))
  // of those from the same day, the one entered last
  const dated = [...new Map([...numbers, ...applied].map((row) => [row.validFrom, row])).values()].toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''))
  return dated.map((row, index) => ({ ...row, validTo: dated[index + 1]?.validFrom ?? null }))
}

/** Numbers oldest first; of a day the one that counts first, then those it replaced. */
export const listParameters = operation(contract.listParameters, async ({ tx }) => {
  const applied = await store.parameterRows(tx)
  const [names, change] = await Promise.all([operatorHeaders(tx, applied.map(({ applied_by }) => applied_by)), store.installs(tx)])
  const rows = Object.values(lawParameters).flatMap((one: Parameter) => rowsOf(one, applied.filter(({ name }) => name === one.id), (id) => names.get(id)?.name ?? ''))
  return { rows, can: { change } }
})

const SHOWN = 100
const PAGE = 5000

export const previewParameter = operation(contract.previewParameter, async ({ tx, note, now }, { name, value, validFrom }) => {
  await assertInstalls(tx)
  assertKnown(name)
  assertWhole(name, { value, validFrom })
  const before = await store.parametersOf(tx)
  const after = store.withValue(before, name, { from: validFrom ?? null, value: value ?? null, source: '', sure: ['SEEN'] })
  const found = await touchedBy(tx, name, { before, after }, now)
  const units = await unitHeaders(tx, found.rows.map(({ unit_id }) => unit_id))
  note({ name, open: found.open, moved: found.moved, touched: found.touched })
  return {
    open: found.open, moved: found.moved, touched: found.touched,
    rows: found.rows.map((row) => ({
      id: row.id as Id<'term'>, caseNumber: row.number, ruleId: row.rule_id, unit: { id: row.unit_id, name: units.get(row.unit_id)?.name ?? '' }, due: row.due, newDue: row.newDue,
      standing: row.standing, newStanding: row.newStanding,
    })),
  }
})

type Touched = store.CountedRow & { newDue: string | null; standing: LawStanding; newStanding: LawStanding }

async function touchedBy(tx: Tx, name: ParameterId, { before, after }: { before: Parameters; after: Parameters }, now: number): Promise<{ open: number; moved: number; touched: number; rows: Touched[] }> {
  const found = { open: 0, moved: 0, touched: 0, rows: [] as Touched[] }
  const rules = rulesWith(name)
  for (let last: string | null = null; ; ) {
    const page: store.CountedRow[] = await store.countedBy(tx, rules, last, PAGE)
    for (const row of page) {
      const { dates } = countTerm({ ...row, standard: null }, now, after)
      const [standing, newStanding] = [lawStandingOf(name, row, before), lawStandingOf(name, row, after)]
      found.open++
      if (dates.due !== row.due) found.moved++
      else if (standing !== newStanding) found.touched++
      else continue
      if (found.rows.length < SHOWN) found.rows.push({ ...row, newDue: dates.due, standing, newStanding })
    }
    if (page.length < PAGE) return found
    last = page.at(-1)!.id
  }
}

/** The law has another number, or another day. Stored terms follow in the background, with history; what was shipped is never overwritten. */
export const applyParameter = operation(contract.applyParameter, async ({ tx, actor, note, now, enqueue }, { name, value, validFrom, source, sure }) => {
  await assertInstalls(tx)
  assertKnown(name)
  assertWhole(name, { value, validFrom })
  const row = { id: newId<'parameter'>(now), name, value: value ?? null, valid_from: validFrom ?? null, source, sure: [sure], applied_by: actor.id, applied_at: new Date(now).toISOString() }
  await store.insertParameter(tx, row)
  await enqueue('deadlines.recompute', { parameterId: row.id }, { key: `deadlines.recompute:${row.id}` })
  note({ name, value: row.value, validFrom: row.valid_from })
  return {
    ...common(lawParameters[name]), id: row.id, value: row.value, validFrom: validFrom ?? null, validTo: null, replaced: false, source, sure: sureOf([sure]),
    appliedAt: row.applied_at, appliedBy: { id: actor.id, name: actor.displayName },
  }
})
