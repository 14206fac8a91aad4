-- Referrals: services, hours and requests are read by who reaches their section of the file; a service also by the unit that gives it, a request also by the unit
-- it was sent to: the row itself, nothing else of the file. What opens the file to them is a grant of `access`, never these rows.
grant usage on schema referrals to app_rw, app_jobs;

-- Not over, they keep their file open.
create or replace trigger hold_open before insert on referrals.service for each row execute function cases.hold_open();
create or replace trigger hold_open before update of state on referrals.request for each row when (new.state = 'sent' and old.state = 'draft') execute function cases.hold_open();

-- Is this section of the file kept from the actor? Asked for those who see a row without reaching the file: a withholding holds for them too.
create or replace function referrals.kept_from_actor(target uuid, wanted smallint) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from kernel.reach_source s
    where s.subject = target and s.effect = 'withhold' and s.valid_from <= now() and s.valid_to > now() and (wanted = any (s.sections) or 0 = any (s.sections))
      and s.principal in (select h.principal from kernel.actor_principal h
        where h.actor_id = kernel.actor_id() and not h.reaches and h.valid_from <= now() and h.valid_to > now()))
$$;

-- Kinds: everybody reads them; a body's own are made by who runs it. Those shipped are changed by nobody.
grant select on referrals.service_kind to app_rw;
grant insert (id, organisation_id, code, label_it, label_en, description_it, description_en, section, clinical, position, created_by, created_at),
  update (label_it, label_en, description_it, description_en, valid_to, version) on referrals.service_kind to app_rw;
create policy read on referrals.service_kind for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on referrals.service_kind for insert to app_rw with check (created_by = (select kernel.actor_id()) and organisation_id is not null and network.runs(organisation_id));
create policy change on referrals.service_kind for update to app_rw using (organisation_id is not null and network.runs(organisation_id));

grant select, insert, update (lock_day, remind_after_days, set_by, set_at, version) on referrals.setting to app_rw;
create policy read on referrals.setting for select to app_rw using ((select kernel.actor_id()) is not null);
create policy put on referrals.setting for insert to app_rw with check (set_by = (select kernel.actor_id()) and network.runs(organisation_id));
create policy change on referrals.setting for update to app_rw using (network.runs(organisation_id)) with check (set_by = (select kernel.actor_id()));

grant select on referrals.service to app_rw;
grant insert (id, case_id, section, kind_id, organisation_id, state, child_words, purpose, asked_on, provider_unit_id, provider_words, worker_id, worker_words,
    place, place_words, weekly_minutes, total_minutes, started_on, ends_on, grant_id, created_by, created_at),
  update (state, child_words, purpose, provider_unit_id, provider_words, worker_id, worker_words, place, place_words, weekly_minutes, total_minutes, started_on,
    ends_on, ended_on, outcome, outcome_words, next_words, grant_id, version) on referrals.service to app_rw;
create policy reached on referrals.service for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = service.case_id and r.section = service.section));
create policy given on referrals.service for select to app_rw
  using (provider_unit_id = any ((select kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist,mediator}'))::uuid[])
    and started_on is not null and not referrals.kept_from_actor(case_id, section));
create policy ask on referrals.service for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and exists (select 1 from kernel.reach r where r.subject = service.case_id and r.section = service.section));
create policy change on referrals.service for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = service.case_id and r.section = service.section));

-- What stays in the file: by reach only.
grant select, insert, update (basis, basis_id, basis_words, cost_bearer, cost_words) on referrals.service_own to app_rw;
create policy reached on referrals.service_own to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = service_own.case_id and r.section = service_own.section))
  with check (exists (select 1 from kernel.reach r where r.subject = service_own.case_id and r.section = service_own.section)
    and exists (select 1 from referrals.service s where s.id = service_own.service_id and s.case_id = service_own.case_id and s.section = service_own.section));

