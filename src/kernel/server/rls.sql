-- Repeatable: run after every migration, once all policies and grants of the application roles have been dropped. Owner: the migrating role.

grant usage on schema kernel to app_rw, app_jobs;

-- The token's hash (hex) enters by set_config('app.session', …, true); after commit the setting is '' and not null, hence nullif.
create or replace function kernel.session_hash() returns bytea language sql stable
set search_path = '' as $$ select decode(nullif(current_setting('app.session', true), ''), 'hex') $$;

-- Who acts in this transaction; null without a live, fully signed-in session. This and the three lists of codes below are asked by nearly every
-- statement: in plpgsql, because a connection keeps its plans between calls, and with the hash read in place.
create or replace function kernel.actor_id() returns uuid language plpgsql stable security definer
set search_path = '' as $$
begin
  return (
    select s.actor_id from kernel.session s join kernel.actor a on a.id = s.actor_id
    where s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex') and s.stage = 'full' and s.revoked_at is null
      and a.disabled_at is null and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => s.idle_minutes));
end $$;

-- Whose token entered this transaction, even if the session has just ended or awaits its second factor: for the trace only.
create or replace function kernel.session_actor() returns uuid language sql stable security definer
set search_path = '' as $$ select s.actor_id from kernel.session s where s.token_hash = kernel.session_hash() $$;

-- The codes that open something to him: each principal he acts for × the sections his role opens there.
create or replace function kernel.allow_codes() returns int[] language plpgsql stable security definer
set search_path = '' as $$
declare me uuid := kernel.actor_id();
begin
  return (
    select coalesce(array_agg(distinct p.principal * 16 + section), '{}')
    from kernel.actor_principal p, unnest(p.sections) section
    where p.actor_id = me and p.reaches and p.valid_from <= now() and p.valid_to > now());
end $$;

-- The same for the subject as a whole (section 0): what lists of subjects filter by.
create or replace function kernel.allow_subject_codes() returns int[] language plpgsql stable security definer
set search_path = '' as $$
declare me uuid := kernel.actor_id();
begin
  return (
    select coalesce(array_agg(distinct p.principal * 16), '{}')
    from kernel.actor_principal p
    where p.actor_id = me and p.reaches and 0 = any (p.sections) and p.valid_from <= now() and p.valid_to > now());
end $$;

-- The codes that one of these roles opens to him: for what stands behind a wall of roles besides its section.
create or replace function kernel.allow_codes_as(roles text[]) returns int[] language plpgsql stable security definer
set search_path = '' as $$
declare me uuid := kernel.actor_id();
begin
  return (
    select coalesce(array_agg(distinct p.principal * 16 + section), '{}')
    from kernel.actor_principal p, unnest(p.sections) section
    where p.actor_id = me and p.reaches and p.role = any (roles) and p.valid_from <= now() and p.valid_to > now());
end $$;

-- The codes by which something is withheld from him, whatever his role: himself, his units and those above them. Not the units below his: who
-- leads the whole keeps what he reaches by another way (and through the unit itself nobody reaches it, see `refresh_reach`).
create or replace function kernel.deny_codes() returns int[] language plpgsql stable security definer
set search_path = '' as $$
declare me uuid := kernel.actor_id();
begin
  return (
    select coalesce(array_agg(p.principal * 16 + section), '{}')
    from (select distinct h.principal from kernel.actor_principal h where h.actor_id = me and not h.reaches and h.valid_from <= now() and h.valid_to > now()) p,
      generate_series(0, 15) section);
end $$;

-- Does this person, today, reach what these codes open (by one of these roles, when named)? For notices, calendars and lists of people: nobody's session.
create or replace function kernel.opened_to(actor uuid, allow int[], deny int[], roles text[] default null) returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (select 1 from kernel.actor a where a.id = actor and a.disabled_at is null)
    and exists (select 1 from kernel.actor_principal p cross join unnest(p.sections) s
      where p.actor_id = actor and p.reaches and p.valid_from <= now() and p.valid_to > now() and (p.principal * 16 + s) = any (allow)
        and (roles is null or p.role = any (roles)))
    and not exists (select 1 from kernel.actor_principal h cross join unnest(deny) d
      where h.actor_id = actor and not h.reaches and h.valid_from <= now() and h.valid_to > now() and d / 16 = h.principal)
