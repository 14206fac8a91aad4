import { Problem } from '#kernel/contract/problem.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Context } from '#kernel/server/operation.ts'
import { countMatch } from './pace-store.ts'

/** While a name is typed, a form asks a few times a minute; who asks more than this is not filling in a form. */
const MOST = 60
/** Who goes on asking although he is slowed down, so many times in an hour, is made known to who protects the data of his body. */
const OFTEN = 10

/**
 * The refusal (429) of who asks more often than anybody types; null when he may. To be returned, not thrown: what was counted stays. Counted in the database, so that
 * another process, or the same started anew, goes on counting.
 */
export async function tooOften({ tx, actor }: Pick<Context, 'tx' | 'actor'>): Promise<Problem | null> {
  const { asked, refused } = await countMatch(tx, MOST)
  if (asked < MOST) return null
  // the module above tells the privacy officer, once a day
  if (refused >= OFTEN) await enqueue(tx, 'identity.many_asked', { actorId: actor.id }, { key: `identity.many_asked:${actor.id}` })
  return new Problem('too-many', { it: 'Hai chiesto molte volte in un minuto: aspetta un momento e riprova.', en: 'You asked many times in a minute: wait a moment and try again.' })
}
