import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { notify } from '#kernel/server/notices.ts'
import { coordinatorsOf, reachedBy } from '#modules/access/server/index.ts'
import { completeTerms, correctEvent, ruleOf, scheduleTerms, termsOf, waiveTerms } from '#modules/deadlines/server/index.ts'
import type { Alert, Decision } from '../domain/instrument.ts'
import { homeOf, type Loaded, type Needs } from './load.ts'
import { otherDraftOf, signedOf } from './assessment-store.ts'

/** Names under which terms of an assessment are found again. */
const TALK = 'assessments.talk'
const DECISION = 'assessments.decision'
const ALERT = 'assessments.alert'

/** A follow-up's term says what is to be done and never what was found: it is read in lists and calendars. */
const titles: Record<Exclude<Decision['follow'], 'none'>, string> = {
  reassess: 'Valutazione da rivedere',
  task: 'Dar seguito alla decisione di una valutazione',
  report: 'Dar seguito oggi alla decisione di una valutazione',
  urgent: 'Dar seguito subito alla decisione di una valutazione',
}

/** Terms of this file still to be met that the instrument's own rule set, by whichever module: a procedure's step waits for the same talk. */
async function openOfRule(context: Needs, { instrument, file }: Loaded): Promise<string[]> {
  if (!instrument.meets) return []
  const terms = await termsOf(context, { subjects: [file.id], ended: true })
  return terms.filter(({ ruleId, state }) => ruleId === instrument.meets!.rule && (state === 'open' || state === 'missed' || state === 'suspended')).map(({ id }) => id)
}

/** The legal term of the talk, from the day of the event, unless the file waits for it already. */
export async function startLegalTerm(context: Needs, loaded: Loaded): Promise<void> {
  const { row, instrument, file } = loaded
  if (!instrument.meets || !row.event_on || !ruleOf(instrument.meets.rule) || (await openOfRule(context, loaded)).length) return
  await scheduleTerms(context, [{ subject: file.id, section: homeOf(instrument).section, ruleId: instrument.meets.rule, event: row.event_on, source: { kind: TALK, id: row.id } }], 'eventOn')
}

/** The day of the event was corrected in a draft: its own term moves, begins or ends with it. */
export async function moveLegalTerm(context: Needs, loaded: Loaded, before: string | null): Promise<void> {
  const { row } = loaded
  const source = { source: { kind: TALK, id: row.id } }
  if (before && row.event_on) await correctEvent(context, source, row.event_on, 'Corretto il giorno da cui decorre', 'eventOn')
  else if (before) await waiveTerms(context, source, 'Tolto il giorno da cui decorre')
  else await startLegalTerm(context, loaded)
}

/** Given up as a draft: its term is waited for no more; another draft of the same talk goes on waiting, from its own day. */
export async function dropLegalTerm(context: Needs, loaded: Loaded, reason: string): Promise<void> {
  const { row } = loaded
  if ((await waiveTerms(context, { source: { kind: TALK, id: row.id } }, reason)) === 0) return
  const other = await otherDraftOf(context.tx, row)
  if (other) await startLegalTerm(context, { ...loaded, row: other })
}

/** Completed: the legal term is met, on the last day it was held; earlier re-evaluations of the same instrument are done. */
export async function meetTerms(context: Needs, loaded: Loaded, lastDay: PlainDate): Promise<void> {
  const { row, file } = loaded
  const ids = await openOfRule(context, loaded)
  // noon, so that the day is the same in Rome whatever the season; never ahead of now
  const at = new Date(Math.min(Date.parse(`${lastDay}T11:00:00Z`), context.now)).toISOString()
  if (ids.length) await completeTerms(context, { ids }, { at, words: 'Colloquio concluso e firmato' })
  const earlier = (await signedOf(context.tx, [file.id], row.instrument_key)).filter(({ id }) => id !== row.id)
  const waiting = earlier.length ? await termsOf(context, { sources: earlier.map(({ id }) => ({ kind: DECISION, id })), ended: true }) : []
  if (waiting.length) await completeTerms(context, { ids: waiting.map(({ id }) => id) }, { words: 'Rivalutato' })
}

/** Of these, whom to tell: not who acts, and nobody from whom this part of the file is kept. */
async function mayKnow(context: Needs, { file, instrument }: Loaded, people: readonly string[]): Promise<string[]> {
  const reached = await reachedBy(context.tx, file.id, homeOf(instrument).section, people)
  return people.filter((one) => one !== context.actor.id && reached.has(one))
}

/** What the decision starts. The earlier one of a corrected assessment is taken off first. */
export async function startFollowUp(context: Needs, loaded: Loaded, decision: Decision, on: PlainDate | null): Promise<void> {
  const { row, file, instrument } = loaded
  const { tx, now } = context
  await waiveTerms(context, { source: { kind: DECISION, id: row.id } }, 'La decisione è stata corretta')
  if (decision.follow === 'none') return
  const today = dateInRome(now)
  const due = decision.follow === 'report' || decision.follow === 'urgent' ? today : (on ?? addDays(today, 7))
  await scheduleTerms(context, [{
    subject: file.id, section: homeOf(instrument).section, ruleId: null, kind: 'own', title: titles[decision.follow], fixedOn: due, source: { kind: DECISION, id: row.id },
  }], 'reassessOn')
  const urgent = decision.follow === 'urgent'
  if (decision.follow === 'reassess') return
  const told = [file.responsible_id, ...(urgent || decision.follow === 'report' ? await coordinatorsOf(tx, file.unit_id) : [])]
  await notify(tx, now, (await mayKnow(context, loaded, told)).map((to) => ({
    to, kind: urgent ? 'assessments.urgent' : 'assessments.follow_up', subject: file.id, params: { assessmentId: row.id, number: file.number, on: due }, mail: urgent,
  })))
}

/** Something was found that the responsible worker must know at once: a notice without content, and a task for today. */
export async function raiseAlerts(context: Needs, loaded: Loaded, alerts: readonly Alert[]): Promise<void> {
  const { row, file, instrument } = loaded
  await waiveTerms(context, { source: { kind: ALERT, id: row.id } }, 'La valutazione è stata corretta')
  if (!alerts.length) return
  const today = dateInRome(context.now)
  await scheduleTerms(context, [{
    subject: file.id, section: homeOf(instrument).section, ruleId: null, kind: 'own', title: 'Leggere una valutazione e attivare ciò che serve', fixedOn: today, source: { kind: ALERT, id: row.id },
  }])
  await notify(context.tx, context.now, (await mayKnow(context, loaded, [file.responsible_id])).map((to) => ({ to, kind: 'assessments.alert', subject: file.id, params: { assessmentId: row.id, number: file.number }, mail: true })))
}
