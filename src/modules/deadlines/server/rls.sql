-- Deadlines: terms are seen by who reaches their section of the file; those of a body by who works in the unit.
grant usage on schema deadlines to app_rw, app_jobs;

-- The file a term belongs to, as its module tells it. Terms not ended follow the unit and the responsible worker.
create or replace function deadlines.put_subject(
  of_subject uuid, of_number text, of_name text, of_sort text, of_organisation uuid, of_unit uuid, of_responsible uuid, of_municipality text, of_pole uuid,
  of_birth date
) returns void language plpgsql security definer set search_path = '' as $$
declare
  former date := (select s.birth from deadlines.subject s where s.subject = of_subject);
  former_unit uuid := (select s.unit_id from deadlines.subject s where s.subject = of_subject);
begin
  insert into deadlines.subject as s (subject, number, name, sort_name, organisation_id, unit_id, responsible_id, municipality_istat, pole_unit_id, birth)
  values (of_subject, of_number, of_name, of_sort, of_organisation, of_unit, of_responsible, of_municipality, of_pole, of_birth)
  on conflict (subject) do update set number = excluded.number, name = excluded.name, sort_name = excluded.sort_name, organisation_id = excluded.organisation_id,
    unit_id = excluded.unit_id, responsible_id = excluded.responsible_id, municipality_istat = excluded.municipality_istat, pole_unit_id = excluded.pole_unit_id, birth = excluded.birth;
  -- terms of age follow a birth that was corrected, in every file of the child, in the name of who corrected it
  if of_birth is not null and former <> of_birth then
    perform kernel.enqueue('deadlines.followBirth', jsonb_build_object('subject', of_subject, 'by', kernel.actor_id()), null, 'deadlines.followBirth:' || of_subject);
  end if;
  update deadlines.term t set unit_id = of_unit, responsible_id = of_responsible, version = t.version + 1,
    orphan_since = case when t.assigned_to is null then null else t.orphan_since end
  where t.subject = of_subject and t.state in ('open', 'missed', 'suspended') and (t.unit_id, t.responsible_id) is distinct from (of_unit, of_responsible);
  -- handed to a service that sits elsewhere: what follows its seat (29 June in Rome) is counted anew, in the name of who handed it over
  if former_unit <> of_unit and (select count(distinct s.municipality) = 1 and count(*) = 2 from deadlines.seats_of(array[former_unit, of_unit]) s) is not true then
    perform kernel.enqueue('deadlines.followSeat', jsonb_build_object('subject', of_subject, 'by', kernel.actor_id()), null, 'deadlines.followSeat:' || of_subject);
  end if;
  -- another unit rings at other times, and a new responsible worker may be nobody
  if found then perform kernel.enqueue('deadlines.rearm', jsonb_build_object('subject', of_subject), null, 'deadlines.rearm:' || of_subject); end if;
end $$;
comment on function deadlines.put_subject is 'internal: for the module that owns the files';

-- Copies kept by triggers: the reach of its section; for a term of a body, its unit.
create or replace function deadlines.fill_term() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.penal := new.penal or coalesce(new.rule_id like 'PEN-%', false);
  if new.subject is null then
    new.allow := array[kernel.principal_of('unit', new.unit_id) * 16 + new.section];
    -- those of the rules on personal data also by who watches over the data of the body, and by who manages it
    if new.rule_id like 'PRI-%' then
      new.allow := new.allow || coalesce((select array_agg(distinct kernel.principal_of('actor', r.actor_id) * 16 + new.section)
        from kernel.actor_role r join network.unit u on u.organisation_id = r.organisation_id
        where u.id = new.unit_id and r.role in ('privacy_officer', 'manager') and r.valid_from <= now() and r.valid_to > now()), '{}');
    end if;
    new.deny := '{}';
    return new;
  end if;
  select s.unit_id, s.responsible_id into new.unit_id, new.responsible_id from deadlines.subject s where s.subject = new.subject;
  -- held until commit: who keeps the file from somebody meanwhile waits, and finds this term. Written anew just now, the row is found at the second look
  for look in 1..2 loop
    select r.allow, r.deny into new.allow, new.deny from kernel.reach r where r.subject = new.subject and r.section = new.section for key share;
    exit when found;
  end loop;
  new.allow := coalesce(new.allow, '{}');
  new.deny := coalesce(new.deny, '{}');
  return new;
