-- Access: reach of files (grants, withholdings, emergency access). Sign-in and roles follow in their own part below.
grant usage on schema access to app_rw, app_jobs;

grant select on access.role to app_rw;
create policy read on access.role for select to app_rw using (true);

-- The units from a unit up to the top of its body.
create or replace function access.unit_and_above(unit uuid) returns setof uuid language sql stable security definer
set search_path = '' as $$
  with recursive above (id, parent_id) as (
    select u.id, u.parent_id from network.unit u where u.id = unit
    union select u.id, u.parent_id from above a join network.unit u on u.id = a.parent_id
  ) select id from above
$$;

-- Grants and withholdings of a file are seen by who reaches the file; an offer also by the unit it is made to. Written only by the functions below.
grant select on access.reach_grant, access.withholding to app_rw;
create policy of_reached on access.reach_grant for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = reach_grant.subject and r.section = 0));
create policy offered on access.reach_grant for select to app_rw
  using (state = 'offered' and to_unit = any ((select kernel.actor_units('{worker,coordinator,manager}'))::uuid[]));
create policy of_reached on access.withholding for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = withholding.subject and r.section = 0)
    -- who it is kept from does not read why, nor does who works below the unit it is kept from
    and not (from_operator is not distinct from (select kernel.actor_id()))
    and not (from_unit is not null and exists (
      select 1 from unnest((select kernel.actor_units())::uuid[]) own, access.unit_and_above(own) above where above = from_unit)));

-- Does the actor reach this section of this subject? For functions that run as owner and so are not filtered by the policy.
create or replace function access.reaches(target uuid, wanted smallint) returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (select 1 from kernel.reach r where r.subject = target and r.section = wanted
    and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes())
$$;

-- Which of these people reach a section of a subject today, for who reaches the subject himself: who is told of something in it, who may be asked to write in it.
create or replace function access.reached_by(target uuid, wanted smallint, people uuid[]) returns setof uuid language sql stable security definer
set search_path = '' as $$
  select p from unnest(people) p join kernel.reach r on r.subject = target and r.section = wanted
  where access.reaches(target, 0::smallint) and kernel.opened_to(p, r.allow, r.deny)
$$;

-- The roles by which the actor reaches these sections of these subjects, each with the unit in which he holds it: what he may write there follows from
-- them, and from no role held elsewhere. What is opened to himself he reaches by all his roles; in an emergency alone, by those that rescue.
create or replace function access.roles_reaching(subjects uuid[], wanted smallint[])
returns table (subject uuid, section smallint, unit_id uuid, organisation_id uuid, role text)
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := kernel.actor_id();
begin
  return query
  select distinct r.subject, r.section, p.unit_id, p.organisation_id, p.role
  from kernel.reach r
  join kernel.actor_principal p on p.actor_id = me and p.reaches and p.valid_from <= now() and p.valid_to > now()
    and r.section = any (p.sections) and (p.principal * 16 + r.section) = any (r.allow)
  where r.subject = any (roles_reaching.subjects) and r.section = any (wanted) and p.role is not null and not r.deny && kernel.deny_codes();
end $$;

-- One grant with its source. internal: called by the functions below only.
create or replace function access.put_grant(
  id uuid, subject uuid, kind text, to_unit uuid, to_operator uuid, sections smallint[], legal_basis text, reason text,
  valid_from timestamptz, valid_to timestamptz, state text
) returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into access.reach_grant (id, subject, kind, to_unit, to_operator, sections, legal_basis, reason, valid_from, valid_to, state, granted_by, granted_at)
  values (put_grant.id, put_grant.subject, put_grant.kind, put_grant.to_unit, put_grant.to_operator, put_grant.sections, put_grant.legal_basis,
    put_grant.reason, put_grant.valid_from, put_grant.valid_to, put_grant.state, kernel.actor_id(), now());
  if put_grant.state = 'active' then
    insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from, valid_to)
    values (put_grant.id, put_grant.subject, 'allow',
      case when put_grant.kind = 'break_glass' then kernel.principal_of('emergency', put_grant.to_operator)
        when put_grant.to_unit is null then kernel.principal_of('actor', put_grant.to_operator) else kernel.principal_of('unit', put_grant.to_unit) end,
      put_grant.sections, put_grant.valid_from, coalesce(put_grant.valid_to, 'infinity'));
  end if;
