import type { Tx } from '#kernel/server/db.ts'
import { pausesThatLast, requestsAwaited, servicesWithEnd } from './loaded-store.ts'
import { answerAwaited, endAwaited, pauseAwaited } from './terms.ts'

type Loader = { tx: Tx; actor: null; now: number }

/** The terms of services and requests that were loaded with their rows: ends foreseen, pauses that last, answers waited for. */
export async function startLoadedServices(context: Loader): Promise<void> {
  const { tx } = context
  for (const row of await servicesWithEnd(tx)) await endAwaited(context, row)
  for (const row of await pausesThatLast(tx)) await pauseAwaited(context, row, row)
  for (const row of await requestsAwaited(tx)) await answerAwaited(context, row, row.to_name, row.expected_on)
}
