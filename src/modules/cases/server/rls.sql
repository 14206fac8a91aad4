-- Cases: the file, its team, phases and hand-overs. The diary, the timeline and the warnings follow in their own marked part below.
-- What keeps a file open does not begin in one that is being closed: who begins waits for who closes (he locks the file and then looks for objections),
-- and is run again, to be told that it is closed. internal: a trigger, called by modules whose rows object to closing.
create or replace function cases.hold_open() returns trigger language plpgsql security definer set search_path = '' as $$
declare found_status text;
begin
  if kernel.actor_id() is null then return new; end if;
  select c.status into found_status from cases.case_file c where c.id = new.case_id for key share;
  if found_status = 'closed' then raise exception 'closed meanwhile' using errcode = '40001'; end if;
  return new;
end $$;
comment on function cases.hold_open is 'internal';

grant usage on schema cases to app_rw, app_jobs;

-- Copies kept by triggers, so that lists filter and show without joining: the reach of section 0, and the header of the child.
create or replace function cases.fill_copies() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select r.allow, r.deny into new.allow, new.deny from kernel.reach r where r.subject = new.id and r.section = 0;
  new.allow := coalesce(new.allow, '{}');
  new.deny := coalesce(new.deny, '{}');
  select p.display_name, p.sort_name, p.birth_date into new.child_name, new.child_sort, new.child_birth from people.person p where p.id = new.child_id;
  return new;
end $$;
comment on function cases.fill_copies is 'internal';
create or replace trigger fill_copies before insert on cases.case_file for each row execute function cases.fill_copies();

create or replace function cases.copy_reach() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    update cases.case_file c set allow = '{}', deny = '{}' where c.id = old.subject;
  else
    update cases.case_file c set allow = new.allow, deny = new.deny where c.id = new.subject;
  end if;
  return null;
end $$;
comment on function cases.copy_reach is 'internal';
create or replace trigger cases_reach_opened after insert or update on kernel.reach for each row when (new.section = 0) execute function cases.copy_reach();
create or replace trigger cases_reach_closed after delete on kernel.reach for each row when (old.section = 0) execute function cases.copy_reach();

create or replace function cases.copy_child() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update cases.case_file c set child_name = new.display_name, child_sort = new.sort_name, child_birth = new.birth_date where c.child_id = new.id;
  return null;
end $$;
comment on function cases.copy_child is 'internal';
create or replace trigger cases_child_header after update of display_name, sort_name, birth_date on people.person
  for each row execute function cases.copy_child();

-- Terms show and follow their file: number, name, unit, responsible worker. `deadlines` sits below and is told.
create or replace function cases.tell_deadlines() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform deadlines.put_subject(new.id, new.number, new.child_name, new.child_sort, new.organisation_id, new.unit_id, new.responsible_id,
    new.municipality_istat, new.pole_unit_id, new.child_birth);
  return null;
end $$;
comment on function cases.tell_deadlines is 'internal';
create or replace trigger cases_tell_deadlines after insert or update of number, child_name, child_sort, child_birth, organisation_id, unit_id, responsible_id,
  municipality_istat, pole_unit_id on cases.case_file for each row execute function cases.tell_deadlines();

-- The next numbers of a body in a year, for a member of it. Its row stays locked until commit, so no number is lost or given twice.
create or replace function cases.next_numbers(organisation uuid, year int, how_many int) returns text[] language plpgsql security definer set search_path = '' as $$
declare given int;
begin
  if not exists (select 1 from kernel.actor_role r where r.actor_id = kernel.actor_id() and r.organisation_id = next_numbers.organisation
    and r.valid_from <= now() and r.valid_to > now()) then
    raise exception 'not a member of the body' using errcode = '42501';
  end if;
  insert into cases.number_counter as c (organisation_id, year, last) values (next_numbers.organisation, next_numbers.year, how_many)
  on conflict on constraint number_counter_pkey do update set last = c.last + how_many returning c.last into given;
  return (select array_agg(o.case_prefix || '-' || next_numbers.year || '-' || lpad(n::text, 6, '0') order by n)
    from network.organisation o, generate_series(given - how_many + 1, given) n where o.id = next_numbers.organisation);
end $$;

-- Who can answer for a file in a unit today.
create or replace function cases.workers_of(target uuid) returns table (operator_id uuid, display_name text, roles text[]) language sql stable
security definer set search_path = '' as $$
  select a.id, a.display_name, array_agg(distinct r.role order by r.role)
  from kernel.actor_role r join kernel.actor a on a.id = r.actor_id
  where r.unit_id = target and r.role in ('worker', 'coordinator', 'manager') and r.valid_from <= now() and r.valid_to > now()
    and a.disabled_at is null and kernel.actor_id() is not null
  group by a.id, a.display_name order by a.display_name
