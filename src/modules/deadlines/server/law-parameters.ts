import { forbidden, invalid } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/settings.ts'
import { lawParameters, type Parameters } from '../domain/parameters.ts'
import type { ParameterId } from '../domain/rule.ts'
import { countTerm } from './compute-term.ts'
import * as store from './parameter-store.ts'
import { rulesWith } from './recompute.ts'

async function assertInstalls(tx: Tx): Promise<void> {
  if (await store.installs(tx)) return
  throw forbidden({
    it: 'I valori di legge li aggiorna solo l’amministratore dell’installazione, dopo aver letto la norma vigente.',
    en: 'Values of the law are updated only by the administrator of the installation, after reading the act in force.',
  })
}

function assertKnown(name: string): asserts name is ParameterId {
  if (!(name in lawParameters)) throw invalid('name', { it: 'Questo valore di legge non esiste: scegline uno dall’elenco', en: 'This value of the law does not exist: choose one of the list' })
}

export const listParameters = operation(contract.listParameters, async ({ tx }) => {
  const applied = await store.parameterRows(tx)
  const [names, change] = await Promise.all([operatorHeaders(tx, applied.map(({ applied_by }) => applied_by)), store.installs(tx)])
  const rows = Object.values(lawParameters).flatMap((one): contract.Parameter[] => {
    const common = { name: one.id, label: one.title, rules: rulesWith(one.id) }
    const own = applied.filter(({ name }) => name === one.id)
    const dated = [
      ...one.values.filter(({ from }) => !own.some(({ valid_from }) => valid_from === from)).map(({ from, value, source }) => ({ ...common, id: null, value, validFrom: from, source, appliedAt: null, appliedBy: null })),
      ...latest(own).map((row) => ({
        ...common, id: row.id as Id<'parameter'>, value: row.value, validFrom: row.valid_from as PlainDate, source: row.source, appliedAt: row.applied_at,
        appliedBy: { id: row.applied_by, name: names.get(row.applied_by)?.name ?? '' },
      })),
    ].sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''))
    return dated.map((row, index) => ({ ...row, validTo: dated[index + 1]?.validFrom ?? null }))
  })
  return { rows, can: { change } }
})

/** Of those from the same day, the one applied last. */
const latest = <T extends { valid_from: string }>(rows: readonly T[]): T[] => [...new Map(rows.map((row) => [row.valid_from, row])).values()]

const SHOWN = 100
const PAGE = 5000

export const previewParameter = operation(contract.previewParameter, async ({ tx, note, now }, { name, value, validFrom }) => {
  await assertInstalls(tx)
  assertKnown(name)
  const parameters = store.withValue(await store.parametersOf(tx), name, { from: validFrom, value, source: '' })
  const found = await movedBy(tx, rulesWith(name), parameters, now)
  const units = await unitHeaders(tx, found.rows.map(({ unit_id }) => unit_id))
  note({ name, open: found.open, moved: found.moved })
  return {
    open: found.open, moved: found.moved,
    rows: found.rows.map((row) => ({
      id: row.id as Id<'term'>, caseNumber: row.number, ruleId: row.rule_id, unit: { id: row.unit_id, name: units.get(row.unit_id)?.name ?? '' }, due: row.due, newDue: row.newDue,
    })),
  }
})

type Touched = store.CountedRow & { newDue: string | null }

async function movedBy(tx: Tx, rules: readonly string[], parameters: Parameters, now: number): Promise<{ open: number; moved: number; rows: Touched[] }> {
  const found = { open: 0, moved: 0, rows: [] as Touched[] }
  for (let after: string | null = null; ; ) {
    const page: store.CountedRow[] = await store.countedBy(tx, rules, after, PAGE)
    for (const row of page) {
      const { dates } = countTerm({ ...row, standard: null }, now, parameters)
      found.open++
      if (dates.due === row.due) continue
      found.moved++
      if (found.rows.length < SHOWN) found.rows.push({ ...row, newDue: dates.due })
    }
    if (page.length < PAGE) return found
    after = page.at(-1)!.id
  }
}

/** From a day on the law has another value. Stored terms follow in the background, with history; what was shipped is never overwritten. */
export const applyParameter = operation(contract.applyParameter, async ({ tx, actor, note, now, enqueue }, { name, value, validFrom, source }) => {
  await assertInstalls(tx)
  assertKnown(name)
  const row = { id: newId<'parameter'>(now), name, value, valid_from: validFrom, source, applied_by: actor.id, applied_at: new Date(now).toISOString() }
  await store.insertParameter(tx, row)
  await enqueue('deadlines.recompute', { parameterId: row.id }, { key: `deadlines.recompute:${row.id}` })
  note({ name, value, validFrom })
  return {
    id: row.id, name, label: lawParameters[name].title, value, validFrom, validTo: null, source, rules: rulesWith(name), appliedAt: row.applied_at,
    appliedBy: { id: actor.id, name: actor.displayName },
  }
})
