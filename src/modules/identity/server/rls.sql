-- Identity. A suggestion, decision or link says something of two registrations: it is seen by who reaches the identity of both. Who reaches one of them only is
-- told that there is another and whom to call, by the functions below, and never of somebody shielded.
grant usage on schema identity to app_rw, app_jobs;

-- Has this registration a protected place, or is something of its files kept from somebody? Then nobody who does not reach it learns that it exists.
create or replace function identity.shielded(person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from people.address a where a.person_id = person and a.protected and a.retired_at is null)
    or exists (select 1 from people.contact c where c.person_id = person and c.protected and c.retired_at is null)
    or exists (select 1 from kernel.reach_member m join kernel.reach_source s on s.subject = m.subject
      where m.member = person and s.effect = 'withhold' and s.valid_from <= now() and s.valid_to > now())
$$;
comment on function identity.shielded is 'internal';

-- Which of these registrations, all within the actor's reach, are shielded: their links need a second person.
create or replace function identity.shielded_among(people uuid[]) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p from unnest(people) p
  where exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = p and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes()) and identity.shielded(p)
$$;

-- A parent of this sex by a tie that names neither mother nor father.
create or replace function identity.parent_of(person uuid, sex text) returns text language sql stable security definer set search_path = '' as $$
  select f.display_name from people.relation r join people.person f on f.id = case when r.to_person = parent_of.person then r.from_person else r.to_person end
  where r.retired_at is null and f.sex = parent_of.sex
    and (r.to_person = parent_of.person and r.type = any ('{genitore,genitore_decaduto}') or r.from_person = parent_of.person and r.type = 'figlio')
  order by r.recorded_at, r.id limit 1
$$;
comment on function identity.parent_of is 'internal';

-- The facts of a registration as the engine compares them (people.match_source says the same), and their hash. Protected contacts are never compared. What was said first
-- of somebody stays first: so what people answered about him stands until his facts change.
create or replace function identity.facts_of(person uuid) returns table (facts jsonb, evidence text) language sql stable security definer set search_path = '' as $$
  with said as (
    select jsonb_strip_nulls(jsonb_build_object(
      'given', case when n.id is null then p.called else n.given end, 'family', n.family,
      'aliases', (select jsonb_agg(jsonb_build_object('given', o.given, 'family', o.family) order by o.given, o.family) from (
        select x.given, x.family from people.name x where x.person_id = p.id and x.retired_at is null and x.id is distinct from n.id and coalesce(x.given, x.family) is not null
        union select x.original, null from people.name x where x.person_id = p.id and x.retired_at is null and x.original is not null) o),
      'dob', case p.birth_precision when 'day' then p.birth_date::text when 'month' then left(p.birth_date::text, 7) when 'year' then left(p.birth_date::text, 4) end,
      'sex', p.sex,
      'nat', (select t.country from people.nationality t where t.person_id = p.id and t.retired_at is null order by t.id limit 1),
      'father', coalesce((select f.display_name from people.relation r join people.person f on f.id = r.from_person
        where r.retired_at is null and r.to_person = p.id and r.type = 'padre' order by r.id limit 1), identity.parent_of(p.id, 'M')),
      'mother', coalesce((select f.display_name from people.relation r join people.person f on f.id = r.from_person
        where r.retired_at is null and r.to_person = p.id and r.type = 'madre' order by r.id limit 1), identity.parent_of(p.id, 'F')),
      'place', coalesce((select b.place from people.birth_fact b where b.person_id = p.id and b.chosen and b.retired_at is null),
        (select coalesce(b.place, m.name) from people.birth_fact b left join kernel.municipality m on m.istat = b.municipality_istat
          where b.person_id = p.id and b.retired_at is null and (b.place is not null or m.istat is not null) order by b.chosen desc, b.recorded_at limit 1)),
      'phone', (select k.value from people.contact k where k.person_id = p.id and k.retired_at is null and not k.protected and k.kind in ('telefono', 'cellulare', 'whatsapp')
        order by k.kind = 'whatsapp', k.id limit 1),
      -- only where there is more than one: what is known of the others stays as it was, and so what was answered about them
      'otherDobs', (select jsonb_agg(distinct case b.precision when 'day' then b.date::text when 'month' then left(b.date::text, 7) else left(b.date::text, 4) end) from people.birth_fact b
        where b.person_id = p.id and b.retired_at is null and not b.chosen and b.date is not null and b.precision <> 'unknown' and (b.date, b.precision) is distinct from (p.birth_date, p.birth_precision)),
      'otherPhones', (select jsonb_agg(o.value order by o.kind = 'whatsapp', o.id) from (
        select k.id, k.kind, k.value from people.contact k where k.person_id = p.id and k.retired_at is null and not k.protected and k.kind in ('telefono', 'cellulare', 'whatsapp') order by k.kind = 'whatsapp', k.id offset 1) o),
      'codes', (select jsonb_agg(distinct i.type || ':' || i.normalised) from people.identifier i where i.person_id = p.id and i.retired_at is null and people.compares_code(i.type))
    )) as facts
    from people.person p left join people.name n on n.person_id = p.id and n.chosen and n.retired_at is null
    where p.id = person
  ) select s.facts, md5(s.facts::text) from said s