end $$;
comment on function access.put_grant is 'internal';

-- The first grant of a new subject: to the unit that will hold it, for every section, by a member of that unit or who leads one above. `ids` are those of the grants.
create or replace function access.open_reaches(ids uuid[], subjects uuid[], unit uuid, basis text) returns void language plpgsql security definer
set search_path = '' as $$
declare holder int;
begin
  if not (open_reaches.unit = any (kernel.actor_units())
    or exists (select 1 from access.unit_and_above(open_reaches.unit) above where above = any (kernel.actor_units('{coordinator,manager}')))) then raise exception 'not a member of the unit' using errcode = '42501'; end if;
  if exists (select 1 from access.reach_grant g where g.subject = any (open_reaches.subjects)) then
    raise exception 'the subject is open already' using errcode = '42501';
  end if;
  holder := kernel.principal_of('unit', open_reaches.unit);
  insert into access.reach_grant (id, subject, kind, to_unit, sections, legal_basis, valid_from, state, granted_by, granted_at)
  select n.id, n.subject, 'holder', open_reaches.unit, '{1,2,3,4,5,6,7,8}', open_reaches.basis, now(), 'active', kernel.actor_id(), now()
  from unnest(open_reaches.ids, open_reaches.subjects) n (id, subject);
  insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from, valid_to)
  select n.id, n.subject, 'allow', holder, '{1,2,3,4,5,6,7,8}', now(), 'infinity' from unnest(open_reaches.ids, open_reaches.subjects) n (id, subject);
end $$;

-- The same for one.
create or replace function access.open_reach(id uuid, subject uuid, unit uuid, basis text) returns void language sql security definer
set search_path = '' as $$ select access.open_reaches(array[id], array[subject], unit, basis) $$;

-- Opens sections of a subject to a unit or a person (or offers them). The giver must reach every section he gives.
create or replace function access.grant_reach(
  id uuid, subject uuid, kind text, to_unit uuid, to_operator uuid, sections smallint[], legal_basis text, reason text,
  valid_from timestamptz, valid_to timestamptz, offered boolean
) returns void language plpgsql security definer set search_path = '' as $$
declare given smallint;
begin
  if grant_reach.kind not in ('team', 'invited', 'handover') then raise exception 'kind of grant not allowed here' using errcode = '42501'; end if;
  if not access.reaches(grant_reach.subject, 0::smallint) then raise exception 'out of reach' using errcode = '42501'; end if;
  foreach given in array grant_reach.sections loop
    if given < 1 or not access.reaches(grant_reach.subject, given) then raise exception 'a section out of reach' using errcode = '42501'; end if;
  end loop;
  perform access.put_grant(grant_reach.id, grant_reach.subject, grant_reach.kind, grant_reach.to_unit, grant_reach.to_operator, grant_reach.sections,
    grant_reach.legal_basis, grant_reach.reason, grant_reach.valid_from, grant_reach.valid_to,
    case when grant_reach.offered then 'offered' else 'active' end);
end $$;

-- Answers an offer, for a unit in which the actor works on files. Accepted: it counts from now.
create or replace function access.answer_offer(offer uuid, accepted boolean, words text) returns boolean language plpgsql security definer
set search_path = '' as $$
declare found_grant access.reach_grant;
begin
  select * into found_grant from access.reach_grant g where g.id = offer and g.state = 'offered' for update;
  if found_grant.id is null then return false; end if;
  if not (found_grant.to_unit = any (kernel.actor_units('{coordinator,manager,worker}'))) then return false; end if;
  update access.reach_grant g set state = case when accepted then 'active' else 'refused' end, version = g.version + 1,
    valid_from = case when accepted then now() else g.valid_from end,
    ended_by = case when accepted then null else kernel.actor_id() end, ended_at = case when accepted then null else now() end,
    end_reason = case when accepted then null else words end
  where g.id = offer;
  if accepted then
    -- one holder only: the offer of a hand-over becomes the holding grant
    update access.reach_grant g set kind = 'holder' where g.id = offer and g.kind = 'handover';
    insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from, valid_to)
    values (found_grant.id, found_grant.subject, 'allow', kernel.principal_of('unit', found_grant.to_unit), found_grant.sections, now(),
      coalesce(found_grant.valid_to, 'infinity'));
  end if;
  return true;
