import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

/** May this person be given a term there: does he work, and would he see it? */
export async function mayReceive(tx: Tx, operatorId: string, subject: string | null, unitId: string | null, section: number, penal: boolean): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select deadlines.may_receive(${operatorId}::uuid, ${subject}::uuid, ${unitId}::uuid, ${section}::smallint, ${penal}) as may`.execute(tx)
  return rows[0]!.may
}

/** The paper, if it is of this file and the reader sees it. */
export const paperOf = (tx: Tx, caseId: string, documentId: string) =>
  tx.selectFrom('documents.timeline').select('id').where('subject', '=', caseId).where('id', '=', documentId).executeTakeFirst()

/** Who can be given a term of a file (its holding unit) or of a unit, by name. */
export async function assignees(tx: Tx, subject: string | null, unitId: string | null, section: number): Promise<{ id: string; display_name: string; roles: string[] }[]> {
  const { rows } = await sql<{ id: string; display_name: string; roles: string[] }>`
    select * from deadlines.assignees(${subject}::uuid, ${unitId}::uuid, ${section}::smallint)`.execute(tx)
  return rows
}

/** Whom terms ring for: their worker, coordinators and managers, only those who work and reach them. */
export async function recipientsOf(tx: Tx, termIds: readonly string[]): Promise<{ term_id: string; actor_id: string; via: string }[]> {
  const { rows } = await sql<{ term_id: string; actor_id: string; via: string }>`select * from deadlines.recipients(${[...termIds]}::uuid[])`.execute(tx)
  return rows
}