$$;
comment on function identity.facts_of is 'internal: for the job that compares';
grant execute on function identity.facts_of to app_jobs;

-- The same, of registrations whose identity the actor reaches.
create or replace function identity.own_facts(people uuid[]) returns table (person uuid, facts jsonb, evidence text) language sql stable security definer set search_path = '' as $$
  select p, f.facts, f.evidence from unnest(people) p cross join lateral identity.facts_of(p) f
  where exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = p and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes())
$$;

-- Which service holds a registration, open files first. internal: called by the functions below only.
create or replace function identity.holder_of(person uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select g.to_unit from kernel.reach_member m
  join access.reach_grant g on g.subject = m.subject and g.kind = 'holder' and g.state = 'active'
  left join cases.case_file c on c.id = m.subject
  where m.member = person order by (c.status = 'open') desc nulls last, m.section, g.granted_at, g.id limit 1
$$;
comment on function identity.holder_of is 'internal';

-- May the actor be told that this registration exists somewhere? He works on files, reaches nothing of it, nothing of it is kept from him, and it is not shielded.
create or replace function identity.may_glimpse(person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select cardinality(kernel.actor_units('{worker,coordinator,manager}')) > 0
    and not exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject
      where m.member = person and ((r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes() and r.section = m.section) or r.deny && kernel.deny_codes()))
    and not identity.shielded(person)
$$;
comment on function identity.may_glimpse is 'internal';

-- Counts a question that could show something out of reach, whatever it finds (none: only reads): how many different ones the actor has asked today, this one included, how
-- many in thirty days, and how many his body today. An opening that was refused leaves only its trace, and counts too.
create or replace function identity.count_question(print text) returns table (today int, month int, body int) language plpgsql security definer set search_path = '' as $$
declare
  me uuid := kernel.actor_id();
  on_day date := (now() at time zone 'Europe/Rome')::date;
begin
  if me is null then return query select 0, 0, 0; return; end if;
  if count_question.print is not null then
    perform pg_advisory_xact_lock(hashtextextended(me::text, 1320));
    insert into identity.asked (actor_id, day, print) values (me, on_day, count_question.print) on conflict do nothing;
  end if;
  return query select
    (select count(*)::int from identity.asked a where a.actor_id = me and a.day = on_day)
      + (select count(*)::int from kernel.audit_event e where e.actor_id = me and e.action in ('cases.openCase', 'intake.decideTriage') and e.outcome = 'refused'
        and e.at > now() - interval '1 day'),
    (select count(distinct a.print)::int from identity.asked a where a.actor_id = me and a.day > on_day - 30),
    (select count(distinct a.print)::int from identity.asked a join kernel.actor other on other.id = a.actor_id
      where a.day = on_day and other.organisation_id = (select o.organisation_id from kernel.actor o where o.id = me));
end $$;

-- Which services to call about these candidates, one line for each service however many it holds. `id` is what a question is asked with, today.
create or replace function identity.glimpses(candidates uuid[], print text) returns table (id uuid, unit_id uuid, unit_name text, organisation_name text, contact text)
language plpgsql security definer set search_path = '' as $$
begin
  if kernel.actor_id() is null then return; end if;
  return query
  with seen as (
    select identity.holder_of(c.person) as unit, array_agg(c.person order by c.place) as people
    from unnest(candidates) with ordinality c (person, place) where identity.may_glimpse(c.person) group by 1
  ), put as (
    insert into identity.glimpse as g (id, actor_id, unit_id, people, print, at)
    select gen_random_uuid(), kernel.actor_id(), s.unit, s.people, glimpses.print, now() from seen s where s.unit is not null
    on conflict on constraint glimpse_actor_id_unit_id_print_key do update set people = excluded.people, at = excluded.at
    returning g.id, g.unit_id
  )
  select p.id, p.unit_id, u.name, o.name, u.contact from put p join network.unit u on u.id = p.unit_id join network.organisation o on o.id = u.organisation_id
  order by o.name, u.name;
end $$;

-- Registrations the actor reaches that have another, out of his reach, found alike in the background: which, and which service to call. Nothing of the other. Of those
-- whose name or date he wrote himself so many are shown for the first time in a day as he may still ask about: to write somebody down is to ask. One page of them, in the
-- order of their own names; `among` are those he looks for by name: what counts as asked is the same whatever he looks for and whichever page he reads.
create or replace function identity.elsewhere(at_most int, daily int, among uuid[] default null, after_name text default null, after_person uuid default null, after_unit uuid default null)
returns table (person uuid, id uuid, unit_id uuid, unit_name text, organisation_name text, contact text, key text, total int)
language plpgsql security definer set search_path = '' as $$
declare
  allowed int[] := kernel.allow_codes();
  denied int[] := kernel.deny_codes();
  me uuid := kernel.actor_id();
  today date := (now() at time zone 'Europe/Rome')::date;
  already int;
begin
  if cardinality(kernel.actor_units('{worker,coordinator,manager}')) = 0 then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(me::text, 1320));
  select c.today into already from identity.count_question(null) c;
  return query
  with mine as (
    select distinct m.member from kernel.reach r join kernel.reach_member m on m.subject = r.subject
    where r.section = 1 and r.allow && allowed and not r.deny && denied
  ), pairs as (
    select s.low as own, s.high as other from identity.suggestion s join mine on mine.member = s.low
    where s.state in ('open', 'unsure') and s.kind = 'duplicate' and s.band in ('very_likely', 'likely')
    union all
    select s.high, s.low from identity.suggestion s join mine on mine.member = s.high
    where s.state in ('open', 'unsure') and s.kind = 'duplicate' and s.band in ('very_likely', 'likely')
  ), seen as (
    select p.own, identity.holder_of(p.other) as unit, array_agg(p.other) as people from pairs p
    where not exists (select 1 from mine where mine.member = p.other) and identity.may_glimpse(p.other) group by 1, 2
  ), written as (
    select distinct s.own, 'scritto ' || f.evidence as print from seen s cross join lateral identity.facts_of(s.own) f
    where exists (select 1 from people.name n where n.person_id = s.own and n.recorded_by = me) or exists (select 1 from people.birth_fact b where b.person_id = s.own and b.recorded_by = me)
  ), news as (
    select w.own, w.print, row_number() over (order by w.own) as n from written w where not exists (select 1 from identity.asked a where a.actor_id = me and a.print = w.print)
  ), counted as (
    insert into identity.asked (actor_id, day, print) select me, today, n.print from news n where n.n <= daily - already on conflict do nothing
  ), shown as (
    select s.own, s.unit, s.people, lower(f.display_name) as name, count(*) over ()::int as all_of_them from seen s join people.person f on f.id = s.own
    where s.unit is not null and not exists (select 1 from news n where n.own = s.own and n.n > daily - already) and (among is null or s.own = any (among))
  ), of_page as (
    select * from shown s where after_name is null or (s.name, s.own, s.unit) > (after_name, after_person, after_unit) order by s.name, s.own, s.unit limit at_most
  ), put as (
    insert into identity.glimpse as g (id, actor_id, unit_id, people, print, at)
    select gen_random_uuid(), me, s.unit, s.people, s.own::text, now() from of_page s
    on conflict on constraint glimpse_actor_id_unit_id_print_key do update set people = excluded.people, at = excluded.at
    returning g.id, g.unit_id, g.print
  )
  select s.own, p.id, s.unit, u.name, o.name, u.contact, s.name, s.all_of_them from of_page s join put p on p.unit_id = s.unit and p.print = s.own::text
  join network.unit u on u.id = s.unit join network.organisation o on o.id = u.organisation_id
  order by s.name, s.own, s.unit;
