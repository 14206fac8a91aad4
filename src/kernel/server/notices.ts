import { sql } from 'kysely'
import { newId } from '../domain/ids.ts'
import type { Tx } from './db.ts'

/** A message to a person inside the product. `params` hold ids, dates and codes, never a child's name. */
export interface Notice {
  to: string
  kind: string
  subject?: string | null
  params?: Record<string, string | number | boolean | null>
  /** Also by e-mail, in words without anybody's name, whatever the person prefers: for what may not wait until he opens the product. */
  mail?: boolean
}

/** Leaves notices in the same transaction, and queues the e-mails of those that go by mail at once; the same person gets one only. */
export async function notify(tx: Tx, now: number, notices: readonly Notice[]): Promise<void> {
  const unique = [...new Map(notices.map((notice) => [`${notice.to} ${notice.kind} ${notice.subject ?? ''}`, notice])).values()]
  if (!unique.length) return
  const rows = unique.map(({ to, kind, subject, params, mail }) => ({
    id: newId<'notice'>(now), actor_id: to, kind, subject: subject ?? null, params: JSON.stringify(params ?? {}), created_at: new Date(now).toISOString(), mail: mail ?? false,
  }))
  await tx.insertInto('kernel.notice').values(rows).execute()
  await sql`select kernel.queue_mail(${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
}