$$;
comment on function kernel.opened_to is 'internal';

create or replace function kernel.actor_organisation() returns uuid language sql stable security definer
set search_path = '' as $$ select a.organisation_id from kernel.actor a where a.id = kernel.actor_id() $$;

-- Units in which he holds one of these roles today (any role when the list is null).
create or replace function kernel.actor_units(roles text[] default null) returns uuid[] language sql stable security definer
set search_path = '' as $$
  select coalesce(array_agg(distinct r.unit_id), '{}') from kernel.actor_role r
  where r.actor_id = kernel.actor_id() and (roles is null or r.role = any (roles)) and r.valid_from <= now() and r.valid_to > now()
$$;

-- Organisations in which he holds one of these roles today.
create or replace function kernel.actor_organisations(roles text[]) returns uuid[] language sql stable security definer
set search_path = '' as $$
  select coalesce(array_agg(distinct r.organisation_id), '{}') from kernel.actor_role r
  where r.actor_id = kernel.actor_id() and r.role = any (roles) and r.valid_from <= now() and r.valid_to > now()
$$;

-- Recomputes the reach of a subject from its sources. An allow of any section opens section 0; a withhold of section 0 closes all. What is withheld from
-- a principal is not reached through it either, by whoever acts for it. `alone`: nobody else can know the subject yet, so no lock: thousands made in one
-- transaction would not fit in the database's table of locks.
create or replace function kernel.refresh_reach(target uuid, alone boolean default false) returns void language plpgsql security definer
set search_path = '' as $$
begin
  if not alone then perform pg_advisory_xact_lock(hashtextextended(target::text, 403)); end if;
  delete from kernel.reach where subject = target;
  insert into kernel.reach (subject, section, allow, deny)
  select target, opened.section, opened.codes, coalesce(closed.codes, '{}')
  from (
    select section, array_agg(distinct principal * 16 + section) as codes
    from (
      select s.principal, unnest(array_prepend(0::smallint, s.sections)) as section from kernel.reach_source s
      where s.subject = target and s.effect = 'allow' and s.valid_from <= now() and s.valid_to > now()
    ) allowed
    where not exists (
      select 1 from kernel.reach_source w where w.subject = target and w.effect = 'withhold' and w.principal = allowed.principal
        and w.valid_from <= now() and w.valid_to > now() and (allowed.section = any (w.sections) or 0 = any (w.sections)))
    group by section
  ) opened
  left join lateral (
    select array_agg(distinct s.principal * 16 + opened.section) as codes from kernel.reach_source s
    where s.subject = target and s.effect = 'withhold' and s.valid_from <= now() and s.valid_to > now()
      and (opened.section = any (s.sections) or 0 = any (s.sections))
  ) closed on true;
  delete from kernel.reach_boundary where subject = target;
  insert into kernel.reach_boundary (subject, at)
  select target, min(moment) from (
    select valid_from as moment from kernel.reach_source where subject = target and valid_from > now()
    union all select valid_to from kernel.reach_source where subject = target and valid_to > now() and valid_to < 'infinity'
  ) moments having min(moment) is not null;
end $$;

create or replace function kernel.reach_source_changed() returns trigger language plpgsql security definer
set search_path = '' as $$
begin
  if tg_op <> 'DELETE' then
    -- the first source of a subject comes from the transaction that makes the subject
    perform kernel.refresh_reach(new.subject, tg_op = 'INSERT'
      and not exists (select 1 from kernel.reach_source s where s.subject = new.subject and s.id <> new.id)
      and not exists (select 1 from kernel.reach r where r.subject = new.subject));
  end if;
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and new.subject <> old.subject) then perform kernel.refresh_reach(old.subject); end if;
  return null;
end $$;
create or replace trigger reach_source_changed after insert or update or delete on kernel.reach_source
  for each row execute function kernel.reach_source_changed();

-- The number of a unit or person (or of a person in his emergencies) in reach lists, made on first use.
create or replace function kernel.principal_of(of_kind text, of_ref uuid) returns int language plpgsql security definer
set search_path = '' as $$
declare found_id int;
begin
  select p.id into found_id from kernel.principal p where p.ref = of_ref and p.kind = of_kind;
  if found_id is null then
    insert into kernel.principal (kind, ref) values (of_kind, of_ref)
    on conflict (ref, kind) do update set kind = excluded.kind returning id into found_id;
  end if;
  return found_id;