end $$;

-- The files, by service, that these glimpses of the actor's own are about: for the trail of those files alone, which says who was told of the service, once a day however
-- often he searched. Never shown.
create or replace function identity.glimpsed(glimpses uuid[]) returns table (files uuid[]) language sql stable security definer set search_path = '' as $$
  select array_agg(distinct m.subject) from identity.glimpse g cross join lateral unnest(g.people) p join kernel.reach_member m on m.member = p
  join access.reach_grant h on h.subject = m.subject and h.kind = 'holder' and h.state = 'active' and h.to_unit = g.unit_id
  where g.id = any (glimpsed.glimpses) and g.actor_id = kernel.actor_id()
    and not exists (select 1 from kernel.audit_event e where e.actor_id = g.actor_id and e.at >= date_trunc('day', now() at time zone 'Europe/Rome') at time zone 'Europe/Rome'
      and e.action = 'identity.glimpsed' and m.subject = any (e.subjects))
  group by g.unit_id
$$;

-- Of these people, those whom the actor's own trail of today says already that a search showed him: a name is typed letter by letter, and each letter is a search.
create or replace function identity.shown_today(people uuid[]) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct p from unnest(people) p join kernel.audit_event e on p = any (e.subjects)
  where e.actor_id = kernel.actor_id() and e.at >= date_trunc('day', now() at time zone 'Europe/Rome') at time zone 'Europe/Rome' and e.action = 'identity.findCandidates' and e.outcome = 'ok'
