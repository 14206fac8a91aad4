-- Network: whoever is signed in reads the directory; who runs a body writes what belongs to it.
grant usage on schema network to app_rw, app_jobs;

-- Is the actor an administrator of the body that runs this installation?
create or replace function network.installs() returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (select 1 from network.organisation o where o.installation and o.id = any (kernel.actor_organisations('{administrator}')))
$$;

-- Who runs a body: its administrators and managers; and, until it has an administrator, those of the installation, who prepare it.
create or replace function network.runs(organisation uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select organisation = any (kernel.actor_organisations('{administrator,manager}'))
    or (network.installs() and not exists (
      select 1 from kernel.actor_role r
      where r.organisation_id = organisation and r.role = 'administrator' and r.valid_from <= now() and r.valid_to > now()))
$$;

create or replace function network.organisation_of_unit(unit uuid) returns uuid language sql stable security definer
set search_path = '' as $$ select u.organisation_id from network.unit u where u.id = unit $$;

grant select on network.organisation to app_rw;
grant insert (id, kind, name, short_name, case_prefix, ipa_code, tax_code, municipality_istat, email, pec, phone, website) on network.organisation to app_rw;
grant update (kind, name, short_name, ipa_code, tax_code, municipality_istat, email, pec, phone, website, idle_minutes, active, version)
  on network.organisation to app_rw;
create policy read on network.organisation for select to app_rw using ((select kernel.actor_id()) is not null);
create policy enter on network.organisation for insert to app_rw with check ((select network.installs()));
create policy run on network.organisation for update to app_rw using (network.runs(id));

grant select, insert, update (parent_id, name, kind, contact, active, version) on network.unit to app_rw;
create policy read on network.unit for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on network.unit for insert to app_rw with check (network.runs(organisation_id));
create policy run on network.unit for update to app_rw using (network.runs(organisation_id));

-- The address of a refuge is read only by those who answer for it.
grant select, insert, update (unit_id, name, street, postcode, municipality_istat, phone, email, secret, active, version) on network.site to app_rw;
create policy read on network.site for select to app_rw using (
  (select kernel.actor_id()) is not null
  and (not secret or organisation_id = any ((select kernel.actor_organisations('{coordinator,manager,administrator}'))::uuid[])));
create policy add on network.site for insert to app_rw with check (network.runs(organisation_id));
create policy run on network.site for update to app_rw using (network.runs(organisation_id));

-- Hours are seen, and changed, with their site.
grant select, insert, delete on network.opening_hour to app_rw;
create policy read on network.opening_hour for select to app_rw using (exists (select 1 from network.site s where s.id = opening_hour.site_id));
create policy add on network.opening_hour for insert to app_rw
  with check (exists (select 1 from network.site s where s.id = opening_hour.site_id and network.runs(s.organisation_id)));
create policy remove on network.opening_hour for delete to app_rw
  using (exists (select 1 from network.site s where s.id = opening_hour.site_id and network.runs(s.organisation_id)));

grant select, insert, update (kind, act_number, authority, valid_from, valid_to, note, version) on network.accreditation to app_rw;
create policy read on network.accreditation for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on network.accreditation for insert to app_rw with check (network.runs(organisation_id));
create policy run on network.accreditation for update to app_rw using (network.runs(organisation_id));

grant select, insert, update (other_organisation_id, kind, title, protocol_number, valid_from, valid_to, note, version) on network.agreement to app_rw;
create policy read on network.agreement for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on network.agreement for insert to app_rw with check (network.runs(organisation_id));
create policy run on network.agreement for update to app_rw using (network.runs(organisation_id));

grant select, insert, update (valid_to, version) on network.territory to app_rw;
create policy read on network.territory for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on network.territory for insert to app_rw with check (network.runs(network.organisation_of_unit(unit_id)));
create policy run on network.territory for update to app_rw using (network.runs(network.organisation_of_unit(unit_id)));

grant select, update (given_name, family_name, email, phone, register_number, active, version) on network.operator to app_rw;
create policy read on network.operator for select to app_rw using ((select kernel.actor_id()) is not null);
create policy run on network.operator for update to app_rw using (network.runs(organisation_id));
-- where his notices go
grant select (id, email, active) on network.operator to app_jobs;
create policy mail on network.operator for select to app_jobs using (active);

-- A unit of the actor's body may take on anybody of the network.
grant select, insert, update (profession, weekly_hours, valid_to, version) on network.assignment to app_rw;
create policy read on network.assignment for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on network.assignment for insert to app_rw with check (network.runs(network.organisation_of_unit(unit_id)));
create policy run on network.assignment for update to app_rw using (network.runs(network.organisation_of_unit(unit_id)));

grant select, insert, delete on network.operator_language to app_rw;
create policy read on network.operator_language for select to app_rw using ((select kernel.actor_id()) is not null);
create policy add on network.operator_language for insert to app_rw
  with check (exists (select 1 from network.operator o where o.id = operator_language.operator_id and network.runs(o.organisation_id)));
create policy remove on network.operator_language for delete to app_rw
  using (exists (select 1 from network.operator o where o.id = operator_language.operator_id and network.runs(o.organisation_id)));

-- Somebody who works, and the shadow of him that the kernel needs, made together.
create or replace function network.add_operator(
  id uuid, organisation uuid, given_name text, family_name text, email text, phone text, register_number text
) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not network.runs(add_operator.organisation) then raise exception 'does not run the body' using errcode = '42501'; end if;
  insert into kernel.actor (id, display_name, organisation_id)
  values (add_operator.id, add_operator.given_name || ' ' || add_operator.family_name, add_operator.organisation);
  insert into network.operator (id, organisation_id, given_name, family_name, email, phone, register_number)
  values (add_operator.id, add_operator.organisation, add_operator.given_name, add_operator.family_name, add_operator.email, add_operator.phone, add_operator.register_number);
end $$;

-- The kernel's shadow follows the name; who no longer works is signed out at once. Coming back, the account stays closed until it is opened again.
create or replace function network.operator_changed() returns trigger language plpgsql security definer
set search_path = '' as $$
begin
  update kernel.actor a set display_name = new.given_name || ' ' || new.family_name,
    disabled_at = case when new.active then a.disabled_at else coalesce(a.disabled_at, now()) end
  where a.id = new.id;
  if old.active and not new.active then
    update kernel.session s set revoked_at = now() where s.actor_id = new.id and s.revoked_at is null;
  end if;
  return null;
end $$;
comment on function network.operator_changed is 'internal';
create or replace trigger operator_changed after update on network.operator for each row execute function network.operator_changed();

-- Published: units with their body, for the queries of other modules.
create or replace view network.directory with (security_invoker = true) as
  select u.id as unit_id, u.name as unit_name, u.kind as unit_kind, u.parent_id, u.active as unit_active, o.id as organisation_id,
    o.name as organisation_name, o.short_name as organisation_short_name, o.kind as organisation_kind
  from network.unit u join network.organisation o on o.id = u.organisation_id;
grant select on network.directory to app_rw;

-- Published: who has an assignment that has not ended, so that what he was to do is seen to be handed to somebody when he leaves.
create or replace view network.at_work with (security_invoker = true) as
  select distinct a.operator_id
  from network.assignment a join network.operator o on o.id = a.operator_id
  where o.active and (a.valid_to is null or a.valid_to >= (now() at time zone 'Europe/Rome')::date);
grant select on network.at_work to app_rw;
