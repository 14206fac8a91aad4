-- Audit: narrow windows on the trail. The events themselves are granted to nobody who serves requests.
grant usage on schema audit to app_rw, app_jobs;

-- Was this event one of an emergency access of its actor to this subject?
create or replace function audit.is_emergency(actor uuid, target uuid, moment timestamptz) returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (select 1 from access.break_glass b
    where b.subject = target and b.operator_id = actor and moment >= b.started_at - interval '5 seconds' and moment <= b.ends_at)
$$;
comment on function audit.is_emergency is 'internal';

-- Roles that somebody held at an instant.
create or replace function audit.roles_at(actor uuid, moment timestamptz) returns text[] language sql stable security definer
set search_path = '' as $$
  select coalesce(array_agg(distinct r.role), '{}') from kernel.actor_role r where r.actor_id = actor and r.valid_from <= moment and r.valid_to > moment
$$;
comment on function audit.roles_at is 'internal';

-- Does one of these bodies hold one of these subjects?
create or replace function audit.holds_any(targets uuid[], bodies uuid[]) returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (
    select 1 from access.reach_grant g join network.unit u on u.id = g.to_unit
    where g.subject = any (targets) and g.kind = 'holder' and g.state = 'active' and u.organisation_id = any (bodies))
$$;
comment on function audit.holds_any is 'internal';

-- An event as people read it.
create or replace function audit.present(e kernel.audit_event) returns table (
  id uuid, at timestamptz, actor_id uuid, actor_name text, organisation_name text, roles text[], action text, outcome text, subjects uuid[],
  detail jsonb, remote text, emergency boolean, seal bigint
) language sql stable security definer set search_path = '' as $$
  select e.id, e.at, e.actor_id, a.display_name, o.short_name, audit.roles_at(e.actor_id, e.at), e.action, e.outcome, e.subjects, e.detail, e.remote,
    exists (select 1 from unnest(e.subjects) s where audit.is_emergency(e.actor_id, s, e.at)),
    (select s.n from kernel.audit_seal s where s.to_xid > e.xid order by s.to_xid limit 1)
  from (select 1) one left join kernel.actor a on a.id = e.actor_id left join network.organisation o on o.id = e.organisation_id
$$;
comment on function audit.present is 'internal';

-- Who looked at a subject: for who holds it, and for the privacy officer of the body that holds it. Newest first, before a position.
create or replace function audit.of_subject(
  target uuid, by_actor uuid, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, at_most int
) returns table (
  id uuid, at timestamptz, actor_id uuid, actor_name text, organisation_name text, roles text[], action text, outcome text, subjects uuid[],
  detail jsonb, remote text, emergency boolean, seal bigint
) language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  if not (access.holds(target) or access.oversees(target)) then return; end if;
  return query
  select p.* from (
    select e from kernel.audit_event e
    where e.subjects @> array[target] and (by_actor is null or e.actor_id = by_actor)
      and (since is null or e.at >= since) and (until is null or e.at < until)
      and (before_at is null or (e.at, e.id) < (before_at, before_id))
    order by e.at desc, e.id desc limit least(at_most, 5001)
  ) chosen, audit.present(chosen.e) p order by p.at desc, p.id desc;
end $$;

