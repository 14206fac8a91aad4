import { Problem } from '#kernel/contract/problem.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { lockMinutes } from '../../domain/lockout.ts'
import * as store from './store.ts'

type Any = Context<Actor | null>
type Counted = Pick<store.AccountForSignIn, 'operator_id' | 'failures' | 'locked_until'>

const FAILURES_OF_ONE_ADDRESS = 30
const sourceOf = ({ origin }: Any): string => `ip ${origin.ip}`

/** The same words whatever was wrong: unknown name, password, locked, disabled. */
export const refused = (): Problem =>
  new Problem('sign-in-refused', {
    it: 'Controlla e riprova. Dopo cinque tentativi sbagliati l’accesso si ferma per un quarto d’ora; se non ricordi la password, chiedi all’amministratore del tuo ente.',
    en: 'Check and try again. After five wrong attempts the sign-in stops for a quarter of an hour; if you forgot the password ask the administrator of your body.',
  })

/** Too many failures from one address: stops before any work is done. */
export async function assertNotThrottled(context: Any): Promise<void> {
  const failures = await store.recentFailures(context.tx, sourceOf(context), new Date(context.now).toISOString())
  if (failures >= FAILURES_OF_ONE_ADDRESS) throw new Problem('too-many')
}

export const isLocked = ({ locked_until }: Pick<Counted, 'locked_until'>, now: number): boolean => locked_until !== null && Date.parse(locked_until) > now

/** Counts a failed attempt; true when the account is locked by it. Nothing is counted while it is locked already. */
export async function countFailure(context: Any, account: Counted | undefined): Promise<boolean> {
  const { tx, now } = context
  await store.addFailure(tx, sourceOf(context), new Date(now).toISOString())
  if (!account || isLocked(account, now)) return account !== undefined
  const failures = account.failures + 1
  const minutes = lockMinutes(failures)
  await store.noteFailures(tx, account.operator_id, failures, minutes === null ? null : new Date(now + minutes * 60_000).toISOString())
  context.note({ operatorId: account.operator_id, failures })
  return minutes !== null
}