$$;

-- Asks the service behind a glimpse of the actor's own, not older than a day, about a registration he reaches. Answers the service and its days; no row: not possible.
create or replace function identity.ask(
  question uuid, line uuid, glimpse uuid, person uuid, of_trace uuid, unit uuid, reason text, basis text, consent text, told jsonb
) returns table (to_unit uuid, due_on date) language plpgsql security definer set search_path = '' as $$
declare found_glimpse identity.glimpse; days int;
begin
  select * into found_glimpse from identity.glimpse g where g.id = ask.glimpse and g.actor_id = kernel.actor_id() and g.at > now() - interval '1 day';
  if found_glimpse.id is null then return; end if;
  if not (ask.unit = any (kernel.actor_units('{worker,coordinator,manager}'))) then return; end if;
  if not exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = ask.person and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes()) then return; end if;
  select s.answer_days into days from identity.setting s join network.unit u on u.organisation_id = s.organisation_id where u.id = found_glimpse.unit_id;
  insert into identity.question (id, about, person_id, trace_id, from_unit, to_unit, reason, legal_basis, consent_words, told, asked_by, asked_at, due_on, state)
  values (ask.question, case when ask.of_trace is null then 'identity' else 'trace' end, ask.person, ask.of_trace, ask.unit, found_glimpse.unit_id, ask.reason, ask.basis, ask.consent, ask.told,
    kernel.actor_id(), now(), (now() at time zone 'Europe/Rome')::date + coalesce(days, 7), 'open');
  insert into identity.question_target (question_id, person_id) select ask.question, p from unnest(found_glimpse.people) p where identity.may_glimpse(p);
  insert into identity.question_line (id, question_id, kind, words, by_operator, at) values (ask.line, ask.question, 'asked', ask.reason, kernel.actor_id(), now());
  return query select q.to_unit, q.due_on from identity.question q where q.id = ask.question;
end $$;

-- What an answer compares: the facts of the one asked for and of the one it is said to be, to who reaches the latter. For the engine, which answers with a score.
create or replace function identity.pair_of_question(question uuid, target uuid) returns table (asked_for uuid, asked jsonb, other jsonb) language sql stable security definer set search_path = '' as $$
  select q.person_id, a.facts, o.facts
  from identity.question q join identity.question_target t on t.question_id = q.id and t.person_id = pair_of_question.target
  cross join lateral identity.facts_of(q.person_id) a cross join lateral identity.facts_of(t.person_id) o
  where q.id = question and q.state in ('open', 'more') and q.about = 'identity' and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = t.person_id and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes())
$$;

