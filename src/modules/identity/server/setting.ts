import { forbidden, stale } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import * as contract from '../contract/question.ts'
import * as store from './question-store.ts'

/** As shipped: no law sets one. The same figure stands in `identity.ask`. */
export const ANSWER_DAYS = 7

const mayChange = (actor: Actor): boolean => actor.roles.some(({ role, organisationId }) => organisationId === actor.organisationId && (role === 'administrator' || role === 'manager'))

async function present(tx: Tx, actor: Actor) {
  const row = await store.settingOf(tx, actor.organisationId)
  return { organisationId: actor.organisationId as Id<'organisation'>, answerDays: row?.answer_days ?? ANSWER_DAYS, own: row !== undefined, version: row?.version ?? 0, can: { change: mayChange(actor) } }
}

export const getSetting = operation(contract.getSetting, ({ tx, actor }) => present(tx, actor))

export const putSetting = operation(contract.putSetting, async ({ tx, actor, now, note }, { answerDays, version }) => {
  if (!mayChange(actor)) throw forbidden({ it: 'Lo decidono gli amministratori e i responsabili dell’ente.', en: 'Administrators and managers of the body decide this.' })
  const change = { answer_days: answerDays, set_by: actor.id, set_at: new Date(now).toISOString() }
  const done = version === 0
    ? (await store.insertSetting(tx, { organisation_id: actor.organisationId, ...change })).numInsertedOrUpdatedRows === 1n
    : (await store.changeSetting(tx, actor.organisationId, version, change)) === 1
  if (!done) throw stale(await present(tx, actor))
  note({ answerDays })
  return present(tx, actor)
})
