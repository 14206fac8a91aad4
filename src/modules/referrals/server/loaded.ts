import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { answerAwaited, endAwaited, pauseAwaited } from './terms.ts'

type Loader = { tx: Tx; actor: null; now: number }

/** The terms of services and requests that were loaded with their rows: ends foreseen, pauses that last, answers waited for. */
export async function startLoadedServices(context: Loader): Promise<void> {
  const { tx } = context
  const { rows: services } = await sql<{ id: string; case_id: string; section: number; ends_on: string; kind_it: string }>`
    select s.id, s.case_id, s.section, s.ends_on, k.label_it as kind_it from referrals.service s join referrals.service_kind k on k.id = s.kind_id
    where s.state in ('active', 'suspended', 'interrupted') and s.ends_on is not null`.execute(tx)
  for (const row of services) await endAwaited(context, row)
  const { rows: pauses } = await sql<{ id: string; case_id: string; section: number; kind: string; from_on: string; to_on: string | null; kind_it: string }>`
    select p.id, p.case_id, s.section, p.kind, p.from_on, p.to_on, k.label_it as kind_it from referrals.pause p join referrals.service s on s.id = p.service_id
    join referrals.service_kind k on k.id = s.kind_id where p.resumed_on is null`.execute(tx)
  for (const row of pauses) await pauseAwaited(context, row, row)
  const { rows: requests } = await sql<{ id: string; case_id: string; section: number; expected_on: string; to_name: string }>`
    select q.id, q.case_id, q.section, q.expected_on, coalesce(d.organisation_short_name || ', ' || d.unit_name, q.to_words) as to_name from referrals.request q
    left join network.directory d on d.unit_id = q.to_unit_id where q.state in ('sent', 'received', 'waiting', 'taken', 'appointment') and q.expected_on is not null`.execute(tx)
  for (const row of requests) await answerAwaited(context, row, row.to_name, row.expected_on)
}
