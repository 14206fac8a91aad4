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

-- Identity engine -----------------------------------------------------------------------------------------------------------------------
-- Types of identifiers compared: those of one person alone (domain/identity/codes.ts says why, and weighs them).
create or replace function people.compares_code(type text) returns boolean language sql immutable parallel safe as $$
  select type in ('CF', 'CF_PROVV', 'STP', 'ENI', 'CUI', 'SIM', 'PASSAPORTO', 'PERMESSO', 'CARTA_IDENTITA', 'TESSERA_SANITARIA')
$$;
comment on function people.compares_code is 'internal';

-- What is compared of these people: every name, every date of birth, first nationality, sex, parents, telephones that are not protected, codes.
comment on function people.match_entry_gone() is 'internal: trigger';
create or replace function people.match_source(wanted uuid[]) returns table (person_id uuid, facts jsonb) language plpgsql stable security definer
set search_path = '' as $$
declare
  allowed int[] := kernel.allow_codes();
  denied int[] := kernel.deny_codes();
begin
  return query select p.id, jsonb_build_object(
    'names', (select jsonb_agg(jsonb_build_array(n.given, n.family, n.original) order by n.chosen desc, n.recorded_at) from people.name n where n.person_id = p.id and n.retired_at is null),
    'called', p.called, 'sex', p.sex, 'date', p.birth_date, 'precision', p.birth_precision,
    'dates', (select jsonb_agg(jsonb_build_array(d.date, d.precision) order by d.recorded_at desc, d.id) from people.birth_fact d
      where d.person_id = p.id and d.retired_at is null and not d.chosen and d.date is not null and d.precision <> 'unknown' and (d.date, d.precision) is distinct from (p.birth_date, p.birth_precision)),
    'nat', (select c.country from people.nationality c where c.person_id = p.id and c.retired_at is null order by c.recorded_at limit 1),
    'place', (select coalesce(b.place, m.name) from people.birth_fact b left join kernel.municipality m on m.istat = b.municipality_istat
      where b.person_id = p.id and b.retired_at is null and (b.place is not null or m.istat is not null) order by b.chosen desc, b.recorded_at limit 1),
    'parents', (select jsonb_agg(jsonb_build_array(case when t.to_person = p.id then t.type else 'genitore' end, o.sex, o.display_name) order by t.recorded_at, t.id)
      from people.relation t join people.person o on o.id = case when t.to_person = p.id then t.from_person else t.to_person end
      where t.retired_at is null and (t.to_person = p.id and t.type = any ('{madre,padre,genitore,genitore_decaduto}') or t.from_person = p.id and t.type = 'figlio')),
    'phones', (select jsonb_agg(k.normalised order by k.recorded_at desc, k.id desc) from people.contact k
      where k.person_id = p.id and k.retired_at is null and not k.protected and k.kind in ('cellulare', 'telefono', 'whatsapp')),
    'codes', (select jsonb_agg(distinct i.type || ':' || i.normalised) from people.identifier i where i.person_id = p.id and i.retired_at is null and people.compares_code(i.type)))
  from people.person p where p.id = any (wanted) and (session_user <> 'app_rw' or exists (
    select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = p.id and r.allow && allowed and not r.deny && denied));
end $$;

-- Writes how somebody is found and compared, by who may write his identity (or by a job). `entries`: [{person, facts, version, keys, signature}], the signature
-- in hexadecimal without its number, which is given here.
create or replace function people.put_match_entries(entries jsonb) returns void language plpgsql security definer
set search_path = '' as $$
declare
  allowed int[] := kernel.allow_codes();
  denied int[] := kernel.deny_codes();