-- Pauses and events are seen with their service, and written by who reaches its section.
grant select, insert, update (to_on, resumed_on) on referrals.pause to app_rw;
create policy of_service on referrals.pause for select to app_rw using (exists (select 1 from referrals.service s where s.id = pause.service_id));
create policy begin on referrals.pause for insert to app_rw with check (exists (
  select 1 from referrals.service s join kernel.reach r on r.subject = s.case_id and r.section = s.section where s.id = pause.service_id and s.case_id = pause.case_id));
create policy finish on referrals.pause for update to app_rw using (exists (
  select 1 from referrals.service s join kernel.reach r on r.subject = s.case_id and r.section = s.section where s.id = pause.service_id));

grant select, insert on referrals.service_event to app_rw;
create policy of_service on referrals.service_event for select to app_rw using (exists (select 1 from referrals.service s where s.id = service_event.service_id));
create policy add on referrals.service_event for insert to app_rw with check (by_operator = (select kernel.actor_id()) and exists (
  select 1 from referrals.service s join kernel.reach r on r.subject = s.case_id and r.section = s.section
  where s.id = service_event.service_id and s.case_id = service_event.case_id));

-- Hours: with their service, whoever gives it or answers for the file; which of them may enter them is said in access.ts.
grant select on referrals.entry to app_rw;
grant insert (id, case_id, service_id, day, minutes, session_id, presence, worker_id, worker_words, words, entered_by, entered_at),
  update (day, minutes, presence, worker_id, worker_words, words, entered_by, entered_at, removed_at, version) on referrals.entry to app_rw;
create policy of_service on referrals.entry for select to app_rw using (exists (select 1 from referrals.service s where s.id = entry.service_id));
create policy enter on referrals.entry for insert to app_rw with check (entered_by = (select kernel.actor_id())
  and exists (select 1 from referrals.service s where s.id = entry.service_id and s.case_id = entry.case_id)
  -- hours of a meeting of a group: only for a child who is in that group
  and (session_id is null or exists (select 1 from referrals.group_session g join referrals.group_member m on m.group_id = g.group_id
    where g.id = entry.session_id and m.service_id = entry.service_id)));
create policy correct on referrals.entry for update to app_rw
  using (exists (select 1 from referrals.service s where s.id = entry.service_id)) with check (entered_by = (select kernel.actor_id()));

grant select, insert on referrals.entry_version to app_rw;
create policy of_entry on referrals.entry_version for select to app_rw using (exists (select 1 from referrals.entry e where e.id = entry_version.entry_id));
create policy keep on referrals.entry_version for insert to app_rw with check (changed_by = (select kernel.actor_id())
  and exists (select 1 from referrals.entry e where e.id = entry_version.entry_id and e.version = entry_version.n));

-- What the clinician notes: section 4, and a role that answers for files or cares for health. Who only gives the service, reads, interprets or helps never does.
grant select, insert on referrals.clinical_note to app_rw;
create policy reached on referrals.clinical_note for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = clinical_note.case_id and r.section = 4));
create policy write on referrals.clinical_note for insert to app_rw with check (author_id = (select kernel.actor_id())
  and exists (select 1 from kernel.reach r where r.subject = clinical_note.case_id and r.section = 4)
  and exists (select 1 from referrals.service s where s.id = clinical_note.service_id and s.case_id = clinical_note.case_id));
create policy clinical_wall on referrals.clinical_note as restrictive to app_rw
  using (exists (select 1 from access.roles_reaching(array[clinical_note.case_id], '{4}') r where r.role in ('worker', 'coordinator', 'manager', 'specialist')));