$$;

-- Units that can hold files: somebody there can answer for one.
create or replace function cases.receiving_units() returns table (id uuid, name text, kind text, organisation_id uuid, organisation_name text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.name, u.kind, o.id, o.name from network.unit u join network.organisation o on o.id = u.organisation_id
  where u.active and o.active and kernel.actor_id() is not null and exists (select 1 from kernel.actor_role r
    where r.unit_id = u.id and r.role in ('worker', 'coordinator', 'manager') and r.valid_from <= now() and r.valid_to > now())
  order by o.name, u.name
$$;

-- Colleagues in the network by name, with where they work: the directory from which a team is made.
create or replace function cases.colleagues(pattern text, at_most int) returns table (id uuid, name text, organisation_name text, units text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.display_name, o.name, string_agg(distinct u.name, ', ' order by u.name)
  from kernel.actor a join kernel.actor_role r on r.actor_id = a.id and r.valid_from <= now() and r.valid_to > now()
  join network.organisation o on o.id = a.organisation_id join network.unit u on u.id = r.unit_id
  where a.disabled_at is null and a.display_name ilike pattern and kernel.actor_id() is not null
  group by a.id, a.display_name, o.name order by a.display_name limit least(at_most, 50)
$$;

-- Does this person already reach more than the header of the file through a unit? Asked by who reaches the file.
create or replace function cases.unit_reaches(target uuid, operator uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select access.reaches(target, 0::smallint) and exists (
    select 1 from kernel.actor_principal p join kernel.principal k on k.id = p.principal and k.kind = 'unit'
    cross join unnest(p.sections) s join kernel.reach r on r.subject = target and r.section = s and r.section > 0
    where p.actor_id = operator and p.reaches and p.valid_from <= now() and p.valid_to > now() and (p.principal * 16 + s) = any (r.allow))
$$;

-- The holding grant of a unit: after a hand-over is accepted there are two for a moment, and the former one must end.
create or replace function cases.grant_of_holder(target uuid, unit uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select g.id from access.reach_grant g
  where g.subject = target and g.to_unit = unit and g.kind = 'holder' and g.state = 'active' and access.reaches(target, 0::smallint)
$$;

-- Files the actor opened last, newest first, from what was recorded of him.
create or replace function cases.recently_opened(at_most int) returns table (case_id uuid, at timestamptz) language sql stable
security definer set search_path = '' as $$
  select e.subjects[1], max(e.at) from (
    select a.subjects, a.at from kernel.audit_event a
    where a.actor_id = kernel.actor_id() and a.action = 'cases.getCase' and a.outcome = 'ok' and a.at > now() - interval '60 days'
    order by a.at desc limit 300
  ) e where cardinality(e.subjects) = 1 group by e.subjects[1] order by max(e.at) desc limit least(at_most, 50)
$$;

-- How often the actor looked for files out of his reach in the last hour, refusals and empty answers included. Calls of one actor wait for each other.
create or replace function cases.locate_attempts() returns int language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(kernel.actor_id()::text, 560));
  return (select count(*)::int from kernel.audit_event a
    where a.actor_id = kernel.actor_id() and a.action = 'cases.locateCase' and a.at > now() - interval '1 hour');
end $$;

-- An emergency: whose is this child's file? Exact number, or every word of the name (as keys of its spelling) with the date of birth, or the tax
-- code. One file or none:
-- nothing when several answer, nothing of the child, nothing to somebody from whom the file is withheld.
create or replace function cases.locate(by_number text, by_words text[], by_birth date, by_tax_code text) returns table (
  case_id uuid, organisation_name text, unit_name text, contact text, in_reach boolean
) language plpgsql stable security definer set search_path = '' as $$
declare found_ids uuid[];
begin
  if cardinality(kernel.actor_units('{worker,coordinator,manager,educator}')) = 0 then return; end if;
  select array_agg(distinct c.id) into found_ids from cases.case_file c
  where c.status = 'open' and not exists (select 1 from kernel.reach r where r.subject = c.id and r.section = 0 and r.deny && kernel.deny_codes())
    and (
      (by_number is not null and c.number = by_number)
      or (by_birth is not null and cardinality(by_words) >= 2 and c.child_birth = by_birth
        and exists (select 1 from people.search_entry s where s.person_id = c.child_id and s.keys @> by_words))
      or (by_tax_code is not null and exists (select 1 from people.identifier i
        where i.person_id = c.child_id and i.normalised = by_tax_code and i.type in ('CF', 'CF_PROVV') and i.retired_at is null))
    );
  if cardinality(found_ids) is distinct from 1 then return; end if;
  return query
  select c.id, o.name, u.name, u.contact, access.reaches(c.id, 0::smallint)
  from cases.case_file c join network.unit u on u.id = c.unit_id join network.organisation o on o.id = c.organisation_id
  where c.id = found_ids[1];
end $$;

-- Two groups of siblings become one: files out of the actor's reach that are tied to one he reaches follow it. Nothing else of them changes, and nothing of them is told.
create or replace function cases.join_groups(files uuid[], together uuid) returns void language sql volatile security definer set search_path = '' as $$
  update cases.case_file c set sibling_group = together
  where not access.reaches(c.id, 0::smallint) and c.sibling_group is distinct from together
    and c.sibling_group in (select f.sibling_group from cases.case_file f where f.id = any (files) and access.reaches(f.id, 0::smallint))
$$;

-- The file: a list filters by this very condition, with its index.
grant select,
  insert (id, number, organisation_id, unit_id, responsible_id, child_id, child_name, child_sort, municipality_istat, pole_unit_id, phase, status,
    opened_on, from_report, last_activity_at),
  update (organisation_id, unit_id, responsible_id, municipality_istat, pole_unit_id, phase, status, sibling_group, closed_on, closing_reason,
    closing_situation, closing_words, last_activity_at, version)
  on cases.case_file to app_rw;
create policy reached on cases.case_file to app_rw
  using (allow && (select kernel.allow_subject_codes()) and not deny && (select kernel.deny_codes()))
  with check (allow && (select kernel.allow_subject_codes()) and not deny && (select kernel.deny_codes()));

grant select, insert (id, case_id, operator_id, role, valid_from, valid_to, grant_id), update (role, valid_to), delete on cases.team_member to app_rw;
create policy of_reached on cases.team_member to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = team_member.case_id and r.section = 0));

grant select, insert (id, case_id, phase, at, by_operator, words) on cases.phase_change to app_rw;
create policy of_reached on cases.phase_change to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = phase_change.case_id and r.section = 0));