end $$;

-- Opens a transaction for the holder of a session token: binds it, notes that he is here, lets lapsed reach lapse, and tells who he is.
-- No row: no live session. `hash` is the hex SHA-256 of the token. The table it reads first is the gate that a migration closes (`migrate.ts`).
create or replace function kernel.begin_session(hash text) returns table (
  session_id uuid, stage text, actor_id uuid, display_name text, organisation_id uuid, language text, idle_minutes int, expires_at timestamptz, roles jsonb
) language plpgsql security definer set search_path = '' as $$
declare lapsed uuid;
begin
  perform set_config('app.session', hash, true);
  for lapsed in select b.subject from kernel.reach_boundary b where b.at <= now() order by b.subject limit 500 loop
    perform kernel.refresh_reach(lapsed);
  end loop;
  return query
  select s.id, s.stage, a.id, a.display_name, a.organisation_id, a.language, s.idle_minutes, s.expires_at,
    coalesce((select jsonb_agg(jsonb_build_object('unitId', r.unit_id, 'organisationId', r.organisation_id, 'role', r.role))
      from kernel.actor_role r where r.actor_id = a.id and r.valid_from <= now() and r.valid_to > now()), '[]')
  from kernel.session s join kernel.actor a on a.id = s.actor_id
  where s.token_hash = decode(hash, 'hex') and s.revoked_at is null and a.disabled_at is null
    and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => s.idle_minutes);
end $$;

-- Marks the session as alive; called outside the business transaction at most once a minute, so that it is never a hot row.
create or replace function kernel.touch_session(hash text) returns void language sql security definer
set search_path = '' as $$
  update kernel.session set last_seen_at = now()
  where token_hash = decode(hash, 'hex') and revoked_at is null and last_seen_at < now() - interval '30 seconds'
    and last_seen_at > now() - make_interval(mins => idle_minutes)
$$;

-- Somebody new may be attached to a subject; somebody known only by who reaches him already: knowing an id must open nothing.
create or replace function kernel.may_attach(target uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select not exists (select 1 from kernel.reach_member m where m.member = target)
    or exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = m.section
      where m.member = target and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes())
$$;

comment on function kernel.principal_of is 'internal';
comment on function kernel.refresh_reach is 'internal';
comment on function kernel.reach_source_changed is 'internal';

-- Policies. Every table has RLS enabled and forced by the runner; what is not granted here is denied.
grant select on kernel.principal, kernel.code to app_rw, app_jobs;
create policy read on kernel.principal for select to app_rw, app_jobs using (true);
create policy read on kernel.code for select to app_rw, app_jobs using (true);

grant select on kernel.municipality, kernel.country, kernel.language, kernel.relation_type to app_rw, app_jobs;
create policy read on kernel.relation_type for select to app_rw, app_jobs using (true);
create policy read on kernel.municipality for select to app_rw, app_jobs using (true);
create policy read on kernel.country for select to app_rw, app_jobs using (true);
create policy read on kernel.language for select to app_rw, app_jobs using (true);

grant select (id, display_name, organisation_id, language, disabled_at) on kernel.actor to app_rw, app_jobs;
create policy read on kernel.actor for select to app_rw using ((select kernel.actor_id()) is not null);
create policy read_jobs on kernel.actor for select to app_jobs using (true);
grant select (mail) on kernel.actor to app_jobs;

-- This policy is the rule of reach: everything with sections asks `exists (select 1 from kernel.reach …)` and is filtered here.
grant select on kernel.reach to app_rw;
create policy reached on kernel.reach for select to app_rw
  using (allow && (select kernel.allow_codes()) and not deny && (select kernel.deny_codes()));

grant select on kernel.reach_member to app_rw;
create policy reached on kernel.reach_member for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = reach_member.subject and r.section = reach_member.section));
grant insert, delete on kernel.reach_member to app_rw;
create policy attach on kernel.reach_member for insert to app_rw
  with check (exists (select 1 from kernel.reach r where r.subject = reach_member.subject and r.section = 0)
    and kernel.may_attach(reach_member.member));
