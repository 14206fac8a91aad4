import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'

async function truth(tx: Tx, query: RawBuilder<{ yes: boolean }>): Promise<boolean> {
  return (await query.execute(tx)).rows[0]?.yes ?? false
}

export const administers = (tx: Tx, organisationId: string) => truth(tx, sql<{ yes: boolean }>`select access.administers(${organisationId}) as yes`)
export const mayAdminister = (tx: Tx, operatorId: string) => truth(tx, sql<{ yes: boolean }>`select access.may_administer(${operatorId}) as yes`)

export interface AccountState {
  username: string
  must_change_password: boolean
  second_factor_since: string | null
  locked_until: string | null
  disabled_at: string | null
  last_seen_at: string | null
}
export const accountState = async (tx: Tx, operatorId: string) => (await sql<AccountState>`select * from access.account_state(${operatorId})`.execute(tx)).rows[0]

export const createAccount = (tx: Tx, operatorId: string, username: string, hash: string) =>
  truth(tx, sql<{ yes: boolean }>`select access.create_account(${operatorId}, ${username}, ${hash}) as yes`)

export const resetPassword = (tx: Tx, operatorId: string, hash: string, at: string) =>
  truth(tx, sql<{ yes: boolean }>`select access.reset_password(${operatorId}, ${hash}, ${at}::timestamptz) as yes`)

export const resetSecondFactor = (tx: Tx, operatorId: string) => truth(tx, sql<{ yes: boolean }>`select access.reset_second_factor(${operatorId}) as yes`)

export const setEnabled = (tx: Tx, operatorId: string, enabled: boolean) => sql`select access.set_enabled(${operatorId}, ${enabled})`.execute(tx)

export const roles = (tx: Tx) => tx.selectFrom('access.role').select(['role', 'label_it as it', 'label_en as en']).orderBy('position').execute()

export interface RoleFilter {
  operatorId?: string | undefined
  organisationId?: string | undefined
  unitId?: string | undefined
  role?: string | undefined
  /** Only those that count on this day. */
  on?: string | undefined
}

export const roleAssignments = (tx: Tx, filter: RoleFilter, after: { from: string; id: string } | null, limit: number) =>
  tx
    .selectFrom('access.role_assignment as r')
    .innerJoin('access.role as k', 'k.role', 'r.role')
    .innerJoin('network.directory as d', 'd.unit_id', 'r.unit_id')
    .select(['r.id', 'r.operator_id', 'r.unit_id', 'd.unit_name', 'd.organisation_id', 'd.organisation_short_name', 'r.role', 'k.label_it', 'k.label_en', 'r.valid_from', 'r.valid_to', 'r.version'])
    .$if(filter.operatorId !== undefined, (query) => query.where('r.operator_id', '=', filter.operatorId!))
    .$if(filter.organisationId !== undefined, (query) => query.where('d.organisation_id', '=', filter.organisationId!))
    .$if(filter.unitId !== undefined, (query) => query.where('r.unit_id', '=', filter.unitId!))
    .$if(filter.role !== undefined, (query) => query.where('r.role', '=', filter.role!))
    .$if(filter.on !== undefined, (query) =>
      query.where('r.valid_from', '<=', filter.on!).where((eb) => eb.or([eb('r.valid_to', 'is', null), eb('r.valid_to', '>=', filter.on!)])))
    .$if(after !== null, (query) => query.where(sql<boolean>`(r.valid_from, r.id) < (${after!.from}::date, ${after!.id}::uuid)`))
    .orderBy('r.valid_from', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()

export const findRoleAssignment = (tx: Tx, id: string) =>
  tx.selectFrom('access.role_assignment as r').innerJoin('network.directory as d', 'd.unit_id', 'r.unit_id').selectAll('r').select('d.organisation_id').where('r.id', '=', id).executeTakeFirst()

export const insertRole = (tx: Tx, row: Insertable<DB['access.role_assignment']>) => tx.insertInto('access.role_assignment').values(row).execute()

export async function endRole(tx: Tx, id: string, version: number, lastDay: string): Promise<boolean> {
  const done = await tx.updateTable('access.role_assignment').set({ valid_to: lastDay, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return done.numUpdatedRows === 1n
}
