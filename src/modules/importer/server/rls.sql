-- Importer: seen and used by who works on files in the unit that loads.
grant usage on schema importer to app_rw, app_jobs;

grant select on importer.run to app_rw;
grant insert (id, organisation_id, unit_id, state, file_name, file_hash, blob_id, mapping, created_by, created_at) on importer.run to app_rw;
grant update (state, blob_id, mapping, choices, counts, failure, queued_at, finished_at, version) on importer.run to app_rw;
create policy of_unit on importer.run for select to app_rw using (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));
create policy add on importer.run for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));
create policy change on importer.run for update to app_rw
  using (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]))
  with check (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));
grant select, update (state, blob_id, failure, finished_at, version) on importer.run to app_jobs;
create policy jobs_read on importer.run for select to app_jobs using (true);
-- a job only says that a load failed; loading itself is done as the person who confirmed
create policy jobs_fail on importer.run for update to app_jobs using (state = 'queued') with check (state = 'failed');

-- or forgets the sheet of one that is over, or that nobody went on with
create policy jobs_forget on importer.run for update to app_jobs
  using (coalesce(finished_at, queued_at, created_at) < now() - interval '30 days') with check (blob_id is null and state in ('loaded', 'discarded'));

grant select on importer.progress to app_rw;
create policy of_run on importer.progress for select to app_rw using (exists (select 1 from importer.run r where r.id = progress.run_id));
grant select, insert, update on importer.progress to app_jobs;
create policy jobs on importer.progress to app_jobs using (true) with check (true);

grant select, insert on importer.row_result to app_rw;
create policy of_run on importer.row_result to app_rw
  using (exists (select 1 from importer.run r where r.id = row_result.run_id)) with check (exists (select 1 from importer.run r where r.id = row_result.run_id));
grant select, insert on importer.loaded_row to app_rw;
create policy of_unit on importer.loaded_row to app_rw
  using (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]))
  with check (unit_id = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));

-- How far the comparison is; its sign of life is given by a job.
grant select, insert, update (attempt, state, done, total, at) on importer.matching to app_rw;
create policy of_run on importer.matching to app_rw
  using (exists (select 1 from importer.run r where r.id = matching.run_id)) with check (exists (select 1 from importer.run r where r.id = matching.run_id));
grant select, update (state, done, total, at) on importer.matching to app_jobs;
create policy jobs on importer.matching to app_jobs using (true) with check (state in ('running', 'failed'));

-- Candidates: only those the reader sees by himself, so that what is written down here says nothing of who is out of reach.
grant select, insert, delete, update (verdict, words, answered_by, answered_at) on importer.candidate to app_rw;
create policy of_run on importer.candidate to app_rw
  using (exists (select 1 from importer.run r where r.id = candidate.run_id) and (person_id is null or exists (select 1 from kernel.reach_member m where m.member = candidate.person_id)))
  with check (exists (select 1 from importer.run r where r.id = candidate.run_id) and (person_id is null or exists (select 1 from kernel.reach_member m where m.member = candidate.person_id)));
grant select, delete on importer.candidate to app_jobs;
create policy jobs on importer.candidate to app_jobs using (exists (select 1 from importer.run r where r.id = candidate.run_id and r.blob_id is null));

grant select, insert on importer.loaded_person to app_rw;
create policy of_run on importer.loaded_person to app_rw
  using (exists (select 1 from importer.run r where r.id = loaded_person.run_id)) with check (exists (select 1 from importer.run r where r.id = loaded_person.run_id));
grant select, delete, update (compared) on importer.loaded_person to app_jobs;
create policy jobs on importer.loaded_person to app_jobs using (true) with check (true);

-- The key under which a unit's registers lie: one for each unit, for who loads there.
create policy importer_unit on kernel.file_key for select to app_rw
  using (scope = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));
create policy importer_unit_new on kernel.file_key for insert to app_rw
  with check (scope = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));

-- A session of its own for a load that the actor confirms now: his, for half an hour, so that closing the browser does not stop it half way.
create or replace function importer.open_load_session(id uuid, run uuid, hash bytea) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from importer.run r where r.id = open_load_session.run
    and r.unit_id = any (kernel.actor_units('{worker,coordinator,manager}'))) then
    raise exception 'no such run' using errcode = '42501';
  end if;
  insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, idle_minutes, expires_at, user_agent)
  values (open_load_session.id, open_load_session.hash, kernel.actor_id(), 'full', now(), now(), 30, now() + interval '30 minutes', 'Importazione');
end $$;

-- Ends that session, as the last act of the load. internal use of its own hash only: it can end no other.
create or replace function importer.close_load_session() returns void language sql security definer set search_path = '' as $$
  update kernel.session set revoked_at = now() where token_hash = kernel.session_hash() and user_agent = 'Importazione' and revoked_at is null
$$;