end $$;
comment on function deadlines.fill_term is 'internal';
create or replace trigger fill_term before insert on deadlines.term for each row execute function deadlines.fill_term();

create or replace function deadlines.copy_reach() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    update deadlines.term t set allow = '{}', deny = '{}' from changed c where t.subject = c.subject and t.section = c.section;
  else
    update deadlines.term t set allow = c.allow, deny = c.deny from changed c
    where t.subject = c.subject and t.section = c.section and (t.allow, t.deny) is distinct from (c.allow, c.deny);
  end if;
  return null;
end $$;
comment on function deadlines.copy_reach is 'internal';
-- a statement at a time: reach is written for all sections of a file at once
drop trigger if exists deadlines_reach_changed on kernel.reach;
create or replace trigger deadlines_reach_opened after insert on kernel.reach referencing new table as changed for each statement execute function deadlines.copy_reach();
create or replace trigger deadlines_reach_moved after update on kernel.reach referencing new table as changed for each statement execute function deadlines.copy_reach();
create or replace trigger deadlines_reach_closed after delete on kernel.reach referencing old table as changed for each statement execute function deadlines.copy_reach();

-- Where units sit: the one municipality of their own sites, else that of their body. What public registers say; a secret site is never told.
create or replace function deadlines.seats_of(units uuid[]) returns table (unit_id uuid, municipality text) language sql stable security definer set search_path = '' as $$
  select found.id, found.municipality from (
    select u.id, coalesce((select min(s.municipality_istat) from network.site s
      where s.unit_id = u.id and s.active and not s.secret having count(distinct s.municipality_istat) = 1), o.municipality_istat)::text as municipality
    from network.unit u join network.organisation o on o.id = u.organisation_id where u.id = any (units)
  ) found where found.municipality is not null
$$;
comment on function deadlines.seats_of is 'internal: for the day on which offices in Rome are closed';
grant execute on function deadlines.seats_of to app_rw, app_jobs;

-- The seat of a service was corrected, or it moved: its terms are counted anew, in the name of who wrote it.
create or replace function deadlines.seat_moved() returns trigger language plpgsql security definer set search_path = '' as $$
declare moved uuid;
begin
  for moved in select u.id from network.unit u where case tg_table_name
      when 'organisation' then u.organisation_id = (to_jsonb(new) ->> 'id')::uuid
      else u.id in ((to_jsonb(new) ->> 'unit_id')::uuid, (to_jsonb(old) ->> 'unit_id')::uuid) end
    and exists (select 1 from deadlines.term t where t.unit_id = u.id and t.state in ('open', 'suspended')) loop
    perform kernel.enqueue('deadlines.followSeat', jsonb_build_object('unit', moved, 'by', kernel.actor_id()), null, 'deadlines.followSeat:' || moved);
  end loop;
  return null;
end $$;
comment on function deadlines.seat_moved is 'internal';
create or replace trigger deadlines_seat_moved after update of municipality_istat on network.organisation for each row
  when (old.municipality_istat is distinct from new.municipality_istat) execute function deadlines.seat_moved();
create or replace trigger deadlines_seat_moved after insert or delete or update of unit_id, municipality_istat, active, secret on network.site for each row execute function deadlines.seat_moved();

-- Somebody who works: an account that is not disabled, with a role that holds today.
create or replace function deadlines.works(actor uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from kernel.actor a join kernel.actor_role r on r.actor_id = a.id
    where a.id = actor and a.disabled_at is null and r.valid_from <= now() and r.valid_to > now())
$$;
comment on function deadlines.works is 'internal';

