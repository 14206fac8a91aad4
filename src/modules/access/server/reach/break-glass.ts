import { conflict, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import { breakGlass as contract } from '../../contract/reach.ts'
import { sectionsReached } from '../reach.ts'
import * as store from '../reach-store.ts'

/** Tells who follows a subject day by day. Wired in `server/main.ts` by the module that owns the subject. */
export type ResponsibleLookup = (tx: Tx, subject: string) => Promise<string[]>
const lookups: ResponsibleLookup[] = []
export const addResponsibleLookup = (lookup: ResponsibleLookup): void => void lookups.push(lookup)

export const breakGlass = operation(contract, async ({ tx, actor, audit, now }, { subject, reason, words, minutes }) => {
  audit(subject, { reason, minutes })
  await assertCode(tx, now, 'break_glass_reason', reason, 'reason')
  if ((await sectionsReached(tx, [subject])).get(subject)?.includes('social')) {
    throw conflict({ it: 'Puoi già vedere questo fascicolo: aprilo senza emergenza.', en: 'You already see this file: open it without an emergency.' })
  }
  const id = newId<'breakGlass'>(now)
  const holderUnit = await store.breakGlassOpen(tx, { id, grantId: newId(now), subject, reason, words, minutes })
  if (!holderUnit) throw notFound()
  const endsAt = new Date(now + minutes * 60_000).toISOString()
  const responsible = (await Promise.all(lookups.map((lookup) => lookup(tx, subject)))).flat()
  const told = [...responsible, ...(await store.coordinatorsOf(tx, holderUnit))]
  await notify(tx, now, told.filter((one) => one !== actor.id).map((one) => ({ to: one, kind: 'access.break_glass', mail: true, subject, params: { breakGlass: id, by: actor.displayName, endsAt } })))
  return { id, endsAt }
})