end $$;

-- Ends a grant at an instant (now, or later when the former holder keeps it for a while). Who reaches the file may; the handler says who should.
create or replace function access.end_grant(target uuid, at timestamptz, words text) returns boolean language plpgsql security definer
set search_path = '' as $$
declare found_grant access.reach_grant;
begin
  select * into found_grant from access.reach_grant g where g.id = target and g.state in ('active', 'offered') for update;
  if found_grant.id is null or not access.reaches(found_grant.subject, 0::smallint) then return false; end if;
  if at <= now() then
    update access.reach_grant g set state = 'ended', valid_to = now(), ended_by = kernel.actor_id(), ended_at = now(), end_reason = words, version = g.version + 1 where g.id = target;
    delete from kernel.reach_source s where s.id = target;
  else
    update access.reach_grant g set valid_to = at, end_reason = words, kind = case when g.kind = 'holder' then 'handover' else g.kind end, version = g.version + 1 where g.id = target;
    update kernel.reach_source s set valid_to = at where s.id = target;
  end if;
  return true;
end $$;

-- Keeps sections (0: the whole file) from a unit or a person.
create or replace function access.withhold(
  id uuid, subject uuid, from_unit uuid, from_operator uuid, sections smallint[], reason text, words text, valid_to timestamptz
) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not access.reaches(withhold.subject, 0::smallint) then raise exception 'out of reach' using errcode = '42501'; end if;
  insert into access.withholding (id, subject, from_unit, from_operator, sections, reason, words, valid_from, valid_to, set_by, set_at)
  values (withhold.id, withhold.subject, withhold.from_unit, withhold.from_operator, withhold.sections, withhold.reason, withhold.words, now(),
    withhold.valid_to, kernel.actor_id(), now());
  insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from, valid_to)
  values (withhold.id, withhold.subject, 'withhold',
    case when withhold.from_unit is null then kernel.principal_of('actor', withhold.from_operator) else kernel.principal_of('unit', withhold.from_unit) end,
    withhold.sections, now(), coalesce(withhold.valid_to, 'infinity'));
end $$;

create or replace function access.lift_withholding(target uuid, words text) returns boolean language plpgsql security definer
set search_path = '' as $$
declare found_rule access.withholding;
begin
  select * into found_rule from access.withholding w where w.id = target and w.lifted_at is null for update;
  if found_rule.id is null or not access.reaches(found_rule.subject, 0::smallint) then return false; end if;
  update access.withholding w set lifted_by = kernel.actor_id(), lifted_at = now(), lift_reason = lift_withholding.words, version = w.version + 1 where w.id = target;
  delete from kernel.reach_source s where s.id = target;
  return true;
end $$;

