import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface FeedRow {
  id: string
  kind: string
  kind_label: string | null
  starts_at: string
  ends_at: string
  state: string
  number: string | null
  room: string | null
  version: number
}

/** What the calendar address with this hash shows of appointments at this instant (ISO 8601); nothing for one that is unknown or closed. */
export async function feedAppointments(tx: Tx, hash: Buffer, at: string): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`select f.id, f.kind, c.label_it as kind_label, f.starts_at, f.ends_at, f.state, f.number, f.room, f.version
    from agenda.feed_appointments(${hash}, ${at}::timestamptz) f left join kernel.code c on c.list = 'appointment_kind' and c.code = f.kind order by f.starts_at`.execute(tx)
  return rows
}
