-- Intake: reports by section (0 header, 2 what was told, 8 who told it), decisions written once, advice.
grant usage on schema intake to app_rw, app_jobs;

-- The next number of a body in a year. Its row stays locked until commit, so no number is lost or given twice.
create or replace function intake.next_number(organisation uuid, of_kind text, of_year int) returns text language plpgsql security definer
set search_path = '' as $$
declare given int;
begin
  insert into intake.number_counter as c (organisation_id, kind, year, last) values (organisation, of_kind, of_year, 1)
  on conflict on constraint number_counter_pkey do update set last = c.last + 1 returning c.last into given;
  return of_kind || '-' || (select o.case_prefix from network.organisation o where o.id = organisation) || '-' || of_year || '-' || lpad(given::text, 6, '0');
end $$;
comment on function intake.next_number is 'internal: called where it was checked who writes';

-- Units to which the actor may send a report: those of his bodies, and those that serve the municipality today; where somebody triages.
create or replace function intake.receiving_units(municipality text) returns table (
  id uuid, name text, organisation_id uuid, organisation_name text, own boolean, member boolean
) language sql stable security definer set search_path = '' as $$
  with mine as (select distinct r.organisation_id, r.unit_id from kernel.actor_role r
    where r.actor_id = kernel.actor_id() and r.valid_from <= now() and r.valid_to > now())
  select u.id, u.name, o.id, o.name, o.id in (select m.organisation_id from mine m), u.id in (select m.unit_id from mine m)
  from network.unit u join network.organisation o on o.id = u.organisation_id
  where u.active and o.active and exists (select 1 from mine)
    and exists (select 1 from kernel.actor_role r where r.unit_id = u.id and r.role in ('worker', 'coordinator', 'manager')
      and r.valid_from <= now() and r.valid_to > now())
    and (o.id in (select m.organisation_id from mine m)
      or exists (select 1 from network.territory t where t.unit_id = u.id and t.municipality_istat = receiving_units.municipality
        and (now() at time zone 'Europe/Rome')::date between t.valid_from and coalesce(t.valid_to, 'infinity')))
  order by 6 desc, 5 desc, o.name, u.name
$$;

-- The one way in of a report: written by whoever sends it, reached only by the unit that receives it. Answers its number.
create or replace function intake.put_report(grant_id uuid, report jsonb, facts jsonb, reporter jsonb, children jsonb, parties jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  header intake.report := jsonb_populate_record(null::intake.report, report);
begin
  select u.organisation_id into header.organisation_id from intake.receiving_units(header.municipality_istat) u where u.id = header.unit_id;
  if header.organisation_id is null then raise exception 'the unit does not take this report' using errcode = '42501'; end if;
  if exists (select 1 from access.reach_grant g where g.subject = header.id) then raise exception 'the subject is open already' using errcode = '42501'; end if;
  header.number := intake.next_number(header.organisation_id, 'SEG', extract(year from header.created_at at time zone 'Europe/Rome')::int);
  header.created_by := kernel.actor_id();
  header.state := 'waiting';
  header.version := 1;
  perform access.put_grant(grant_id, header.id, 'holder', header.unit_id, null, '{1,2,3,4,5,6,7,8}', 'compito_pubblico', null, now(), null, 'active');
  insert into intake.report values (header.*);
  insert into intake.report_facts select (jsonb_populate_record(null::intake.report_facts, facts || jsonb_build_object('report_id', header.id))).*;
  insert into intake.reporter select (jsonb_populate_record(null::intake.reporter, reporter || jsonb_build_object('report_id', header.id))).*;
  insert into intake.reported_child select (jsonb_populate_record(null::intake.reported_child,
    one || jsonb_build_object('report_id', header.id, 'person_id', null, 'case_id', null))).* from jsonb_array_elements(children) one;
  insert into intake.report_party select (jsonb_populate_record(null::intake.report_party, one || jsonb_build_object('report_id', header.id))).*
  from jsonb_array_elements(parties) one;
  return header.number;
end $$;

-- What the actor sent: a receipt, not the report. That it is being observed is already the content of a decision, so it isn't told.
create or replace function intake.my_receipts(at_most int) returns table (
  id uuid, number text, unit_name text, organisation_name text, received_at timestamptz, sent_at timestamptz, state text
) language sql stable security definer set search_path = '' as $$
  select r.id, r.number, u.name, o.name, r.received_at, r.created_at,
    case r.state when 'waiting' then 'waiting' when 'decided' then 'decided' else 'assigned' end
  from intake.report r join network.unit u on u.id = r.unit_id join network.organisation o on o.id = r.organisation_id
  where r.created_by = kernel.actor_id() order by r.created_at desc, r.id desc limit least(at_most, 200)
$$;

-- Who can look into a report of a unit today.
create or replace function intake.triagers_of(target uuid) returns table (id uuid, name text) language sql stable security definer set search_path = '' as $$
  select distinct a.id, a.display_name from kernel.actor_role r join kernel.actor a on a.id = r.actor_id
  where r.unit_id = target and r.role in ('worker', 'coordinator', 'manager') and r.valid_from <= now() and r.valid_to > now()
    and a.disabled_at is null and kernel.actor_id() is not null
  order by a.display_name
$$;

-- Each body's next advice number, for a member of the unit that answers.
create or replace function intake.next_advice_number(unit uuid, year int) returns text language plpgsql security definer set search_path = '' as $$
begin
  if not (unit = any (kernel.actor_units())) then raise exception 'not a member of the unit' using errcode = '42501'; end if;
  return intake.next_number((select u.organisation_id from network.unit u where u.id = unit), 'CON', year);
end $$;

grant select, update (source, channel, received_at, urgency, municipality_istat, state, assigned_to, observe_until, version) on intake.report to app_rw;
create policy reached on intake.report for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = report.id and r.section = 0));
create policy work on intake.report for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = report.id and r.section = 2));

