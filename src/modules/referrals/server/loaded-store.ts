import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

interface LoadedRow {
  id: string
  case_id: string
  section: number
}

/** Services that go on and have a foreseen end. */
export const servicesWithEnd = async (tx: Tx) =>
  (await sql<LoadedRow & { ends_on: string; kind_it: string }>`
    select s.id, s.case_id, s.section, s.ends_on, k.label_it as kind_it from referrals.service s join referrals.service_kind k on k.id = s.kind_id
    where s.state in ('active', 'suspended', 'interrupted') and s.ends_on is not null`.execute(tx)).rows

/** Pauses of services that last. */
export const pausesThatLast = async (tx: Tx) =>
  (await sql<LoadedRow & { kind: string; from_on: string; to_on: string | null; kind_it: string }>`
    select p.id, p.case_id, s.section, p.kind, p.from_on, p.to_on, k.label_it as kind_it from referrals.pause p join referrals.service s on s.id = p.service_id
    join referrals.service_kind k on k.id = s.kind_id where p.resumed_on is null`.execute(tx)).rows

/** Requests that wait for their answer by a day, with whom they were sent to. */
export const requestsAwaited = async (tx: Tx) =>
  (await sql<LoadedRow & { expected_on: string; to_name: string }>`
    select q.id, q.case_id, q.section, q.expected_on, coalesce(d.organisation_short_name || ', ' || d.unit_name, q.to_words) as to_name from referrals.request q
    left join network.directory d on d.unit_id = q.to_unit_id where q.state in ('sent', 'received', 'waiting', 'taken', 'appointment') and q.expected_on is not null`.execute(tx)).rows
