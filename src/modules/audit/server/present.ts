import type { Tx } from '#kernel/server/db.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { labelsOf } from './directory.ts'
import type { EventRow, Position } from './event-store.ts'

export const whoOf = (row: Pick<EventRow, 'actor_id' | 'actor_name' | 'organisation_name' | 'roles'>) =>
  row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '—', organisationName: row.organisation_name ?? '', roles: row.roles }

function presentEvent(row: EventRow, labels: Map<string, string>) {
  return {
    id: row.id,
    at: row.at,
    who: whoOf(row),
    action: row.action,
    outcome: row.outcome,
    code: typeof row.detail.code === 'string' ? row.detail.code : null,
    subjects: row.subjects.map((subject) => ({ subject, label: labels.get(subject) ?? null })),
    emergency: row.emergency,
    seal: row.seal,
  }
}

export const positionOf = (cursor: string | undefined): Position | null => openCursor<Position>(cursor, ['at', 'id'])

/** One page of events, from a search that was asked for one row more. */
export async function presentPage(tx: Tx, found: EventRow[], limit: number) {
  const { rows, next } = pageOf(found, limit, (last) => ({ at: last.at, id: last.id }))
  const labels = await labelsOf(tx, [...new Set(rows.flatMap((row) => row.subjects))])
  return { rows: rows.map((row) => presentEvent(row, labels)), next, total: null }
}
