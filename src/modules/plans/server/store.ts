import type { Insertable, Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

const columns = [
  'id', 'case_id', 'kind', 'parent_id', 'keeper_unit', 'state', 'edition', 'standing', 'starts_on', 'months', 'review_months', 'review_standard', 'in_force_on', 'next_review_on',
  'measure_id', 'child_language', 'closed_on', 'outcome', 'created_by', 'version',
] as const
export const planOf = (tx: Tx, id: string) => tx.selectFrom('plans.plan').select(columns).where('id', '=', id).executeTakeFirst()
export type PlanRecord = NonNullable<Awaited<ReturnType<typeof planOf>>>
/** Keeps the row for this transaction, so that what was checked still holds when it is written. */
export const lockPlan = (tx: Tx, id: string) => tx.selectFrom('plans.plan').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
/** Open ones first, framework projects before what stands inside them. */
export const plansOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('plans.plan').select(columns).where('case_id', '=', caseId)
    .orderBy((eb) => eb.case().when('state', '=', 'closed').then(1).else(0).end()).orderBy((eb) => eb.case().when('kind', '=', 'progetto_quadro').then(0).else(1).end())
    .orderBy('created_at', 'desc').orderBy('id').limit(200).execute()
/** These plans, in no order. */
export const plansById = (tx: Tx, ids: readonly string[]) => (ids.length ? tx.selectFrom('plans.plan').select(columns).where('id', 'in', [...ids]).execute() : Promise.resolve([]))
/** Every plan in force within reach, for loading in bulk. */
export const plansInForce = (tx: Tx) => tx.selectFrom('plans.plan').select(columns).where('state', 'in', ['in_force', 'under_review']).orderBy('id').execute()
export const insertPlan = (tx: Tx, row: Insertable<DB['plans.plan']>) => tx.insertInto('plans.plan').values(row).execute()
/** False when somebody was faster. */
export async function updatePlan(tx: Tx, id: string, version: number, changes: Updateable<DB['plans.plan']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('plans.plan').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}
/** A day of its lists, which is no change of the plan itself. */
export const setNextReview = (tx: Tx, id: string, day: string | null) => tx.updateTable('plans.plan').set({ next_review_on: day }).where('id', '=', id).execute()

export const partsOf = (tx: Tx, planIds: readonly string[]) =>
  planIds.length ? tx.selectFrom('plans.part').selectAll().where('plan_id', 'in', [...planIds]).orderBy('area').execute() : Promise.resolve([])
export type PartRecord = Awaited<ReturnType<typeof partsOf>>[number]
export const partOf = (tx: Tx, planId: string, area: string) => tx.selectFrom('plans.part').selectAll().where('plan_id', '=', planId).where('area', '=', area).executeTakeFirst()
/** False when somebody began this area meanwhile. */
export async function insertPart(tx: Tx, row: Omit<PartRecord, 'section' | 'version'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('plans.part').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
export async function updatePart(tx: Tx, planId: string, area: string, version: number, changes: Updateable<DB['plans.part']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('plans.part').set({ ...changes, version: version + 1 }).where('plan_id', '=', planId).where('area', '=', area).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export const goalsOf = (tx: Tx, planIds: readonly string[]) =>
  planIds.length ? tx.selectFrom('plans.goal').selectAll().where('plan_id', 'in', [...planIds]).where('removed_at', 'is', null).orderBy('created_at').orderBy('id').execute() : Promise.resolve([])
export type GoalRecord = Awaited<ReturnType<typeof goalsOf>>[number]
export const goalOf = (tx: Tx, planId: string, id: string) => tx.selectFrom('plans.goal').selectAll().where('plan_id', '=', planId).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
export const insertGoal = (tx: Tx, row: Insertable<DB['plans.goal']>) => tx.insertInto('plans.goal').values(row).execute()
export async function updateGoal(tx: Tx, id: string, version: number, changes: Updateable<DB['plans.goal']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('plans.goal').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export const actionsOf = (tx: Tx, planIds: readonly string[]) =>
  planIds.length ? tx.selectFrom('plans.action').selectAll().where('plan_id', 'in', [...planIds]).where('removed_at', 'is', null).orderBy('created_at').orderBy('id').execute() : Promise.resolve([])
export type ActionRecord = Awaited<ReturnType<typeof actionsOf>>[number]
export const actionOf = (tx: Tx, planId: string, id: string) => tx.selectFrom('plans.action').selectAll().where('plan_id', '=', planId).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
export const insertAction = (tx: Tx, row: Insertable<DB['plans.action']>) => tx.insertInto('plans.action').values(row).execute()
export async function updateAction(tx: Tx, id: string, version: number, changes: Updateable<DB['plans.action']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('plans.action').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}
/** Actions follow their goal to another area. */
export const moveActions = (tx: Tx, goalId: string, area: string) => tx.updateTable('plans.action').set({ area }).where('goal_id', '=', goalId).execute()
export const removeActions = (tx: Tx, goalId: string, at: string) => tx.updateTable('plans.action').set({ removed_at: at }).where('goal_id', '=', goalId).where('removed_at', 'is', null).execute()

export const membersOf = (tx: Tx, planId: string) => tx.selectFrom('plans.member').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
export async function replaceMembers(tx: Tx, planId: string, rows: readonly Insertable<DB['plans.member']>[]): Promise<void> {
  await tx.deleteFrom('plans.member').where('plan_id', '=', planId).execute()
  if (rows.length) await tx.insertInto('plans.member').values([...rows]).execute()
}
export const contactsOf = (tx: Tx, planId: string) => tx.selectFrom('plans.contact').selectAll().where('plan_id', '=', planId).orderBy('position').execute()
export type ContactRecord = Awaited<ReturnType<typeof contactsOf>>[number]
export async function replaceContacts(tx: Tx, planId: string, rows: readonly Insertable<DB['plans.contact']>[]): Promise<void> {
  await tx.deleteFrom('plans.contact').where('plan_id', '=', planId).execute()
  if (rows.length) await tx.insertInto('plans.contact').values([...rows]).execute()
}

export const insertChange = (tx: Tx, row: Insertable<DB['plans.change']>) => tx.insertInto('plans.change').values(row).execute()

/** Everybody who belongs to the file, in a part the reader reaches. */
export const familyOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await tx.selectFrom('kernel.reach_member').select('member').distinct().where('subject', '=', caseId).execute()).map((row) => row.member)