-- Writes down what the answer to a question decided about the pair and what the engine says of it now (`compared`). The actor reaches the registration
-- asked about, not the one it is asked for.
create or replace function identity.decide_by_answer(question uuid, target uuid, suggestion uuid, decision uuid, link uuid, verdict text, words text, compared jsonb) returns boolean
language plpgsql security definer set search_path = '' as $$
declare asked identity.question; pair identity.suggestion; one uuid; two uuid;
begin
  select * into asked from identity.question q where q.id = question and q.state in ('open', 'more') and q.about = 'identity' for update;
  if asked.id is null or verdict not in ('same', 'different') or asked.asked_by = kernel.actor_id() then return false; end if;
  if not exists (select 1 from identity.question_target t where t.question_id = question and t.person_id = target) then return false; end if;
  if not exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = target and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes()) then return false; end if;
  one := least(asked.person_id, target);
  two := greatest(asked.person_id, target);
  if one = two then return false; end if;
  insert into identity.suggestion as s (id, low, high, kind, band, score, score_version, explanation, explained_from, evidence, state, found_at, changed_at)
  values (decide_by_answer.suggestion, one, two, 'duplicate', compared ->> 'band', (compared ->> 'score')::numeric, compared ->> 'scoreVersion', compared -> 'explanation', asked.person_id,
    (select string_agg(f.evidence, ' ' order by p) from unnest(array[one, two]) p cross join lateral identity.facts_of(p) f), verdict, now(), now())
  on conflict (low, high) do update set state = excluded.state, changed_at = excluded.changed_at, version = s.version + 1, kind = 'duplicate',
    band = excluded.band, score = excluded.score, score_version = excluded.score_version, explanation = excluded.explanation, explained_from = excluded.explained_from, evidence = excluded.evidence;
  select * into pair from identity.suggestion s where s.low = one and s.high = two;
  insert into identity.decision (id, suggestion_id, verdict, reason, decided_by, decided_at, band, score, score_version, explanation, evidence, needs_second, question_id)
  values (decide_by_answer.decision, pair.id, verdict, words, kernel.actor_id(), now(), pair.band, pair.score, pair.score_version, pair.explanation, pair.evidence, false, question);
  if verdict = 'same' then
    insert into identity.link (id, decision_id, low, high, made_at) values (decide_by_answer.link, decide_by_answer.decision, one, two, now()) on conflict do nothing;
  end if;
  return true;
end $$;

-- Live links of registrations the actor reaches, to others he does not: which service to call. Links were decided by people of both sides.
create or replace function identity.linked_elsewhere(people uuid[]) returns table (person uuid, link uuid, version int, unit_name text, organisation_name text, contact text)
language sql stable security definer set search_path = '' as $$
  select l.own, l.id, l.version, u.name, o.name, u.contact
  from (select k.id, k.version, k.low as own, k.high as other, k.ended_at from identity.link k where k.low = any (people)
    union all select k.id, k.version, k.high, k.low, k.ended_at from identity.link k where k.high = any (people)) l
  join network.unit u on u.id = identity.holder_of(l.other) join network.organisation o on o.id = u.organisation_id
  where l.ended_at is null and identity.may_glimpse(l.other)
    and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
      where m.member = l.own and r.allow && kernel.allow_codes() and not r.deny && kernel.deny_codes())
$$;

-- Ends a link: who reaches one of the two may (the two sides may be of different bodies). Nothing else changes but the pair, which is asked about again.
create or replace function identity.end_link(link uuid, expected int, words text) returns boolean language plpgsql security definer set search_path = '' as $$
declare ending identity.link;
begin
  select * into ending from identity.link k where k.id = end_link.link and k.ended_at is null for update;
  if ending.id is null or ending.version <> expected then return false; end if;
  if not exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member in (ending.low, ending.high) and r.allow && kernel.allow_codes_as('{worker,coordinator,manager}') and not r.deny && kernel.deny_codes()) then return false; end if;
  update identity.link k set ended_at = now(), ended_by = kernel.actor_id(), end_reason = words, version = k.version + 1 where k.id = ending.id;
  -- "not the same" is said of the facts as they stand now, with what was written while they were joined
  update identity.suggestion s set state = 'different', changed_at = now(), version = s.version + 1,
    evidence = (select f.evidence from identity.facts_of(s.low) f) || ' ' || (select f.evidence from identity.facts_of(s.high) f)
    where s.low = ending.low and s.high = ending.high;
  return true;
end $$;