create policy detach on kernel.reach_member for delete to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = reach_member.subject and r.section = 1));

grant select, insert (actor_id, key, endpoint, body_hash, created_at), update (answer, reached) on kernel.request to app_rw;
create policy own on kernel.request to app_rw
  using (actor_id = (select kernel.actor_id())) with check (actor_id = (select kernel.actor_id()));
grant select, delete on kernel.request to app_jobs;
create policy purge_read on kernel.request for select to app_jobs using (true);
create policy purge on kernel.request for delete to app_jobs using (created_at < now() - interval '7 days');
-- sessions long over; the token is nobody's to read
grant select (id, actor_id, stage, last_seen_at, expires_at, revoked_at), delete on kernel.session to app_jobs;
create policy purge_read on kernel.session for select to app_jobs using (true);
create policy purge on kernel.session for delete to app_jobs using (coalesce(revoked_at, expires_at) < now() - interval '90 days');

grant insert (id, at, actor_id, session_id, organisation_id, action, outcome, subjects, detail, remote, request_key, leaf) on kernel.audit_event to app_rw, app_jobs;
create policy append on kernel.audit_event for insert to app_rw with check (actor_id is null or actor_id = (select kernel.session_actor()));
create policy append_jobs on kernel.audit_event for insert to app_jobs with check (actor_id is null);
grant select on kernel.audit_event to app_jobs;
create policy seal on kernel.audit_event for select to app_jobs using (true);
grant select, insert on kernel.audit_seal to app_jobs;
create policy seal_read on kernel.audit_seal for select to app_jobs using (true);
create policy seal_append on kernel.audit_seal for insert to app_jobs with check (true);

grant select, insert on kernel.file_key to app_rw;
create policy scope_key on kernel.file_key for select to app_rw using (exists (select 1 from kernel.reach r where r.subject = file_key.scope));
create policy scope_key_new on kernel.file_key for insert to app_rw with check (exists (select 1 from kernel.reach r where r.subject = file_key.scope));

-- A notice is written for somebody else by whoever acts, and read only by its addressee.
grant select, insert (id, actor_id, kind, subject, params, created_at, mail), update (read_at) on kernel.notice to app_rw;
create policy mine on kernel.notice for select to app_rw using (actor_id = (select kernel.actor_id()));
create policy mark_read on kernel.notice for update to app_rw using (actor_id = (select kernel.actor_id()));
create policy write on kernel.notice for insert to app_rw with check ((select kernel.actor_id()) is not null);
grant select, insert, update (sent_at, refused_at), delete on kernel.notice to app_jobs;
create policy jobs on kernel.notice for select to app_jobs using (true);
create policy jobs_tell on kernel.notice for insert to app_jobs with check (true);
create policy jobs_sent on kernel.notice for update to app_jobs using (true);
create policy purge on kernel.notice for delete to app_jobs using (read_at is not null and created_at < now() - interval '1 year');

-- Jobs ------------------------------------------------------------------------------------------------------------------------------
-- Queues a job in the caller's transaction. The queue's tables belong to app_jobs; the owner reaches them as a member of it, app_rw not at all.
create or replace function kernel.enqueue(task text, payload jsonb, run_at timestamptz default null, job_key text default null, max_attempts int default null)
returns void language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, job_key => job_key, max_attempts => max_attempts);
end $$;

-- Keys of files: jobs read and write documents too, and renew the wrapping when the master key changes.
grant select, insert, update (wrapped, master_key_id) on kernel.file_key to app_jobs;
create policy scope_key_jobs on kernel.file_key to app_jobs using (true) with check (true);

-- Queues the e-mails of notices just left, in the same transaction: those that may not wait, and those of who wants them at once. Whoever calls it
-- chooses neither addressee nor words, and a notice is sent once.
create or replace function kernel.queue_mail(notices uuid[]) returns void language plpgsql security definer
set search_path = '' as $$
declare wanted uuid;
begin
  for wanted in
    select n.id from kernel.notice n join kernel.actor a on a.id = n.actor_id
    where n.id = any (notices) and n.sent_at is null and n.refused_at is null and (n.mail or a.mail = 'at_once') and a.disabled_at is null
  loop
    perform graphile_worker.add_job('kernel.mail_notice', json_build_object('notice', wanted));
  end loop;
end $$;
