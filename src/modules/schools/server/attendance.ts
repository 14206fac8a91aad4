import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { touchActivity } from '#modules/cases/server/index.ts'
import * as contract from '../contract/attendance.ts'
import { dayProblem } from '../domain/school-days.ts'
import { assertMayMark, mayMark } from './access.ts'
import * as store from './attendance-store.ts'
import { enrolmentsOf } from './enrolment-store.ts'
import { assertOpen, getSchoolFile } from './file.ts'
import { presentSteps } from './steps.ts'
import { readStanding, refreshStanding } from './standing.ts'

export const getAttendance = operation(contract.getAttendance, async ({ tx, actor, audit, now }, { caseId, from, to }) => {
  audit(caseId)
  const file = await getSchoolFile(tx, caseId)
  const { standing } = await readStanding(tx, file, dateInRome(now))
  const writes = mayMark(await actingIn(tx, actor, caseId, 'education')) && file.status === 'open'
  return {
    standing,
    days: await presentDays(tx, await store.daysBetween(tx, caseId, from, to)),
    steps: await presentSteps(tx, await store.stepsOf(tx, caseId)),
    can: { mark: writes, step: writes },
  }
})

export const markDays = operation(contract.markDays, async ({ tx, actor, audit, note, now }, { caseId, days }) => {
  audit(caseId)
  const file = await getSchoolFile(tx, caseId)
  assertMayMark(await actingIn(tx, actor, caseId, 'education'))
  assertOpen(file)
  await store.lockStanding(tx, caseId)
  const school = await assertPossible(tx, now, caseId, days)
  const before = new Map((await store.daysOn(tx, caseId, days.map(({ day }) => day))).map((row) => [row.day, row]))
  if (days.some(({ day, version }) => (before.get(day)?.version ?? 0) !== version)) throw stale({ days: await presentDays(tx, [...before.values()]) })
  const at = new Date(now).toISOString()
  const written = ({ day, state, hours, reason, words }: Marked): store.DayWritten => ({
    enrolment_id: school(day)!, state, ...(state === 'present' ? { hours: null, reason: null, words } : { hours, reason, words }), entered_by: actor.id, entered_at: at,
  })
  const fresh = days.filter(({ day }) => !before.has(day))
  if (fresh.length) await store.insertDays(tx, fresh.map((one) => ({ ...written(one), id: newId(now), case_id: caseId, day: one.day })))
  for (const one of days) {
    const row = before.get(one.day)
    if (row) await store.correctDay(tx, row, written(one))
  }
  await touchActivity(tx, [caseId], at)
  note({ days: days.length })
  const standing = await refreshStanding(tx, file, now)
  return { days: await presentDays(tx, await store.daysOn(tx, caseId, days.map(({ day }) => day))), standing }
})

export const readDayHistory = operation(contract.readDayHistory, async ({ tx, audit }, { caseId, day }) => {
  audit(caseId)
  await getSchoolFile(tx, caseId)
  const [row] = await store.daysOn(tx, caseId, [day])
  if (!row) throw notFound()
  const versions = await store.versionsOf(tx, row.id)
  const names = await operatorNames(tx, [row.entered_by, ...versions.map((one) => one.entered_by)])
  const by = (id: string) => ({ id, name: names.get(id) ?? '' })
  const earlier = versions.map(({ n, content, entered_by, entered_at }) => {
    const { state, hours, reason, words } = content as { state: contract.DayState; hours: string | number | null; reason: string | null; words: string | null }
    return { state, hours: number(hours), reason, words, by: by(entered_by), at: entered_at, version: n }
  })
  const now = { state: row.state as contract.DayState, hours: number(row.hours), reason: row.reason, words: row.words, by: by(row.entered_by), at: row.entered_at, version: row.version }
  return { rows: [now, ...earlier] }
})

type Marked = { day: PlainDate; state: contract.DayState; hours: number | null; reason: string | null; words: string | null; version: number }
const problems = {
  future: { it: 'È un giorno che deve ancora venire', en: 'That day has not come yet' },
  sunday: { it: 'È domenica: la scuola è chiusa', en: 'It is Sunday: school is closed' },
  holiday: { it: 'È festa nazionale: la scuola è chiusa', en: 'It is a national holiday: school is closed' },
} as const

/** Refuses a day twice, one without school, one on which the child was enrolled nowhere, an unknown reason; gives the enrolment of a day. */
async function assertPossible(tx: Tx, now: number, caseId: string, days: readonly Marked[]): Promise<(day: string) => string | undefined> {
  const enrolments = await enrolmentsOf(tx, caseId)
  const school = (day: string) => enrolments.find(({ valid_from, valid_to }) => valid_from <= day && valid_to >= day)?.id
  const seen = new Set<string>()
  for (const [index, { day, state }] of days.entries()) {
    const problem = dayProblem(day, dateInRome(now))
    // a day entered before it was known to be a holiday can still be set right
    if (problem && (problem === 'future' || state !== 'present')) throw invalid(`days.${index}.day`, { it: `${italian(day)}: ${problems[problem].it}`, en: `${italian(day)}: ${problems[problem].en}` })
    if (seen.has(day)) throw invalid(`days.${index}.day`, { it: `${italian(day)}: c’è due volte`, en: `${italian(day)}: it is there twice` })
    if (!school(day)) throw invalid(`days.${index}.day`, { it: `${italian(day)}: quel giorno non risulta iscritto a nessuna scuola. Aggiungi prima l’iscrizione`, en: `${italian(day)}: enrolled in no school on that day. Add the enrolment first` })
    seen.add(day)
  }
  const reasons = new Map(days.map(({ reason }, index) => [reason, index]))
  for (const [reason, index] of reasons) if (reason) await assertCode(tx, now, 'absence_reason', reason, `days.${index}.reason`)
  return school
}

const italian = (day: string): string => day.split('-').reverse().join('/')
const number = (value: string | number | null): number | null => (value === null ? null : Number(value))

async function presentDays(tx: Tx, rows: readonly store.DayRow[]): Promise<contract.AbsenceDay[]> {
  const names = await operatorNames(tx, rows.map((row) => row.entered_by))
  return rows.map((row) => ({
    day: row.day as PlainDate, state: row.state as contract.DayState, hours: number(row.hours), reason: row.reason, words: row.words,
    by: { id: row.entered_by, name: names.get(row.entered_by) ?? '' }, at: row.entered_at, corrected: row.version > 1, version: row.version,
  }))
}