-- Would he see a term with these codes? Of what is penal (PRI-12) only who reaches it by a role that answers for files, as for the measures themselves.
create or replace function deadlines.shown_to(actor uuid, allow int[], deny int[], penal boolean) returns boolean language sql stable security definer
set search_path = '' as $$ select kernel.opened_to(actor, allow, deny, case when penal then '{worker,coordinator,manager}'::text[] end) $$;
comment on function deadlines.shown_to is 'internal';

-- Whom a term rings for: its worker, coordinators and managers of its unit and above. Only who works and reaches it: a notice tells that it exists.
-- Lets lapsed reach lapse first, as a session does: at night nobody else has.
create or replace function deadlines.recipients(terms uuid[]) returns table (term_id uuid, actor_id uuid, via text) language plpgsql
security definer set search_path = '' as $$
#variable_conflict use_column
declare lapsed uuid;
begin
  for lapsed in select distinct b.subject from kernel.reach_boundary b join deadlines.term t on t.subject = b.subject where t.id = any (terms) and b.at <= now() loop
    perform kernel.refresh_reach(lapsed);
  end loop;
  return query
  select distinct t.id, who.actor_id, who.via from deadlines.term t
  cross join lateral (
    select t.owner_id as actor_id, 'owner' as via where t.owner_id is not null and deadlines.works(t.owner_id)
    union all
    select r.actor_id, r.role from kernel.actor_role r
    where r.role in ('coordinator', 'manager') and r.valid_from <= now() and r.valid_to > now()
      and r.unit_id in (select access.unit_and_above(t.unit_id))
  ) who
  where t.id = any (terms) and deadlines.shown_to(who.actor_id, t.allow, t.deny, t.penal);
end $$;
comment on function deadlines.recipients is 'internal: for the jobs that ring';
grant execute on function deadlines.recipients to app_jobs;

-- Live terms whose worker no longer works (or that have none), not yet told: marks them, to ring at once. Those that have one again are forgotten.
create or replace function deadlines.mark_orphans(at timestamptz) returns int language plpgsql security definer set search_path = '' as $$
declare without int; gone int;
begin
  update deadlines.term t set orphan_since = mark_orphans.at, next_alarm_at = least(t.next_alarm_at, mark_orphans.at)
  where t.live and t.orphan_since is null and t.owner_id is null;
  get diagnostics without = row_count;
  update deadlines.term t set orphan_since = mark_orphans.at, next_alarm_at = least(t.next_alarm_at, mark_orphans.at)
  from kernel.actor a
  where t.live and t.orphan_since is null and t.owner_id = a.id and (a.disabled_at is not null
    or not exists (select 1 from kernel.actor_role r where r.actor_id = a.id and r.valid_from <= now() and r.valid_to > now()));
  get diagnostics gone = row_count;
  update deadlines.term t set orphan_since = null where t.live and t.orphan_since is not null and t.owner_id is not null and deadlines.works(t.owner_id);
  return without + gone;
end $$;
comment on function deadlines.mark_orphans is 'internal: for the job that looks for terms of nobody';
grant execute on function deadlines.mark_orphans to app_jobs;

-- May this person be given a term of this file (or of this unit)? He works, and would see it. Asked by who reaches it himself.
create or replace function deadlines.may_receive(operator uuid, of_subject uuid, of_unit uuid, of_section smallint, of_penal boolean) returns boolean language sql stable
security definer set search_path = '' as $$
  select deadlines.works(operator) and case
    when of_subject is null then of_unit = any (kernel.actor_units(null)) and exists (select 1 from kernel.actor_role r
      where r.actor_id = operator and r.unit_id = of_unit and r.valid_from <= now() and r.valid_to > now())
    else access.reaches(of_subject, of_section) and exists (select 1 from kernel.reach r
      where r.subject = of_subject and r.section = of_section and deadlines.shown_to(operator, r.allow, r.deny, of_penal)) end
$$;

