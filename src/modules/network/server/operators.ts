import type { Input } from '#kernel/contract/endpoint.ts'
import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import * as contract from '../contract/operators.ts'
import { holdsOn, isBackwards } from '../domain/period.ts'
import { assertMayRun, mayAddSomewhere, mayRun } from './access.ts'
import { languagesOf } from './directory-store.ts'
import * as store from './operator-store.ts'
import { findUnit } from './organisation-store.ts'

async function presentAssignments(tx: Tx, operatorId: string, now: number): Promise<contract.Assignment[]> {
  const [today, rows] = [dateInRome(now), await store.assignmentsOf(tx, operatorId)]
  const run = new Map<string, boolean>()
  for (const { organisation_id } of rows) if (!run.has(organisation_id)) run.set(organisation_id, await mayRun(tx, organisation_id))
  return rows.map((row) => {
    const period = { validFrom: row.valid_from as PlainDate, validTo: row.valid_to as PlainDate | null }
    return {
      id: row.id as Id<'assignment'>, unitId: row.unit_id as Id<'unit'>, unitName: row.unit_name, organisationName: row.organisation_name, profession: row.profession,
      kind: row.kind as 'employed', weeklyHours: row.weekly_hours === null ? null : Number(row.weekly_hours), ...period, current: holdsOn(period, today),
      version: row.version, can: { edit: run.get(row.organisation_id) ?? false },
    }
  })
}

async function present(tx: Tx, actor: Actor, operatorId: string, now: number): Promise<contract.Operator> {
  const row = await store.findOperator(tx, operatorId)
  if (!row) throw notFound()
  return {
    id: row.id as Id<'operator'>, organisationId: row.organisation_id as Id<'organisation'>, organisationName: row.organisation_name, givenName: row.given_name,
    familyName: row.family_name, email: row.email, phone: row.phone, registerNumber: row.register_number, active: row.active, version: row.version,
    languages: (await languagesOf(tx, [operatorId])).map(({ language, level }) => ({ language, level })),
    assignments: await presentAssignments(tx, operatorId, now),
    can: { edit: await mayRun(tx, row.organisation_id), assign: mayAddSomewhere(actor) },
  }
}

async function assertLanguages(tx: Tx, now: number, languages: readonly { language: string; level: string }[]): Promise<void> {
  const codes = languages.map(({ language }) => language)
  const twice = codes.findIndex((one, index) => codes.indexOf(one) < index)
  if (twice >= 0) throw invalid(`languages.${twice}.language`, { it: 'Questa lingua c’è già', en: 'This language is already there' })
  const [unknown] = await store.unknownLanguages(tx, codes)
  if (unknown) throw invalid(`languages.${codes.indexOf(unknown)}.language`, { it: 'Scegli una lingua dell’elenco', en: 'Choose a language of the list' })
  for (const [index, { level }] of languages.entries()) await assertCode(tx, now, 'language_level', level, `languages.${index}.level`)
}

type NewAssignment = Omit<Input<typeof contract.addAssignment>, 'operatorId'>

/** Checks a new assignment and says of which body its unit is. */
async function assertAssignment(tx: Tx, now: number, input: NewAssignment): Promise<string> {
  const unit = await findUnit(tx, input.unitId)
  if (!unit || !unit.active) throw invalid('unitId', { it: 'Scegli un’unità attiva della rete', en: 'Choose an active unit of the network' })
  await assertMayRun(tx, unit.organisation_id)
  await assertCode(tx, now, 'profession', input.profession, 'profession')
  assertEnd(input.kind, input)
  return unit.organisation_id
}

function assertEnd(kind: string, period: { validFrom: PlainDate; validTo: PlainDate | null }): void {
  if (kind === 'assigned' && !period.validTo) throw invalid('validTo', { it: 'Un incarico ha una data di fine: senza, gli accessi non si chiuderebbero da soli', en: 'An assignment has an end date: without one, access would not close by itself' })
  if (isBackwards(period)) throw invalid('validTo', { it: 'La fine viene dopo l’inizio', en: 'The end comes after the beginning' })
}

const insertAssignment = (tx: Tx, now: number, operatorId: string, input: NewAssignment) =>
  store.insertAssignment(tx, {
    id: newId(now), operator_id: operatorId, unit_id: input.unitId, profession: input.profession, kind: input.kind,
    weekly_hours: input.weeklyHours, valid_from: input.validFrom, valid_to: input.validTo,
  })

export const getOperator = operation(contract.getOperator, async ({ tx, actor, now }, { operatorId }) => present(tx, actor, operatorId, now))

export const createOperator = operation(contract.createOperator, async ({ tx, actor, now, note }, input) => {
  const organisationId = await assertAssignment(tx, now, input)
  await assertLanguages(tx, now, input.languages)
  const id = newId<'operator'>(now)
  await store.addOperator(tx, {
    id, organisationId, givenName: input.givenName, familyName: input.familyName, email: input.email, phone: input.phone, registerNumber: input.registerNumber,
  })
  await store.replaceLanguages(tx, id, input.languages)
  await insertAssignment(tx, now, id, input)
  note({ operatorId: id, unitId: input.unitId })
  return present(tx, actor, id, now)
})

export const updateOperator = operation(contract.updateOperator, async ({ tx, actor, now, note }, { operatorId, version, ...input }) => {
  const current = await present(tx, actor, operatorId, now)
  await assertMayRun(tx, current.organisationId)
  if (operatorId === actor.id && !input.active) throw invalid('active', { it: 'Non puoi disattivare te stesso: lo fa un altro amministratore', en: 'You cannot deactivate yourself: another administrator does' })
  await assertLanguages(tx, now, input.languages)
  const done = await store.updateOperator(tx, operatorId, version, {
    given_name: input.givenName, family_name: input.familyName, email: input.email, phone: input.phone, register_number: input.registerNumber, active: input.active,
  })
  if (!done) throw stale(await present(tx, actor, operatorId, now))
  await store.replaceLanguages(tx, operatorId, input.languages)
  note({ operatorId, active: input.active })
  return present(tx, actor, operatorId, now)
})

export const addAssignment = operation(contract.addAssignment, async ({ tx, actor, now, note }, { operatorId, ...input }) => {
  if (!(await store.findOperator(tx, operatorId))) throw notFound()
  await assertAssignment(tx, now, input)
  await insertAssignment(tx, now, operatorId, input)
  note({ operatorId, unitId: input.unitId })
  return present(tx, actor, operatorId, now)
})

export const updateAssignment = operation(contract.updateAssignment, async ({ tx, actor, now, note }, { assignmentId, version, profession, weeklyHours, validTo }) => {
  const row = await store.findAssignment(tx, assignmentId)
  if (!row) throw notFound()
  await assertMayRun(tx, row.organisation_id)
  if (profession !== row.profession) await assertCode(tx, now, 'profession', profession, 'profession')
  assertEnd(row.kind, { validFrom: row.valid_from as PlainDate, validTo })
  if (!(await store.updateAssignment(tx, assignmentId, version, { profession, weekly_hours: weeklyHours, valid_to: validTo }))) {
    throw stale(await present(tx, actor, row.operator_id, now))
  }
  note({ operatorId: row.operator_id, unitId: row.unit_id })
  return present(tx, actor, row.operator_id, now)
})
