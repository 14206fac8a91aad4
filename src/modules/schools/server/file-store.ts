import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

/** What schools must know of a file, from the published header: nothing when it is out of reach. */
export const fileOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('cases.header').select(['id', 'number', 'child_birth', 'responsible_id', 'status']).where('id', '=', caseId).executeTakeFirst()
export type FileRow = NonNullable<Awaited<ReturnType<typeof fileOf>>>

/** The name of a body of the network; undefined when there is none with a unit. */
export const bodyName = async (tx: Tx, organisationId: string): Promise<string | undefined> =>
  (await tx.selectFrom('network.directory').select('organisation_name').where('organisation_id', '=', organisationId).limit(1).executeTakeFirst())?.organisation_name ?? undefined

/** Who is told that the child missed too much school: only people who reach section 5. */
export async function toldOf(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from schools.told_of(${caseId}::uuid) id`.execute(tx)
  return rows.map(({ id }) => id)
}