begin
  if session_user = 'app_rw' and exists (select 1 from jsonb_to_recordset(entries) as e (person uuid) where coalesce((
    select false from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = e.person and r.allow && allowed and not r.deny && denied limit 1), true))
  then raise exception 'out of reach' using errcode = '42501'; end if;
  -- an entry that says what it said stays as it is; `facts_at` moves only when what is compared does
  with given as materialized (
    select nextval('people.match_number')::integer as no, e.* from jsonb_to_recordset(entries) as e (person uuid, facts text, version smallint, keys bigint[], signature text)),
  written as (
    insert into people.match_entry as m (no, person_id, facts, version, keys, facts_at) select g.no, g.person, g.facts, g.version, g.keys, now() from given g
    on conflict (person_id) do update set no = excluded.no, facts = excluded.facts, version = excluded.version, keys = excluded.keys,
      -- written by another version of the rules, the same facts may read otherwise: that is no news
      facts_at = case when m.facts = excluded.facts or session_user <> 'app_rw' and m.version not in (0, excluded.version) then m.facts_at else excluded.facts_at end
    where (m.facts, m.version, m.keys) is distinct from (excluded.facts, excluded.version, excluded.keys)
    returning m.no)
  insert into people.match_fresh (key, entry)
  select k, int4send(g.no) || substring(decode(g.signature, 'hex') from 5) from given g join written w on w.no = g.no, unnest(g.keys) k;
end $$;

-- The names of parents are compared: whose parent is called otherwise now has his entry written anew, by the next job that looks.
create or replace function people.parent_renamed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update people.match_entry e set version = 0 from people.relation t
  where t.retired_at is null and (
    t.from_person = new.id and t.type = any ('{madre,padre,genitore,genitore_decaduto}') and e.person_id = t.to_person
    or t.to_person = new.id and t.type = 'figlio' and e.person_id = t.from_person);
  return null;
end $$;
comment on function people.parent_renamed is 'internal';
create or replace trigger parent_renamed after update of display_name, sex on people.person for each row
  when ((old.display_name, old.sex) is distinct from (new.display_name, new.sex)) execute function people.parent_renamed();

-- Lists of signatures for a search: the shortest first, up to `budget` of them; lists longer than `long` only while fewer than `enough` were read.
-- `totals`: how many people have each key, in the order of `asked`. Nothing here says who anybody is.
create or replace function people.match_lists(asked bigint[], budget int, long int, enough int, out totals int[], out signatures bytea) language plpgsql stable security definer
set search_path = '' as $$
declare
  chosen bigint[];
begin
  if kernel.actor_id() is null and session_user = 'app_rw' then return; end if;
  select array_agg(s.total order by s.at), array_agg(s.key) filter (where s.total > 0 and s.upto <= budget and (s.total <= long or s.upto - s.total < enough))
  into totals, chosen
  from (
    select c.key, c.at, c.total, sum(c.total) over (order by c.total, c.at) as upto
    from (
      select a.key, a.at, coalesce(p.total, 0) + coalesce((select count(*)::int from people.match_fresh f where f.key = a.key), 0) as total
      from unnest(asked) with ordinality as a (key, at) left join people.match_posting p on p.key = a.key and p.slot = 0) c) s;
  select string_agg(l.entries, ''::bytea) into signatures from (
    select p.entries from people.match_posting p where p.key = any (chosen)
    union all select f.entry from people.match_fresh f where f.key = any (chosen)) l;
end $$;

-- Counts that who acts asks who may be the same person: how often he was answered in the last minute, and slowed down in the last hour. Older counts of his go.
create or replace function people.count_match(most int, out asked int, out refused int) language plpgsql security definer
set search_path = '' as $$
declare
  me uuid := kernel.actor_id();
begin
  asked := 0;
  refused := 0;
  if me is null then return; end if;
  delete from people.match_asked m where m.actor_id = me and m.at < now() - interval '1 day';
  select count(*) into asked from people.match_asked m where m.actor_id = me and not m.refused and m.at > clock_timestamp() - interval '1 minute';
  insert into people.match_asked (actor_id, at, refused) values (me, clock_timestamp(), asked >= most);
  select count(*) into refused from people.match_asked m where m.actor_id = me and m.refused and m.at > clock_timestamp() - interval '1 hour';
