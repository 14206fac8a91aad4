import { invalid, Problem } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { parentsOf, type Parent } from '#modules/people/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { correctMeasure, recordMeasure } from '../contract/measure.ts'
import { clockInstant } from '../domain/clock.ts'
import { natureOf } from '../domain/kinds.ts'
import { dateProblems, effectiveFrom, endByItsWords, type MeasureDates } from '../domain/measure-dates.ts'
import * as files from './file-store.ts'
import type { StoredEffect, StoredOffice } from './measure-store.ts'

export type Written = Input<typeof recordMeasure> | Input<typeof correctMeasure>

/** The dates of what was written, empty ones null. */
export function datesOf(written: Written): MeasureDates {
  return {
    decidedOn: written.decidedOn ?? null, filedOn: written.filedOn ?? null, communicatedOn: written.communicatedOn ?? null, notifiedOn: written.notifiedOn ?? null,
    startsOn: written.startsOn ?? null, endsOn: written.endsOn ?? null, durationMonths: written.durationMonths ?? null, firstReportOn: written.firstReportOn ?? null,
    reportsOn: written.reportsOn,
    effects: written.effects.map(({ parentId, from, to }) => ({ parentId, from: from ?? null, to: to ?? null })),
    offices: written.offices.map(({ from, to }) => ({ from: from ?? null, to: to ?? null })),
    prescriptions: written.prescriptions.map(({ byOn }) => ({ byOn: byOn ?? null })),
  }
}

/** Refuses dates that are impossible or contradict each other: all of them at once, each next to its field. */
export function assertDates(written: Written, now: number, children: readonly FileHead[], hearings: readonly PlainDate[]): void {
  const births = children.flatMap(({ child_name, child_birth }) => (child_birth ? [{ name: child_name, birth: child_birth as PlainDate }] : []))
  const problems = dateProblems(datesOf(written), { today: dateInRome(now), births, hearings })
  for (const [day, time, path] of [[written.decidedOn, written.decidedTime, 'decidedTime'], [written.notifiedOn, written.notifiedTime, 'notifiedTime']] as const) {
    if (!time) continue
    if (!day) problems.push({ path, message: { it: 'Manca il giorno di quest’ora', en: 'The day of this hour is missing' } })
    else {
      const read = clockInstant(day, time)
      if ('problem' in read) problems.push({ path, message: read.problem })
      else if (Date.parse(read.at) > now) problems.push({ path, message: { it: 'È nel futuro: scrivi l’ora che è sulla copia', en: 'It is in the future: write the hour that is on the copy' } })
    }
  }
  if (problems.length) throw new Problem('invalid', undefined, { errors: problems })
}

/** Refuses codes that are in no list, and people, bodies, documents that are not of the file. */
export async function assertContent(tx: Tx, now: number, written: Written, targets: readonly FileHead[]): Promise<readonly Parent[]> {
  await assertCode(tx, now, 'measure_kind', written.kind, 'kind')
  for (const [index, kind] of written.also.entries()) await assertCode(tx, now, 'measure_kind', kind, `also.${index}`)
  if (written.placementKind) await assertCode(tx, now, 'placement_kind', written.placementKind, 'placementKind')
  for (const [index, { who }] of written.prescriptions.entries()) await assertCode(tx, now, 'prescription_actor', who, `prescriptions.${index}.who`)
  if (!written.authorityId && !written.authorityWords) throw invalid('authorityWords', { it: 'Scrivi chi ha deciso, come sta sul provvedimento', en: 'Write who decided, as the measure says' })
  if (written.authorityId && !(await files.organisationNames(tx, [written.authorityId])).size) throw invalid('authorityId', { it: 'Scegli un ente dell’elenco, oppure scrivilo', en: 'Choose a body of the list, or write it' })
  const parents = await parentsOf(tx, targets.map(({ child_id }) => child_id))
  const members = new Set((await files.membersOf(tx, targets.map(({ id }) => id))).map(({ member }) => member))
  for (const [index, { parentId }] of written.effects.entries()) {
    if (!parents.some(({ id }) => id === parentId) && !members.has(parentId)) throw invalid(`effects.${index}.parentId`, { it: 'Non è un genitore di questo fascicolo: aggiungilo prima tra le persone', en: 'Not a parent in this file: add this person among the people first' })
  }
  await assertHolders(tx, written, members)
  await assertDocument(tx, written, targets)
  return parents
}

