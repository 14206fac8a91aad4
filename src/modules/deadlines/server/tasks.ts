import type { Tx } from '#kernel/server/db.ts'
import { enqueue, type Task } from '#kernel/server/jobs.ts'
import * as clock from './clock-store.ts'
import { followBirth } from './follow-birth.ts'
import { followSeat, type SeatMoved } from './follow-seat.ts'
import { leadTimesOf } from './lead-store.ts'
import { recomputeBatch } from './recompute.ts'
import { planOf, ringTerm } from './ring.ts'

/** How far ahead a round of the clock looks: a little more than a round. */
const AHEAD_MS = 90_000
const ROUND = 5000
const BATCH = 2000

/** Tells the time of a job; only tests give another than the database's. */
export type JobClock = (tx: Tx) => Promise<number>

/** Every minute: finds terms of nobody, and queues one job for each term that is about to ring. */
const dispatch = (clockOf: JobClock): Task => async (_payload, { once, log }) => {
  const queued = await once(async (tx) => {
    const now = await clockOf(tx)
    // rings first: while a job that is ringing is waited for, no term is held
    const rings = await clock.queueRings(tx, now, now + AHEAD_MS, ROUND)
    const orphans = await clock.markOrphans(tx, now)
    if (orphans) await clock.queueRings(tx, now, now, ROUND)
    await clock.resumeRecomputing(tx, now)
    if (rings === ROUND) await enqueue(tx, 'deadlines.dispatch', {})
    // beside the recurring job, which follows the clock of a process: that may be wrong
    await clock.queueRound(tx)
    return { orphans, rings }
  })
  if (queued?.orphans) log.warn(queued, 'terms of nobody')
}

/** One term rings. The notices, the note that it rang and the end of the job are one transaction: each alarm happens once, wherever a process dies. */
const ring = (clockOf: JobClock): Task => async (payload, { once }) => {
  await once(async (tx) => ringTerm(tx, String(payload.termId), await clockOf(tx)))
}

/** The unit or its lead times changed: plans the next alarms anew. One that is already owed stays. */
const rearm = (clockOf: JobClock): Task => async (payload, { once }) => {
  const { subject, unit, pace, after = null } = payload as { subject?: string; unit?: string; pace?: string; after?: string | null }
  await once(async (tx) => {
    const now = await clockOf(tx)
    const rows = await clock.openTermsOf(tx, { ...(subject ? { subject } : {}), ...(unit ? { unit, pace: pace! } : {}) }, after, BATCH)
    const leads = await leadTimesOf(tx, rows.map(({ unit_id }) => unit_id))
    await clock.setNextAlarms(tx, rows.filter(({ next_alarm_at }) => next_alarm_at === null || Date.parse(next_alarm_at) > now).map((row) => {
      const next = planOf(row, leads).find(({ at }) => at > now)
      return { id: row.id, next: next ? new Date(next.at).toISOString() : null }
    }))
    if (rows.length === BATCH) await enqueue(tx, 'deadlines.rearm', { ...payload, after: rows.at(-1)!.id })
  })
}

/** A value of the law changed: open terms counted with it, some thousands at a time. */
const recompute = (clockOf: JobClock): Task => async (payload, { once, log }) => {
  const done = await once(async (tx) => recomputeBatch(tx, payload as { parameterId: string; after?: string | null }, await clockOf(tx)))
  if (done) log.info(done, 'terms computed anew')
}

/** The birth of a child was corrected. */
const birth = (clockOf: JobClock): Task => async (payload, { once }) => {
  await once(async (tx) => followBirth(tx, payload as { subject: string; by: string | null }, await clockOf(tx)))
}

/** A file went to a service that sits elsewhere, or a service moved. */
const seat = (clockOf: JobClock): Task => async (payload, { once }) => {
  await once(async (tx) => followSeat(tx, payload as unknown as SeatMoved, await clockOf(tx)))
}

/** Every kind of background job of this module. `clockOf` is the database's clock, the one that all processes share. */
export const deadlineTasks = (clockOf: JobClock = clock.databaseClock): Readonly<Record<string, Task>> => ({
  'deadlines.dispatch': dispatch(clockOf), 'deadlines.ring': ring(clockOf), 'deadlines.rearm': rearm(clockOf), 'deadlines.recompute': recompute(clockOf),
  'deadlines.followBirth': birth(clockOf), 'deadlines.followSeat': seat(clockOf),
})

/** For the composition root: the round of the clock, every minute. */
export const deadlineCron = [{ task: 'deadlines.dispatch', match: '* * * * *' }] as const
