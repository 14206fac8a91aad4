-- What is withheld from a unit is withheld from who works in it, below it, or ever did, and nobody reaches it through that unit; who leads the unit from above keeps
-- what he reaches by another way. Before, he lost that too. The functions are in rls.sql; here what they had written before.
comment on table kernel.actor_principal is 'what an actor acts for: rows that reach open what was granted to the principal; the others are those whose withholdings hit him';
insert into kernel.actor_principal (actor_id, principal, reaches)
select distinct p.actor_id, p.principal, false from kernel.actor_principal p join kernel.principal k on k.id = p.principal and k.kind = 'actor';
update kernel.reach r set allow = array(select c from unnest(r.allow) c where c <> all (r.deny)) where r.allow && r.deny;
delete from kernel.reach where allow = '{}';
