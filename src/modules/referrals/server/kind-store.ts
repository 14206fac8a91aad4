import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

const columns = ['k.id', 'k.organisation_id', 'o.short_name as body', 'k.code', 'k.label_it', 'k.label_en', 'k.description_it', 'k.description_en', 'k.section', 'k.clinical', 'k.valid_to', 'k.version'] as const

/** Those shipped and those of this body; past ones when asked. */
export const kindsOf = (tx: Tx, organisationId: string, today: string, past: boolean) =>
  tx.selectFrom('referrals.service_kind as k').leftJoin('network.organisation as o', 'o.id', 'k.organisation_id').select(columns)
    .where((eb) => eb.or([eb('k.organisation_id', 'is', null), eb('k.organisation_id', '=', organisationId)]))
    .$if(!past, (query) => query.where((eb) => eb.or([eb('k.valid_to', 'is', null), eb('k.valid_to', '>=', today)])))
    .orderBy('k.position').orderBy('k.label_it').execute()
export type KindRow = Awaited<ReturnType<typeof kindsOf>>[number]

export const kindOf = (tx: Tx, id: string) =>
  tx.selectFrom('referrals.service_kind as k').leftJoin('network.organisation as o', 'o.id', 'k.organisation_id').select(columns).where('k.id', '=', id).executeTakeFirst()

export const insertKind = (
  tx: Tx,
  row: { id: string; organisation_id: string; code: string; label_it: string; label_en: string; description_it: string; description_en: string; section: number; clinical: boolean; position: number; created_by: string; created_at: string },
) => tx.insertInto('referrals.service_kind').values(row).execute()

export async function changeKind(tx: Tx, id: string, version: number, changes: { label_it: string; label_en: string; description_it: string; description_en: string; valid_to: string | null }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('referrals.service_kind').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Does the actor run this body (its administrators and managers)? */
export async function runsBody(tx: Tx, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select network.runs(${organisationId}::uuid) as yes`.execute(tx)
  return rows[0]!.yes
}

export const settingOf = (tx: Tx, organisationId: string) =>
  tx.selectFrom('referrals.setting').select(['organisation_id', 'lock_day', 'remind_after_days', 'version']).where('organisation_id', '=', organisationId).executeTakeFirst()

export const settingsOf = async (tx: Tx, ids: readonly string[]) =>
  ids.length ? tx.selectFrom('referrals.setting').select(['organisation_id', 'lock_day', 'remind_after_days']).where('organisation_id', 'in', [...new Set(ids)]).execute() : []

/** False when somebody was faster. */
export async function putSetting(tx: Tx, row: { organisation_id: string; lock_day: number; remind_after_days: number; set_by: string; set_at: string }, version: number): Promise<boolean> {
  if (version === 0) {
    if (await settingOf(tx, row.organisation_id)) return false
    await tx.insertInto('referrals.setting').values(row).execute()
    return true
  }
  const { organisation_id: _, ...rest } = row
  const { numUpdatedRows } = await tx.updateTable('referrals.setting').set({ ...rest, version: version + 1 }).where('organisation_id', '=', row.organisation_id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}