grant select, insert (id, case_id, kind, at, by_operator, detail) on cases.file_event to app_rw;
create policy of_reached on cases.file_event to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = file_event.case_id and r.section = 0));

-- A hand-over is seen by who reaches the file; while it waits also by the unit it is asked of, and by who answered for that unit.
grant select, insert (id, case_id, kind, from_unit, from_operator, to_unit, to_operator, reason, asked_by, asked_at, state, keep_until, offer_id, summary),
  update (state, answered_by, answered_at, answer_words, version) on cases.handover to app_rw;
create policy of_reached on cases.handover to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = handover.case_id and r.section = 0));
create policy asked_unit on cases.handover for select to app_rw
  using ((state = 'asked' or answered_by = (select kernel.actor_id()))
    and to_unit = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));
create policy asked_unit_answers on cases.handover for update to app_rw
  using (state = 'asked' and to_unit = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]))
  with check (answered_by = (select kernel.actor_id()));

grant select, insert (id, owner_id, screen, name, search, position), update (search), delete on cases.saved_filter to app_rw;
create policy own on cases.saved_filter to app_rw using (owner_id = (select kernel.actor_id())) with check (owner_id = (select kernel.actor_id()));

-- Published: what other modules may show of a file they point to. As the reader: a file out of reach is absent.
create or replace view cases.header with (security_invoker = true) as
  select c.id, c.number, c.child_id, c.child_name, c.child_sort, c.child_birth, c.organisation_id, c.unit_id, c.responsible_id, c.status, c.phase,
    c.opened_on, c.last_activity_at, c.sibling_group, c.municipality_istat, c.pole_unit_id, c.closed_on
  from cases.case_file c;
grant select on cases.header to app_rw;

-- Diary, drafts and danger warnings -----------------------------------------------------------------------------------------------------
-- An entry is read and written by who reaches its section; corrected in place, its earlier words kept in diary_version; never deleted.
grant select on cases.diary_entry to app_rw;
grant insert (id, case_id, section, kind, origin, happened_at, minutes, place, title, body, author_id, written_at, shared_id) on cases.diary_entry to app_rw;
grant update (section, kind, origin, happened_at, minutes, place, title, body, current, corrected_at, version) on cases.diary_entry to app_rw;
create policy reached on cases.diary_entry for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = diary_entry.case_id and r.section = diary_entry.section));
create policy write on cases.diary_entry for insert to app_rw
  with check (author_id = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = diary_entry.case_id and r.section = diary_entry.section));
