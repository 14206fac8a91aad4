-- By which role, held in which unit, somebody acts for a principal: what he may write in a file follows from the roles through which he reaches it.
alter table kernel.actor_principal add column unit_id uuid, add column organisation_id uuid, add column role text;
comment on column kernel.actor_principal.role is 'the role by which it is reached, held in unit_id; null in the rows that only let withholdings hit him';

-- What everybody acts for is written anew; the functions are there only where there is somebody already.
do $$
declare holder uuid;
begin
  for holder in select distinct p.actor_id from kernel.actor_principal p where p.reaches loop
    delete from kernel.actor_principal p where p.actor_id = holder and p.reaches;
    insert into kernel.actor_principal (actor_id, principal, reaches, sections, valid_from, valid_to, unit_id, organisation_id, role)
    select holder, kernel.principal_of('actor', holder), true, '{0,1,2,3,4,5,6,7,8}', h.valid_from, h.valid_to, h.unit_id, h.organisation_id, h.role
    from access.held_roles(holder) h;
    insert into kernel.actor_principal (actor_id, principal, reaches, sections, valid_from, valid_to, unit_id, organisation_id, role)
    with recursive below (top, unit_id) as (
      select distinct h.unit_id, h.unit_id from access.held_roles(holder) h
      union select b.top, u.id from below b join network.unit u on u.parent_id = b.unit_id
    )
    select holder, kernel.principal_of('unit', b.unit_id), true, h.sections, h.valid_from, h.valid_to, h.unit_id, h.organisation_id, h.role
    from access.held_roles(holder) h join below b on b.top = h.unit_id and (h.descends or b.unit_id = h.unit_id)
    where cardinality(h.sections) > 0;
  end loop;
end $$;