async function assertHolders(tx: Tx, { offices, prescriptions }: Written, members: ReadonlySet<string>): Promise<void> {
  const foreign = { it: 'Questa persona non è del fascicolo: aggiungila tra le persone, o scrivi il nome', en: 'This person is not of the file: add them among the people, or write the name' }
  for (const [index, { personId }] of offices.entries()) if (personId && !members.has(personId)) throw invalid(`offices.${index}.personId`, foreign)
  for (const [index, { personId }] of prescriptions.entries()) if (personId && !members.has(personId)) throw invalid(`prescriptions.${index}.personId`, foreign)
  const [operators, bodies] = [await operatorNames(tx, offices.map(({ operatorId }) => operatorId ?? null)), await files.organisationNames(tx, offices.map(({ organisationId }) => organisationId ?? null))]
  for (const [index, { operatorId, organisationId }] of offices.entries()) {
    if ((operatorId && !operators.has(operatorId)) || (organisationId && !bodies.has(organisationId))) throw invalid(`offices.${index}.holder`, { it: 'Scegli dall’elenco, oppure scrivi il nome', en: 'Choose from the list, or write the name' })
  }
}

async function assertDocument(tx: Tx, { documentId }: Written, targets: readonly FileHead[]): Promise<void> {
  if (!documentId) return
  const document = await files.documentOf(tx, documentId)
  if (!document || !targets.some(({ id }) => id === document.subject) || document.section !== 3) throw invalid('documentId', { it: 'Scegli un documento della parte giudiziaria di questo fascicolo', en: 'Choose a document of the judicial part of this file' })
}

const instantOf = (day: PlainDate | null | undefined, time: string | null | undefined): string | null => {
  const read = day && time ? clockInstant(day, time) : null
  return read && 'at' in read ? read.at : null
}

/** Noon of the day, so that the timeline of the file keeps its order whatever the season. */
const noon = (day: PlainDate): string => new Date(Date.parse(startOfDayInRome(day)) + 12 * 3_600_000).toISOString()

/** The columns that the order itself decides, for the file of one child: effects on the parents who are his. */
export function columnsOf(written: Written, childParents: ReadonlySet<string> | null) {
  const dates = datesOf(written)
  const from = effectiveFrom(dates)!
  const decidedAt = instantOf(written.decidedOn, written.decidedTime)
  const effects: StoredEffect[] = written.effects.filter(({ parentId }) => !childParents || childParents.has(parentId)).map(({ parentId, state, exercise, limits, from: begins, to }) =>
    ({ parentId, state, exercise: exercise ?? null, limits, from: begins ?? null, to: to ?? null }))
  const offices: StoredOffice[] = written.offices.map(({ role, personId, operatorId, organisationId, holder, powers, from: begins, to }) =>
    ({ role, personId: personId ?? null, operatorId: operatorId ?? null, organisationId: organisationId ?? null, holder, powers, from: begins ?? null, to: to ?? null }))
  return {
    kind: written.kind, also: written.also.filter((kind) => kind !== written.kind), nature: natureOf(written.kind),
    authority_id: written.authorityId ?? null, authority_words: written.authorityWords, number: written.number,
    decided_on: dates.decidedOn, decided_at: decidedAt, filed_on: dates.filedOn, communicated_on: dates.communicatedOn, notified_on: dates.notifiedOn,
    notified_at: instantOf(written.notifiedOn, written.notifiedTime), starts_on: dates.startsOn, ends_on: dates.endsOn, duration_months: dates.durationMonths,
    effective_from: from, effective_to: endByItsWords(from, dates), grounds: written.grounds, decision: written.decision,
    placement_kind: written.placementKind ?? null, placement_words: written.placementWords, mandate: written.mandate,
    report_every_months: written.reportEveryMonths ?? null, first_report_on: dates.firstReportOn, reports_on: JSON.stringify(dates.reportsOn),
    effects: JSON.stringify(effects), offices: JSON.stringify(offices), checklist: JSON.stringify(written.checklist), document_id: written.documentId ?? null,
    happened_at: decidedAt ?? noon(dates.decidedOn ?? from),
  }
}