-- Does the actor belong to the unit that runs this group?
create or replace function referrals.runs_group(target uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from referrals.service_group g where g.id = target and g.closed_on is null
    and g.unit_id = any (kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist}')))
$$;

-- A group is known to the unit that runs it, and to who sees the service of a child in it. Who is in it, only through each child's own service.
grant select, insert, update (title, leader_words, place_words, closed_on, version) on referrals.service_group to app_rw;
create policy of_unit on referrals.service_group for select to app_rw
  using (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist,mediator}'))::uuid[]));
create policy of_member on referrals.service_group for select to app_rw
  using (exists (select 1 from referrals.group_member m where m.group_id = service_group.id));
create policy open on referrals.service_group for insert to app_rw with check (created_by = (select kernel.actor_id())
  and unit_id = any ((select kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist}'))::uuid[]));
create policy change on referrals.service_group for update to app_rw
  using (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist}'))::uuid[]));

grant select, insert, update (to_on) on referrals.group_member to app_rw;
create policy of_service on referrals.group_member for select to app_rw using (exists (select 1 from referrals.service s where s.id = group_member.service_id));
-- knowing the id of a group opens nothing: it must be one of the actor's units
create policy join_group on referrals.group_member for insert to app_rw with check (
  exists (select 1 from referrals.service s where s.id = group_member.service_id and s.case_id = group_member.case_id) and referrals.runs_group(group_id));
create policy leave_group on referrals.group_member for update to app_rw using (exists (select 1 from referrals.service s where s.id = group_member.service_id));

grant select, insert on referrals.group_session to app_rw;
create policy of_group on referrals.group_session for select to app_rw using (exists (select 1 from referrals.service_group g where g.id = group_session.group_id));
create policy hold on referrals.group_session for insert to app_rw with check (created_by = (select kernel.actor_id()) and referrals.runs_group(group_id));

-- Requests: by reach of their section (those of health behind the wall too), and by the unit they were sent to.
grant select on referrals.request to app_rw;
grant insert (id, case_id, section, clinical, kind, organisation_id, to_unit_id, to_words, child_words, asked, why, urgency, basis, consent, consent_words,
    shared_sections, shared_documents, expected_on, state, created_by, created_at),
  update (section, clinical, kind, to_unit_id, to_words, child_words, asked, why, urgency, basis, consent, consent_words, shared_sections, shared_documents, grant_id,
    expected_on, state, sent_on, channel, protocol, waiting_position, waiting_until, appointment_on, appointment_time, answered_on, answer_words, answer_document_id,
    last_on, reminded_on, reminders, closed_on, outcome, outcome_words, next_words, version) on referrals.request to app_rw;
create policy reached on referrals.request for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = request.case_id and r.section = request.section));
create policy received on referrals.request for select to app_rw
  using (to_unit_id = any ((select kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist,mediator}'))::uuid[])
    and sent_on is not null and not referrals.kept_from_actor(case_id, section));
create policy write on referrals.request for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and exists (select 1 from kernel.reach r where r.subject = request.case_id and r.section = request.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))));
create policy follow on referrals.request for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = request.case_id and r.section = request.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))))
  with check (exists (select 1 from kernel.reach r where r.subject = request.case_id and r.section = request.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))));
