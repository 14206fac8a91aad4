-- Agenda. Three circles: who reaches the file's section sees everything; an invited worker sees when, where and of what kind; others see only that somebody
-- or a room is taken. Policies go one way (appointment → participant → matter → reach): the functions below answer what would otherwise go in a circle.
grant usage on schema agenda to app_rw, app_jobs;

-- Does the actor organise this appointment?
create or replace function agenda.organises(target uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from agenda.appointment a where a.id = target and a.organiser_id = kernel.actor_id())
$$;

-- Is the actor wanted there (or does he organise it)?
create or replace function agenda.attends(target uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select kernel.actor_id() is not null and (
    exists (select 1 from agenda.participant p where p.appointment_id = target and p.operator_id = kernel.actor_id())
    or exists (select 1 from agenda.appointment a where a.id = target and a.organiser_id = kernel.actor_id()))
$$;

-- Was something written or decided of this file in this appointment? Asked by who organises it, before the file is taken out of it.
create or replace function agenda.told(appointment uuid, file uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select agenda.organises(appointment) and (exists (select 1 from agenda.minutes m where m.appointment_id = appointment and m.case_id = file)
    or exists (select 1 from agenda.action x where x.appointment_id = appointment and x.case_id = file))
$$;

-- Was it written how this appointment went, of any of its files? Asked by who reaches one of them, or is wanted there, before it is opened again: of which one is not told.
create or replace function agenda.recorded(appointment uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select (agenda.attends(appointment) or exists (select 1 from agenda.matter m where m.appointment_id = appointment and access.reaches(m.case_id, m.section)))
    and exists (select 1 from agenda.minutes n where n.appointment_id = appointment)
$$;

-- May the actor look at the calendar of a unit: he works there, or leads there or above?
create or replace function agenda.sees_unit(target uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select target = any (kernel.actor_units('{worker,coordinator,manager,educator,specialist,mediator,front_desk,clerk}'))
    or exists (select 1 from access.unit_and_above(target) u where u = any (kernel.actor_units('{coordinator,manager}')))
$$;

-- When workers, rooms or the child of a file are taken, and never why: intervals only. Of a file only for who reaches it, of a room only for who sees its site.
-- Of workers of other bodies for those who plan with them; partners, mediators and desks ask of their own body, of who answers for a file they reach, and of
-- whom they meet.
create or replace function agenda.busy(operators uuid[], rooms uuid[], of_case uuid, since timestamptz, until timestamptz, except_ids uuid[])
returns table (operator_id uuid, room_id uuid, of_child boolean, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare child uuid; asked uuid[] := operators;
begin
  if cardinality(kernel.actor_units('{worker,coordinator,manager,educator,specialist,mediator,partner,front_desk,clerk}')) = 0 then return; end if;
  if cardinality(kernel.actor_units('{worker,coordinator,manager,educator,specialist,clerk}')) = 0 then
    asked := array(select a.id from kernel.actor a where a.id = any (operators) and (
      exists (select 1 from kernel.actor_role h where h.actor_id = a.id and h.organisation_id = any (kernel.actor_organisations('{mediator,partner,front_desk}')) and h.valid_from <= now() and h.valid_to > now())
      or exists (select 1 from cases.case_file c where c.responsible_id = a.id and access.reaches(c.id, 0::smallint))
      or exists (select 1 from agenda.participant theirs join agenda.participant mine on mine.appointment_id = theirs.appointment_id
        where theirs.operator_id = a.id and mine.operator_id = kernel.actor_id())));
  end if;
  if of_case is not null and access.reaches(of_case, 0::smallint) then
    select c.child_id into child from cases.case_file c where c.id = of_case;
  end if;
  return query
  select p.operator_id, null::uuid, false, a.starts_at, a.ends_at from agenda.participant p join agenda.appointment a on a.id = p.appointment_id
  where p.operator_id = any (asked) and p.answer <> 'declined' and a.state in ('planned', 'confirmed', 'held')
    and a.starts_at < until and a.ends_at > since and not a.id = any (except_ids)
  union all
  select null, a.room_id, false, a.starts_at, a.ends_at from agenda.appointment a join agenda.room r on r.id = a.room_id join network.site s on s.id = r.site_id
  where a.room_id = any (rooms) and a.state in ('planned', 'confirmed', 'held') and a.starts_at < until and a.ends_at > since and not a.id = any (except_ids)
    -- a secret refuge is known to who leads its body: `network.site` says the same
    and (not s.secret or s.organisation_id = any (kernel.actor_organisations('{coordinator,manager,administrator}')))
  union all
  select null, null, true, a.starts_at, a.ends_at from agenda.participant p join agenda.appointment a on a.id = p.appointment_id
  where child is not null and p.person_id = child and a.state in ('planned', 'confirmed', 'held')
    and a.starts_at < until and a.ends_at > since and not a.id = any (except_ids);
end $$;

-- Which of these workers work today: somebody who left does not carry out what was decided.
create or replace function agenda.working(operators uuid[]) returns setof uuid language sql stable security definer set search_path = '' as $$
  select o from unnest(operators) o where kernel.actor_id() is not null and deadlines.works(o)
$$;

-- A room is booked by who works in its body; once booked, others may change the rest of the appointment.
create or replace function agenda.check_room() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.room_id is null or (tg_op = 'UPDATE' and new.room_id is not distinct from old.room_id) or kernel.actor_id() is null then return new; end if;
  if not exists (select 1 from agenda.room r where r.id = new.room_id and r.active and exists (
    select 1 from kernel.actor_role h where h.actor_id = kernel.actor_id() and h.organisation_id = r.organisation_id and h.valid_from <= now() and h.valid_to > now()))
  then raise exception 'a room of another body' using errcode = '42501'; end if;
  return new;
end $$;
comment on function agenda.check_room is 'internal';
create or replace trigger check_room before insert or update of room_id on agenda.appointment for each row execute function agenda.check_room();

-- What the calendar address of somebody shows of his appointments: kind, time, room, and the numbers of its files that he reaches. No name, no words.
create or replace function agenda.feed_appointments(hash bytea, at timestamptz) returns table (
  id uuid, kind text, starts_at timestamptz, ends_at timestamptz, state text, number text, room text, version int
) language sql stable security definer set search_path = '' as $$
  select a.id, a.kind, a.starts_at, a.ends_at, a.state, files.number, case when not site.secret then r.name || ', ' || site.name end, a.version
  from deadlines.feed f
  join lateral (
    select p.appointment_id from agenda.participant p where p.operator_id = f.owner_id and p.answer <> 'declined'
    union select o.id from agenda.appointment o where o.organiser_id = f.owner_id
  ) mine on true
  join agenda.appointment a on a.id = mine.appointment_id and a.state in ('planned', 'confirmed', 'held')
    and a.starts_at > at - interval '60 days' and a.starts_at < at + interval '400 days'
  left join lateral (
    select string_agg(s.number, ', ' order by m.position, s.number) as number from agenda.matter m
    join kernel.reach reached on reached.subject = m.case_id and reached.section = m.section
      -- of a clinical talk from before its wall alone, as in the file (`clinical_wall` below)
      and kernel.opened_to(f.owner_id, reached.allow, reached.deny, case when m.section = 4 then '{worker,coordinator,manager,specialist}'::text[] end)
    join deadlines.subject s on s.subject = reached.subject
    where m.appointment_id = a.id
  ) files on true
  left join agenda.room r on r.id = a.room_id left join network.site site on site.id = r.site_id
  where f.secret_hash = hash and f.revoked_at is null and deadlines.works(f.owner_id)
  order by a.starts_at limit 2000
$$;

-- Rooms: whoever sees the site sees its rooms (a secret refuge is seen by few); written by who runs the body.
grant select, insert (id, organisation_id, site_id, name, capacity, accessible, equipment, note), update (name, capacity, accessible, equipment, note, active, version)
  on agenda.room to app_rw;
create policy of_site on agenda.room for select to app_rw using (exists (select 1 from network.site s where s.id = room.site_id));
create policy add on agenda.room for insert to app_rw with check (network.runs(organisation_id)
  and exists (select 1 from network.site s where s.id = room.site_id and s.organisation_id = room.organisation_id));
create policy change on agenda.room for update to app_rw using (network.runs(organisation_id));

grant select, insert on agenda.series to app_rw;
create policy of_appointment on agenda.series for select to app_rw
  using (created_by = (select kernel.actor_id()) or exists (select 1 from agenda.appointment a where a.series_id = series.id));
create policy add on agenda.series for insert to app_rw with check (created_by = (select kernel.actor_id()));

grant select, insert, update (kind, starts_at, ends_at, state, coordinator_id, place_kind, room_id, place, mediator_state, mediator_language, mediator_gender,
  mediator_mode, series_id, series_n, state_words, remind_minutes, reminded_at, version) on agenda.appointment to app_rw;
create policy seen on agenda.appointment for select to app_rw using (
  organiser_id = (select kernel.actor_id())
  or exists (select 1 from agenda.participant p where p.appointment_id = appointment.id and p.operator_id = (select kernel.actor_id()))
  or exists (select 1 from agenda.matter m where m.appointment_id = appointment.id));
create policy plan on agenda.appointment for insert to app_rw
  with check (organiser_id = (select kernel.actor_id()) and unit_id = any ((select kernel.actor_units(null))::uuid[]));
create policy change on agenda.appointment for update to app_rw using (
  organiser_id = (select kernel.actor_id()) or coordinator_id = (select kernel.actor_id())
  or exists (select 1 from agenda.matter m where m.appointment_id = appointment.id));
grant select (id, kind, starts_at, state, remind_minutes, reminded_at), update (reminded_at) on agenda.appointment to app_jobs;
create policy jobs on agenda.appointment for select to app_jobs using (true);
create policy jobs_remind on agenda.appointment for update to app_jobs using (true);

-- Clinical talks (section 4) stay behind a wall of role, whatever is reached: the role by which he reaches this file, not one held elsewhere.
grant select, insert, update (section, purpose), delete on agenda.matter to app_rw;
create policy reached on agenda.matter for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = matter.case_id and r.section = matter.section));
create policy plan on agenda.matter for insert to app_rw
  with check (agenda.organises(appointment_id) and exists (select 1 from kernel.reach r where r.subject = matter.case_id and r.section = matter.section));
create policy change on agenda.matter for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = matter.case_id and r.section = matter.section));
-- one file fewer, as long as nothing was written of it
create policy withdraw on agenda.matter for delete to app_rw
  using (agenda.organises(appointment_id) and exists (select 1 from kernel.reach r where r.subject = matter.case_id and r.section = matter.section)
    and not agenda.told(appointment_id, case_id));
create policy clinical_wall on agenda.matter as restrictive to app_rw
  using (section <> 4 or exists (select 1 from kernel.reach r where r.subject = matter.case_id and r.section = 4
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));

-- Another secret address was written: what the other files of the appointment still hold, also those its writer does not reach, is no longer true and goes.
create or replace function agenda.forget_places() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from agenda.protected_place o where o.appointment_id = new.appointment_id and o.place <> new.place;
  return null;
end $$;
comment on function agenda.forget_places is 'internal';
create or replace trigger forget_places after insert on agenda.protected_place for each row execute function agenda.forget_places();

grant select, insert, update (place), delete on agenda.protected_place to app_rw;
create policy protected_place on agenda.protected_place to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = protected_place.case_id and r.section = 7)
    and exists (select 1 from agenda.matter m where m.appointment_id = protected_place.appointment_id and m.case_id = protected_place.case_id));

