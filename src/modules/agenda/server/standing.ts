import { notFound } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { rolesReaching } from '#modules/access/server/index.ts'
import { assertOpen, type Standing } from './access.ts'
import * as store from './store.ts'

const isOpen = (file: store.FileOfAppointment): boolean => file.file_status === 'open'

/**
 * What the actor is to this appointment: by which roles he reaches the sections it is of, or all his roles when it is of no child. Of several files those
 * that are open count, as long as one is.
 */
export async function standingOf(tx: Tx, actor: Actor, row: store.AppointmentRow): Promise<Standing> {
  const files = store.filesOf(row)
  if (!files.length) return { actorId: actor.id, roles: row.of_child ? [] : actor.roles, reaches: false }
  const counted = files.some(isOpen) ? files.filter(isOpen) : files
  const each = []
  for (const file of counted) each.push(...(await standingIn(tx, actor, file)).roles)
  return { actorId: actor.id, roles: each, reaches: true }
}

/** What he is to it in one of its files. */
export const standingIn = async (tx: Tx, actor: Actor, { case_id, section }: store.FileOfAppointment): Promise<Standing> =>
  ({ actorId: actor.id, roles: await rolesReaching(tx, case_id, sectionName(section)), reaches: true })

/** What he is to what was decided of one of its files; of an appointment about no child, to the appointment. */
export async function standingFor(tx: Tx, actor: Actor, row: store.AppointmentRow, caseId: string | null): Promise<Standing> {
  const file = store.filesOf(row).find((one) => one.case_id === caseId)
  return file ? standingIn(tx, actor, file) : standingOf(tx, actor, row)
}

/** Is one of the files open, of those it is of and he reaches; or is it of none? */
export function hasOpenFile(row: store.AppointmentRow): boolean {
  const files = store.filesOf(row)
  return files.length === 0 || files.some(isOpen)
}

export const assertOpenFile = (row: store.AppointmentRow): void => assertOpen({ status: hasOpenFile(row) ? 'open' : 'closed' })

/** The appointment as far as he may know it, or 404; the files it is of, if he reaches them, are noted as looked at. */
export async function getRow({ tx, audit }: Pick<Context, 'tx' | 'audit'>, appointmentId: string): Promise<store.AppointmentRow> {
  const row = await store.appointmentOf(tx, appointmentId)
  if (!row) throw notFound()
  for (const file of store.filesOf(row)) audit(file.case_id)
  return row
}

/** The same, kept for this transaction. */
export async function lockRow(context: Pick<Context, 'tx' | 'audit'>, appointmentId: string): Promise<store.AppointmentRow> {
  // seen, but not his to change: the lock asks the policy of changes, the refusal in words comes from `access.ts`
  await store.lockAppointment(context.tx, appointmentId)
  return getRow(context, appointmentId)
}
