-- Schools: everything belongs to section 5 (education) of the child's file; without it nothing is there.
grant usage on schema schools to app_rw, app_jobs;

grant select on schools.enrolment to app_rw;
grant insert (id, case_id, organisation_id, school, level, class, valid_from, valid_to, yearly_hours, daily_hours, created_by, created_at)
  on schools.enrolment to app_rw;
grant update (class, valid_to, yearly_hours, daily_hours, version) on schools.enrolment to app_rw;
create policy reached on schools.enrolment for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = enrolment.case_id and r.section = 5));
create policy add on schools.enrolment for insert to app_rw
  with check (created_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = enrolment.case_id and r.section = 5));
create policy change on schools.enrolment for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = enrolment.case_id and r.section = 5));

grant select on schools.absence to app_rw;
grant insert (id, case_id, enrolment_id, day, state, hours, reason, words, entered_by, entered_at) on schools.absence to app_rw;
grant update (enrolment_id, state, hours, reason, words, entered_by, entered_at, version) on schools.absence to app_rw;
create policy reached on schools.absence for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = absence.case_id and r.section = 5));
create policy add on schools.absence for insert to app_rw
  with check (entered_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = absence.case_id and r.section = 5));
create policy change on schools.absence for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = absence.case_id and r.section = 5))
  with check (entered_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = absence.case_id and r.section = 5));

-- Only added: what a day said before is neither changed nor removed.
grant select, insert on schools.absence_version to app_rw;
create policy of_absence on schools.absence_version for select to app_rw
  using (exists (select 1 from schools.absence a where a.id = absence_version.absence_id));
create policy keep on schools.absence_version for insert to app_rw
  with check (exists (select 1 from schools.absence a where a.id = absence_version.absence_id and a.version = absence_version.n));

grant select on schools.attendance_step to app_rw;
grant insert (id, case_id, kind, happened_on, words, by_operator, at) on schools.attendance_step to app_rw;
grant update (withdrawn_at, withdrawn_by, withdrawn_reason, version) on schools.attendance_step to app_rw;
create policy reached on schools.attendance_step for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = attendance_step.case_id and r.section = 5));
create policy add on schools.attendance_step for insert to app_rw
  with check (by_operator = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = attendance_step.case_id and r.section = 5));
create policy withdraw on schools.attendance_step for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = attendance_step.case_id and r.section = 5));

grant select, insert, update on schools.standing to app_rw;
create policy reached on schools.standing to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = standing.case_id and r.section = 5))
  with check (exists (select 1 from kernel.reach r where r.subject = standing.case_id and r.section = 5));

-- Who is told that a child missed too much school: the responsible worker; when school is kept from him, who leads the unit and reaches it.
create or replace function schools.told_of(target uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with told as (
    select who.actor_id, who.place from cases.header f join kernel.reach r on r.subject = f.id and r.section = 5
    cross join lateral (
      select f.responsible_id as actor_id, 0 as place
      union all select l.actor_id, 1 from kernel.actor_role l where l.role in ('coordinator', 'manager') and l.valid_from <= now() and l.valid_to > now()
        and l.unit_id in (select access.unit_and_above(f.unit_id))
    ) who
    where f.id = target and access.reaches(target, 5::smallint) and kernel.opened_to(who.actor_id, r.allow, r.deny)
  )
  select distinct t.actor_id from told t where t.place = (select min(n.place) from told n)
$$;
