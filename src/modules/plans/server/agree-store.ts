import type { Insertable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

/** What parties say now of an edition; row-level security hides all of it from who only takes part. */
export const agreementsOf = (tx: Tx, planId: string) =>
  tx.selectFrom('plans.agreement as g').innerJoin('kernel.actor as a', 'a.id', 'g.recorded_by').selectAll('g').select('a.display_name as by')
    .where('g.plan_id', '=', planId).orderBy('g.recorded_at').orderBy('g.id').execute()
export type AgreementRecord = Awaited<ReturnType<typeof agreementsOf>>[number]
export type NewAgreement = Insertable<DB['plans.agreement']>
export const insertAgreements = (tx: Tx, rows: readonly NewAgreement[]) => (rows.length ? tx.insertInto('plans.agreement').values([...rows]).execute() : Promise.resolve([]))
/** False when another word was recorded meanwhile. */
export async function supersede(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('plans.agreement').set({ superseded_at: at }).where('id', '=', id).where('superseded_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
export const supersedeAll = (tx: Tx, planId: string, edition: number, at: string) =>
  tx.updateTable('plans.agreement').set({ superseded_at: at }).where('plan_id', '=', planId).where('edition', '=', edition).where('superseded_at', 'is', null).execute()

export const editionsOf = (tx: Tx, planId: string) =>
  tx.selectFrom('plans.edition as e').innerJoin('kernel.actor as a', 'a.id', 'e.frozen_by').select(['e.n', 'e.in_force_on', 'e.frozen_at', 'a.display_name as by']).where('e.plan_id', '=', planId).orderBy('e.n').execute()
export async function keepEdition(tx: Tx, head: Insertable<DB['plans.edition']>, parts: readonly Insertable<DB['plans.edition_part']>[]): Promise<void> {
  await tx.insertInto('plans.edition').values(head).execute()
  if (parts.length) await tx.insertInto('plans.edition_part').values([...parts]).execute()
}
export const editionParts = (tx: Tx, planId: string, n: number) =>
  tx.selectFrom('plans.edition_part').select(['section', 'content']).where('plan_id', '=', planId).where('n', '=', n).orderBy('section').execute()

export const historyOf = (tx: Tx, planId: string, after: { at: string; id: string } | null, limit: number) =>
  tx.selectFrom('plans.change as c').innerJoin('kernel.actor as a', 'a.id', 'c.by_operator')
    .select(['c.id', 'c.what', 'c.at', 'c.section', 'c.words', 'c.before', 'a.display_name as by'])
    .where('c.plan_id', '=', planId)
    .$if(after !== null, (query) => query.where((eb) => eb(eb.refTuple('c.at', 'c.id'), '<', eb.tuple(after!.at as never, after!.id))))
    .orderBy('c.at', 'desc').orderBy('c.id', 'desc').limit(limit + 1).execute()

export const reasonsOf = (tx: Tx, caseIds: readonly string[]) =>
  caseIds.length
    ? tx.selectFrom('plans.need_reason as n').innerJoin('kernel.actor as a', 'a.id', 'n.given_by').select(['n.case_id', 'n.need', 'n.reason', 'n.given_at', 'a.display_name as by'])
        .where('n.case_id', 'in', [...caseIds]).where('n.withdrawn_at', 'is', null).execute()
    : Promise.resolve([])
export const withdrawReason = (tx: Tx, caseId: string, need: string, at: string) =>
  tx.updateTable('plans.need_reason').set({ withdrawn_at: at }).where('case_id', '=', caseId).where('need', '=', need).where('withdrawn_at', 'is', null).execute()
export const insertReason = (tx: Tx, row: Insertable<DB['plans.need_reason']>) => tx.insertInto('plans.need_reason').values(row).execute()
/** Goals of plans that are not closed, for the needs they answer. */
export const answeringGoals = (tx: Tx, caseIds: readonly string[]) =>
  caseIds.length
    ? tx.selectFrom('plans.goal as g').innerJoin('plans.plan as p', 'p.id', 'g.plan_id').select(['g.id', 'g.plan_id', 'g.case_id', 'g.words', 'g.needs'])
        .where('g.case_id', 'in', [...caseIds]).where('g.removed_at', 'is', null).where('p.state', '<>', 'closed').where((eb) => eb(eb.fn('cardinality', ['g.needs']), '>', 0)).execute()
    : Promise.resolve([])