-- Who answers for the files of a registration: told of what concerns it. Never of a pair whose other side is shielded or kept from him; of others out of his reach so many
-- times a day that it cannot be asked by writing people down.
create or replace function identity.responsible_for(person uuid, other uuid default null) returns table (actor_id uuid, case_id uuid, number text, unit_id uuid)
language sql stable security definer set search_path = '' as $$
  select distinct on (c.responsible_id) c.responsible_id, c.id, c.number, c.unit_id
  from kernel.reach_member m join cases.case_file c on c.id = m.subject join kernel.reach r on r.subject = c.id and r.section = 1
  where m.member = person and c.status = 'open' and kernel.opened_to(c.responsible_id, r.allow, r.deny)
    and (other is null
      or exists (select 1 from kernel.reach_member om join kernel.reach o on o.subject = om.subject and o.section = 1 where om.member = other and kernel.opened_to(c.responsible_id, o.allow, o.deny))
      or (not identity.shielded(other) and (select count(*) from kernel.notice n where n.actor_id = c.responsible_id and n.kind = 'identity.suggested' and n.created_at > now() - interval '1 day') < 40))
  order by c.responsible_id, c.opened_on
$$;
comment on function identity.responsible_for is 'internal: for the jobs that tell';
grant execute on function identity.responsible_for to app_jobs;

-- Which of these people reach every one of these registrations: what they are told may lead to the pair.
create or replace function identity.reaching(operators uuid[], registrations uuid[]) returns setof uuid language sql stable security definer set search_path = '' as $$
  select o from unnest(operators) o where not exists (select 1 from unnest(registrations) p where not exists (
    select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = p and kernel.opened_to(o, r.allow, r.deny)))
$$;
comment on function identity.reaching is 'internal: for the jobs that tell';
grant execute on function identity.reaching to app_jobs;

-- Are both adults, or of an age nobody knows, and the child of no file? Then they are the family of children, not who is followed.
create or replace function identity.of_relatives(one uuid, other uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select not exists (select 1 from cases.case_file c where c.child_id in (one, other))
    and not exists (select 1 from people.person p where p.id in (one, other) and p.birth_date > (now() at time zone 'Europe/Rome')::date - interval '18 years')
$$;
comment on function identity.of_relatives is 'internal: for the jobs that tell';
grant execute on function identity.of_relatives to app_jobs;

-- Who protects data in the body of somebody who works.
create or replace function identity.officers_of(operator uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct r.actor_id from kernel.actor_role r join kernel.actor a on a.organisation_id = r.organisation_id
  where a.id = operator and r.role = 'privacy_officer' and r.valid_from <= now() and r.valid_to > now()
$$;
comment on function identity.officers_of is 'internal: for the job that tells of many questions';
grant execute on function identity.officers_of to app_jobs;

-- Of these registrations, those that people keep beside one knowingly: tied to him, or in one of his files; else, those of whom a parent of his is a parent too.
create or replace function identity.beside(person uuid, others uuid[]) returns table (other uuid, how text) language sql stable security definer set search_path = '' as $$
  with parent as (
    select r.to_person as child, r.from_person as parent from people.relation r where r.retired_at is null and r.to_person = any (others || person) and r.type = any ('{madre,padre,genitore,genitore_decaduto}')
    union all select r.from_person, r.to_person from people.relation r where r.retired_at is null and r.from_person = any (others || person) and r.type = 'figlio'
  ), found as (
    select o as other,
      exists (select 1 from people.relation r where r.retired_at is null and (r.from_person = person and r.to_person = o or r.to_person = person and r.from_person = o))
      or exists (select 1 from kernel.reach_member a join kernel.reach_member b on b.subject = a.subject where a.member = person and b.member = o) as beside,
      exists (select 1 from parent a join parent b on b.parent = a.parent where a.child = person and b.child = o) as siblings
    from unnest(others) o)
  select f.other, case when f.beside then 'beside' else 'siblings' end from found f where f.beside or f.siblings
$$;
comment on function identity.beside is 'internal: for the jobs that compare';
grant execute on function identity.beside to app_jobs;

-- Who follows a search for a relative and may be told that somebody fits: who began it and who answers for its file, while they reach it. `reaches`: they see him;
-- otherwise at most that there is one, and never of somebody shielded.
create or replace function identity.trace_followers(trace uuid, found uuid) returns table (actor_id uuid, case_id uuid, reaches boolean) language sql stable security definer set search_path = '' as $$
  select f.actor_id, t.case_id, f.reaches
  from identity.trace t join cases.case_file c on c.id = t.case_id join kernel.reach r on r.subject = t.case_id and r.section = 1
  cross join lateral (
    select distinct one as actor_id, exists (select 1 from kernel.reach_member m join kernel.reach o on o.subject = m.subject and o.section = 1
      where m.member = found and kernel.opened_to(one, o.allow, o.deny)) as reaches
    from unnest(array[t.created_by, c.responsible_id]) one where one is not null) f
  where t.id = trace and t.state = 'open' and kernel.opened_to(f.actor_id, r.allow, r.deny) and (f.reaches or not identity.shielded(found))
$$;
comment on function identity.trace_followers is 'internal: for the job that searches for relatives';
grant execute on function identity.trace_followers to app_jobs;

-- Suggestions, decisions, links: by who reaches the identity of both.
grant select, insert, update (kind, band, score, score_version, explanation, explained_from, evidence, state, asked_again, changed_at, version) on identity.suggestion to app_rw, app_jobs;
create policy of_both on identity.suggestion to app_rw using (
  exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = suggestion.low)
  and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = suggestion.high));
