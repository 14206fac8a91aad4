-- Procedures: a run is seen by who reaches its section of the file; one of a body by who works in its unit and by the body's privacy officer.
grant usage on schema procedures to app_rw, app_jobs;

-- Copies kept by triggers: the reach of its section of the file.
create or replace function procedures.fill_reach() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- held until commit, and looked at twice when it was just written anew: as for a term (`deadlines.fill_term`)
  for look in 1..2 loop
    select r.allow, r.deny into new.allow, new.deny from kernel.reach r where r.subject = new.case_id and r.section = new.section for key share;
    exit when found;
  end loop;
  new.allow := coalesce(new.allow, '{}');
  new.deny := coalesce(new.deny, '{}');
  return new;
end $$;
comment on function procedures.fill_reach is 'internal';
create or replace trigger fill_reach before insert on procedures.run for each row execute function procedures.fill_reach();

create or replace function procedures.copy_reach() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    update procedures.run t set allow = '{}', deny = '{}' where t.case_id = old.subject and t.section = old.section;
  else
    update procedures.run t set allow = new.allow, deny = new.deny
    where t.case_id = new.subject and t.section = new.section and (t.allow, t.deny) is distinct from (new.allow, new.deny);
  end if;
  return null;
end $$;
comment on function procedures.copy_reach is 'internal';
create or replace trigger procedures_reach_changed after insert or update or delete on kernel.reach for each row execute function procedures.copy_reach();

-- Who is told when a measure loses effect: who answers for the file, who coordinates or manages where it stands. Only who reaches the run, once lapsed
-- reach has lapsed: at night no session has let it.
create or replace function procedures.told_of(target uuid) returns setof uuid language plpgsql security definer set search_path = '' as $$
declare lapsed uuid;
begin
  for lapsed in select b.subject from kernel.reach_boundary b join procedures.run p on p.case_id = b.subject where p.id = target and b.at <= now() loop
    perform kernel.refresh_reach(lapsed);
  end loop;
  return query
  select distinct who.actor_id from procedures.run p left join cases.header f on f.id = p.case_id
  cross join lateral (
    select f.responsible_id as actor_id where f.responsible_id is not null
    union select r.actor_id from kernel.actor_role r
    where r.role in ('coordinator', 'manager') and r.valid_from <= now() and r.valid_to > now()
      and r.unit_id in (select access.unit_and_above(coalesce(f.unit_id, p.unit_id)))
  ) who join kernel.actor a on a.id = who.actor_id and a.disabled_at is null
  where p.id = target and (p.case_id is null or kernel.opened_to(who.actor_id, p.allow, p.deny));
end $$;

-- Does the actor start runs of this unit: he works in it, or watches over the data of its body.
create or replace function procedures.body_of(unit uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select u.organisation_id from network.unit u where u.id = unit and u.active
    and (u.id = any (kernel.actor_units('{worker,coordinator,manager}')) or u.organisation_id = any (kernel.actor_organisations('{privacy_officer}')))
$$;

-- How many procedures run in a file that the actor reaches, also in sections that he does not: closing it would stop them.
create or replace function procedures.running_in(target uuid) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from procedures.run r where r.case_id = target and r.state = 'running' and access.reaches(target, 0::smallint)
$$;

-- The court of a file became known, is another or sits elsewhere than was thought: terms of the procedures that run there are counted anew, in the name of who wrote it.
create or replace function procedures.court_changed() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  concerned uuid;
  files uuid[] := case tg_table_name
    when 'organisation' then measures.files_before((to_jsonb(new) ->> 'id')::uuid)
    when 'proceeding' then array(select c.case_id from measures.proceeding_case c where c.proceeding_id = (to_jsonb(new) ->> 'id')::uuid)
    else array[(to_jsonb(new) ->> 'case_id')::uuid] end;
begin
  for concerned in select distinct r.case_id from procedures.run r where r.case_id = any (files) and r.state = 'running' loop
    perform kernel.enqueue('procedures.followCourt', jsonb_build_object('caseId', concerned, 'by', kernel.actor_id()), null, 'procedures.followCourt:' || concerned);
  end loop;
  return null;
end $$;
comment on function procedures.court_changed is 'internal';
create or replace trigger procedures_court_changed after insert or update of authority_id, authority_words, nature, happened_at on measures.measure for each row execute function procedures.court_changed();
create or replace trigger procedures_court_changed after update of authority_id, authority_words, nature, status, opened_on on measures.proceeding for each row execute function procedures.court_changed();
create or replace trigger procedures_court_changed after insert on measures.proceeding_case for each row execute function procedures.court_changed();
create or replace trigger procedures_court_changed after update of municipality_istat, name on network.organisation for each row
  when ((old.municipality_istat, old.name) is distinct from (new.municipality_istat, new.name)) execute function procedures.court_changed();

grant select,
  insert (id, case_id, organisation_id, unit_id, section, definition_id, definition_version, family, tracks_missing, subtitle, started_on, recorded_at, started_by,
    parent_id, parent_step),
  update (state, started_on, ended_at, ended_by, end_reason, effect_lost_at, effect_lost_rule, effect_lost_step, effect_lost_certain, version)
  on procedures.run to app_rw;
create policy reached on procedures.run to app_rw
  using (case_id is not null and allow && (select kernel.allow_codes()) and not deny && (select kernel.deny_codes()))
  with check (case_id is not null and allow && (select kernel.allow_codes()) and not deny && (select kernel.deny_codes()));
create policy of_body on procedures.run to app_rw
  using (case_id is null and (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[])
    or organisation_id = any ((select kernel.actor_organisations('{manager,privacy_officer}'))::uuid[])))
  with check (case_id is null and (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[])
    or organisation_id = any ((select kernel.actor_organisations('{manager,privacy_officer}'))::uuid[])));

