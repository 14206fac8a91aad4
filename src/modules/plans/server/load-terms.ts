import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { reviewsOf } from './review-store.ts'
import { actionsOf, plansInForce } from './store.ts'
import { beginTerms } from './terms.ts'

/** For who loads plans in bulk: those in force wait for their next review, counted from the last one held, and for the days of their actions. */
export async function loadPlanTerms(tx: Tx, now: number): Promise<void> {
  for (const plan of await plansInForce(tx)) {
    const held = (await reviewsOf(tx, plan.id)).flatMap(({ held_on }) => held_on ?? []).toSorted().at(-1)
    await beginTerms({ tx, actor: null, now }, plan, await actionsOf(tx, [plan.id]), (held ?? plan.in_force_on) as PlainDate)
  }
}
