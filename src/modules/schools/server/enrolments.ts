import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { touchActivity } from '#modules/cases/server/index.ts'
import * as contract from '../contract/enrolment.ts'
import { schoolYearOf } from '../domain/school-year.ts'
import { assertMayMark, mayMark } from './access.ts'
import * as store from './enrolment-store.ts'
import { assertOpen, getSchoolFile } from './file.ts'
import { bodyName, type FileRow } from './file-store.ts'
import { refreshStanding } from './standing.ts'
import { lockStanding } from './attendance-store.ts'

export const listEnrolments = operation(contract.listEnrolments, async ({ tx, actor, audit, now }, { caseId }) => {
  audit(caseId)
  const file = await getSchoolFile(tx, caseId)
  const [rows, here] = await Promise.all([store.enrolmentsOf(tx, caseId), actingIn(tx, actor, caseId, 'education')])
  return { rows: rows.map((row) => present(row, here, file, dateInRome(now))), can: { enrol: mayMark(here) && file.status === 'open' } }
})

export const enrol = operation(contract.enrol, async ({ tx, actor, audit, note, now }, input) => {
  const { caseId, level, validFrom } = input
  audit(caseId)
  const file = await getSchoolFile(tx, caseId)
  const here = await actingIn(tx, actor, caseId, 'education')
  assertMayMark(here)
  assertOpen(file)
  await assertCode(tx, now, 'school_level', level, 'level')
  const [school, validTo] = [await schoolName(tx, input), lastDay(validFrom, input.validTo)]
  await lockStanding(tx, caseId)
  await makeRoom(tx, caseId, validFrom, validTo)
  const [id, at] = [newId(now), new Date(now).toISOString()]
  await store.insertEnrolment(tx, {
    id, case_id: caseId, organisation_id: input.organisationId, school, level, class: input.class, valid_from: validFrom, valid_to: validTo,
    yearly_hours: input.yearlyHours, daily_hours: input.dailyHours, created_by: actor.id, created_at: at,
  })
  await touchActivity(tx, [caseId], at)
  await refreshStanding(tx, file, now)
  note({ level })
  return presentOne(tx, here, file, now, id)
})

export const changeEnrolment = operation(contract.changeEnrolment, async ({ tx, actor, audit, now }, input) => {
  const { caseId, enrolmentId, validTo, version } = input
  audit(caseId)
  const file = await getSchoolFile(tx, caseId)
  const row = (await store.enrolmentsOf(tx, caseId)).find(({ id }) => id === enrolmentId)
  if (!row) throw notFound()
  const here = await actingIn(tx, actor, caseId, 'education')
  assertMayMark(here)
  assertOpen(file)
  await lockStanding(tx, caseId)
  lastDay(row.valid_from as PlainDate, validTo)
  const last = await store.lastDayEntered(tx, enrolmentId)
  if (last && last > validTo) throw invalid('validTo', { it: `C’è già un giorno segnato il ${italian(last)}: correggilo prima, o scegli una data dopo`, en: `There is a day entered on ${italian(last)}: correct it first, or choose a later date` })
  await assertFree(tx, caseId, row.valid_from, validTo, enrolmentId)
  const change = { class: input.class, valid_to: validTo, yearly_hours: input.yearlyHours, daily_hours: input.dailyHours }
  if (!(await store.changeEnrolment(tx, enrolmentId, version, change))) throw stale(await presentOne(tx, here, file, now, enrolmentId))
  await refreshStanding(tx, file, now)
  return presentOne(tx, here, file, now, enrolmentId)
})

const italian = (day: string): string => day.split('-').reverse().join('/')

async function schoolName(tx: Tx, { organisationId, schoolWords }: { organisationId: string | null; schoolWords: string | null }): Promise<string> {
  if (!organisationId && !schoolWords) throw invalid('schoolWords', { it: 'Scegli la scuola nella rete, o scrivine il nome', en: 'Choose the school of the network, or write its name' })
  if (organisationId && schoolWords) throw invalid('schoolWords', { it: 'La scuola è già scelta nella rete: lascia vuoto il nome', en: 'The school is chosen from the network already: leave the name empty' })
  if (!organisationId) return schoolWords!
  const name = await bodyName(tx, organisationId)
  if (!name) throw invalid('organisationId', { it: 'Scegli una scuola dell’elenco, o scrivine il nome', en: 'Choose a school of the list, or write its name' })
  return name
}

/** An enrolment lasts within one school year: hours and class are of that year. */
function lastDay(from: PlainDate, to: PlainDate | null): PlainDate {
  const year = schoolYearOf(from)
  if (to === null) return year.to
  if (to < from) throw invalid('validTo', { it: 'Finisce prima di cominciare: controlla le date', en: 'It ends before it begins: check the dates' })
  if (to > year.to) throw invalid('validTo', { it: `L’anno scolastico finisce il ${italian(year.to)}: per l’anno dopo serve un’altra iscrizione`, en: `The school year ends on ${italian(year.to)}: the year after needs another enrolment` })
  return to
}

/** The child changes school: what lasted until then ends the day before. */
async function makeRoom(tx: Tx, caseId: string, from: PlainDate, to: PlainDate): Promise<void> {
  const former = (await store.enrolmentsOf(tx, caseId)).find((row) => row.valid_from < from && row.valid_to >= from)
  if (former) {
    const last = await store.lastDayEntered(tx, former.id)
    if (last && last >= from) throw invalid('validFrom', { it: `Il ${italian(last)} è segnato nella scuola di prima: scegli un giorno dopo`, en: `${italian(last)} is entered in the former school: choose a later day` })
    await store.changeEnrolment(tx, former.id, former.version, { valid_to: addDays(from, -1) })
  }
  await assertFree(tx, caseId, from, to, null, 'validFrom')
}

async function assertFree(tx: Tx, caseId: string, from: string, to: string, except: string | null, path = 'validTo'): Promise<void> {
  const other = (await store.enrolmentsOf(tx, caseId)).find((row) => row.id !== except && row.valid_from <= to && row.valid_to >= from)
  if (other) throw invalid(path, { it: `In quei giorni risulta già a scuola: ${other.school}, dal ${italian(other.valid_from)} al ${italian(other.valid_to)}`, en: `On those days already at school: ${other.school}, from ${italian(other.valid_from)} to ${italian(other.valid_to)}` })
}

async function presentOne(tx: Tx, actor: Actor, file: FileRow, now: number, id: string): Promise<contract.Enrolment> {
  const row = (await store.enrolmentsOf(tx, file.id!)).find((one) => one.id === id)
  if (!row) throw notFound()
  return present(row, actor, file, dateInRome(now))
}

const number = (value: string | number | null): number | null => (value === null ? null : Number(value))

const present = (row: store.EnrolmentRow, actor: Actor, file: FileRow, today: PlainDate): contract.Enrolment => ({
  id: row.id as contract.Enrolment['id'],
  caseId: row.case_id as contract.Enrolment['caseId'],
  school: { id: row.organisation_id as contract.Enrolment['school']['id'], name: row.school },
  level: row.level,
  class: row.class,
  schoolYear: schoolYearOf(row.valid_from as PlainDate).year,
  validFrom: row.valid_from as PlainDate,
  validTo: row.valid_to as PlainDate,
  yearlyHours: number(row.yearly_hours),
  dailyHours: number(row.daily_hours),
  current: row.valid_from <= today && row.valid_to >= today,
  version: row.version,
  can: { change: mayMark(actor) && file.status === 'open' },
})
