import type { Tx } from './db.ts'

/** A notice whose e-mail has neither gone nor been refused, with who it is for; undefined: nothing to send. */
export const noticeToMail = (tx: Tx, id: string) =>
  tx
    .selectFrom('kernel.notice as n')
    .innerJoin('kernel.actor as a', 'a.id', 'n.actor_id')
    .select(['n.id', 'n.actor_id', 'n.kind', 'n.params', 'n.mail', 'a.language'])
    .where('n.id', '=', id)
    .where('n.sent_at', 'is', null)
    .where('n.refused_at', 'is', null)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()

export const markMailed = (tx: Tx, ids: readonly string[], outcome: 'sent' | 'refused', at: string) =>
  tx.updateTable('kernel.notice').set(outcome === 'sent' ? { sent_at: at } : { refused_at: at }).where('id', 'in', [...ids]).execute()

const untold = (tx: Tx, since: string, until: string) =>
  tx
    .selectFrom('kernel.notice as n')
    .innerJoin('kernel.actor as a', 'a.id', 'n.actor_id')
    .where('n.read_at', 'is', null)
    .where('n.sent_at', 'is', null)
    .where('n.refused_at', 'is', null)
    .where('n.created_at', '>', since)
    .where('n.created_at', '<=', until)
    .where('a.mail', '=', 'daily')
    .where('a.disabled_at', 'is', null)

/** Who wants a summary and has something unread in it. */
export const peopleToTell = async (tx: Tx, since: string, until: string): Promise<string[]> =>
  (await untold(tx, since, until).select('n.actor_id').distinct().execute()).map((row) => row.actor_id)

/** What one person has not read and was not told, oldest first. */
export const untoldNotices = (tx: Tx, actorId: string, since: string, until: string) =>
  untold(tx, since, until).select(['n.id', 'n.kind', 'n.params', 'n.mail', 'a.language']).where('n.actor_id', '=', actorId).orderBy('n.created_at').orderBy('n.id').limit(500).execute()
