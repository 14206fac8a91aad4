import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

/** Appointments whose reminder is due and was not given, each marked as given in the same statement. */
export async function dueReminders(tx: Tx, at: string): Promise<{ id: string; starts_at: string }[]> {
  const { rows } = await sql<{ id: string; starts_at: string }>`
    update agenda.appointment a set reminded_at = ${at}::timestamptz
    where a.reminded_at is null and a.remind_minutes is not null and a.state in ('planned', 'confirmed') and a.starts_at > ${at}::timestamptz
      and a.starts_at <= ${at}::timestamptz + make_interval(mins => a.remind_minutes)
    returning a.id, a.starts_at`.execute(tx)
  return rows
}

/** Workers wanted at an appointment who did not say no. */
export const remindable = async (tx: Tx, appointmentId: string): Promise<string[]> =>
  (await tx.selectFrom('agenda.participant').select('operator_id').where('appointment_id', '=', appointmentId).where('operator_id', 'is not', null).where('answer', '<>', 'declined').execute())
    .flatMap(({ operator_id }) => operator_id ?? [])
