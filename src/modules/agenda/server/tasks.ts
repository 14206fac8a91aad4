import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Task } from '#kernel/server/jobs.ts'
import { notify } from '#kernel/server/notices.ts'
import { wallAt } from '../domain/wall-time.ts'

/** Appointments whose reminder is due and was not given, each marked as given in the same statement. */
async function dueReminders(tx: Tx, at: string): Promise<{ id: string; starts_at: string }[]> {
  const { rows } = await sql<{ id: string; starts_at: string }>`
    update agenda.appointment a set reminded_at = ${at}::timestamptz
    where a.reminded_at is null and a.remind_minutes is not null and a.state in ('planned', 'confirmed') and a.starts_at > ${at}::timestamptz
      and a.starts_at <= ${at}::timestamptz + make_interval(mins => a.remind_minutes)
    returning a.id, a.starts_at`.execute(tx)
  return rows
}

/** Reminds the workers wanted, once for each appointment and time: moved, it is reminded of again. */
const remind: Task = async (_payload, { once, log }) => {
  const told = await once(async (tx) => {
    const now = Date.now()
    const due = await dueReminders(tx, new Date(now).toISOString())
    for (const { id, starts_at } of due) {
      const wanted = await tx.selectFrom('agenda.participant').select('operator_id').where('appointment_id', '=', id).where('operator_id', 'is not', null).where('answer', '<>', 'declined').execute()
      const { on, from } = wallAt(starts_at)
      await notify(tx, now, wanted.map(({ operator_id }) => ({ to: operator_id!, kind: 'agenda.reminder', params: { appointmentId: id, day: on, time: from } })))
    }
    return due.length
  })
  if (told) log.info({ told }, 'appointments reminded of')
}

export const agendaTasks: Readonly<Record<string, Task>> = { 'agenda.remind': remind }

/** For the composition root: when the recurring tasks run, in UTC. */
export const agendaCron = [{ task: 'agenda.remind', match: '*/5 * * * *' }] as const
