import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { touchActivity } from '#modules/cases/server/index.ts'
import { completeTerms, scheduleTerms, termsOf, waiveTerms, type TermContext } from '#modules/deadlines/server/index.ts'
import { sections } from '#modules/access/contract.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract/attendance.ts'
import { stepTerms, TERM_SOURCE } from '../domain/steps.ts'
import { assertMayMark } from './access.ts'
import * as store from './attendance-store.ts'
import { assertOpen, getSchoolFile } from './file.ts'

export const recordStep = operation(contract.recordStep, async (context, { caseId, kind, on, words }) => {
  const { tx, actor, audit, note, now } = context
  audit(caseId)
  const file = await getSchoolFile(tx, caseId)
  assertMayMark(await actingIn(tx, actor, caseId, 'education'))
  assertOpen(file)
  if (on > dateInRome(now)) throw invalid('on', { it: 'È nel futuro: scrivi il giorno in cui è successo', en: 'It is in the future: write the day on which it happened' })
  const earlier = (await store.stepsOf(tx, caseId)).filter((row) => row.withdrawn_at === null)
  const { after, opens, closes } = stepTerms[kind]
  const basis = after.length ? earlier.find((row) => after.includes(row.kind as contract.StepKind)) : undefined
  if (after.length && !basis) throw conflict(missing[kind])
  if (basis && basis.happened_on > on) throw invalid('on', { it: `Viene prima della comunicazione o dell’ammonizione del ${italian(basis.happened_on)}: controlla la data`, en: `It comes before the communication or the warning of ${italian(basis.happened_on)}: check the date` })
  const id = newId(now)
  await store.insertStep(tx, { id, case_id: caseId, kind, happened_on: on, words, by_operator: actor.id, at: new Date(now).toISOString() })
  for (const row of earlier.filter((one) => closes.includes(one.kind as contract.StepKind))) {
    await completeTerms(context, { source: { kind: TERM_SOURCE, id: row.id } }, { words: proofs[kind], at: null })
  }
  if (opens && !(await counted(context, caseId, opens, on))) await scheduleTerms(context, [{ subject: caseId, section: sections.education, ruleId: opens, event: on, source: { kind: TERM_SOURCE, id } }], 'on')
  await touchActivity(tx, [caseId], new Date(now).toISOString())
  note({ kind })
  return presentOne(tx, caseId, id)
})

export const withdrawStep = operation(contract.withdrawStep, async (context, { caseId, stepId, reason, version }) => {
  const { tx, actor, audit, now } = context
  audit(caseId)
  const file = await getSchoolFile(tx, caseId)
  const row = (await store.stepsOf(tx, caseId)).find(({ id }) => id === stepId)
  if (!row) throw notFound()
  assertMayMark(await actingIn(tx, actor, caseId, 'education'))
  assertOpen(file)
  if (row.withdrawn_at) throw conflict({ it: 'Era già stato tolto.', en: 'It was taken back already.' })
  const change = { withdrawn_at: new Date(now).toISOString(), withdrawn_by: actor.id, withdrawn_reason: reason }
  if (!(await store.withdrawStep(tx, stepId, version, change))) throw stale(await presentOne(tx, caseId, stepId))
  await waiveTerms(context, { source: { kind: TERM_SOURCE, id: stepId } }, reason)
  return presentOne(tx, caseId, stepId)
})

/** Does the same term run already from the same day, set by a procedure of the file? Then it is not counted twice. */
const counted = async (context: TermContext, caseId: string, rule: string, on: PlainDate): Promise<boolean> =>
  (await termsOf(context, { subjects: [caseId], ended: true })).some(({ ruleId, event, state }) => ruleId === rule && event === on && state !== 'waived')

const italian = (day: string): string => day.split('-').reverse().join('/')
const noCommunication = { it: 'Manca la comunicazione della scuola alla famiglia: scrivila prima.', en: 'The school’s communication to the family is missing: record it first.' }
const missing: Record<contract.StepKind, { it: string; en: string }> = {
  communicated: noCommunication, returned: noCommunication, not_returned: noCommunication, admonished: noCommunication,
  answered: { it: 'Manca l’ammonizione del sindaco: scrivila prima.', en: 'The mayor’s warning is missing: record it first.' },
}
const proofs: Record<contract.StepKind, string | null> = {
  communicated: null, returned: 'Rientro a scuola', not_returned: 'Mancato rientro, avvisato il sindaco', admonished: 'Ammonizione del sindaco', answered: 'Risposta all’ammonizione',
}

async function presentOne(tx: Tx, caseId: string, id: string): Promise<contract.AttendanceStep> {
  const row = (await store.stepsOf(tx, caseId)).find((one) => one.id === id)
  if (!row) throw notFound()
  return (await presentSteps(tx, [row]))[0]!
}

export async function presentSteps(tx: Tx, rows: readonly store.StepRow[]): Promise<contract.AttendanceStep[]> {
  const names = await operatorNames(tx, rows.flatMap((row) => [row.by_operator, ...(row.withdrawn_by ? [row.withdrawn_by] : [])]))
  const by = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id as contract.AttendanceStep['id'], kind: row.kind as contract.StepKind, on: row.happened_on as PlainDate, words: row.words, by: by(row.by_operator), at: row.at,
    withdrawn: row.withdrawn_at === null ? null : { at: row.withdrawn_at, by: by(row.withdrawn_by!), reason: row.withdrawn_reason! },
    version: row.version,
  }))
}