-- Does the actor hold this subject: a case worker, coordinator or manager of the unit that holds it, or coordinator or manager above?
create or replace function access.holds(target uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select access.reaches(target, 0::smallint) and exists (
    select 1 from access.reach_grant g
    where g.subject = target and g.kind = 'holder' and g.state = 'active'
      and (g.to_unit = any (kernel.actor_units('{worker,coordinator,manager}'))
        or exists (select 1 from access.unit_and_above(g.to_unit) u where u = any (kernel.actor_units('{coordinator,manager}'))))
  )
$$;

-- Is the actor the privacy officer of the body whose unit holds this subject? He reads its trail, not its content.
create or replace function access.oversees(target uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (
    select 1 from access.reach_grant g join network.unit u on u.id = g.to_unit
    where g.subject = target and g.kind = 'holder' and g.state = 'active'
      and u.organisation_id = any (kernel.actor_organisations('{privacy_officer}')))
$$;

-- Who answers for a unit: coordinators and managers there or above, today.
create or replace function access.coordinators_of(unit uuid) returns setof uuid language sql stable security definer
set search_path = '' as $$
  select distinct r.actor_id from kernel.actor_role r
  where r.role in ('coordinator', 'manager') and r.valid_from <= now() and r.valid_to > now()
    and r.unit_id in (select access.unit_and_above(coordinators_of.unit))
$$;

-- Emergency: opens a subject to the actor himself, as one who rescues, for some minutes. Which subject exists is asked through the owner module, never listed.
-- Answers the unit that holds it; no row: not possible for him.
create or replace function access.break_glass_open(
  id uuid, grant_id uuid, subject uuid, reason text, words text, minutes int
) returns setof uuid language plpgsql security definer set search_path = '' as $$
declare holder record;
begin
  if cardinality(kernel.actor_units((select array_agg(k.role) from access.role k where k.rescues))) = 0 then return; end if;
  select g.to_unit, u.organisation_id into holder from access.reach_grant g join network.unit u on u.id = g.to_unit
  where g.subject = break_glass_open.subject and g.kind = 'holder' and g.state = 'active';
  if holder.to_unit is null then return; end if;
  -- a file kept from somebody stays kept from him in an emergency too: he must call
  if exists (select 1 from kernel.reach r where r.subject = break_glass_open.subject and r.section = 0 and r.deny && kernel.deny_codes()) then return; end if;
  perform access.put_grant(break_glass_open.grant_id, break_glass_open.subject, 'break_glass', null, kernel.actor_id(), '{1,2,3,4,5,6}', 'interesse_vitale',
    break_glass_open.words, now(), now() + make_interval(mins => break_glass_open.minutes), 'active');
  insert into access.break_glass (id, grant_id, subject, operator_id, holder_unit, holder_organisation, reason, words, started_at, ends_at, review_due)
  values (break_glass_open.id, break_glass_open.grant_id, break_glass_open.subject, kernel.actor_id(), holder.to_unit, holder.organisation_id,
    break_glass_open.reason, break_glass_open.words, now(), now() + make_interval(mins => break_glass_open.minutes), now() + interval '5 days');
  return next holder.to_unit;
end $$;

-- An emergency access is seen by who did it, by who answers for the unit that held the file, and by the privacy officer of that body.
grant select on access.break_glass to app_rw;
create policy own on access.break_glass for select to app_rw using (operator_id = (select kernel.actor_id()));
create policy answering on access.break_glass for select to app_rw using (
  exists (select 1 from access.unit_and_above(holder_unit) u where u = any ((select kernel.actor_units('{coordinator,manager}'))::uuid[]))
  or holder_organisation = any ((select kernel.actor_organisations('{privacy_officer}'))::uuid[])
  or (holder_unit = any ((select kernel.actor_units('{worker}'))::uuid[]) and exists (select 1 from kernel.reach r where r.subject = break_glass.subject and r.section = 0)));

-- Who answers for what was opened: coordinators and managers of the unit that held it or above, and that body's privacy officer; never himself.
create or replace function access.may_review(target uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (
    select 1 from access.break_glass b
    where b.id = target and b.operator_id <> kernel.actor_id()
      and (exists (select 1 from access.unit_and_above(b.holder_unit) u where u = any (kernel.actor_units('{coordinator,manager}')))
        or b.holder_organisation = any (kernel.actor_organisations('{privacy_officer}'))))
$$;

grant select, insert on access.break_glass_review to app_rw;
create policy of_visible on access.break_glass_review for select to app_rw
  using (exists (select 1 from access.break_glass b where b.id = break_glass_review.break_glass_id));
create policy review on access.break_glass_review for insert to app_rw with check (
  reviewer_id = (select kernel.actor_id()) and access.may_review(break_glass_id));

-- The roles an operator holds, each for the dates in which he also has an assignment in the same body.
create or replace function access.held_roles(target uuid) returns table (
  unit_id uuid, organisation_id uuid, role text, sections smallint[], descends boolean, valid_from timestamptz, valid_to timestamptz
) language sql stable security definer set search_path = '' as $$
  select r.unit_id, u.organisation_id, r.role, k.sections, k.descends,
    greatest(r.valid_from, a.valid_from)::timestamp at time zone 'Europe/Rome',
    -- dates are inclusive: the reach ends with the last instant of the last day, in Rome
    coalesce((nullif(least(coalesce(r.valid_to, 'infinity'), coalesce(a.valid_to, 'infinity')), 'infinity') + 1)::timestamp at time zone 'Europe/Rome', 'infinity')
  from access.role_assignment r
  join access.role k on k.role = r.role
  join network.unit u on u.id = r.unit_id
  join network.assignment a on a.operator_id = r.operator_id
  join network.unit au on au.id = a.unit_id and au.organisation_id = u.organisation_id
  where r.operator_id = target
    and greatest(r.valid_from, a.valid_from) <= least(coalesce(r.valid_to, 'infinity'), coalesce(a.valid_to, 'infinity'))
$$;
comment on function access.held_roles is 'internal';

-- What an operator acts for, recomputed whenever his assignments, roles or the tree of units change.
create or replace function access.refresh_actor(target uuid) returns void language plpgsql security definer
set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(target::text, 405));
  delete from kernel.actor_principal p where p.actor_id = target;
  delete from kernel.actor_role r where r.actor_id = target;
  insert into kernel.actor_role (actor_id, unit_id, organisation_id, role, valid_from, valid_to)
  select target, h.unit_id, h.organisation_id, h.role, h.valid_from, h.valid_to from access.held_roles(target) h;
  -- what was granted to the person himself, while any assignment lasts
  insert into kernel.actor_principal (actor_id, principal, reaches, sections, valid_from, valid_to, unit_id, organisation_id, role)
  select target, kernel.principal_of('actor', target), true, '{0,1,2,3,4,5,6,7,8}', h.valid_from, h.valid_to, h.unit_id, h.organisation_id, h.role
  from access.held_roles(target) h;
  -- what he opened in an emergency: as one who rescues, whatever else he is
  insert into kernel.actor_principal (actor_id, principal, reaches, sections, valid_from, valid_to, unit_id, organisation_id, role)
  select target, kernel.principal_of('emergency', target), true, '{0,1,2,3,4,5,6,7,8}', h.valid_from, h.valid_to, h.unit_id, h.organisation_id, h.role
  from access.held_roles(target) h join access.role k on k.role = h.role and k.rescues;
  -- what was granted to his units (and, for some roles, to the units below)
  insert into kernel.actor_principal (actor_id, principal, reaches, sections, valid_from, valid_to, unit_id, organisation_id, role)
  with recursive held as (select * from access.held_roles(target) where cardinality(sections) > 0),
  below (top, unit_id) as (
    select h.unit_id, h.unit_id from held h
    union select b.top, u.id from below b join network.unit u on u.parent_id = b.unit_id
  )
  select target, kernel.principal_of('unit', b.unit_id), true, h.sections, h.valid_from, h.valid_to, h.unit_id, h.organisation_id, h.role
  from held h join below b on b.top = h.unit_id and (h.descends or b.unit_id = h.unit_id);
  -- what is withheld from himself, from his units or the ones above is withheld from him, also after he has left them
  insert into kernel.actor_principal (actor_id, principal, reaches)
  with recursive above (unit_id, parent_id) as (
    select u.id, u.parent_id from network.unit u where u.id in (select h.unit_id from access.held_roles(target) h)
    union select u.id, u.parent_id from above b join network.unit u on u.id = b.parent_id
  )
  select distinct target, kernel.principal_of('unit', a.unit_id), false from above a
  union all select target, kernel.principal_of('actor', target), false;
end $$;
comment on function access.refresh_actor is 'internal';

create or replace function access.actor_changed() returns trigger language plpgsql security definer
set search_path = '' as $$
begin
  if tg_op <> 'DELETE' then perform access.refresh_actor(new.operator_id); end if;
  if tg_op = 'DELETE' then perform access.refresh_actor(old.operator_id); end if;
  return null;
end $$;
create or replace trigger actor_changed after insert or update or delete on access.role_assignment
  for each row execute function access.actor_changed();
create or replace trigger actor_changed after insert or update or delete on network.assignment
  for each row execute function access.actor_changed();

create or replace function access.unit_moved() returns trigger language plpgsql security definer
set search_path = '' as $$
declare touched uuid;
begin
  for touched in select distinct r.operator_id from access.role_assignment r join network.unit u on u.id = r.unit_id where u.organisation_id = new.organisation_id loop
    perform access.refresh_actor(touched);
  end loop;
  return null;
end $$;
create or replace trigger unit_moved after insert or update of parent_id on network.unit
  for each row execute function access.unit_moved();

-- Part two: sign-in, sessions, accounts, roles ---------------------------------------------------------------------------------------
-- Whose token entered this transaction, in any live stage: what may be done between the first and the second factor asks this.
create or replace function access.session_operator() returns uuid language sql stable security definer
set search_path = '' as $$
  select s.actor_id from kernel.session s join kernel.actor a on a.id = s.actor_id
  where s.token_hash = kernel.session_hash() and s.revoked_at is null and a.disabled_at is null and s.expires_at > now()
    and s.last_seen_at > now() - make_interval(mins => s.idle_minutes)
$$;

-- An account belongs to its holder alone; administrators act through the functions at the end.
grant select, update (password_hash, password_changed_at, must_change_password, totp_secret, totp_confirmed_at, totp_last_step, failures, locked_until)
  on access.account to app_rw;
create policy own on access.account for select to app_rw using (operator_id = (select access.session_operator()));
create policy own_change on access.account for update to app_rw using (operator_id = (select access.session_operator()));
-- at the start, after the master key was changed: sealed secrets are closed anew (sign-in/reseal.ts)
grant select (operator_id, totp_secret), update (totp_secret) on access.account to app_jobs;
create policy reseal_read on access.account for select to app_jobs using (totp_secret is not null);
create policy reseal on access.account for update to app_jobs using (totp_secret is not null) with check (totp_secret is not null);
grant select, insert, delete, update (used_at) on access.recovery_code to app_rw;
create policy own on access.recovery_code to app_rw
  using (operator_id = (select access.session_operator())) with check (operator_id = (select access.session_operator()));
grant select, insert, update (last_seen_at) on access.known_device to app_rw;
create policy own on access.known_device to app_rw
  using (operator_id = (select access.session_operator())) with check (operator_id = (select access.session_operator()));
grant select, delete on access.known_device to app_jobs;
create policy purge_read on access.known_device for select to app_jobs using (true);
create policy purge on access.known_device for delete to app_jobs using (last_seen_at < now() - interval '1 year');

-- Failures by source in the last quarter of an hour, counted in the transaction that refuses.
create or replace function access.throttle_count(source text, at timestamptz) returns int language sql stable security definer
set search_path = '' as $$
  select coalesce((select t.attempts from access.throttle t where t.key = source and t.window_start > at - interval '15 minutes'), 0)
$$;
create or replace function access.throttle_add(source text, at timestamptz) returns void language sql security definer
set search_path = '' as $$
  insert into access.throttle as t (key, window_start, attempts) values (source, at, 1)
  on conflict (key) do update set
    attempts = case when t.window_start > at - interval '15 minutes' then t.attempts + 1 else 1 end,
    window_start = case when t.window_start > at - interval '15 minutes' then t.window_start else at end;
  delete from access.throttle t where t.window_start < at - interval '1 day'
$$;

-- The account of a user name, locked until the transaction ends, for the first factor. No session is needed: this is what makes one.
create or replace function access.account_for_sign_in(name text) returns table (
  operator_id uuid, password_hash text, password_changed_at timestamptz, must_change_password boolean, totp_confirmed boolean,
  failures int, locked_until timestamptz, disabled boolean
) language sql security definer set search_path = '' as $$
  select a.operator_id, a.password_hash, a.password_changed_at, a.must_change_password, a.totp_confirmed_at is not null, a.failures, a.locked_until,
    k.disabled_at is not null
  from access.account a join kernel.actor k on k.id = a.operator_id where a.username = lower(name) for update of a
$$;

-- The account behind a session that nobody touched for a while: only the password is asked again.
create or replace function access.account_for_unlock() returns table (
  operator_id uuid, password_hash text, failures int, locked_until timestamptz, expires_at timestamptz
) language sql security definer set search_path = '' as $$
  select a.operator_id, a.password_hash, a.failures, a.locked_until, s.expires_at
  from kernel.session s join access.account a on a.operator_id = s.actor_id join kernel.actor k on k.id = s.actor_id
  where s.token_hash = kernel.session_hash() and s.stage = 'full' and s.revoked_at is null and k.disabled_at is null and s.expires_at > now()
  for update of a
$$;

create or replace function access.note_failure(operator uuid, total int, until timestamptz) returns void language sql security definer
set search_path = '' as $$ update access.account set failures = total, locked_until = until where operator_id = operator $$;

-- A session that waits for the second factor: ten minutes.
create or replace function access.start_pending(id uuid, operator uuid, token text, remote text, user_agent text) returns void language sql security definer
set search_path = '' as $$
  insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, idle_minutes, expires_at, remote, user_agent)
  values (start_pending.id, decode(token, 'hex'), operator, 'pending', now(), now(), 10, now() + interval '10 minutes', start_pending.remote, start_pending.user_agent)
$$;

-- The second factor was right: a new session with a new token; the pending one ends, and this transaction goes on as the new one.
create or replace function access.complete_session(id uuid, token text, device bytea) returns uuid language plpgsql security definer
set search_path = '' as $$
declare waiting kernel.session;
begin
  update kernel.session s set revoked_at = now()
  where s.token_hash = kernel.session_hash() and s.stage = 'pending' and s.revoked_at is null and s.expires_at > now() returning * into waiting;
  if waiting.id is null then raise exception 'no pending session' using errcode = '42501'; end if;
  insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, idle_minutes, expires_at, remote, user_agent, device_hash)
  select complete_session.id, decode(token, 'hex'), waiting.actor_id, 'full', now(), now(), o.idle_minutes, now() + interval '12 hours', waiting.remote,
    waiting.user_agent, device
  from kernel.actor a join network.organisation o on o.id = a.organisation_id where a.id = waiting.actor_id;
  perform set_config('app.session', token, true);
  return waiting.actor_id;