grant select, insert, update (position, answer, answer_words, proposed_at, answered_at, attendance), delete on agenda.participant to app_rw;
-- Workers to who sees the appointment as of a file; a person to who reaches a file he is there for.
create policy seen on agenda.participant for select to app_rw using (
  operator_id = (select kernel.actor_id())
  or (operator_id is not null and exists (select 1 from agenda.matter m where m.appointment_id = participant.appointment_id))
  or exists (select 1 from agenda.participant_file f where f.participant_id = participant.id)
  or (open and agenda.attends(appointment_id)));
create policy invite on agenda.participant for insert to app_rw
  with check (agenda.organises(appointment_id) or exists (select 1 from agenda.matter m where m.appointment_id = participant.appointment_id));
-- who is not seen is not changed: the policy above holds for changes too
create policy answer on agenda.participant for update to app_rw using (
  operator_id = (select kernel.actor_id()) or agenda.organises(appointment_id)
  or exists (select 1 from agenda.matter m where m.appointment_id = participant.appointment_id));
create policy withdraw on agenda.participant for delete to app_rw
  using (agenda.organises(appointment_id) or exists (select 1 from agenda.matter m where m.appointment_id = participant.appointment_id));

grant select, insert, delete on agenda.participant_file to app_rw;
create policy of_file on agenda.participant_file to app_rw
  using (exists (select 1 from agenda.matter m where m.appointment_id = participant_file.appointment_id and m.case_id = participant_file.case_id));

