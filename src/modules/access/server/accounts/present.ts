import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import type { Account, RoleHeld } from '../../contract/accounts.ts'
import * as store from './store.ts'

type Row = Awaited<ReturnType<typeof store.roleAssignments>>[number]

/** Roles with the names of people and units, and whether the caller may end each. */
export async function presentRoles({ tx, actor, now }: Context, rows: readonly Row[]): Promise<RoleHeld[]> {
  const today = dateInRome(now)
  const people = await operatorHeaders(tx, rows.map((row) => row.operator_id))
  const mine = new Map<string, boolean>()
  for (const { organisation_id } of rows) if (!mine.has(organisation_id!)) mine.set(organisation_id!, await store.administers(tx, organisation_id!))
  return rows.map((row) => ({
    id: row.id as Id<'roleAssignment'>, operatorId: row.operator_id as Id<'operator'>, operatorName: people.get(row.operator_id)?.name ?? '—',
    unitId: row.unit_id as Id<'unit'>, unitName: row.unit_name!, organisationName: row.organisation_short_name!, role: row.role, it: row.label_it, en: row.label_en,
    validFrom: row.valid_from as PlainDate, validTo: row.valid_to as PlainDate | null, version: row.version,
    current: row.valid_from <= today && (row.valid_to === null || row.valid_to >= today),
    can: { end: mine.get(row.organisation_id!)! && row.operator_id !== actor.id && (row.valid_to === null || row.valid_to >= today) },
  }))
}

/** Account (for who looks after it) and roles of a person. */
export async function present(context: Context, operatorId: string): Promise<Account> {
  const { tx, actor } = context
  const person = (await operatorHeaders(tx, [operatorId])).get(operatorId)
  if (!person) throw notFound()
  const [administer, state] = [await store.mayAdminister(tx, operatorId), await store.accountState(tx, operatorId)]
  const held = await store.roleAssignments(tx, { operatorId }, null, 200)
  return {
    account: state
      ? {
          username: state.username, disabled: state.disabled_at !== null, mustChangePassword: state.must_change_password,
          secondFactorSince: state.second_factor_since, lockedUntil: state.locked_until, lastSeenAt: state.last_seen_at,
        }
      : null,
    roles: await presentRoles(context, held),
    can: {
      create: administer && !state, administer: administer && state !== undefined,
      giveRole: operatorId !== actor.id && (administer || actor.roles.some(({ role }) => role === 'administrator')),
    },
  }
}
