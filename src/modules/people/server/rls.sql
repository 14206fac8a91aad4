-- People are seen through the files they belong to. Writing follows the same reach as reading; who may write at all is in access.ts.
grant usage on schema people to app_rw, app_jobs;

-- Is section 7 of any file of this person withheld from the actor? A second file of the same mother must not be a way round.
create or replace function people.protected_withheld(target uuid) returns boolean language sql stable security definer
set search_path = '' as $$
  select exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 7
    where m.member = target and r.deny && kernel.deny_codes())
$$;

grant select, insert (id, display_name, original_name, sort_name, called, sex, birth_date, birth_precision, died_on, created_by, created_organisation, created_at),
  update (display_name, original_name, sort_name, called, sex, birth_date, birth_precision, died_on, version) on people.person to app_rw;
create policy reached on people.person for select to app_rw
  using (exists (select 1 from kernel.reach_member m where m.member = person.id));
create policy write on people.person for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and exists (select 1 from kernel.reach_member m where m.member = person.id));
create policy change on people.person for update to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = person.id));

-- The chosen name is part of the header.
grant select, insert (id, person_id, kind, given, family, original, script, source, chosen, note, recorded_by, recorded_at),
  update (chosen, retired_at, retired_by) on people.name to app_rw;
create policy header on people.name for select to app_rw
  using (chosen and retired_at is null and exists (select 1 from kernel.reach_member m where m.member = name.person_id));
create policy identity on people.name to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = name.person_id));

grant select, insert (id, person_id, date, precision, place, municipality_istat, country, source, reliability, chosen, note, recorded_by, recorded_at),
  update (chosen, retired_at, retired_by) on people.birth_fact to app_rw;
create policy identity on people.birth_fact to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = birth_fact.person_id));

grant select, insert (id, person_id, country, source, recorded_by, recorded_at), update (retired_at, retired_by) on people.nationality to app_rw;
create policy identity on people.nationality to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = nationality.person_id));

grant select, insert (id, person_id, language, level, mother_tongue, interpreter, recorded_by, recorded_at), update (retired_at, retired_by) on people.spoken_language to app_rw;
create policy identity on people.spoken_language to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = spoken_language.person_id));

grant select, insert (id, person_id, type, value, normalised, issued_by, issued_on, expires_on, doubt, recorded_by, recorded_at),
  update (retired_at, retired_by) on people.identifier to app_rw;
create policy identity on people.identifier to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = identifier.person_id));

grant select, insert (id, person_id, kind, at_name, street, postcode, municipality_istat, place, country, protected, protected_for, valid_from, valid_to, note, recorded_by, recorded_at),
  update (valid_to, retired_at, retired_by) on people.address to app_rw;
create policy identity on people.address to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = address.person_id));
create policy protected_place on people.address as restrictive to app_rw
  using (not protected or (
    exists (select 1 from kernel.reach r where r.subject = any (address.protected_for) and r.section = 7)
    and not people.protected_withheld(address.person_id)));

grant select, insert (id, person_id, kind, value, normalised, protected, protected_for, note, valid_from, valid_to, recorded_by, recorded_at),
  update (valid_to, retired_at, retired_by) on people.contact to app_rw;
create policy identity on people.contact to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = contact.person_id));
create policy protected_place on people.contact as restrictive to app_rw
  using (not protected or (
    exists (select 1 from kernel.reach r where r.subject = any (contact.protected_for) and r.section = 7)
    and not people.protected_withheld(contact.person_id)));

-- A tie says something of both, so both identities must be within reach.
grant select, insert (id, from_person, to_person, type, valid_from, valid_to, source, note, recorded_by, recorded_at),
  update (valid_to, retired_at, retired_by) on people.relation to app_rw;
create policy both_ends on people.relation to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = relation.from_person)
    and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = relation.to_person));