-- Who can be given a term of a file: who works and reaches that section, from the holding unit or in person.
create or replace function deadlines.assignees(of_subject uuid, of_unit uuid, of_section smallint) returns table (id uuid, display_name text, roles text[])
language sql stable security definer set search_path = '' as $$
  select a.id, a.display_name, array_agg(distinct r.role order by r.role)
  from kernel.actor a join kernel.actor_role r on r.actor_id = a.id and r.valid_from <= now() and r.valid_to > now()
  where a.disabled_at is null
    and r.unit_id = coalesce((select s.unit_id from deadlines.subject s where s.subject = of_subject), of_unit)
    and deadlines.may_receive(a.id, of_subject, of_unit, of_section, false)
  group by a.id, a.display_name order by a.display_name limit 500
$$;

-- Does the actor coordinate or manage this unit, or one above it?
create or replace function deadlines.leads(unit uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from unnest(kernel.actor_units('{coordinator,manager}')) led where led in (select access.unit_and_above(leads.unit)))
$$;

-- Lead times that hold in each unit: its own, else those of the nearest unit above that has set them. Nobody's data.
create or replace function deadlines.lead_times_of(units uuid[]) returns table (unit_id uuid, pace text, alarms int[], coordinator int, manager int, own boolean, version int)
language sql stable security definer set search_path = '' as $$
  with recursive line (unit_id, id, parent_id, depth) as (
    select u.id, u.id, u.parent_id, 0 from network.unit u where u.id = any (units)
    union all
    select l.unit_id, p.id, p.parent_id, l.depth + 1 from line l join network.unit p on p.id = l.parent_id where l.depth < 20
  )
  select distinct on (l.unit_id, t.pace) l.unit_id, t.pace, t.alarms, t.coordinator, t.manager, l.depth = 0, t.version
  from line l join deadlines.lead_time t on t.unit_id = l.id order by l.unit_id, t.pace, l.depth
$$;

-- The number that a unit, or the nearest above, gave itself on a day for rules of practice that leave it to the service. Nobody's data.
create or replace function deadlines.own_numbers_of(units uuid[], rules text[], on_day date) returns table (unit_id uuid, rule_id text, amount int)
language sql stable security definer set search_path = '' as $$
  with recursive line (unit_id, id, parent_id, depth) as (
    select u.id, u.id, u.parent_id, 0 from network.unit u where u.id = any (units)
    union all
    select l.unit_id, p.id, p.parent_id, l.depth + 1 from line l join network.unit p on p.id = l.parent_id where l.depth < 20
  )
  select distinct on (l.unit_id, s.rule_id) l.unit_id, s.rule_id, s.amount
  from line l join deadlines.standard s on s.unit_id = l.id and s.rule_id = any (rules) and s.valid_from <= on_day and (s.valid_to is null or s.valid_to >= on_day)
  order by l.unit_id, s.rule_id, l.depth, s.valid_from desc, s.id desc
$$;

