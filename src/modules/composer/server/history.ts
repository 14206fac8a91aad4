import { forbidden, notFound, stale } from '#kernel/contract/problem.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/review.ts'
import { openPaper } from './open-paper.ts'
import * as store from './paper-store.ts'

/** What happened to a paper, newest first. */
export const paperHistory = operation(contract.paperHistory, async (context, { paperId }) => {
  await openPaper(context, paperId)
  const rows = await store.eventsOf(context.tx, paperId)
  const names = await operatorHeaders(context.tx, rows.map(({ by_operator }) => by_operator))
  return { rows: rows.map(({ id, n, what, at, by_operator, words }) => ({ id, n, what, at, by: { id: by_operator, name: names.get(by_operator)?.name ?? '' }, words })) }
})

const belongs = (actor: Context['actor'], organisationId: string): boolean =>
  actor.organisationId === organisationId || actor.roles.some((held) => held.organisationId === organisationId)
const decides = (actor: Context['actor'], organisationId: string): boolean =>
  actor.roles.some((held) => held.organisationId === organisationId && (held.role === 'manager' || held.role === 'administrator'))

async function present({ tx, actor }: Pick<Context, 'tx' | 'actor'>, organisationId: string) {
  const body = belongs(actor, organisationId) ? await tx.selectFrom('network.organisation').select(['id', 'name']).where('id', '=', organisationId).executeTakeFirst() : undefined
  if (!body) throw notFound()
  const [row, changes] = [await store.settingOf(tx, organisationId), await store.settingChanges(tx, organisationId)]
  const names = await operatorHeaders(tx, changes.map(({ changed_by }) => changed_by))
  return {
    organisation: body, twoPairs: row?.two_pairs ?? true, changedAt: row?.changed_at ?? null, version: row?.version ?? 0, can: { change: decides(actor, organisationId) },
    history: changes.map((one) => ({ n: one.n, twoPairs: one.two_pairs, reason: one.reason, by: { id: one.changed_by, name: names.get(one.changed_by)?.name ?? '' }, at: one.changed_at })),
  }
}

/** Whether a body wants two pairs of eyes on what leaves it; it does, until it says otherwise. */
export const getPaperSetting = operation(contract.getPaperSetting, (context, { organisationId }) => present(context, organisationId))

export const changePaperSetting = operation(contract.changePaperSetting, async (context, { organisationId, twoPairs, reason, version }) => {
  const { tx, actor, now, note } = context
  const before = await present(context, organisationId)
  if (!before.can.change) throw forbidden({ it: 'Lo decide chi dirige il servizio o l’amministratore dell’ente: chiedi a loro.', en: 'Who runs the service or administers the body decides this: ask them.' })
  const saved = before.version === version && (await store.putSetting(tx, { organisation_id: organisationId, two_pairs: twoPairs, reason, changed_by: actor.id, changed_at: new Date(now).toISOString() }, version))
  if (!saved) throw stale(await present(context, organisationId))
  note({ twoPairs })
  return present(context, organisationId)
})

