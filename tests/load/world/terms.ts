import type pg from 'pg'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'

/** Open terms of each worker, and those counted with the parameter that the measurement changes. */
export const PER_WORKER = 500
export const RECOMPUTED = 100_000
const WORKERS_EACH = 20

/**
 * Fills an empty database with units, workers, files and open terms, past the triggers, as they would have left it: each worker answers for 50 files of his
 * unit with 10 terms each, which everybody of the unit reaches.
 */
export async function storeTerms(client: pg.Client, terms: number) {
  const workers = Math.ceil(terms / PER_WORKER)
  const units = Math.ceil(workers / WORKERS_EACH)
  const today = dateInRome(Date.now())
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`)
  const id = (kind: number, n: string) => `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`
  for (const statement of [
    `insert into network.organisation (id, kind, name, short_name, case_prefix) select ${id(0, '1')}, 'comune', 'Prova', 'Prova', 'PROVA'`,
    `insert into network.unit (id, organisation_id, name, kind) select ${id(1, 'u')}, ${id(0, '1')}, 'Servizio ' || u, 'servizio' from generate_series(1, ${units}) u`,
    `insert into kernel.principal (kind, ref) select 'unit', ${id(1, 'u')} from generate_series(1, ${units}) u`,
    `insert into kernel.actor (id, display_name, organisation_id) select ${id(2, 'w')}, 'Operatore ' || w, ${id(0, '1')} from generate_series(1, ${workers + units}) w`,
    `insert into network.operator (id, organisation_id, given_name, family_name) select ${id(2, 'w')}, ${id(0, '1')}, 'Operatore', w::text from generate_series(1, ${workers + units}) w`,
    `insert into kernel.actor_role (actor_id, unit_id, organisation_id, role) select ${id(2, 'w')}, ${id(1, `1 + (w - 1) % ${units}`)}, ${id(0, '1')},
       case when w > ${workers} then 'coordinator' else 'worker' end from generate_series(1, ${workers + units}) w`,
    `insert into kernel.actor_principal (actor_id, principal, reaches, sections, unit_id, organisation_id, role)
       select r.actor_id, p.id, true, '{0,1,2,3,4,5,6,7,8}', r.unit_id, r.organisation_id, r.role from kernel.actor_role r join kernel.principal p on p.ref = r.unit_id`,
    `create temp table made as select f, 1 + (f - 1) % ${workers} as w, 1 + ((f - 1) % ${workers}) % ${units} as u from generate_series(1, ${Math.ceil(terms / 10)}) f`,
    `insert into deadlines.subject (subject, number, name, sort_name, organisation_id, unit_id, responsible_id)
       select ${id(3, 'f')}, 'PROVA-2026-' || lpad(f::text, 6, '0'), 'Bambino numero ' || f, 'numero ' || f || ' bambino', ${id(0, '1')}, ${id(1, 'u')}, ${id(2, 'w')} from made`,
    `insert into kernel.reach (subject, section, allow, deny)
       select ${id(3, 'm.f')}, s, array[p.id * 16 + s], '{}' from made m join kernel.principal p on p.ref = ${id(1, 'm.u')} cross join generate_series(0, 8) s`,
    `create temp table definitions as select pg_get_indexdef(indexrelid) as text, indexrelid::regclass::text as name from pg_index
       where indrelid = 'deadlines.term'::regclass and not exists (select from pg_constraint c where c.conindid = indexrelid)`,
    `do $$ declare n text; begin for n in select name from definitions loop execute 'drop index ' || n; end loop; end $$`,
    // one in ten is counted with the parameter that changes, until all of those are there
    `insert into deadlines.term (id, subject, section, kind, rule_id, rule_version, title, event, raw, due, work_by, pace, due_at, lapse_at, source_kind, source_id, unit_id,
       responsible_id, scheduled_at, armed_at, next_alarm_at, allow, deny)
     select ${id(4, '(m.f - 1) * 10 + k')}, ${id(3, 'm.f')}, 3, 'law', case when k = 0 and m.f <= ${RECOMPUTED} then 'PRO-01' else 'AFF-08' end, 1, 'Relazione semestrale',
       case when k = 0 and m.f <= ${RECOMPUTED} then (date '2010-01-01' + (m.f % 2000)::int)::text else (d.day - 180)::text end,
       d.day::text, d.day::text, d.day::text, 'months', (d.day + 1)::timestamp at time zone 'Europe/Rome' - interval '1 ms',
       (d.day + 1)::timestamp at time zone 'Europe/Rome' - interval '1 ms', 'deadlines.manual', ${id(5, 'm.f')}, ${id(1, 'm.u')}, ${id(2, 'm.w')}, now(), now(),
       (d.day - 7)::timestamp at time zone 'Europe/Rome', array[p.id * 16 + 3], '{}'
     from made m join kernel.principal p on p.ref = ${id(1, 'm.u')} cross join generate_series(0, 9) k
     cross join lateral (select date '${today}' + 10 + ((m.f * 7 + k * 37) % 700)::int as day) d`,
    `do $$ declare t text; begin for t in select text from definitions loop execute t; end loop; end $$`,
    'vacuum (analyze)', 'set session_replication_role = origin; reset synchronous_commit', 'checkpoint',
  ]) await client.query(statement)
  const one = async <T>(text: string): Promise<T> => (await client.query<{ value: T }>(`select ${text} as value`)).rows[0]!.value
  return {
    terms: await one<number>('(select count(*)::int from deadlines.term)'),
    worker: await one<string>(id(2, '7')), coordinator: await one<string>(id(2, String(workers + 1))),
    inUnit: await one<number>(`(select count(*)::int from deadlines.term where unit_id = (select unit_id from kernel.actor_role where actor_id = ${id(2, String(workers + 1))}))`),
    month: { from: addDays(today, 10), to: addDays(today, 40) },
  }
}
export type TermWorld = Awaited<ReturnType<typeof storeTerms>>