-- A unit and those below it: they ring as it says until they say otherwise.
create or replace function deadlines.unit_and_below(unit uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with recursive below (id) as (
    select unit_and_below.unit
    union select u.id from below b join network.unit u on u.parent_id = b.id
  ) select id from below
$$;

-- Before a change of law: the open terms counted by these rules, for the administrator of the installation. Numbers of files, never names.
create or replace function deadlines.counted_by(rules text[], after uuid, at_most int) returns table (
  id uuid, number text, rule_id text, unit_id uuid, event text, rome boolean, occurrence int, length int, fixed_on text, due text
) language sql stable security definer set search_path = '' as $$
  select t.id, s.number, t.rule_id, t.unit_id, t.event, t.rome, t.occurrence, t.length, t.fixed_on, t.due
  from deadlines.term t left join deadlines.subject s on s.subject = t.subject
  where network.installs() and t.rule_id = any (rules) and (t.live or t.state = 'suspended') and (after is null or t.id > after)
  order by t.id limit least(at_most, 20000)
$$;

-- A calendar address is opened: who owns it and what it shows, while he works and it is not revoked. Lets lapsed reach lapse, as a session does.
create or replace function deadlines.feed_open(hash bytea, at timestamptz) returns table (feed_id uuid, owner_id uuid, name text, scope text, organisation_id uuid)
language plpgsql security definer set search_path = '' as $$
declare lapsed uuid;
begin
  for lapsed in select b.subject from kernel.reach_boundary b where b.at <= now() order by b.subject limit 500 loop
    perform kernel.refresh_reach(lapsed);
  end loop;
  return query
  update deadlines.feed f set last_read_at = at, reads = f.reads + 1
  from kernel.actor a where f.secret_hash = hash and f.revoked_at is null and a.id = f.owner_id and deadlines.works(f.owner_id)
  returning f.id, f.owner_id, f.name, f.scope, a.organisation_id;
end $$;

-- What a calendar shows: live terms with a date, of its owner or of his units and those below, only those he reaches at this moment. The number of the file, no name.
create or replace function deadlines.feed_terms(hash bytea, at timestamptz) returns table (
  id uuid, number text, rule_id text, kind text, title text, state text, due text, due_at timestamptz, work_by text, version int
) language sql stable security definer set search_path = '' as $$
  select t.id, s.number, t.rule_id, t.kind, t.title, t.state, t.due, t.due_at, t.work_by, t.version
  from deadlines.feed f join deadlines.term t on t.live and t.due_at is not null and t.due_at < at + interval '400 days'
    and case f.scope when 'mine' then t.owner_id = f.owner_id
      else t.unit_id in (select below from kernel.actor_role r, deadlines.unit_and_below(r.unit_id) below
        where r.actor_id = f.owner_id and r.valid_from <= now() and r.valid_to > now()) end
  left join deadlines.subject s on s.subject = t.subject
  where f.secret_hash = hash and f.revoked_at is null and deadlines.works(f.owner_id) and deadlines.shown_to(f.owner_id, t.allow, t.deny, t.penal)
  order by t.due_at limit 2000
$$;

-- Wrong guesses of a calendar address from one source in the last quarter of an hour; counted before any session.
create or replace function deadlines.feed_guesses(of_source text, at timestamptz) returns int language sql stable security definer set search_path = '' as $$
  select coalesce((select g.guesses from deadlines.feed_guess g where g.source = of_source and g.window_start > at - interval '15 minutes'), 0)
$$;
create or replace function deadlines.feed_guessed(of_source text, at timestamptz) returns void language sql security definer set search_path = '' as $$
  insert into deadlines.feed_guess as g (source, window_start, guesses) values (of_source, at, 1)
  on conflict (source) do update set
    guesses = case when g.window_start > at - interval '15 minutes' then g.guesses + 1 else 1 end,
    window_start = case when g.window_start > at - interval '15 minutes' then g.window_start else at end;
  delete from deadlines.feed_guess g where g.window_start < at - interval '1 day'
$$;

-- Policies
grant select on deadlines.subject to app_rw, app_jobs;
create policy jobs on deadlines.subject for select to app_jobs using (true);
create policy reached on deadlines.subject for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = subject.subject and r.section = 0));

grant select,
  insert (id, subject, section, kind, rule_id, rule_version, standard_id, title, label, event, rome, occurrence, length, fixed_on, series, raw, extended, due,
    work_by, suspended, opens, pace, due_at, lapse_at, source_kind, source_id, unit_id, assigned_to, scheduled_at, scheduled_by, armed_at, next_alarm_at, state, missed_at,
    seat, at_office),
  update (event, rome, seat, occurrence, length, fixed_on, series_ended, raw, extended, due, work_by, suspended, opens, pace, due_at, lapse_at, assigned_to, state, missed_at,
    done_at, done_by, proof_words, proof_document, reason, corrected_after_done, armed_at, next_alarm_at, orphan_since, rule_version, penal, version)
  on deadlines.term to app_rw;
