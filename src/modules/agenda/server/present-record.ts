import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import type { ActionOfMeeting } from '../contract/record.ts'
import { workingOf } from './participant-store.ts'
import type { ActionRow } from './record-store.ts'

/** Decisions with who carries them out; who has left is named, so that somebody hands his on. */
export async function presentActions(tx: Tx, rows: readonly ActionRow[]): Promise<ActionOfMeeting[]> {
  const owners = rows.flatMap((row) => row.owner_id ?? [])
  const [names, working] = [await operatorHeaders(tx, owners), await workingOf(tx, owners)]
  return rows.map((row) => ({
    id: row.id, appointmentId: row.appointment_id as Id<'appointment'>, caseId: row.case_id as Id<'case'> | null, heldAt: row.starts_at, what: row.what,
    owner: row.owner_id ? { id: row.owner_id, name: names.get(row.owner_id)?.name ?? '', left: !working.has(row.owner_id) } : null,
    dueOn: row.due, state: row.state as ActionOfMeeting['state'], termId: row.term_id as Id<'term'>,
  }))
}
