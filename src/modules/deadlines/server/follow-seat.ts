import { record } from '#kernel/server/audit.ts'
import type { Tx } from '#kernel/server/db.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { recount } from './follow-authority.ts'
import * as store from './term-store.ts'

const BATCH = 1000
const REASON = { subject: 'Il fascicolo è passato a un servizio con altra sede', unit: 'La sede del servizio è cambiata' }

export interface SeatMoved {
  /** A file handed to a service that sits elsewhere … */
  subject?: string
  /** … or a service whose own seat is another now. */
  unit?: string
  by: string | null
  after?: string | null
}

/**
 * Counts anew, from the seat of the service that answers for them now, the open and suspended terms of a file that was handed over (or of a unit that moved),
 * in the name of who did it. What was met or missed stays as it was counted then. Answers how many moved.
 */
export async function followSeat(tx: Tx, { subject, unit, by, after = null }: SeatMoved, now: number): Promise<number> {
  const rows = await store.unendedOf(tx, subject ? { subject } : { unit: unit! }, after, BATCH)
  const moved = await recount({ tx, actor: by === null ? null : { id: by }, now }, rows.map((row) => ({ row, seat: row.seat })), subject ? REASON.subject : REASON.unit)
  if (rows.length === BATCH) await enqueue(tx, 'deadlines.followSeat', { ...(subject ? { subject } : { unit }), by, after: rows.at(-1)!.id })
  if (!moved) return 0
  // planned by the lead times of the new unit, and from the new dates: the round that the hand-over queued may have seen the old ones
  if (subject) await enqueue(tx, 'deadlines.rearm', { subject }, { key: `deadlines.rearm:${subject}` })
  const frame = { at: new Date(now).toISOString(), actorId: null, sessionId: null, organisationId: null, action: 'deadlines.followSeat', remote: '', requestKey: null }
  const subjects = new Set(rows.flatMap((row) => row.subject ?? []))
  await record(tx, frame, 'ok', { subjects, detail: { terms: moved, by } })
  return moved
}
