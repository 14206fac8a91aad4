import { sql, type Insertable, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

/** What was written of it: a part for each file, of those the reader reaches. */
export const minutesOf = (tx: Tx, appointmentId: string) =>
  tx.selectFrom('agenda.minutes').select(['appointment_id', 'case_id', 'diary_entry_id', 'body', 'written_by', 'written_at', 'approved_by', 'approved_at', 'version']).where('appointment_id', '=', appointmentId).orderBy('written_at').orderBy('case_id').execute()
export type MinutesRow = Awaited<ReturnType<typeof minutesOf>>[number]

/** Was it written how it went, of any of its files: those the reader does not reach too. */
export const isRecorded = async (tx: Tx, appointmentId: string): Promise<boolean> =>
  (await sql<{ yes: boolean }>`select agenda.recorded(${appointmentId}::uuid) as yes`.execute(tx)).rows[0]?.yes ?? false

/** The part of one file; null: of an appointment about no child. */
export const minutesIn = async (tx: Tx, appointmentId: string, caseId: string | null): Promise<MinutesRow | undefined> => (await minutesOf(tx, appointmentId)).find((one) => one.case_id === caseId)

export const insertMinutes = (tx: Tx, row: Insertable<DB['agenda.minutes']>) => tx.insertInto('agenda.minutes').values(row).execute()

/** False when somebody was faster. */
export async function updateMinutes(tx: Tx, { appointment_id, case_id, version }: Pick<MinutesRow, 'appointment_id' | 'case_id' | 'version'>, set: Updateable<DB['agenda.minutes']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('agenda.minutes').set({ ...set, version: version + 1 }).where('appointment_id', '=', appointment_id).where('case_id', case_id === null ? 'is' : '=', case_id)
    .where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export const insertAction = (tx: Tx, row: Insertable<DB['agenda.action']>) => tx.insertInto('agenda.action').values(row).execute()

/** Actions with what their term says of them: who, by when, done or not. */
const actions = (tx: Tx) =>
  tx.selectFrom('agenda.action as x').innerJoin('deadlines.of_source as t', 't.id', 'x.term_id').innerJoin('agenda.appointment as a', 'a.id', 'x.appointment_id')
    .select(['x.id', 'x.appointment_id', 'x.case_id', 'x.what', 'x.term_id', 'a.starts_at', 't.due', 't.state', 't.owner_id', 't.due_at', 'a.unit_id'])
type Found = Awaited<ReturnType<ReturnType<typeof actions>['executeTakeFirstOrThrow']>>
/** A view promises nothing of its columns; a term always has a state. */
export type ActionRow = Omit<Found, 'state'> & { state: string }

export const actionsOf = (tx: Tx, appointmentId: string): Promise<ActionRow[]> => actions(tx).where('x.appointment_id', '=', appointmentId).orderBy('x.position').orderBy('x.id').$castTo<ActionRow>().execute()
export const actionOf = (tx: Tx, id: string): Promise<ActionRow | undefined> => actions(tx).where('x.id', '=', id).$castTo<ActionRow>().executeTakeFirst()

/** Open ones first, by when they fall due; then the others, newest first. One more than a page. */
export function actionsOfCase(tx: Tx, caseId: string, { open, text }: { open: boolean; text: string | null }, limit: number, offset: number): Promise<ActionRow[]> {
  let query = actions(tx).where('x.case_id', '=', caseId)
  if (open) query = query.where('t.live', '=', true)
  if (text) query = query.where('x.what', 'ilike', `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`)
  return query.orderBy('t.live', 'desc').orderBy('t.due_at').orderBy('x.id').limit(limit).offset(offset).$castTo<ActionRow>().execute()
}

export const insertChange = (tx: Tx, row: Insertable<DB['agenda.change']>) => tx.insertInto('agenda.change').values(row).execute()

export const changesOf = (tx: Tx, appointmentId: string) =>
  tx.selectFrom('agenda.change as c').innerJoin('kernel.actor as k', 'k.id', 'c.by_operator').select(['c.id', 'c.what', 'c.at', 'k.display_name as by', 'c.words', 'c.before'])
    .where('c.appointment_id', '=', appointmentId).orderBy('c.at', 'desc').orderBy('c.id', 'desc').limit(100).execute()

export const draftOf = (tx: Tx, appointmentId: string, authorId: string) =>
  tx.selectFrom('agenda.record_draft').select(['content', 'saved_at', 'version']).where('appointment_id', '=', appointmentId).where('author_id', '=', authorId).executeTakeFirst()

export const countDrafts = async (tx: Tx, authorId: string): Promise<number> =>
  Number((await tx.selectFrom('agenda.record_draft').select(({ fn }) => fn.countAll<number>().as('n')).where('author_id', '=', authorId).executeTakeFirstOrThrow()).n)

export const insertDraft = (tx: Tx, row: { appointment_id: string; author_id: string; cases: string[]; content: string; saved_at: string }) => tx.insertInto('agenda.record_draft').values(row).execute()

export async function updateDraft(tx: Tx, appointmentId: string, authorId: string, version: number, content: string, cases: string[], savedAt: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('agenda.record_draft').set({ content, cases, saved_at: savedAt, version: version + 1 }).where('appointment_id', '=', appointmentId)
    .where('author_id', '=', authorId).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False when there was none. */
export async function deleteDraft(tx: Tx, appointmentId: string, authorId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('agenda.record_draft').where('appointment_id', '=', appointmentId).where('author_id', '=', authorId).executeTakeFirst()
  return numDeletedRows > 0n
}
