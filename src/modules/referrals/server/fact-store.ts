import { sql } from 'kysely'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'

export interface ServiceFactRow {
  id: string
  what: string
  on: string
  words: string | null
  section: number
  kind: string
  provider: string | null
  weekly: number | null
  total: number | null
  ends_on: string | null
  outcome: string | null
  next_words: string | null
  pause_reason: string | null
}

/** What happened to services between two days, both included, oldest first; with the words for each code. */
export async function serviceFacts(tx: Tx, caseId: string, from: string, to: string): Promise<ServiceFactRow[]> {
  const { rows } = await sql<ServiceFactRow>`
    select e.id, e.what, e.on_day as on, e.words, s.section, k.label_it as kind, coalesce(d.organisation_short_name || ', ' || d.unit_name, s.provider_words) as provider, s.weekly_minutes as weekly,
      s.total_minutes as total, s.ends_on, o.label_it as outcome, s.next_words,
      (select c.label_it from referrals.pause p join kernel.code c on c.list = 'service_pause_reason' and c.code = p.reason
        where p.service_id = s.id and p.from_on = e.on_day and p.kind = e.what limit 1) as pause_reason
    from referrals.service_event e join referrals.service s on s.id = e.service_id join referrals.service_kind k on k.id = s.kind_id
    left join network.directory d on d.unit_id = s.provider_unit_id left join kernel.code o on o.list = 'service_outcome' and o.code = s.outcome
    where e.case_id = ${caseId}::uuid and e.on_day between ${from}::date and ${to}::date and e.what in ('asked', 'activated', 'suspended', 'interrupted', 'resumed', 'ended')
    order by e.on_day, e.at, e.id`.execute(tx)
  return rows
}

export interface HealthCare {
  /** Kind and provider, in words. */
  text: string
  /** Day of Rome since when; null: not begun. */
  from: PlainDate | null
  /** Asked for and not begun yet. */
  waiting: boolean
  /** Psychological: to be offered only behind the wall of role it was read behind. */
  clinical: boolean
}

/**
 * Services of health a file follows now, and requests to the health agency under way, never what was answered. Of who does not reach the health section through the file
 * itself: none, also where he gives the service; psychological ones behind the wall of role.
 */
export async function healthCareOf(tx: Tx, caseId: string): Promise<HealthCare[]> {
  const { rows } = await sql<{ kind: string; provider: string | null; since: PlainDate | null; waiting: boolean; clinical: boolean }>`
    with walled as (select exists (select 1 from access.roles_reaching(array[${caseId}::uuid], '{4}') r where r.role in ('worker', 'coordinator', 'manager', 'specialist')) as passes)
    select f.* from (
      select k.label_it as kind, coalesce(d.organisation_short_name || ', ' || d.unit_name, s.provider_words) as provider, s.started_on as since, s.state = 'asked' as waiting, k.clinical
      from referrals.service s join referrals.service_kind k on k.id = s.kind_id left join network.directory d on d.unit_id = s.provider_unit_id
      where s.case_id = ${caseId}::uuid and (s.section = 4 or k.clinical) and s.state in ('asked', 'active', 'suspended')
      union all
      select coalesce(c.label_it, q.kind), coalesce(d.organisation_short_name || ', ' || d.unit_name, q.to_words), q.sent_on, q.state in ('sent', 'received', 'waiting'), q.clinical
      from referrals.request q left join kernel.code c on c.list = 'request_kind' and c.code = q.kind left join network.directory d on d.unit_id = q.to_unit_id
      where q.case_id = ${caseId}::uuid and q.section = 4 and q.state in ('sent', 'received', 'waiting', 'taken', 'appointment')
    ) f, walled w
    where (w.passes or not f.clinical) and exists (select 1 from kernel.reach r where r.subject = ${caseId}::uuid and r.section = 4)
    order by f.since, f.kind`.execute(tx)
  return rows.map(({ kind, provider, since, waiting, clinical }) => ({ text: [kind, provider].filter(Boolean).join(': '), from: since, waiting, clinical }))
}

export interface HoursFactRow {
  id: string
  section: number
  kind: string
  provider: string | null
  done: number
  absent: number
  days: number
  last: string
  version: number
}

/** Hours of each service between two days, added up. The version grows with every entry and every correction. */
export async function hoursFacts(tx: Tx, caseId: string, from: string, to: string): Promise<HoursFactRow[]> {
  const { rows } = await sql<HoursFactRow>`
    select s.id, s.section, k.label_it as kind, coalesce(d.organisation_short_name || ', ' || d.unit_name, s.provider_words) as provider,
      coalesce(sum(e.minutes) filter (where e.removed_at is null and e.presence <> 'cancelled'), 0)::int as done,
      coalesce(sum(e.minutes) filter (where e.removed_at is null and e.presence in ('absent', 'absent_justified')), 0)::int as absent,
      count(distinct e.day) filter (where e.removed_at is null and e.presence = 'present')::int as days, max(e.day) as last, sum(e.version)::int as version
    from referrals.entry e join referrals.service s on s.id = e.service_id join referrals.service_kind k on k.id = s.kind_id left join network.directory d on d.unit_id = s.provider_unit_id
    where e.case_id = ${caseId}::uuid and e.day between ${from}::date and ${to}::date group by s.id, s.section, k.label_it, d.organisation_short_name, d.unit_name, s.provider_words
    having count(*) filter (where e.removed_at is null) > 0 order by max(e.day), s.id`.execute(tx)
  return rows
}

export interface RequestFactRow {
  id: string
  what: string
  on: string
  words: string | null
  section: number
  kind: string
  to_name: string
  outcome: string | null
}

export async function requestFacts(tx: Tx, caseId: string, from: string, to: string): Promise<RequestFactRow[]> {
  const { rows } = await sql<RequestFactRow>`
    select e.id, e.what, e.on_day as on, e.words, q.section, coalesce(k.label_it, q.kind) as kind, coalesce(d.organisation_short_name || ', ' || d.unit_name, q.to_words) as to_name, o.label_it as outcome
    from referrals.request_event e join referrals.request q on q.id = e.request_id left join network.directory d on d.unit_id = q.to_unit_id
    left join kernel.code k on k.list = 'request_kind' and k.code = q.kind left join kernel.code o on o.list = 'request_outcome' and o.code = q.outcome
    where e.case_id = ${caseId}::uuid and e.on_day between ${from}::date and ${to}::date order by e.on_day, e.at, e.id`.execute(tx)
  return rows
}

/** What a code of a list is called in Italian. */
export async function labelOf(tx: Tx, list: string, code: string | null): Promise<string | null> {
  if (code === null) return null
  return (await tx.selectFrom('kernel.code').select('label_it').where('list', '=', list).where('code', '=', code).executeTakeFirst())?.label_it ?? code
}