grant select (appointment_id, operator_id, answer) on agenda.participant to app_jobs;
create policy jobs on agenda.participant for select to app_jobs using (true);

-- Minutes and actions of a child's meeting: with its section; of a meeting about no child: who was wanted there.
grant select, insert, update (diary_entry_id, body, written_by, written_at, approved_by, approved_at, version) on agenda.minutes to app_rw;
create policy seen on agenda.minutes to app_rw
  using (case when case_id is null then agenda.attends(appointment_id)
    else exists (select 1 from agenda.matter m where m.appointment_id = minutes.appointment_id and m.case_id = minutes.case_id) end)
  with check ((written_by = (select kernel.actor_id()) or approved_by = (select kernel.actor_id())) and case when case_id is null then agenda.attends(appointment_id)
    else exists (select 1 from agenda.matter m where m.appointment_id = minutes.appointment_id and m.case_id = minutes.case_id) end);

grant select, insert on agenda.action to app_rw;
create policy seen on agenda.action for select to app_rw
  using (case when case_id is null then agenda.attends(appointment_id)
    else exists (select 1 from agenda.matter m where m.appointment_id = action.appointment_id and m.case_id = action.case_id) end);
create policy decide on agenda.action for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and case when case_id is null then agenda.attends(appointment_id)
    else exists (select 1 from agenda.matter m where m.appointment_id = action.appointment_id and m.case_id = action.case_id) end);

