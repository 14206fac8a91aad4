import { notFound } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { rolesReaching } from '#modules/access/server/index.ts'
import type { Standing } from './access.ts'
import * as store from './store.ts'

/** What the actor is to this appointment: by which roles he reaches the section it is of, or all his roles when it is of no child. */
export async function standingOf(tx: Tx, actor: Actor, row: store.AppointmentRow): Promise<Standing> {
  const reaches = row.case_id !== null && row.section !== null
  const roles = reaches ? await rolesReaching(tx, row.case_id!, sectionName(row.section!)) : row.of_child ? [] : actor.roles
  return { actorId: actor.id, roles, reaches }
}

/** The appointment as far as he may know it, or 404; the file it is of, if he reaches it, is noted as looked at. */
export async function getRow({ tx, audit }: Pick<Context, 'tx' | 'audit'>, appointmentId: string): Promise<store.AppointmentRow> {
  const row = await store.appointmentOf(tx, appointmentId)
  if (!row) throw notFound()
  if (row.case_id) audit(row.case_id)
  return row
}

/** The same, kept for this transaction. */
export async function lockRow(context: Pick<Context, 'tx' | 'audit'>, appointmentId: string): Promise<store.AppointmentRow> {
  // seen, but not his to change: the lock asks the policy of changes, the refusal in words comes from `access.ts`
  await store.lockAppointment(context.tx, appointmentId)
  return getRow(context, appointmentId)
}