create policy jobs on identity.suggestion to app_jobs using (true) with check (true);

grant select, insert, update (second, second_by, second_at, second_reason, withdrawn_at, withdrawn_reason) on identity.decision to app_rw;
grant select on identity.decision to app_jobs;
create policy of_pair on identity.decision for select to app_rw using (exists (select 1 from identity.suggestion s where s.id = decision.suggestion_id));
create policy decide on identity.decision for insert to app_rw
  with check (decided_by = (select kernel.actor_id()) and question_id is null and second is null and exists (select 1 from identity.suggestion s where s.id = decision.suggestion_id));
create policy confirm on identity.decision for update to app_rw
  using (decided_by <> (select kernel.actor_id()) and second is null and withdrawn_at is null and exists (select 1 from identity.suggestion s where s.id = decision.suggestion_id))
  with check (decided_by <> (select kernel.actor_id()) and second_by = (select kernel.actor_id()));
create policy withdraw on identity.decision for update to app_rw
  using (decided_by = (select kernel.actor_id()) and needs_second and second is null and withdrawn_at is null and exists (select 1 from identity.suggestion s where s.id = decision.suggestion_id))
  with check (decided_by = (select kernel.actor_id()) and second is null and withdrawn_at is not null);
create policy jobs on identity.decision for select to app_jobs using (true);

grant select, insert (id, decision_id, low, high, made_at) on identity.link to app_rw;
grant select on identity.link to app_jobs;
create policy of_both on identity.link for select to app_rw using (
  exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = link.low)
  and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = link.high));
create policy make on identity.link for insert to app_rw with check (
  exists (select 1 from identity.decision d join identity.suggestion s on s.id = d.suggestion_id
    where d.id = link.decision_id and d.verdict = 'same' and s.low = link.low and s.high = link.high and (not d.needs_second or d.second = 'confirmed')));
create policy jobs on identity.link for select to app_jobs using (true);

-- A trace is of a file, like what is known of the family.
grant select, insert, update (relation, given, family, original, sex, birth_date, birth_year, country, father, mother, birth_place, phone, last_place, last_country, last_on, last_words, clues,
  consent_by, consent_on, no_risk_words, state, outcome_words, found_id, ended_at, ended_by, follow_up_on, score_version, searched_at, version) on identity.trace to app_rw;
create policy reached on identity.trace to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = trace.case_id and r.section = 1))
  with check (exists (select 1 from kernel.reach r where r.subject = trace.case_id and r.section = 1));
grant select, insert, update (evidence, reason, by_operator, at) on identity.trace_answer to app_rw;
create policy of_trace on identity.trace_answer to app_rw using (
  exists (select 1 from identity.trace t where t.id = trace_answer.trace_id)
  and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = trace_answer.person_id))
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from identity.trace t where t.id = trace_answer.trace_id));

-- The background looks for whom open searches seek; what it found is seen by who reaches the search and the one found.
grant select on identity.trace, identity.trace_answer to app_jobs;
create policy jobs on identity.trace for select to app_jobs using (true);
create policy jobs on identity.trace_answer for select to app_jobs using (true);
grant select on identity.trace_hit to app_rw;
grant select, insert, update, delete on identity.trace_hit to app_jobs;
create policy of_both on identity.trace_hit for select to app_rw using (
  exists (select 1 from identity.trace t where t.id = trace_hit.trace_id)
  and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = trace_hit.person_id));
create policy jobs on identity.trace_hit to app_jobs using (true) with check (true);

