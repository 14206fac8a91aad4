import { conflict, invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { TermState } from '../contract/term.ts'
import { countTerm } from './compute-term.ts'
import type { Proof, StoredTerm, TermChoice, TermContext } from './doors.ts'
import { leadTimesOf, type LeadOf } from './lead-store.ts'
import { parametersOf } from './parameter-store.ts'
import { firstAlarm, ringSoon, scheduleNext } from './schedule.ts'
import * as store from './term-store.ts'

const instant = (now: number): string => new Date(now).toISOString()

/** One line of history of a change to a row. */
export function line({ now, actor }: TermContext, row: store.TermRow, what: string, reason: string | null, newDue: string | null = row.due): store.HistoryRow {
  return { id: newId(now), term_id: row.id, at: instant(now), by_operator: actor?.id ?? null, what, reason, event: row.event, due: row.due, state: row.state, new_due: newDue }
}

async function change(context: TermContext, rows: readonly store.TermRow[], what: string, reason: string | null, to: (row: store.TermRow) => store.TermUpdate): Promise<number> {
  for (const row of rows) await store.updateTerm(context.tx, row.id, to(row))
  await store.addHistory(context.tx, rows.map((row) => line(context, row, what, reason)))
  return rows.length
}

/**
 * Marks open, missed and suspended terms as done. Done after the last moment it stays marked as late; proved to be done in time, a miss marked meanwhile
 * is taken back (history keeps it). A recurring one schedules the next. Returns how many.
 */
export async function completeTerms(context: TermContext, choice: TermChoice, proof: Proof = {}): Promise<number> {
  const at = proof.at ? doneAt(proof.at, context.now) : context.now
  if (Number.isNaN(at)) throw invalid('doneAt', { it: 'Scrivi una data, oppure data e ora', en: 'Write a date, or date and hour' })
  if (at > context.now + 60_000) throw invalid('doneAt', { it: 'Non può essere già fatto in futuro: controlla la data', en: 'It cannot be done already in the future: check the date' })
  const rows = await store.lockTerms(context.tx, choice, ['open', 'missed', 'suspended'])
  const done = await change(context, rows, 'done', proof.words ?? null, (row) => ({
    state: 'done', done_at: instant(at), done_by: context.actor?.id ?? null, proof_words: proof.words ?? null, proof_document: proof.documentId ?? null,
    missed_at: lateAt(row.lapse_at, at), next_alarm_at: null, orphan_since: null, reason: null,
  }))
  await scheduleNext(context, rows)
  return done
}

/** A day alone counts from midnight in UTC: in the first hours of the night in Rome that is still ahead, though the day has begun. */
function doneAt(text: string, now: number): number {
  const at = Date.parse(text)
  return text === dateInRome(now) ? Math.min(at, now) : at
}

const lateAt = (lapse: string | null, doneAt: number): string | null => (lapse !== null && doneAt > Date.parse(lapse) ? lapse : null)

/** Takes terms off the list with the reason; never deletes them. A recurring one goes on with the next. */
export async function waiveTerms(context: TermContext, choice: TermChoice, reason: string): Promise<number> {
  const rows = await store.lockTerms(context.tx, choice, ['open', 'missed', 'suspended'])
  const waived = await change(context, rows, 'waived', reason, () => ({ state: 'waived', reason, next_alarm_at: null, orphan_since: null }))
  await scheduleNext(context, rows)
  return waived
}

/** Suspended terms ring no more and are not missed; their date stays as it is. */
export async function suspendTerms(context: TermContext, choice: TermChoice, reason: string): Promise<number> {
  const rows = await store.lockTerms(context.tx, choice, ['open', 'missed'])
  return change(context, rows, 'suspended', reason, () => ({ state: 'suspended', reason, next_alarm_at: null, orphan_since: null }))
}

/** Back on the list with the same date; missed at once if that has passed meanwhile. */
export async function resumeTerms(context: TermContext, choice: TermChoice, reason: string): Promise<number> {
  const rows = await store.lockTerms(context.tx, choice, ['suspended'])
  return reopen(context, rows, 'resumed', reason)
}

/** Not done (or waived) after all: open again. */
export async function reopenTerms(context: TermContext, choice: TermChoice, reason: string): Promise<number> {
  const rows = await store.lockTerms(context.tx, choice, ['done', 'waived'])
  return reopen(context, rows, 'undone', reason)
}

async function reopen(context: TermContext, rows: readonly store.TermRow[], what: string, reason: string): Promise<number> {
  const leads = await leadTimesOf(context.tx, rows.map(({ unit_id }) => unit_id))
  const opened = rows.map((row) => ({ row, ...stateNow(row, row.lapse_at, context.now), next_alarm_at: firstAlarm(row.kind, row, row.unit_id, context.now, leads) }))
  for (const { row, state, missed_at, next_alarm_at } of opened) {
    await store.updateTerm(context.tx, row.id, {
      state, missed_at, next_alarm_at: state === 'missed' ? null : next_alarm_at, armed_at: instant(context.now), reason: null,
      done_at: null, done_by: null, proof_words: null, proof_document: null, corrected_after_done: false,
    })
  }
  await store.addHistory(context.tx, rows.map((row) => line(context, row, what, reason)))
  await ringSoon(context, opened.map(({ row, next_alarm_at, state }) => ({ id: row.id, next_alarm_at: state === 'missed' ? null : next_alarm_at })))
  return rows.length
}

/** Missed stays missed while its last moment is past; otherwise open: the clock's round marks what was just missed, and tells. */
const stateNow = (row: store.TermRow, lapse: string | null, now: number): { state: TermState; missed_at: string | null } =>
  row.missed_at !== null && lapse !== null && Date.parse(lapse) < now ? { state: 'missed', missed_at: lapse } : { state: 'open', missed_at: null }

/** Gives terms to a person; null lets them follow the file again. */
export async function assignTerms(context: TermContext, choice: TermChoice, operatorId: string | null): Promise<number> {
  const rows = await store.lockTerms(context.tx, choice, ['open', 'missed', 'suspended'])
  return change(context, rows, 'assigned', null, () => ({ assigned_to: operatorId, orphan_since: null }))
}

/** No further occurrence; the ones still to be done are waived with the reason. */
export async function endRecurring(context: TermContext, choice: TermChoice, reason: string): Promise<number> {
  const ids = await store.withSeries(context.tx, await store.idsOf(context.tx, choice))
  if (!ids.length) return 0
  const rows = (await store.lockTerms(context.tx, { ids }, ['open', 'missed', 'suspended', 'done', 'waived'])).filter(({ series }) => series !== null)
  const standing = rows.filter(({ state }) => state === 'open' || state === 'suspended')
  for (const row of rows) await store.updateTerm(context.tx, row.id, { series_ended: true, ...(standing.includes(row) ? { state: 'waived', reason, next_alarm_at: null } : {}) })
  await store.addHistory(context.tx, standing.map((row) => line(context, row, 'ended', reason)))
  return standing.length
}

/**
 * Computes terms anew from a corrected event, with history; all occurrences of a recurring one. Alarms follow the new date. A term already met stays met
 * and says that its event was corrected after. A judge's or own date is replaced by the new one.
 */
export async function correctEvent(context: TermContext, choice: TermChoice, event: string, reason: string, field = 'event'): Promise<StoredTerm[]> {
  const { tx, now } = context
  const ids = await store.withSeries(tx, await store.idsOf(tx, choice))
  if (!ids.length) return []
  const rows = await store.lockTerms(tx, { ids }, ['open', 'missed', 'suspended', 'done'])
  const [parameters, standards, leads] = await Promise.all([
    parametersOf(tx), store.standardsById(tx, rows.flatMap(({ standard_id }) => standard_id ?? [])), leadTimesOf(tx, rows.map(({ unit_id }) => unit_id)),
  ])
  const corrected = rows.map((row) => {
    const basis = { ...row, standard: row.standard_id ? (standards.get(row.standard_id) ?? null) : null, ...(row.event === null ? { fixed_on: event } : { event }) }
    return { row, counted: countTerm(basis, now, parameters, field) }
  })
  for (const { row, counted } of corrected) await store.updateTerm(tx, row.id, { ...counted.dates, ...standing(row, counted.dates, now, leads) })
  await store.addHistory(tx, corrected.map(({ row, counted }) => line(context, row, 'event_corrected', reason, counted.dates.due)))
  await ringSoon(context, corrected.filter(({ row }) => row.state === 'open').map(({ row, counted }) => ({ id: row.id, next_alarm_at: firstAlarm(row.kind, counted.dates, row.unit_id, now, leads) })))
  return corrected.map(({ row, counted }) => ({ id: row.id, due: counted.dates.due }))
}

/** What new dates make of the state: done stays done, and late only if it is; a miss that no longer is one is open again. */
export function standing(row: store.TermRow, dates: { due: string | null; due_at: string | null; lapse_at: string | null } & Parameters<typeof firstAlarm>[1], now: number, leads: LeadOf): store.TermUpdate {
  if (row.state === 'done') return { corrected_after_done: true, missed_at: lateAt(dates.lapse_at, Date.parse(row.done_at!)) }
  if (row.state === 'suspended') return {}
  const { state, missed_at } = stateNow(row, dates.lapse_at, now)
  return { state, missed_at, armed_at: instant(now), next_alarm_at: state === 'missed' ? null : firstAlarm(row.kind, dates, row.unit_id, now, leads) }
}

/** Refuses a change of a term in a state that does not allow it. */
export function assertState(row: { state: TermState }, allowed: readonly TermState[]): void {
  if (allowed.includes(row.state)) return
  throw conflict({ it: 'Nello stato attuale del termine non si può: aggiorna la pagina e guarda che cosa è successo.', en: 'Not possible in the present state of the term: reload and see what happened.' })
}