-- Penal ones stand behind the wall of penal measures (PRI-12).
create policy penal_wall on procedures.run as restrictive to app_rw
  using (family <> 'penale' or case_id is null or allow && (select kernel.allow_codes_as('{worker,coordinator,manager}')));

grant select,
  insert (id, run_id, step_id, state, opens_on, required, ours, recurring, damage, lead_days),
  update (state, opened_at, opens_on, missing_documents, skip_reason, skipped_by, skipped_at) on procedures.step to app_rw;
create policy of_run on procedures.step to app_rw using (exists (select 1 from procedures.run r where r.id = step.run_id));

grant select, insert (id, run_id, step_id, n, happened, option, fields, words, recorded_by, recorded_at), update (happened, option, fields, words) on procedures.record to app_rw;
create policy of_run on procedures.record to app_rw using (exists (select 1 from procedures.run r where r.id = record.run_id));

grant select, insert on procedures.record_version to app_rw;
create policy of_record on procedures.record_version for select to app_rw using (exists (select 1 from procedures.record r where r.id = record_version.record_id));
create policy keep on procedures.record_version for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from procedures.record r where r.id = record_version.record_id));

-- A paper in a section out of reach stays unnamed: the documents module shows it or not.
grant select, insert, delete on procedures.record_document to app_rw;
create policy of_record on procedures.record_document to app_rw using (exists (select 1 from procedures.record r where r.id = record_document.record_id))
  with check (exists (select 1 from procedures.record r where r.id = record_document.record_id));

-- A paper put to a step of a penal procedure goes behind the wall with it, and stays there while it is: an order that also has it and is not penal does not
-- bring it out.
create or replace function procedures.is_penal_paper(target uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from procedures.record_document d join procedures.record c on c.id = d.record_id join procedures.run r on r.id = c.run_id
    where d.document_id = target and r.family = 'penale' and r.case_id is not null)
$$;
comment on function procedures.is_penal_paper is 'internal';
create or replace function procedures.wall_paper() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if procedures.is_penal_paper(new.document_id) then perform documents.wall(new.document_id, true); end if;
  return null;
end $$;
comment on function procedures.wall_paper is 'internal';
create or replace trigger wall_paper after insert on procedures.record_document for each row execute function procedures.wall_paper();
create or replace function procedures.keep_walled() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.penal := procedures.is_penal_paper(new.id);
  return new;
end $$;
comment on function procedures.keep_walled is 'internal';
create or replace trigger keep_walled before update of penal on documents.document for each row when (old.penal and not new.penal) execute function procedures.keep_walled();

grant select, insert on procedures.log to app_rw;
create policy of_run on procedures.log for select to app_rw using (exists (select 1 from procedures.run r where r.id = log.run_id));
create policy write on procedures.log for insert to app_rw
  with check ((by_operator is null or by_operator = (select kernel.actor_id())) and exists (select 1 from procedures.run r where r.id = log.run_id));

grant execute on function procedures.told_of to app_jobs;

-- The clock looks at runs whose terms passed, and raises the loss of effect.
grant select, update (effect_lost_at, effect_lost_rule, effect_lost_step, effect_lost_certain, version) on procedures.run to app_jobs;
create policy jobs on procedures.run to app_jobs using (true);
grant select, update (state, opened_at, opens_on, missing_documents) on procedures.step to app_jobs;
create policy jobs on procedures.step to app_jobs using (true);
grant select on procedures.record, procedures.record_document to app_jobs;
create policy jobs on procedures.record for select to app_jobs using (true);
create policy jobs on procedures.record_document for select to app_jobs using (true);
grant select, insert on procedures.log to app_jobs;
create policy jobs on procedures.log to app_jobs using (true) with check (by_operator is null);

-- Published: what the timeline of a file shows of its procedures. As the reader.
create or replace view procedures.timeline with (security_invoker = true) as
  select r.case_id as subject, l.id, l.what as event, l.at, r.section, r.definition_id as kind, r.definition_version, l.step_id, l.title, l.words, l.by_operator as by_id
  from procedures.log l join procedures.run r on r.id = l.run_id
  -- the road chosen stands beside the step that chose it
  where r.case_id is not null and l.what <> 'fork_chosen';
grant select on procedures.timeline to app_rw;
