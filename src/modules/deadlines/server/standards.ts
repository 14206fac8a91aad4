import { forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/settings.ts'
import { leavesNumber, ruleOf, rules } from '../domain/rules.ts'
import { ledUnits } from './lead-store.ts'
import { unitsOf } from './list-terms.ts'
import * as store from './standard-store.ts'

async function present(tx: Tx, rows: readonly store.StandardRow[]): Promise<contract.Standard[]> {
  const units = rows.map(({ unit_id }) => unit_id)
  const [names, led] = await Promise.all([unitHeaders(tx, units), ledUnits(tx, units)])
  return rows.map((row) => ({
    id: row.id as Id<'standard'>, ruleId: row.rule_id, unit: { id: row.unit_id, name: names.get(row.unit_id)?.name ?? '' }, title: row.title, trigger: row.counted_from, amount: row.amount,
    measure: row.measure as contract.Standard['measure'], source: row.source, validFrom: row.valid_from as PlainDate, validTo: row.valid_to as PlainDate | null,
    version: row.version, can: { change: led.has(row.unit_id) },
  }))
}

const ofPractice = rules.filter(leavesNumber).map(({ id, title, source, term }) => ({ id, title, source, months: term.mode === 'AGE' ? term.ahead! : 0 }))

export const listStandards = operation(contract.listStandards, async ({ tx, actor }) => {
  const mine = unitsOf(actor)
  const [rows, names, led] = await Promise.all([store.standardsFor(tx, mine), unitHeaders(tx, mine), ledUnits(tx, mine)])
  return { rows: await present(tx, rows), rules: ofPractice, can: { add: mine.filter((unit) => led.has(unit)).map((unit) => ({ id: unit, name: names.get(unit)?.name ?? '' })) } }
})

/** A promise of the service. It is shown as such: a rule of law cannot be added, changed or hidden by anybody here. */
export const addStandard = operation(contract.addStandard, async ({ tx, actor, note, now }, { unitId, ruleId, title: given, trigger: from, amount, measure, source, validFrom }) => {
  if (!(await ledUnits(tx, [unitId])).has(unitId)) throw refusal()
  const { title, trigger } = ruleId ? ofRule(ruleId) : inOwnWords(given, from)
  const id = newId<'standard'>(now)
  await store.insertStandard(tx, {
    id, unit_id: unitId, rule_id: ruleId ?? null, title, counted_from: trigger, amount, measure: ruleId ? 'months' : measure, source: source ?? null, valid_from: validFrom ?? dateInRome(now), added_by: actor.id,
  })
  note({ unitId })
  return (await present(tx, await store.standardRows(tx, [id])))[0]!
})

/** A number in place of the one of practice: only of rules that leave it to the service. Law has none of these. */
function ofRule(ruleId: string): { title: string; trigger: string } {
  const rule = ruleOf(ruleId)
  if (!rule || !leavesNumber(rule)) throw invalid('ruleId', { it: 'Questa regola non lascia il numero al servizio: scegline una dall’elenco', en: 'This rule does not leave its number to the service: choose one of the list' })
  return { title: rule.title.it, trigger: 'prima dei 18 anni' }
}

function inOwnWords(title: string | null, trigger: string | null): { title: string; trigger: string } {
  if (!title) throw invalid('title', { it: 'Scrivi che cosa va fatto', en: 'Write what is to be done' })
  if (!trigger) throw invalid('trigger', { it: 'Scrivi da quando si conta', en: 'Write what it is counted from' })
  return { title, trigger }
}

export const endStandard = operation(contract.endStandard, async ({ tx, note }, { standardId, validTo, version }) => {
  const [row] = await store.standardRows(tx, [standardId])
  if (!row) throw notFound()
  if (!(await ledUnits(tx, [row.unit_id])).has(row.unit_id)) throw refusal()
  if (validTo < row.valid_from) throw invalid('validTo', { it: 'Non può finire prima di cominciare', en: 'It cannot end before it begins' })
  const changed = await store.endStandard(tx, standardId, validTo, version)
  const presented = (await present(tx, await store.standardRows(tx, [standardId])))[0]!
  if (!changed) throw stale(presented)
  note({ unitId: row.unit_id })
  return presented
})

const refusal = () => forbidden({
  it: 'Gli standard del servizio li decide chi lo coordina o ne è responsabile: chiedi a loro.',
  en: 'The service’s standards are set by who coordinates or manages it: ask them.',
})