end $$;

-- How many people have each of these keys: the frequency of words in this register.
create or replace function people.match_totals(asked bigint[]) returns int[] language sql stable security definer
set search_path = '' as $$
  select array_agg(coalesce(p.total, 0) + coalesce((select count(*)::int from people.match_fresh f where f.key = a.key), 0) order by a.at)
  from unnest(asked) with ordinality as a (key, at) left join people.match_posting p on p.key = a.key and p.slot = 0
  where kernel.actor_id() is not null or session_user <> 'app_rw'
$$;

-- The facts compared of these numbers. Whoever they are: what is said of those out of reach is decided by the door of the module, never more than that there is one.
create or replace function people.match_facts(numbers int[]) returns table (no int, person_id uuid, facts text) language sql stable security definer
set search_path = '' as $$
  select e.no, e.person_id, e.facts from people.match_entry e where e.no = any (numbers) and (kernel.actor_id() is not null or session_user <> 'app_rw')
$$;

-- Who has one of these codes (`TYPE:VALUE`), whatever else is known of him, and the facts of each as they are stored; of a code that more than `most` have only how many.
create or replace function people.match_bearers(codes text[], most int) returns table (code text, bearers int, person_id uuid, facts text) language sql stable security definer
set search_path = '' as $$
  with had as (
    select c.code, array_agg(distinct i.person_id) as people from unnest(codes) c (code)
    join people.identifier i on i.normalised = substring(c.code from position(':' in c.code) + 1) and i.type = split_part(c.code, ':', 1) and i.retired_at is null
    where people.compares_code(i.type) and (kernel.actor_id() is not null or session_user <> 'app_rw') group by c.code)
  select h.code, cardinality(h.people), e.person_id, e.facts from had h left join people.match_entry e on cardinality(h.people) <= most and e.person_id = any (h.people)
$$;

-- People whose entry is missing or of an older version: what the background job writes next.
create or replace function people.match_missing(current int, most int) returns setof uuid language sql stable security definer
set search_path = '' as $$
  select p.id from people.person p where not exists (select 1 from people.match_entry e where e.person_id = p.id and e.version = current) limit most
$$;
comment on function people.match_missing(int, int) is 'internal: jobs';

-- Takes numbers that no longer stand out of their lists.
create or replace function people.drop_match(most int) returns int language plpgsql security definer
set search_path = '' as $$
declare
  one record;
  fresh bigint[];
  done int := 0;
begin
  for one in delete from people.match_gone where no in (select g.no from people.match_gone g order by g.no limit most) returning no, keys loop
    -- what was still fresh had not been counted in a total
    with dropped as (
      delete from people.match_fresh f where f.key = any (one.keys) and substring(f.entry from 1 for 4) = int4send(one.no) returning f.key)
    select coalesce(array_agg(key), '{}') into fresh from dropped;
    update people.match_posting p set entries = (
      select coalesce(string_agg(substring(p.entries from g * 32 + 1 for 32), ''::bytea order by g), ''::bytea) from generate_series(0, length(p.entries) / 32 - 1) g
      where substring(p.entries from g * 32 + 1 for 4) <> int4send(one.no))
    where p.key = any (one.keys) and position(int4send(one.no) in p.entries) > 0;
    update people.match_posting p set total = greatest(0, p.total - 1) where p.slot = 0 and p.key = any (one.keys) and p.key <> all (fresh);
    done := done + 1;
  end loop;
  return done;
end $$;
comment on function people.drop_match(int) is 'internal: jobs';

-- Puts fresh signatures into their lists, in blocks of 60. A list longer than `cap` keeps only its length: nobody would read it. One at a time.
create or replace function people.fold_match(most int, cap int) returns int language plpgsql security definer
set search_path = '' as $$
declare
  folded bigint[];
  counts int[];
  added bytea[];
  block constant int := 60 * 32;
  done int;