-- The same by person: how often, first and last time, whether in an emergency.
create or replace function audit.people_of_subject(target uuid, since timestamptz, until timestamptz) returns table (
  actor_id uuid, actor_name text, organisation_name text, roles text[], looked int, wrote int, refused int, first_at timestamptz, last_at timestamptz,
  emergency boolean
) language plpgsql stable security definer set search_path = '' as $$
begin
  if not (access.holds(target) or access.oversees(target)) then return; end if;
  return query
  select g.actor_id, a.display_name, o.short_name, audit.roles_at(g.actor_id, g.last_at), g.looked, g.wrote, g.refused, g.first_at, g.last_at,
    exists (select 1 from access.break_glass b where b.subject = target and b.operator_id = g.actor_id
      and (since is null or b.ends_at >= since) and (until is null or b.started_at < until))
  from (
    select e.actor_id, min(e.at) as first_at, max(e.at) as last_at,
      -- what only reads carries no key of the client
      (count(*) filter (where e.outcome = 'ok' and e.request_key is null))::int as looked,
      (count(*) filter (where e.outcome = 'ok' and e.request_key is not null))::int as wrote,
      (count(*) filter (where e.outcome <> 'ok'))::int as refused
    from kernel.audit_event e
    where e.subjects @> array[target] and e.actor_id is not null and (since is null or e.at >= since) and (until is null or e.at < until)
    group by e.actor_id
  ) g join kernel.actor a on a.id = g.actor_id join network.organisation o on o.id = a.organisation_id
  order by g.last_at desc;
end $$;

-- Search of the privacy officer: events of people of his bodies, and events on subjects that his bodies hold. Two walks, each ordered by its own
-- index and stopped at the page, instead of one condition that no index serves.
create or replace function audit.search(
  by_actors uuid[], by_subjects uuid[], by_action text, by_outcome text, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, at_most int
) returns table (
  id uuid, at timestamptz, actor_id uuid, actor_name text, organisation_name text, roles text[], action text, outcome text, subjects uuid[],
  detail jsonb, remote text, emergency boolean, seal bigint
) language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare bodies uuid[] := kernel.actor_organisations('{privacy_officer}');
declare wanted int := least(at_most, 5001);
begin
  if cardinality(bodies) = 0 then return; end if;
  if by_actors is not null or by_subjects is not null then
    return query
    select p.* from (
      select e from kernel.audit_event e
      where (e.actor_id = any (by_actors) or e.subjects && by_subjects)
        and (e.organisation_id = any (bodies) or audit.holds_any(e.subjects, bodies))
        and (by_action is null or e.action = by_action) and (by_outcome is null or e.outcome = by_outcome)
        and e.at >= since and e.at < until and (before_at is null or (e.at, e.id) < (before_at, before_id))
      order by e.at desc, e.id desc limit wanted
    ) chosen, audit.present(chosen.e) p order by p.at desc, p.id desc;
    return;
  end if;
  return query
  select p.* from (
    select seen.e from (
      (select e from kernel.audit_event e
        where e.organisation_id = any (bodies)
          and (by_action is null or e.action = by_action) and (by_outcome is null or e.outcome = by_outcome)
          and e.at >= since and e.at < until and (before_at is null or (e.at, e.id) < (before_at, before_id))
        order by e.at desc, e.id desc limit wanted)
      union all
      (select e from kernel.audit_event e
        where (e.organisation_id is null or e.organisation_id <> all (bodies)) and e.subjects <> '{}'
          -- a set hashed once, not a look-up for each event
          and exists (select 1 from unnest(e.subjects) s where s in (
            select g.subject from access.reach_grant g join network.unit u on u.id = g.to_unit
            where g.kind = 'holder' and g.state = 'active' and u.organisation_id = any (bodies)))
          and (by_action is null or e.action = by_action) and (by_outcome is null or e.outcome = by_outcome)
          and e.at >= since and e.at < until and (before_at is null or (e.at, e.id) < (before_at, before_id))
        order by e.at desc, e.id desc limit wanted)
    ) seen order by (seen.e).at desc, (seen.e).id desc limit wanted
  ) chosen, audit.present(chosen.e) p order by p.at desc, p.id desc;
end $$;

-- Until when the trail is sealed.
create or replace function audit.last_seal() returns table (n bigint, at timestamptz) language sql stable security definer
set search_path = '' as $$
  select s.n, s.at from kernel.audit_seal s
  where cardinality(kernel.actor_organisations('{privacy_officer}')) > 0 order by s.n desc limit 1
$$;

