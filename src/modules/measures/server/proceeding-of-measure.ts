import { invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { queueHearings } from './follow-hearings.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { Written } from './measure-content.ts'
import { insertable } from './proceeding-content.ts'
import * as store from './proceeding-store.ts'

/** The proceeding of an order: one of the file, or one written down with it; about the children of all the files it is recorded in. */
export async function proceedingFor({ tx, actor, now }: Pick<Context<Actor>, 'tx' | 'actor' | 'now'>, written: Written, targets: readonly FileHead[]): Promise<string | null> {
  const caseIds = targets.map(({ id }) => id)
  if (written.proceedingId) {
    if (!(await store.proceedingOf(tx, caseIds[0]!, written.proceedingId))) throw invalid('proceedingId', { it: 'Questo procedimento non è nel fascicolo', en: 'This proceeding is not in the file' })
    await store.tieCases(tx, written.proceedingId, caseIds)
    // a child that joins the proceeding has its hearings among his terms too
    const ahead = (await store.hearingsOf(tx, [written.proceedingId])).filter(({ state }) => state === 'fissata').map(({ id }) => id)
    if (ahead.length) await queueHearings({ tx, actor }, written.proceedingId, ahead)
    return written.proceedingId
  }
  const given = written.newProceeding
  if (!given) return null
  const authority = given.authorityId || given.authorityWords ? given : { ...given, authorityId: written.authorityId, authorityWords: written.authorityWords }
  const id = newId(now)
  await store.insertProceeding(tx, { id, first_case: caseIds[0]!, ...insertable(authority, { today: dateInRome(now) }, 'newProceeding.'), recorded_by: actor.id, recorded_at: new Date(now).toISOString() })
  await store.tieCases(tx, id, caseIds)
  return id
}
