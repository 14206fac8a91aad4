import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

interface FeedRow {
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

/**
 * Appointments in the calendar address of somebody (the same address as his terms): what kind, when, in which room, the number of the file if he reaches
 * it. No name, no words somebody wrote, no address of a home.
 */
export async function appointmentsOfFeed(tx: Tx, hash: Buffer, at: string) {
  const { rows } = await sql<FeedRow>`select f.id, f.kind, c.label_it as kind_label, f.starts_at, f.ends_at, f.state, f.number, f.room, f.version
    from agenda.feed_appointments(${hash}, ${at}::timestamptz) f left join kernel.code c on c.list = 'appointment_kind' and c.code = f.kind order by f.starts_at`.execute(tx)
  return rows.map((row) => ({
    id: row.id, title: [row.kind_label ?? 'Appuntamento', row.number].filter(Boolean).join(' · '), due: row.starts_at, ends: row.ends_at, missed: false, version: row.version,
    description: `${row.state === 'planned' ? 'Da confermare. ' : ''}I dettagli sono in Accanto.`, ...(row.room ? { location: row.room } : {}),
  }))
}
