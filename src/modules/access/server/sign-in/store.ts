import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface AccountForSignIn {
  operator_id: string
  password_hash: string
  password_changed_at: string
  must_change_password: boolean
  totp_confirmed: boolean
  failures: number
  locked_until: string | null
  disabled: boolean
}

async function first<T>(tx: Tx, query: ReturnType<typeof sql<T>>): Promise<T | undefined> {
  return (await query.execute(tx)).rows[0]
}

export const accountForSignIn = (tx: Tx, username: string) =>
  first(tx, sql<AccountForSignIn>`select * from access.account_for_sign_in(${username})`)

export const accountForUnlock = (tx: Tx) =>
  first(tx, sql<{ operator_id: string; password_hash: string; failures: number; locked_until: string | null; expires_at: string }>`select * from access.account_for_unlock()`)

export async function recentFailures(tx: Tx, source: string, at: string): Promise<number> {
  return (await first(tx, sql<{ n: number }>`select access.throttle_count(${source}, ${at}::timestamptz) as n`))?.n ?? 0
}

export const addFailure = (tx: Tx, source: string, at: string) => sql`select access.throttle_add(${source}, ${at}::timestamptz)`.execute(tx)

export const noteFailures = (tx: Tx, operatorId: string, total: number, until: string | null) =>
  sql`select access.note_failure(${operatorId}, ${total}, ${until}::timestamptz)`.execute(tx)

export const startPending = (tx: Tx, row: { id: string; operatorId: string; hash: string; remote: string; userAgent: string }) =>
  sql`select access.start_pending(${row.id}, ${row.operatorId}, ${row.hash}, ${row.remote}, ${row.userAgent})`.execute(tx)

export const completeSession = (tx: Tx, row: { id: string; hash: string; device: Buffer }) =>
  sql`select access.complete_session(${row.id}, ${row.hash}, ${row.device})`.execute(tx)

export const endPending = (tx: Tx) => sql`select access.end_pending()`.execute(tx)
export const wakeSession = (tx: Tx) => sql`select access.wake_session()`.execute(tx)
export const endSession = (tx: Tx) => sql`select access.end_session()`.execute(tx)

export interface SessionRow {
  id: string
  present: boolean
  created_at: string
  last_seen_at: string
  expires_at: string
  remote: string
  user_agent: string
}
export const ownSessions = async (tx: Tx) => (await sql<SessionRow>`select * from access.own_sessions()`.execute(tx)).rows

/** Ends one of the actor's other sessions (null: all of them) and tells how many ended. */
export async function endOwnSessions(tx: Tx, target: string | null): Promise<number> {
  return (await first(tx, sql<{ n: number }>`select access.end_own_sessions(${target}::uuid) as n`))?.n ?? 0
}

export interface RoleShown {
  unitId: string
  unitName: string
  organisationId: string
  role: string
  it: string
  en: string
}
export const presentActor = (tx: Tx) => first(tx, sql<{ organisation_name: string; roles: RoleShown[]; installs: boolean; hosts: boolean }>`select *, network.installs() as installs,
  exists (select 1 from network.directory d where d.unit_id = any (kernel.actor_units(null)) and (d.organisation_kind = 'comunita' or d.unit_kind = 'struttura')) as hosts from access.present_actor()`)

export interface OwnWords {
  username: string
  given_name: string
  family_name: string
  email: string | null
  phone: string | null
  organisation: string
}
export const ownWords = (tx: Tx) => first(tx, sql<OwnWords>`select * from access.own_words()`)

/** The account of the session, pending or full; the row is held until the transaction ends. */
export const ownAccount = (tx: Tx) =>
  tx.selectFrom('access.account').select(['operator_id', 'password_hash', 'password_changed_at', 'must_change_password', 'totp_secret', 'totp_confirmed_at', 'totp_last_step', 'failures', 'locked_until'])
    .forUpdate().executeTakeFirst()

export const setPassword = (tx: Tx, operatorId: string, hash: string, at: string) =>
  tx.updateTable('access.account').set({ password_hash: hash, password_changed_at: at, must_change_password: false }).where('operator_id', '=', operatorId).execute()

export const setSecret = (tx: Tx, operatorId: string, sealed: Buffer) =>
  tx.updateTable('access.account').set({ totp_secret: sealed, totp_confirmed_at: null, totp_last_step: null }).where('operator_id', '=', operatorId).execute()

export const confirmSecret = (tx: Tx, operatorId: string, at: string) =>
  tx.updateTable('access.account').set({ totp_confirmed_at: at }).where('operator_id', '=', operatorId).execute()

export const useStep = (tx: Tx, operatorId: string, step: number) =>
  tx.updateTable('access.account').set({ totp_last_step: step }).where('operator_id', '=', operatorId).execute()

export const clearFailures = (tx: Tx, operatorId: string) =>
  tx.updateTable('access.account').set({ failures: 0, locked_until: null }).where('operator_id', '=', operatorId).execute()

export async function replaceRecoveryCodes(tx: Tx, operatorId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('access.recovery_code').where('operator_id', '=', operatorId).execute()
  await tx.insertInto('access.recovery_code').values(hashes.map((hash) => ({ operator_id: operatorId, code_hash: hash }))).execute()
}

/** Uses up a recovery code; false when it is not one of his, or was used. */
export async function spendRecoveryCode(tx: Tx, operatorId: string, hash: Buffer, at: string): Promise<boolean> {
  const done = await tx
    .updateTable('access.recovery_code').set({ used_at: at })
    .where('operator_id', '=', operatorId).where('code_hash', '=', hash).where('used_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function recoveryCodesLeft(tx: Tx, operatorId: string): Promise<number> {
  const row = await tx.selectFrom('access.recovery_code').select((eb) => eb.fn.countAll<number>().as('n')).where('operator_id', '=', operatorId).where('used_at', 'is', null).executeTakeFirstOrThrow()
  return row.n
}

export const knownDevices = (tx: Tx, operatorId: string) =>
  tx.selectFrom('access.known_device').select(['device_hash']).where('operator_id', '=', operatorId).execute()

export const rememberDevice = (tx: Tx, operatorId: string, device: Buffer, at: string) =>
  tx.insertInto('access.known_device').values({ operator_id: operatorId, device_hash: device, first_seen_at: at, last_seen_at: at })
    .onConflict((conflict) => conflict.columns(['operator_id', 'device_hash']).doUpdateSet({ last_seen_at: at })).execute()

export const setLanguage = (tx: Tx, language: string) => sql`select access.set_language(${language})`.execute(tx)

export type MailChoice = 'at_once' | 'daily' | 'none'
export const ownMail = (tx: Tx) => first(tx, sql<{ choice: MailChoice; refused_at: string | null }>`select * from access.own_mail()`)
export const setMail = (tx: Tx, choice: MailChoice) => sql`select access.set_mail(${choice})`.execute(tx)

/** Devices not seen for a year. The newest of each person stays: with none, the next sign-in would be taken for the first and nobody told of it. */
export const purgeDevices = async (tx: Tx): Promise<number> => {
  const { numAffectedRows } = await sql`delete from access.known_device where (operator_id, device_hash) in (
    select d.operator_id, d.device_hash from access.known_device d where d.last_seen_at < now() - interval '1 year'
      and exists (select 1 from access.known_device n where n.operator_id = d.operator_id and n.last_seen_at > d.last_seen_at)
    limit 5000)`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
