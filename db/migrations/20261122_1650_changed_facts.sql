-- When what the engine sees of somebody last changed: whoever changed is compared again, whoever did not is not.
alter table people.match_entry add column facts_at timestamptz;
-- A changed entry takes a new number in place: the old one is taken out of its lists.
create trigger match_entry_renumbered after update of no on people.match_entry for each row when (old.no <> new.no) execute function people.match_entry_gone();

-- Registrations are compared again by what the engine sees of them, no longer by the tables they are written in.
drop trigger if exists identity_fresh on people.search_entry;
drop trigger if exists identity_fresh on people.birth_fact;
drop trigger if exists identity_fresh on people.nationality;
drop trigger if exists identity_fresh on people.relation;

-- Questions are counted over the day, the month and the body.
drop function if exists identity.count_asked(text);
drop function if exists identity.elsewhere(int);
create index asked_day on identity.asked (day);