end $$;

create or replace function access.end_pending() returns void language sql security definer
set search_path = '' as $$ update kernel.session set revoked_at = now() where token_hash = kernel.session_hash() and stage = 'pending' and revoked_at is null $$;

-- After the password was given again: the session that slept is awake.
create or replace function access.wake_session() returns void language sql security definer
set search_path = '' as $$
  update kernel.session set last_seen_at = now() where token_hash = kernel.session_hash() and stage = 'full' and revoked_at is null and expires_at > now()
$$;

create or replace function access.end_session() returns void language sql security definer
set search_path = '' as $$ update kernel.session set revoked_at = now() where token_hash = kernel.session_hash() and revoked_at is null $$;

create or replace function access.own_sessions() returns table (
  id uuid, present boolean, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, remote text, user_agent text
) language sql stable security definer set search_path = '' as $$
  select s.id, s.token_hash = kernel.session_hash(), s.created_at, s.last_seen_at, s.expires_at, s.remote, s.user_agent
  from kernel.session s
  where s.actor_id = kernel.actor_id() and s.stage = 'full' and s.revoked_at is null and s.expires_at > now()
  order by s.last_seen_at desc
$$;

-- Ends one of the actor's other sessions, or all of them.
create or replace function access.end_own_sessions(target uuid) returns int language plpgsql security definer
set search_path = '' as $$
declare ended int;
begin
  update kernel.session s set revoked_at = now()
  where s.actor_id = kernel.actor_id() and s.revoked_at is null and (target is null or s.id = target) and s.token_hash <> kernel.session_hash();
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Who the session belongs to, for the screen: names beside the identifiers. Empty without a full live session.
create or replace function access.present_actor() returns table (
  organisation_name text, roles jsonb
) language sql stable security definer set search_path = '' as $$
  select o.short_name, coalesce((
    select jsonb_agg(distinct jsonb_build_object('unitId', r.unit_id, 'unitName', u.name, 'organisationId', r.organisation_id, 'role', r.role,
      'it', k.label_it, 'en', k.label_en))
    from kernel.actor_role r join network.unit u on u.id = r.unit_id join access.role k on k.role = r.role
    where r.actor_id = a.id and r.valid_from <= now() and r.valid_to > now()), '[]')
  from kernel.actor a join network.organisation o on o.id = a.organisation_id where a.id = kernel.actor_id()