-- Who lives together. A household is seen by who sees one of its members.
grant select, insert (id, household_id, person_id, valid_from, valid_to), update (valid_to) on people.household_member to app_rw;
create policy identity on people.household_member to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = household_member.person_id));
grant select, insert (id, label, municipality_istat, created_by, created_at) on people.household to app_rw;
create policy of_members on people.household for select to app_rw
  using (exists (select 1 from people.household_member h where h.household_id = household.id));
create policy write on people.household for insert to app_rw with check (created_by = (select kernel.actor_id()));

-- What the search looks into is written by who writes the facts, and read by nobody but people.search.
-- `entries`: [{person, tokens, keys, exact}]. Codes are variables: called in a condition, the functions would run for every row; one question for each
-- person, because a plan that joins would read everybody's reach.
create or replace function people.put_search_entries(entries jsonb) returns void language plpgsql security definer
set search_path = '' as $$
declare
  allowed int[] := kernel.allow_codes();
  denied int[] := kernel.deny_codes();
begin
  if exists (select 1 from jsonb_to_recordset(entries) as e (person uuid) where coalesce((
    select false from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = e.person and r.allow && allowed and not r.deny && denied limit 1), true))
  then raise exception 'out of reach' using errcode = '42501'; end if;
  insert into people.search_entry (person_id, tokens, keys, exact)
  select e.person, e.tokens, e.keys, e.exact from jsonb_to_recordset(entries) as e (person uuid, tokens text[], keys text[], exact text[])
  on conflict (person_id) do update set tokens = excluded.tokens, keys = excluded.keys, exact = excluded.exact;
end $$;

-- Candidates of a search within the actor's reach. A person is one when a key of the first word and (if given) one of the others are his, or an exact
-- number. Few files within reach: they are looked through; many: the index of keys leads. `identity`: may be matched by aliases and numbers too.
-- The first key of a word is its own spelling: who has it comes before who only sounds like it. Codes are variables: called in a condition, the
-- functions would run for every row.
create or replace function people.search(first text[], others text[], numbers text[], cap int) returns table (
  id uuid, display_name text, original_name text, called text, sex text, birth_date date, birth_precision text, tokens text[], by_number boolean, identity boolean
) language plpgsql stable security definer
set search_path = '' as $$
declare
  allowed int[] := kernel.allow_codes();
  allowed_subjects int[] := kernel.allow_subject_codes();
  denied int[] := kernel.deny_codes();
  found_people uuid[];
  reached int;
begin
  if kernel.actor_id() is null then return; end if;
  select count(*) into reached from (
    select 1 from kernel.reach r where r.section = 0 and r.allow && allowed_subjects limit 2001) files;
  if reached <= 2000 then
    -- the words first: they leave few people of whom to ask, section by section, whether they are within reach
    select array_agg(distinct m.member) into found_people
    from (select f.subject from kernel.reach f where f.section = 0 and f.allow && allowed_subjects) files
    join kernel.reach_member m on m.subject = files.subject;
    select array_agg(e.person_id) into found_people from people.search_entry e
    where e.person_id = any (found_people)
      and ((e.keys && first and (others is null or e.keys && others)) or e.exact && numbers);
    select array_agg(distinct m.member) into found_people
    from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = m.section
    where m.member = any (found_people) and r.allow && allowed and not r.deny && denied;
  else
    select array_agg(c.person_id) into found_people from (
      select e.person_id from people.search_entry e
      where ((e.keys && first and (others is null or e.keys && others)) or e.exact && numbers)
        and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = m.section
          where m.member = e.person_id and r.allow && allowed and not r.deny && denied)
      limit 500) c;
  end if;
  return query
  select p.id, p.display_name, p.original_name, p.called, p.sex, p.birth_date, p.birth_precision, e.tokens, e.exact && numbers,
    exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
      where m.member = p.id and r.allow && allowed and not r.deny && denied)
  from people.search_entry e join people.person p on p.id = e.person_id
  where e.person_id = any (found_people)
  order by (e.exact && numbers) desc, (e.keys @> first[1:1]) desc
  limit cap;
end $$;