-- A question is read on both sides; which registration it is about only by who reaches that.
grant select on identity.question_target to app_rw, app_jobs;
create policy reached on identity.question_target for select to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = question_target.person_id));
create policy jobs on identity.question_target for select to app_jobs using (true);
grant select, update (state, answer, answered_by, answered_at, version) on identity.question to app_rw;
grant select on identity.question to app_jobs;
create policy asking on identity.question to app_rw
  using (exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = question.person_id));
create policy answering on identity.question to app_rw using (exists (select 1 from identity.question_target t where t.question_id = question.id));
create policy jobs on identity.question for select to app_jobs using (true);
grant select, insert on identity.question_line to app_rw;
create policy of_question on identity.question_line for select to app_rw using (exists (select 1 from identity.question q where q.id = question_line.question_id));
create policy say on identity.question_line for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from identity.question q where q.id = question_line.question_id));

grant select, insert, update (answer_days, set_by, set_at, version) on identity.setting to app_rw;
create policy read on identity.setting for select to app_rw using ((select kernel.actor_id()) is not null);
create policy put on identity.setting for insert to app_rw with check (set_by = (select kernel.actor_id()) and network.runs(organisation_id));
create policy change on identity.setting for update to app_rw using (network.runs(organisation_id)) with check (set_by = (select kernel.actor_id()));

-- Counts and glimpses are touched by the functions above only; the night removes the old ones.
grant select, delete on identity.asked, identity.glimpse to app_jobs;
create policy old on identity.asked to app_jobs using (day < current_date - 30);
create policy old on identity.glimpse to app_jobs using (at < now() - interval '2 days');

-- update: to lock what it takes
grant select, insert (person_id), update, delete on identity.fresh to app_jobs;
create policy jobs on identity.fresh to app_jobs using (true);

-- Whoever writes or changes what is compared leaves the registration to be compared again, in the same transaction; once in it.
create or replace function identity.mark_fresh() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- who is being written down becomes visible through a file before he is there: his entry marks him
  insert into identity.fresh (person_id) select p.id from people.person p where p.id in (select (to_jsonb(new) ->> field)::uuid from unnest(tg_argv) field);
  return null;
end $$;
comment on function identity.mark_fresh is 'internal';
-- `facts_at` moves when what the engine sees of somebody changes, through whichever door, and only then.
create or replace trigger identity_fresh after insert or update on people.match_entry for each row when (new.facts_at = now()) execute function identity.mark_fresh('person_id');
-- Who is kept beside whom knowingly is not asked about: a tie written or taken back, another file that holds him.
create or replace trigger identity_tied after insert or update of retired_at on people.relation for each row execute function identity.mark_fresh('from_person', 'to_person');
create or replace trigger identity_attached after insert on kernel.reach_member for each row execute function identity.mark_fresh('member');
-- Words that count as one or no longer do, a parent called otherwise: whoever is marked to be written anew is compared again.
create or replace trigger identity_marked after update of version on people.match_entry for each row when (new.version = 0) execute function identity.mark_fresh('person_id');

-- Takes registrations the actor has just written down out of what waits to be compared: a register loaded in one go is compared by a job of its own, which tells once.
create or replace function identity.hold_fresh(people uuid[]) returns void language plpgsql security definer set search_path = '' as $$
declare
  allowed int[] := kernel.allow_codes();
  denied int[] := kernel.deny_codes();
begin
  delete from identity.fresh f where f.person_id = any (people) and exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1
    where m.member = f.person_id and r.allow && allowed and not r.deny && denied);
end $$;

-- Registrations joined by people, with the body of who joined them: for the job that learns which words are one. Nothing of whom something is shielded.
create or replace function identity.confirmed_pairs(after uuid, at_most int) returns table (link uuid, low uuid, high uuid, body uuid, one jsonb, other jsonb)
language sql stable security definer set search_path = '' as $$
  select l.id, l.low, l.high, a.organisation_id, lf.facts, hf.facts
  from identity.link l join identity.decision d on d.id = l.decision_id join kernel.actor a on a.id = d.decided_by
  cross join lateral identity.facts_of(l.low) lf cross join lateral identity.facts_of(l.high) hf
  where l.ended_at is null and (after is null or l.id > after) and not identity.shielded(l.low) and not identity.shielded(l.high)
  order by l.id limit at_most
$$;
comment on function identity.confirmed_pairs is 'internal: for the job that learns words';
grant execute on function identity.confirmed_pairs to app_jobs;
