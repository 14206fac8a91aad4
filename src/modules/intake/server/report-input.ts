import type * as z from 'zod'
import { invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { createReport } from '../contract.ts'
import * as store from './report-store.ts'

export type ToldInput = Omit<z.output<typeof createReport.body>, 'unitId' | 'reporter'>
type ReporterInput = z.output<typeof createReport.body>['reporter']

/** Refuses what no list knows and what lies in the future, each beside its field. A slip of the clock of five minutes is forgiven. */
export async function assertWellTold(tx: Tx, now: number, told: ToldInput, reporter: ReporterInput | null): Promise<void> {
  await assertCode(tx, now, 'report_source', told.source, 'source')
  await assertCode(tx, now, 'report_channel', told.channel, 'channel')
  await assertCode(tx, now, 'urgency', told.urgency, 'urgency')
  if (Date.parse(told.receivedAt) > now + 5 * 60_000) throw invalid('receivedAt', { it: 'Una segnalazione non può essere arrivata nel futuro', en: 'A report cannot have come in the future' })
  if (told.factsOn && told.factsOn > dateInRome(now)) throw invalid('factsOn', { it: 'I fatti non possono essere nel futuro', en: 'The facts cannot be in the future' })
  if (told.municipality && !(await store.municipalityExists(tx, told.municipality))) throw invalid('municipality', { it: 'Scegli un comune', en: 'Choose a municipality' })
  for (const [index, { role }] of told.parties.entries()) await assertCode(tx, now, 'report_party_role', role, `parties.${index}.role`)
  if (reporter?.capacity) await assertCode(tx, now, 'reporter_capacity', reporter.capacity, 'reporter.capacity')
  if (reporter?.protected && !reporter.protectionReason) throw invalid('reporter.protectionReason', { it: 'Scrivi perché l’identità va protetta', en: 'Write why the identity must be protected' })
  await assertChildren(tx, now, told.children)
}

async function assertChildren(tx: Tx, now: number, children: ToldInput['children']): Promise<void> {
  const wanted = children.flatMap(({ country }) => country ?? [])
  const known = new Set(wanted.length ? (await store.countriesAmong(tx, wanted)).map(({ code }) => code) : [])
  for (const [index, { birthDate, country }] of children.entries()) {
    if (birthDate && birthDate > dateInRome(now)) throw invalid(`children.${index}.birthDate`, { it: 'La data di nascita non può essere nel futuro', en: 'The birth date cannot be in the future' })
    if (country && !known.has(country)) throw invalid(`children.${index}.country`, { it: 'Scegli un paese', en: 'Choose a country' })
  }
}

export const toldRow = (told: ToldInput): store.Told => ({
  facts: told.facts, facts_when: told.factsWhen, facts_on: told.factsOn ?? null, facts_place: told.factsPlace,
})

/** `known`: children already in the report, who keep their identity; any other gets a new one. */
export const childRows = (children: ToldInput['children'], now: number, known: ReadonlySet<string> = new Set()): store.ChildRow[] =>
  children.map((child, position) => ({
    id: child.id && known.has(child.id) ? child.id : newId(now),
    position, given: child.given, family: child.family, original_name: child.original, birth_date: child.birthDate ?? null, birth_year: child.birthYear ?? null,
    sex: child.sex ?? null, country: child.country ?? null, school: child.school, whereabouts: child.whereabouts,
  }))

export const partyRows = (parties: ToldInput['parties'], now: number): store.PartyRow[] =>
  parties.map(({ name, role, contact, note }) => ({ id: newId(now), name, role, contact, note }))

export const reporterRow = (reporter: ReporterInput): store.ReporterRow => ({
  capacity: reporter.capacity ?? null, name: reporter.name, quality: reporter.quality, organisation_name: reporter.organisationName, phone: reporter.phone,
  email: reporter.email, protected: reporter.protected, protection_reason: reporter.protected ? reporter.protectionReason : null,
})
