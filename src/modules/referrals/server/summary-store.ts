import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface SummaryRecord {
  service_id: string
  case_id: string
  provider: string | null
  municipality: string | null
  kind_it: string
  kind_en: string
  started_on: string
  ended_on: string | null
  ends_on: string | null
  weekly_minutes: number | null
  total_minutes: number | null
  done: number
  absent: number
  cancelled: number
}

/** Services given in a period within reach, with their minutes in it; nobody's name. */
export async function summaryRows(tx: Tx, from: string, to: string): Promise<SummaryRecord[]> {
  const { rows } = await sql<SummaryRecord>`
    select s.id as service_id, s.case_id, coalesce(d.organisation_short_name || ', ' || d.unit_name, s.provider_words) as provider, m.name as municipality, k.label_it as kind_it, k.label_en as kind_en,
      s.started_on, s.ended_on, s.ends_on, s.weekly_minutes, s.total_minutes, coalesce(e.done, 0)::int as done, coalesce(e.absent, 0)::int as absent, coalesce(e.cancelled, 0)::int as cancelled
    from referrals.service s join referrals.service_kind k on k.id = s.kind_id left join network.directory d on d.unit_id = s.provider_unit_id
    left join cases.header h on h.id = s.case_id left join kernel.municipality m on m.istat = h.municipality_istat
    left join (select x.service_id, sum(x.minutes) filter (where x.presence <> 'cancelled') as done, sum(x.minutes) filter (where x.presence in ('absent', 'absent_justified')) as absent,
      sum(x.minutes) filter (where x.presence = 'cancelled') as cancelled
      from referrals.entry x where x.day between ${from}::date and ${to}::date and x.removed_at is null group by 1) e on e.service_id = s.id
    where s.started_on <= ${to}::date and (s.ended_on is null or s.ended_on >= ${from}::date or e.done > 0) order by s.id`.execute(tx)
  return rows
}
