import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { Office } from '#modules/deadlines/server/index.ts'

/**
 * The judicial office that has to do with a file, where one is known: that of the proceeding opened last and still going on, else of the order decided last.
 * The same whoever of those who reach the file asks, so that no date depends on who looked; only for counting, never to be shown.
 * @param options `penal` asks for the juvenile criminal one, without it only civil ones are looked at; `job`: nobody is signed in
 */
export async function courtOf(tx: Tx, caseId: string, { penal = false, job = false }: { penal?: boolean; job?: boolean } = {}): Promise<Office | null> {
  const found = job ? sql`measures.court_behind(${caseId}::uuid, ${penal})` : sql`measures.court_of(${caseId}::uuid, ${penal})`
  const { rows } = await sql<{ municipality: string | null; name: string | null }>`select municipality, name from ${found}`.execute(tx)
  return rows[0] ?? null
}
