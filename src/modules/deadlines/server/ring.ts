import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { notify, type Notice } from '#kernel/server/notices.ts'
import { alarmPlan, type Alarm } from '../domain/alarms.ts'
import { romeDayOf } from '../domain/moments.ts'
import * as clock from './clock-store.ts'
import { leadTimesOf, type LeadOf } from './lead-store.ts'
import { recipientsOf } from './people-store.ts'
import { scheduleNext } from './schedule.ts'
import { addHistory, type TermRow } from './term-store.ts'

type Rings = Alarm['kind'] | 'no_responsible'
const noticeKinds: Readonly<Record<Rings, string>> = {
  alarm: 'deadlines.alarm', coordinator: 'deadlines.escalated', manager: 'deadlines.escalated', missed: 'deadlines.missed', no_responsible: 'deadlines.no_responsible',
}

/** Everything that will ring for a stored term. */
export const planOf = (row: TermRow, leads: LeadOf): Alarm[] => alarmPlan({
  kind: row.kind, pace: row.pace, due: row.due, workBy: row.work_by, lapseAt: row.lapse_at === null ? null : Date.parse(row.lapse_at), armedAt: Date.parse(row.armed_at),
}, leads(row.unit_id, row.pace))

/**
 * Rings what is due for a term and moves on to its next alarm, all in the caller's transaction. Before its moment, or when the term is no longer to be done,
 * it does nothing: a job that comes twice, too early or too late is harmless. Returns how many notices were left.
 */
export async function ringTerm(tx: Tx, termId: string, now: number): Promise<number> {
  const row = await clock.lockTerm(tx, termId)
  if (!row || row.next_alarm_at === null) return 0
  const since = Date.parse(row.next_alarm_at)
  // too early: the round of the clock before its moment queues it again
  if (since > now) return 0
  const plan = row.state === 'open' ? planOf(row, await leadTimesOf(tx, [row.unit_id])) : []
  const due: { kind: Rings; at: number; lead: string | null }[] = plan.filter(({ at }) => at >= since && at <= now)
  if (row.orphan_since !== null) due.unshift({ kind: 'no_responsible', at: Date.parse(row.orphan_since), lead: null })
  const told = await tell(tx, row, due, now)
  if (due.some(({ kind }) => kind === 'missed')) await miss(tx, row, now)
  else await clock.setNextAlarm(tx, row.id, isoOf(plan.find(({ at }) => at > now)?.at))
  return told
}

const isoOf = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

/** One notice for each person and alarm. An alarm for which nobody is left goes to those above: it is never lost. */
async function tell(tx: Tx, row: TermRow, due: readonly { kind: Rings; at: number; lead: string | null }[], now: number): Promise<number> {
  if (!due.length) return 0
  const [people, number] = await Promise.all([recipientsOf(tx, [row.id]), clock.numberOf(tx, row.subject)])
  let told = 0
  for (const { kind, at, lead } of due) {
    const to = addressees(kind, people)
    const rung = await clock.noteRung(tx, { term_id: row.id, kind, at: new Date(at).toISOString(), lead, rung_at: new Date(now).toISOString(), told: to.length })
    if (!rung) continue
    const params = { ...wordsOf(row, kind, lead), number }
    await notify(tx, now, to.map((one): Notice => ({ to: one, kind: noticeKinds[kind], subject: row.subject, params, mail: true })))
    told += to.length
  }
  return told
}

function addressees(kind: Rings, people: readonly { actor_id: string; via: string }[]): string[] {
  const of = (...vias: string[]) => [...new Set(people.filter(({ via }) => vias.includes(via)).map(({ actor_id }) => actor_id))]
  const everybody = of('owner', 'coordinator', 'manager')
  const firstOf = (...choices: string[][]) => choices.find((choice) => choice.length) ?? []
  switch (kind) {
    case 'alarm': return firstOf(of('owner'), everybody)
    case 'coordinator': return firstOf(of('coordinator'), of('manager'), everybody)
    case 'manager': return firstOf(of('manager'), of('coordinator'), everybody)
    case 'missed': case 'no_responsible': return everybody
  }
}

/** Identifiers, dates and the rule: the title of a worker's own term may hold anything, so it is not told. */
const wordsOf = (row: TermRow, kind: Rings, lead: string | null): Record<string, string | null> =>
  ({ termId: row.id, rule: row.rule_id, due: row.due, day: row.due && romeDayOf(row.due), lead, ...(kind === 'manager' ? { level: 'manager' } : kind === 'coordinator' ? { level: 'coordinator' } : {}) })

/** The last moment has passed: the term stays, with its consequence; a recurring one goes on with the next from the same anchor. */
async function miss(tx: Tx, row: TermRow, now: number): Promise<void> {
  await clock.markMissed(tx, row.id, row.lapse_at!)
  await addHistory(tx, [{
    id: newId(now), term_id: row.id, at: new Date(now).toISOString(), by_operator: null, what: 'missed', reason: null, event: row.event, due: row.due, state: row.state, new_due: row.due,
  }])
  await scheduleNext({ tx, actor: null, now }, [row])
}
