import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { PlannedTerm } from '../domain/terms.ts'

export type Basis = Pick<PlannedTerm, 'ruleId' | 'event' | 'fixedOn' | 'length'>
export interface TermLink {
  owner_id: string
  key: string
  case_id: string
  term_id: string
  basis: Basis
}

export const linksOf = (tx: Tx, ownerId: string, caseId: string): Promise<TermLink[]> =>
  tx.selectFrom('measures.term_link').select(['owner_id', 'key', 'case_id', 'term_id', 'basis']).where('owner_id', '=', ownerId).where('case_id', '=', caseId).execute() as unknown as Promise<TermLink[]>

export const putLinks = (tx: Tx, links: readonly TermLink[]) =>
  links.length
    ? tx.insertInto('measures.term_link').values(links.map(({ basis, ...link }) => ({ ...link, basis: JSON.stringify(basis) })))
        .onConflict((one) => one.columns(['owner_id', 'case_id', 'key']).doUpdateSet((eb) => ({ term_id: eb.ref('excluded.term_id'), basis: eb.ref('excluded.basis') }))).execute()
    : Promise.resolve([])

export const dropLinks = (tx: Tx, ownerId: string, caseId: string, keys: readonly string[]) =>
  keys.length
    ? tx.deleteFrom('measures.term_link').where('owner_id', '=', ownerId).where('case_id', '=', caseId).where('key', 'in', [...keys]).execute()
    : Promise.resolve([])

/** Series that still count though the duration of their measure is over. For the daily job. */
export const overSeries = (tx: Tx, today: string, rules: readonly string[]) =>
  tx.selectFrom('measures.term_link as l').innerJoin('measures.measure as m', 'm.id', 'l.owner_id').select(['l.owner_id', 'l.case_id', 'l.key', 'l.term_id'])
    .where('l.key', 'in', [...rules]).where('m.effective_to', '<', today).orderBy('l.term_id').execute()

/** The terms of the orders of an office and of the hearings before it, after this one, each with where that office sits. For the job. */
export async function termsBefore(tx: Tx, officeId: string, after: string | null, atMost: number) {
  const { rows } = await sql<{ term_id: string; case_id: string; municipality: string | null; name: string }>`
    select term_id, case_id, municipality, name from measures.terms_before(${officeId}::uuid, ${after}::uuid, ${atMost})`.execute(tx)
  return rows
}
