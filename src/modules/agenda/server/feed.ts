import type { Tx } from '#kernel/server/db.ts'
import { feedAppointments } from './feed-store.ts'

/**
 * Appointments in the calendar address of somebody (the same address as his terms): what kind, when, in which room, the number of the file if he reaches
 * it. No name, no words somebody wrote, no address of a home.
 */
export async function appointmentsOfFeed(tx: Tx, hash: Buffer, at: string) {
  const rows = await feedAppointments(tx, hash, at)
  return rows.map((row) => ({
    id: row.id, title: [row.kind_label ?? 'Appuntamento', row.number].filter(Boolean).join(' · '), due: row.starts_at, ends: row.ends_at, missed: false, version: row.version,
    description: `${row.state === 'planned' ? 'Da confermare. ' : ''}I dettagli sono in Accanto.`, ...(row.room ? { location: row.room } : {}),
  }))
}