$$;

-- Words an attacker knows of a person, none of which may stand in the password; and how the person is called.
create or replace function access.own_words() returns table (
  username text, given_name text, family_name text, email text, phone text, organisation text
) language sql stable security definer set search_path = '' as $$
  select a.username, o.given_name, o.family_name, o.email, o.phone, g.name
  from access.account a join network.operator o on o.id = a.operator_id join network.organisation g on g.id = o.organisation_id
  where a.operator_id = access.session_operator()
$$;

create or replace function access.set_language(chosen text) returns void language sql security definer
set search_path = '' as $$ update kernel.actor set language = chosen where id = kernel.actor_id() $$;

create or replace function access.set_mail(chosen text) returns void language sql security definer
set search_path = '' as $$ update kernel.actor set mail = chosen where id = kernel.actor_id() $$;

-- How who acts wants his notices by e-mail; since when the mail server refuses his address, if it did after the last message that went.
create or replace function access.own_mail() returns table (choice text, refused_at timestamptz) language sql stable security definer
set search_path = '' as $$
  select a.mail, (select max(n.refused_at) from kernel.notice n where n.actor_id = a.id and n.refused_at >
    coalesce((select max(s.sent_at) from kernel.notice s where s.actor_id = a.id), '-infinity'))
  from kernel.actor a where a.id = kernel.actor_id()
