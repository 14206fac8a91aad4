import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface MonthTally {
  service_id: string
  month: string
  done: number
  absent: number
  cancelled: number
  last_on: string | null
}

/** Minutes of each service by month, first day of the month; those taken away left out. */
export async function monthsOf(tx: Tx, serviceIds: readonly string[]): Promise<MonthTally[]> {
  if (!serviceIds.length) return []
  const { rows } = await sql<MonthTally>`
    select e.service_id, date_trunc('month', e.day)::date as month, coalesce(sum(e.minutes) filter (where e.presence <> 'cancelled'), 0)::int as done,
      coalesce(sum(e.minutes) filter (where e.presence in ('absent', 'absent_justified')), 0)::int as absent,
      coalesce(sum(e.minutes) filter (where e.presence = 'cancelled'), 0)::int as cancelled, max(e.day) as last_on
    from referrals.entry e where e.service_id = any (${[...serviceIds]}::uuid[]) and e.removed_at is null group by 1, 2 order by 2`.execute(tx)
  return rows
}