grant select, update (facts, facts_when, facts_on, facts_place) on intake.report_facts to app_rw;
create policy social on intake.report_facts to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = report_facts.report_id and r.section = 2));

grant select, insert (id, report_id, position, given, family, original_name, birth_date, birth_year, sex, country, school, whereabouts),
  update (position, given, family, original_name, birth_date, birth_year, sex, country, school, whereabouts, person_id, case_id), delete on intake.reported_child to app_rw;
create policy social on intake.reported_child to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = reported_child.report_id and r.section = 2));

grant select, insert, update (name, role, contact, note), delete on intake.report_party to app_rw;
create policy social on intake.report_party to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = report_party.report_id and r.section = 2));

-- Written once: neither update nor delete is granted.
grant select, insert on intake.triage_decision to app_rw;
create policy social on intake.triage_decision to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = triage_decision.report_id and r.section = 2))
  with check (decided_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = triage_decision.report_id and r.section = 2));

grant select, update (capacity, name, quality, organisation_id, organisation_name, phone, email, protected, protection_reason) on intake.reporter to app_rw;
create policy apart on intake.reporter to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = reporter.report_id and r.section = 8));

-- A draft is its author's alone, as long as he works somewhere: nobody received it yet, so nobody coordinates it either.
grant select, insert (id, author_id, content, saved_at), update (content, saved_at, version), delete on intake.report_draft to app_rw;
create policy own on intake.report_draft to app_rw
  using (author_id = (select kernel.actor_id()) and cardinality((select kernel.actor_units())) > 0)
  with check (author_id = (select kernel.actor_id()) and cardinality((select kernel.actor_units())) > 0);

-- An advice holds no child's data: who reaches its header reads it all.
grant select, insert (id, number, organisation_id, unit_id, asked_by_kind, asked_by_organisation, asked_by_name, municipality_istat, asked_at, topic, question,
    answer, outcome, norms, answered_by, answered_at, state, created_by, created_at),
  update (answer, outcome, norms, answered_by, answered_at, state, version) on intake.advice to app_rw;
create policy reached on intake.advice to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = advice.id and r.section = 0));

-- The job that says an observation has ended: which report, who follows it, is the decision still the last one.
grant select (id, number, unit_id, assigned_to) on intake.report to app_jobs;
create policy due on intake.report for select to app_jobs using (true);
grant select (id, report_id, child_id, decision, observe_until, decided_at) on intake.triage_decision to app_jobs;
create policy due on intake.triage_decision for select to app_jobs using (true);
grant select (id, report_id) on intake.reported_child to app_jobs;
create policy due on intake.reported_child for select to app_jobs using (true);