create policy answer on referrals.request for update to app_rw
  using (to_unit_id = any ((select kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist,mediator}'))::uuid[])
    and sent_on is not null and not referrals.kept_from_actor(case_id, section));
create policy clinical_wall on referrals.request as restrictive to app_rw
  -- whom it was sent to reads what was written to him, once it was
  using (not clinical or (sent_on is not null and to_unit_id = any ((select kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist,mediator}'))::uuid[]))
    or exists (select 1 from access.roles_reaching(array[request.case_id], array[request.section]) r where r.role in ('worker', 'coordinator', 'manager', 'specialist')));

-- Whom a request was sent to writes his answer in it, and nothing else: what was asked, what was opened to him and how it ended are of who follows it for the
-- file (`mayFollow` of access.ts). A policy tells rows apart, not columns.
create or replace function referrals.check_answer() returns trigger language plpgsql security definer set search_path = '' as $$
declare answering text[] := '{state,last_on,waiting_position,waiting_until,appointment_on,appointment_time,answered_on,answer_words,answer_document_id,version}';
begin
  if kernel.actor_id() is null
    or (new.state in ('received', 'waiting', 'taken', 'appointment', 'refused', 'answered') and to_jsonb(new) - answering = to_jsonb(old) - answering)
    or exists (select 1 from access.roles_reaching(array[old.case_id], array[old.section]) r
      where r.role in ('worker', 'coordinator', 'manager') and (r.unit_id is distinct from old.to_unit_id or access.holds(old.case_id)))
  then return new; end if;
  raise exception 'only the answer is of who was asked' using errcode = '42501';
end $$;
comment on function referrals.check_answer is 'internal';
create or replace trigger check_answer before update on referrals.request for each row execute function referrals.check_answer();

grant select, insert on referrals.request_event to app_rw;
create policy of_request on referrals.request_event for select to app_rw using (exists (select 1 from referrals.request q where q.id = request_event.request_id));
create policy add on referrals.request_event for insert to app_rw with check (by_operator = (select kernel.actor_id())
  and exists (select 1 from referrals.request q where q.id = request_event.request_id and q.case_id = request_event.case_id));

-- How many services and requests keep a file open, for who reaches the file: also those of sections he does not see.
create or replace function referrals.open_in(target uuid) returns table (services int, requests int) language sql stable security definer set search_path = '' as $$
  select (select count(*)::int from referrals.service s where s.case_id = target and s.state not in ('ended', 'withdrawn')),
    (select count(*)::int from referrals.request q where q.case_id = target and q.state not in ('draft', 'closed', 'withdrawn'))
  where access.reaches(target, 0::smallint)
$$;

-- Who is told of an answer: who asked and the responsible worker, only if they reach the request's section. Answers only who sees the request.
create or replace function referrals.told_of(target uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct who.actor_id from referrals.request q
  join cases.case_file f on f.id = q.case_id
  join kernel.reach r on r.subject = q.case_id and r.section = q.section
  cross join lateral (select q.created_by as actor_id union select f.responsible_id) who
  where q.id = target and kernel.opened_to(who.actor_id, r.allow, r.deny)
    and (access.reaches(q.case_id, q.section) or q.to_unit_id = any (kernel.actor_units('{worker,coordinator,manager,educator,partner,specialist,mediator}')))
$$;

-- Who works in the unit that a request or a service goes to, to be told: those who answer there first, else who works there. Of a unit, not of a file.
create or replace function referrals.receivers_of(unit uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with staff as (
    select r.actor_id, r.role in ('coordinator', 'manager') as leads from kernel.actor_role r join kernel.actor a on a.id = r.actor_id and a.disabled_at is null
    where r.unit_id = unit and r.role in ('worker', 'coordinator', 'manager', 'educator', 'partner', 'specialist') and r.valid_from <= now() and r.valid_to > now()
      and kernel.actor_id() is not null
  )
  select distinct s.actor_id from staff s where s.leads or not exists (select 1 from staff l where l.leads) limit 30
$$;

-- Published: what the timeline of a file shows; row-level security of the reader holds.
create or replace view referrals.timeline with (security_invoker = true) as
  select e.case_id as subject, e.id, 'service'::text as source, e.happened_at as at, s.section, e.what as kind, k.label_it as title, e.words, e.by_operator as by_id
  from referrals.service_event e join referrals.service s on s.id = e.service_id join referrals.service_kind k on k.id = s.kind_id
  union all
  select e.case_id, e.id, 'request'::text, e.happened_at, q.section, e.what, coalesce(d.organisation_short_name || ', ' || d.unit_name, q.to_words), e.words, e.by_operator
  from referrals.request_event e join referrals.request q on q.id = e.request_id left join network.directory d on d.unit_id = q.to_unit_id;
grant select on referrals.timeline to app_rw;

-- Published: services as other modules point to them (a plan's action, a report).
create or replace view referrals.header with (security_invoker = true) as
  select s.id, s.case_id, s.section, k.label_it, k.label_en, s.state, s.provider_unit_id, s.provider_words, s.started_on, s.ends_on, s.ended_on
  from referrals.service s join referrals.service_kind k on k.id = s.kind_id;
grant select on referrals.header to app_rw;