-- Verifications: asked and read by privacy officers, done by the job.
grant select, insert (id, requested_by, requested_at) on audit.verification to app_rw;
create policy officers on audit.verification for select to app_rw using (cardinality((select kernel.actor_organisations('{privacy_officer}'))) > 0);
create policy ask on audit.verification for insert to app_rw
  with check (requested_by = (select kernel.actor_id()) and cardinality((select kernel.actor_organisations('{privacy_officer}'))) > 0);
grant select, update (started_at, finished_at, ok, report) on audit.verification to app_jobs;
create policy jobs on audit.verification to app_jobs using (true) with check (true);

grant select on audit.rule to app_rw, app_jobs;
create policy read on audit.rule for select to app_rw using (cardinality((select kernel.actor_organisations('{privacy_officer}'))) > 0);
create policy jobs on audit.rule for select to app_jobs using (true);

grant select on audit.finding to app_rw;
create policy own_body on audit.finding for select to app_rw using (organisation_id = any ((select kernel.actor_organisations('{privacy_officer}'))::uuid[]));
grant select, insert on audit.finding to app_jobs;
create policy jobs on audit.finding to app_jobs using (true) with check (true);

-- What each person did in a day, as far as the rules ask. Granted below to the jobs alone.
create or replace function audit.day_facts(since timestamptz, until timestamptz) returns table (
  actor_id uuid, organisation_id uuid, family_name text, roles text[], opened uuid[], of_others int, at_night int, refused int, emergencies int
) language sql stable security definer set search_path = '' as $$
  with events as (
    -- who was told that another service may hold a child opened no file of it
    select e.* from kernel.audit_event e where e.at >= since and e.at < until and e.actor_id is not null and e.action <> 'identity.glimpsed'
  ), opened as (
    select distinct e.actor_id, s as subject from events e, unnest(e.subjects) s where e.outcome = 'ok' and cardinality(e.subjects) <= 5
  ), own as (
    select o.actor_id, o.subject, exists (
      select 1 from access.reach_grant g, access.unit_and_above(g.to_unit) u
      join kernel.actor_role r on r.unit_id = u
      where g.subject = o.subject and g.kind in ('holder', 'team') and g.to_unit is not null and g.state = 'active' and r.actor_id = o.actor_id
    ) or exists (
      select 1 from access.reach_grant g where g.subject = o.subject and g.to_operator = o.actor_id and g.kind = 'team' and g.state = 'active'
    ) as is_own
    from opened o
  )
  select a.id, a.organisation_id, w.family_name, audit.roles_at(a.id, since),
    coalesce((select array_agg(o.subject) from own o where o.actor_id = a.id), '{}'),
    (select count(*)::int from own o where o.actor_id = a.id and not o.is_own and exists (select 1 from access.reach_grant g where g.subject = o.subject)),
    (select count(distinct s)::int from events e, unnest(e.subjects) s where e.actor_id = a.id and e.outcome = 'ok'
      and (extract(hour from e.at at time zone 'Europe/Rome') >= 23 or extract(hour from e.at at time zone 'Europe/Rome') < 5)),
    (select count(*)::int from events e where e.actor_id = a.id and e.outcome = 'refused'),
    (select count(*)::int from events e where e.actor_id = a.id and e.outcome = 'ok' and e.action = 'access.breakGlass')
  from kernel.actor a join network.operator w on w.id = a.id
  where exists (select 1 from events e where e.actor_id = a.id)
$$;
comment on function audit.day_facts is 'internal: for the nightly job';
grant execute on function audit.day_facts to app_jobs;

-- Privacy officers of a body today.
create or replace function audit.officers_of(body uuid) returns setof uuid language sql stable security definer
set search_path = '' as $$
  select distinct r.actor_id from kernel.actor_role r
  where r.organisation_id = body and r.role = 'privacy_officer' and r.valid_from <= now() and r.valid_to > now()
$$;