-- History is only added.
grant select, insert on agenda.change to app_rw;
create policy seen on agenda.change for select to app_rw using (exists (select 1 from agenda.appointment a where a.id = change.appointment_id)
  and (case_id is null or exists (select 1 from agenda.matter m where m.appointment_id = change.appointment_id and m.case_id = change.case_id)));
create policy add on agenda.change for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from agenda.appointment a where a.id = change.appointment_id)
    and (case_id is null or exists (select 1 from agenda.matter m where m.appointment_id = change.appointment_id and m.case_id = change.case_id)));

grant select, insert, update (content, saved_at, version, cases), delete on agenda.record_draft to app_rw;
-- of a child's meeting, as long as he reaches all the files it may speak of: a draft does not outlive the reach
create policy own on agenda.record_draft to app_rw
  using (author_id = (select kernel.actor_id()) and exists (select 1 from agenda.appointment a where a.id = record_draft.appointment_id
    and (not a.of_child or exists (select 1 from agenda.matter m where m.appointment_id = a.id)))
    and not exists (select 1 from unnest(record_draft.cases) told where not exists (select 1 from agenda.matter m where m.appointment_id = record_draft.appointment_id and m.case_id = told)))
  with check (author_id = (select kernel.actor_id()) and exists (select 1 from agenda.appointment a where a.id = record_draft.appointment_id
    and (not a.of_child or exists (select 1 from agenda.matter m where m.appointment_id = a.id)))
    and not exists (select 1 from unnest(record_draft.cases) told where not exists (select 1 from agenda.matter m where m.appointment_id = record_draft.appointment_id and m.case_id = told)));

-- Published: what the timeline of a file shows. A talk whose account is a diary entry is told by the diary, once.
create or replace view agenda.timeline with (security_invoker = true) as
  select m.case_id, a.id, a.starts_at as at, m.section, a.state as event, a.kind, m.purpose as title, coalesce(n.body, a.state_words) as words, a.organiser_id as by_id
  from agenda.matter m join agenda.appointment a on a.id = m.appointment_id left join agenda.minutes n on n.appointment_id = m.appointment_id and n.case_id = m.case_id
  where a.state in ('cancelled', 'not_come') or (a.state = 'held' and n.diary_entry_id is null);
grant select on agenda.timeline to app_rw;