create policy correct on cases.diary_entry for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = diary_entry.case_id and r.section = diary_entry.section))
  with check (exists (select 1 from kernel.reach r where r.subject = diary_entry.case_id and r.section = diary_entry.section));

-- An earlier version also needs the section in which it stood: words moved out of a section are not shown by their history.
grant select, insert on cases.diary_version to app_rw;
create policy reached on cases.diary_version for select to app_rw
  using (exists (select 1 from cases.diary_entry e join kernel.reach r on r.subject = e.case_id
    where e.id = diary_version.entry_id and r.section = (diary_version.content ->> 'section')::smallint));
create policy keep on cases.diary_version for insert to app_rw
  with check (exists (select 1 from cases.diary_entry e where e.id = diary_version.entry_id and e.current = diary_version.n));

grant select, insert, delete on cases.diary_presence to app_rw;
create policy of_entry on cases.diary_presence to app_rw
  using (exists (select 1 from cases.diary_entry e where e.id = diary_presence.entry_id))
  with check (exists (select 1 from cases.diary_entry e where e.id = diary_presence.entry_id));

-- A draft is its author's alone, as long as he reaches the file, the section he chose and the entry he corrects.
grant select, delete on cases.diary_draft to app_rw;
grant insert (id, author_id, case_id, entry_id, content, saved_at) on cases.diary_draft to app_rw;
grant update (content, saved_at, version) on cases.diary_draft to app_rw;
create policy own on cases.diary_draft to app_rw
  using (author_id = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = diary_draft.case_id and r.section = coalesce(array_position(
      '{identity,social,judicial,health,education,work_status,protected_location,reporter}'::text[], diary_draft.content ->> 'section'), 0))
    and (entry_id is null or exists (select 1 from cases.diary_entry e where e.id = diary_draft.entry_id)))
  with check (author_id = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = diary_draft.case_id and r.section = 0));

-- Warnings protect whoever goes to the door: everybody who reaches the file sees them.
grant select on cases.danger_warning to app_rw, app_jobs;
grant insert (id, case_id, kind, words, raised_by, raised_at, review_on) on cases.danger_warning to app_rw;
grant update (review_on, lifted_by, lifted_at, lift_reason, version) on cases.danger_warning to app_rw;
create policy reached on cases.danger_warning for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = danger_warning.case_id and r.section = 0));
create policy raise on cases.danger_warning for insert to app_rw
  with check (raised_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = danger_warning.case_id and r.section = 0));
create policy review on cases.danger_warning for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = danger_warning.case_id and r.section = 0));
-- the daily review tells the responsible worker, and reads nothing else of the file
create policy review_jobs on cases.danger_warning for select to app_jobs using (true);
grant select (id, responsible_id, status) on cases.case_file to app_jobs;
create policy danger_review on cases.case_file for select to app_jobs using (true);

-- For the readers of the access register: what a subject is called, for who reaches it or oversees the body that holds it. The number, never a name.
create or replace function cases.trail_labels(ids uuid[]) returns table (id uuid, number text) language sql stable security definer set search_path = '' as $$
  select c.id, c.number from cases.case_file c where c.id = any (ids) and (access.reaches(c.id, 0::smallint) or access.oversees(c.id))
$$;

-- Files that a number or a child's name means, for the privacy officer of the body that holds them.
create or replace function cases.trail_find(by_number text, by_words text[]) returns setof uuid language sql stable security definer set search_path = '' as $$
  select c.id from cases.case_file c
  where (c.number in (by_number, upper(by_number))
      or (cardinality(by_words) > 0 and c.child_id in (select s.person_id from people.search_entry s where s.keys @> by_words limit 500)))
    and access.oversees(c.id)
  limit 50
$$;

-- Words of the name a file is about, for the nightly rule on surnames.
create or replace function cases.trail_name_words(ids uuid[]) returns table (id uuid, tokens text[]) language sql stable security definer set search_path = '' as $$
  select c.id, s.tokens from cases.case_file c join people.search_entry s on s.person_id = c.child_id where c.id = any (ids)
$$;
comment on function cases.trail_name_words is 'internal: for the nightly job';
grant execute on function cases.trail_name_words to app_jobs;
