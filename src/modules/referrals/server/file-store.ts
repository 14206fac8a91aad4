import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export const unitOf = (tx: Tx, unitId: string) =>
  tx.selectFrom('network.directory').select(['unit_id', 'unit_name', 'organisation_short_name', 'unit_active']).where('unit_id', '=', unitId).executeTakeFirst()

/** Does he work today, by Italy’s calendar, in the body of this unit, or anywhere when none is said? */
export async function worksIn(tx: Tx, operatorId: string, unitId: string | null): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (select 1 from network.assignment a join network.unit u on u.id = a.unit_id
    where a.operator_id = ${operatorId}::uuid and (a.valid_to is null or a.valid_to >= (now() at time zone 'Europe/Rome')::date)
      and (${unitId}::uuid is null or u.organisation_id = (select organisation_id from network.unit where id = ${unitId}::uuid))) as yes`.execute(tx)
  return rows[0]!.yes
}

/** Is it a document of this very file, in a part the reader reaches? Its section and title. */
export async function documentsOf(tx: Tx, caseId: string, ids: readonly string[]): Promise<Map<string, { section: number; title: string }>> {
  if (!ids.length) return new Map()
  const rows = await tx.selectFrom('documents.timeline').select(['id', 'section', 'title']).where('subject', '=', caseId).where('id', 'in', [...ids]).execute()
  return new Map(rows.map((row) => [row.id!, { section: row.section!, title: row.title! }]))
}

const truth = async (tx: Tx, query: ReturnType<typeof sql<{ id: string }>>): Promise<string[]> => (await query.execute(tx)).rows.map(({ id }) => id)

/** Who is told that a request was answered. */
export const toldOf = (tx: Tx, requestId: string): Promise<string[]> => truth(tx, sql<{ id: string }>`select id from referrals.told_of(${requestId}::uuid) id`)

/** Who works in a unit and is told of what is sent to it. */
export const receiversOf = (tx: Tx, unitId: string): Promise<string[]> => truth(tx, sql<{ id: string }>`select id from referrals.receivers_of(${unitId}::uuid) id`)

export async function openIn(tx: Tx, caseId: string): Promise<{ services: number; requests: number }> {
  const { rows } = await sql<{ services: number; requests: number }>`select services, requests from referrals.open_in(${caseId}::uuid)`.execute(tx)
  return rows[0] ?? { services: 0, requests: 0 }
}