$$;

-- Administrators of a body; and, until it has one, those of the installation, who appoint the first.
create or replace function access.administers(organisation uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select organisation = any (kernel.actor_organisations('{administrator}'))
    or (network.installs() and not exists (
      select 1 from kernel.actor_role r
      where r.organisation_id = organisation and r.role = 'administrator' and r.valid_from <= now() and r.valid_to > now()))
$$;

-- May the actor look after the account of this person? Never his own: for that there is the profile, and for roles somebody else.
create or replace function access.may_administer(operator uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select operator <> kernel.actor_id() and exists (select 1 from network.operator o where o.id = operator and access.administers(o.organisation_id))
$$;

create or replace function access.assert_administers(operator uuid) returns void language plpgsql security definer
set search_path = '' as $$
begin
  if not coalesce(access.may_administer(operator), false) then raise exception 'does not administer this account' using errcode = '42501'; end if;
end $$;
comment on function access.assert_administers is 'internal';

-- Who holds which role where is known to who works; given and ended by administrators, to others than themselves.
grant select, insert, update (valid_to, version) on access.role_assignment to app_rw;
create policy read on access.role_assignment for select to app_rw using ((select kernel.actor_id()) is not null);
create policy give on access.role_assignment for insert to app_rw
  with check (operator_id <> (select kernel.actor_id()) and granted_by = (select kernel.actor_id()) and access.administers(network.organisation_of_unit(unit_id)));
create policy finish on access.role_assignment for update to app_rw using (access.administers(network.organisation_of_unit(unit_id)));

create or replace function access.account_state(operator uuid) returns table (
  username text, must_change_password boolean, second_factor_since timestamptz, locked_until timestamptz, disabled_at timestamptz, last_seen_at timestamptz
) language sql stable security definer set search_path = '' as $$
  select a.username, a.must_change_password, a.totp_confirmed_at, a.locked_until, k.disabled_at,
    (select max(s.last_seen_at) from kernel.session s where s.actor_id = a.operator_id and s.stage = 'full')
  from access.account a join kernel.actor k on k.id = a.operator_id
  where a.operator_id = operator and access.may_administer(operator)
$$;

-- False when the user name is taken or the person has an account already.
create or replace function access.create_account(operator uuid, name text, hash text) returns boolean language plpgsql security definer
set search_path = '' as $$
begin
  perform access.assert_administers(operator);
  insert into access.account (operator_id, username, password_hash, password_changed_at, must_change_password)
  values (operator, lower(name), hash, now(), true) on conflict do nothing;
  return found;
end $$;

create or replace function access.end_sessions_of(operator uuid) returns void language sql security definer
set search_path = '' as $$ update kernel.session s set revoked_at = now() where s.actor_id = operator and s.revoked_at is null $$;
comment on function access.end_sessions_of is 'internal';

create or replace function access.reset_password(operator uuid, hash text, at timestamptz) returns boolean language plpgsql security definer
set search_path = '' as $$
begin
  perform access.assert_administers(operator);
  update access.account a set password_hash = hash, password_changed_at = at, must_change_password = true, failures = 0, locked_until = null
  where a.operator_id = operator;
  if not found then return false; end if;
  perform access.end_sessions_of(operator);
  return true;
end $$;

create or replace function access.reset_second_factor(operator uuid) returns boolean language plpgsql security definer
set search_path = '' as $$
begin
  perform access.assert_administers(operator);
  update access.account a set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where a.operator_id = operator;
  if not found then return false; end if;
  delete from access.recovery_code c where c.operator_id = operator;
  perform access.end_sessions_of(operator);
  return true;
end $$;

create or replace function access.set_enabled(operator uuid, enabled boolean) returns void language plpgsql security definer
set search_path = '' as $$
begin
  perform access.assert_administers(operator);
  update kernel.actor k set disabled_at = case when enabled then null else now() end where k.id = operator;
  if not enabled then perform access.end_sessions_of(operator); end if;
end $$;
