-- What an emergency opens to somebody is opened to him as one who rescues, not as all he is elsewhere: a principal of its own, so that no other role of his
-- passes a wall of roles there.
alter table kernel.principal drop constraint principal_kind_check, drop constraint principal_ref_key,
  add constraint principal_kind_check check (kind in ('unit', 'actor', 'emergency')), add constraint principal_ref_key unique (ref, kind);
comment on table kernel.principal is 'one number for each unit, each person, and each person in an emergency of his';

alter table access.role add column rescues boolean not null default false;
comment on column access.role.rescues is 'opens files in an emergency, and reads as this what an emergency opened';
update access.role set rescues = true where role in ('worker', 'coordinator', 'manager', 'educator');

-- Where there is somebody already: what he acts for, and the emergencies that last. The functions are not there everywhere yet.
insert into kernel.principal (kind, ref)
select 'emergency', p.actor_id from kernel.actor_principal p join access.role k on k.role = p.role and k.rescues where p.reaches
union select 'emergency', g.to_operator from access.reach_grant g where g.kind = 'break_glass';
insert into kernel.actor_principal (actor_id, principal, reaches, sections, valid_from, valid_to, unit_id, organisation_id, role)
select p.actor_id, e.id, true, p.sections, p.valid_from, p.valid_to, p.unit_id, p.organisation_id, p.role
from kernel.actor_principal p
join kernel.principal own on own.id = p.principal and own.kind = 'actor' and own.ref = p.actor_id
join kernel.principal e on e.kind = 'emergency' and e.ref = p.actor_id
join access.role k on k.role = p.role and k.rescues
where p.reaches;
update kernel.reach_source s set principal = e.id
from access.reach_grant g join kernel.principal e on e.kind = 'emergency' and e.ref = g.to_operator
where g.id = s.id and g.kind = 'break_glass';