begin
  if not pg_try_advisory_xact_lock(4030131) then return 0; end if;
  with taken as (delete from people.match_fresh where id in (select f.id from people.match_fresh f order by f.id limit most) returning key, id, entry),
  grouped as (select t.key, count(*)::int as n, string_agg(t.entry, ''::bytea order by t.id) as bytes from taken t group by t.key)
  select array_agg(g.key), array_agg(g.n), array_agg(g.bytes), sum(g.n)::int into folded, counts, added, done from grouped g;
  if done is null then return 0; end if;
  insert into people.match_posting (key, slot, total, entries)
  select t.key, t.slot + g.at, 0, substring(t.bytes from g.at * block + 1 for block)
  from (
    select n.key, coalesce(p.slot, 0) as slot, case when coalesce(h.total, 0) + n.n > cap then ''::bytea else coalesce(p.entries, ''::bytea) || n.bytes end as bytes
    from unnest(folded, counts, added) as n (key, n, bytes)
    left join people.match_posting h on h.key = n.key and h.slot = 0
    left join lateral (select b.slot, b.entries from people.match_posting b where b.key = n.key order by b.slot desc limit 1) p on true) t,
  generate_series(0, greatest(length(t.bytes) - 1, 0) / block) as g (at)
  on conflict (key, slot) do update set entries = excluded.entries;
  update people.match_posting p set total = p.total + n.n from unnest(folded, counts) as n (key, n) where p.key = n.key and p.slot = 0;
  delete from people.match_posting p using people.match_posting h where p.key = any (folded) and p.slot > 0 and h.key = p.key and h.slot = 0 and h.total > cap;
  update people.match_posting p set entries = '' where p.key = any (folded) and p.slot = 0 and p.total > cap and p.entries <> '';
  return done;
end $$;
comment on function people.fold_match(int, int) is 'internal: jobs';
grant execute on function people.match_source, people.put_match_entries, people.match_missing, people.drop_match, people.fold_match, people.match_lists, people.match_totals, people.match_facts, people.match_bearers to app_jobs;

-- The reviewed equivalences are everybody's to read: the engine compares with them, and they say nothing of anybody. They hold for the whole installation: its
-- administrators add and end them.
grant select, insert (id, words, note, kind, languages, source, added_by, added_at), update (retired_by, retired_at, retire_reason, version) on people.name_equivalence to app_rw;
grant select on people.name_equivalence to app_jobs;
create policy read on people.name_equivalence for select to app_rw using ((select kernel.actor_id()) is not null);
create policy jobs on people.name_equivalence for select to app_jobs using (true);
create policy write on people.name_equivalence for insert to app_rw with check (added_by = (select kernel.actor_id()) and (select network.installs()));
create policy retire on people.name_equivalence for update to app_rw using ((select network.installs())) with check (retired_by = (select kernel.actor_id()));

-- Pairs of words that confirmed links suggest: counted by a job, decided by the same administrators.
grant select, update (state, reason, decided_by, decided_at, equivalence_id, version) on people.equivalence_proposal to app_rw;
create policy installs on people.equivalence_proposal to app_rw using ((select network.installs())) with check ((select network.installs()) and decided_by = (select kernel.actor_id()));
grant select, insert, delete, update (children, bodies, counted_at) on people.equivalence_proposal to app_jobs;
create policy jobs on people.equivalence_proposal to app_jobs using (true) with check (true);

-- Entries under these keys are to be written anew: the job that fills in older versions takes them. Answers how many were marked, at most `most`.
create or replace function people.regroup_match(touched bigint[], most int) returns int language sql security definer
set search_path = '' as $$
  with marked as (
    update people.match_entry e set version = 0
    where e.no in (select t.no from people.match_entry t where t.keys && touched and t.version <> 0 limit most) returning 1)
  select count(*)::int from marked
$$;
comment on function people.regroup_match(bigint[], int) is 'internal: jobs';
grant execute on function people.regroup_match to app_jobs;