-- The wall of what is penal is in the same policy, not a restrictive one beside it: of two policies the database lets only the first use an index, and lists
-- read by that of `allow`.
create policy reached on deadlines.term to app_rw
  using (allow && (select kernel.allow_codes()) and not deny && (select kernel.deny_codes())
    and (not penal or allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))))
  with check (allow && (select kernel.allow_codes()) and not deny && (select kernel.deny_codes())
    and (not penal or allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))));
grant select, insert, update on deadlines.term to app_jobs;
create policy jobs on deadlines.term to app_jobs using (true) with check (true);

grant select, insert on deadlines.term_history to app_rw, app_jobs;
grant select on deadlines.alarm to app_rw;
grant select, insert on deadlines.alarm to app_jobs;
create policy reached on deadlines.term_history for select to app_rw using (exists (select 1 from deadlines.term t where t.id = term_history.term_id));
create policy write on deadlines.term_history for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from deadlines.term t where t.id = term_history.term_id));
create policy jobs on deadlines.term_history to app_jobs using (true) with check (true);
create policy reached on deadlines.alarm for select to app_rw using (exists (select 1 from deadlines.term t where t.id = alarm.term_id));
create policy jobs on deadlines.alarm to app_jobs using (true) with check (true);

grant select, insert, update (alarms, coordinator, manager, set_by, set_at, version) on deadlines.lead_time to app_rw;
create policy read on deadlines.lead_time for select to app_rw using ((select kernel.actor_id()) is not null);
create policy set_by_lead on deadlines.lead_time for insert to app_rw with check (deadlines.leads(unit_id) and set_by = (select kernel.actor_id()));
create policy change_by_lead on deadlines.lead_time for update to app_rw using (deadlines.leads(unit_id)) with check (set_by = (select kernel.actor_id()));

grant select, insert, update (valid_to, version) on deadlines.standard to app_rw;
grant select on deadlines.standard to app_jobs;
create policy read on deadlines.standard for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on deadlines.standard for insert to app_rw with check (deadlines.leads(unit_id) and added_by = (select kernel.actor_id()));
create policy finish on deadlines.standard for update to app_rw using (deadlines.leads(unit_id));
create policy jobs on deadlines.standard for select to app_jobs using (true);

grant select, insert on deadlines.parameter to app_rw;
grant select, update (recomputed_at) on deadlines.parameter to app_jobs;
create policy read on deadlines.parameter for select to app_rw using ((select kernel.actor_id()) is not null);
create policy apply on deadlines.parameter for insert to app_rw with check ((select network.installs()) and applied_by = (select kernel.actor_id()));
create policy jobs on deadlines.parameter to app_jobs using (true);

grant select, insert (id, owner_id, name, scope, secret_hash, created_at), update (revoked_at) on deadlines.feed to app_rw;
create policy own on deadlines.feed to app_rw using (owner_id = (select kernel.actor_id())) with check (owner_id = (select kernel.actor_id()));

-- Published: what the timeline of a file shows of its terms. As the reader.
create or replace view deadlines.timeline with (security_invoker = true) as
  select t.subject, t.id, 'met'::text as event, t.done_at as at, t.section, t.rule_id, t.title, t.proof_words as words, t.done_by as by_id
  from deadlines.term t where t.state = 'done'
  union all
  select t.subject, t.id, 'missed'::text, t.missed_at, t.section, t.rule_id, t.title, null, null
  from deadlines.term t where t.missed_at is not null;
grant select on deadlines.timeline to app_rw;

-- Published: terms of what scheduled them, for the boards of other modules. As the reader.
create or replace view deadlines.of_source with (security_invoker = true) as
  select t.source_kind, t.source_id, t.id, t.subject, t.rule_id, t.occurrence, t.state, t.live, t.pace, t.due, t.due_at, t.missed_at,
    t.owner_id, t.done_at, t.version, t.title, t.label, t.unit_id, t.rank, t.sort_at
  from deadlines.term t;
grant select on deadlines.of_source to app_rw, app_jobs;
