-- Papers: seen by who reaches the judicial section (3) of the file by a role that works on files; never by partners, schools, desks, mediators, observers.
-- Psychological sections, their remarks, sources and versions stand in section health (4) besides, and behind the clinical wall: educators do not see them.
grant usage on schema composer to app_rw, app_jobs;

grant select, insert, update (last) on composer.number_counter to app_rw;
create policy approves on composer.number_counter to app_rw
  using (organisation_id = any ((select kernel.actor_organisations('{coordinator,manager}'))::uuid[]))
  with check (organisation_id = any ((select kernel.actor_organisations('{coordinator,manager}'))::uuid[]));

grant select, insert, update (two_pairs, changed_by, changed_at, version) on composer.setting to app_rw;
create policy own_body on composer.setting for select to app_rw using (organisation_id = (select kernel.actor_organisation()) or organisation_id = any ((select kernel.actor_organisations('{worker,coordinator,manager,administrator}'))::uuid[]));
create policy leads on composer.setting for insert to app_rw
  with check (organisation_id = any ((select kernel.actor_organisations('{manager,administrator}'))::uuid[]) and changed_by = (select kernel.actor_id()));
create policy leads_on on composer.setting for update to app_rw
  using (organisation_id = any ((select kernel.actor_organisations('{manager,administrator}'))::uuid[]))
  with check (changed_by = (select kernel.actor_id()));

-- What a body said of it, line after line: added by who says it, changed by nobody.
grant select, insert on composer.setting_change to app_rw;
create policy of_setting on composer.setting_change for select to app_rw using (exists (select 1 from composer.setting s where s.organisation_id = setting_change.organisation_id));
create policy leads on composer.setting_change for insert to app_rw
  with check (organisation_id = any ((select kernel.actor_organisations('{manager,administrator}'))::uuid[]) and changed_by = (select kernel.actor_id()));

grant select, insert (id, case_id, kind, organisation_id, unit_id, state, title, subject, addressee, measure_id, question, term_id, due_on, period_from, period_to, methods, annexes,
    place, dated_on, created_by, created_at, changed_at),
  update (state, title, subject, addressee, measure_id, question, term_id, due_on, period_from, period_to, methods, annexes, place, dated_on, number, year, current, asked_by,
    asked_at, approved_at, sent_on, changed_at, version) on composer.paper to app_rw;
create policy reached on composer.paper for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = paper.case_id and r.section = 3
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));
-- what answers an order that the reader does not see (a penal one) is not seen either
create policy with_order on composer.paper as restrictive for select to app_rw
  using (measure_id is null or exists (select 1 from measures.measure m where m.id = paper.measure_id));
create policy start on composer.paper for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and state = 'writing' and exists (select 1 from kernel.reach r where r.subject = paper.case_id and r.section = 3
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));
create policy follow on composer.paper for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = paper.case_id and r.section = 3
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));

-- Does the actor write papers in this paper's file?
create or replace function composer.works_on(target uuid) returns boolean language sql stable security invoker set search_path = '' as $$
  select exists (select 1 from composer.paper p join kernel.reach r on r.subject = p.case_id and r.section = 3 where p.id = target
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}')))
$$;
-- And does he stand within the clinical wall of it: what is psychological is of section health too, and may be kept from him alone.
create or replace function composer.within_wall(target uuid) returns boolean language sql stable security invoker set search_path = '' as $$
  select composer.works_on(target) and exists (select 1 from composer.paper p join kernel.reach r on r.subject = p.case_id and r.section = 4 where p.id = target
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}')))
$$;

-- May the actor set up this section, one that he will not read too: he begins the paper, others write its psychological part.
create or replace function composer.divides(target uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from composer.section s join composer.paper p on p.id = s.paper_id join kernel.reach r on r.subject = p.case_id and r.section = 3
    where s.id = target and p.state = 'writing' and access.reaches(p.case_id, 3::smallint) and r.allow && kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))
$$;

grant select, insert (id, paper_id, position, key, title, part, clinical, hint), update (position, title, part, clinical, removed_at) on composer.section to app_rw;
create policy of_paper on composer.section for select to app_rw
  using (exists (select 1 from composer.paper p where p.id = section.paper_id) and (not clinical or composer.within_wall(paper_id)));
create policy divide on composer.section for insert to app_rw
  with check (exists (select 1 from composer.paper p where p.id = section.paper_id and p.state = 'writing') and composer.works_on(paper_id));
create policy rearrange on composer.section for update to app_rw
  using (exists (select 1 from composer.paper p where p.id = section.paper_id and p.state = 'writing') and composer.works_on(paper_id));

grant select, insert, delete on composer.section_author to app_rw;
create policy of_section on composer.section_author for select to app_rw
  using (exists (select 1 from composer.section s where s.id = section_author.section_id));
create policy entrust on composer.section_author for insert to app_rw with check (composer.divides(section_id));
create policy relieve on composer.section_author for delete to app_rw
  using (exists (select 1 from composer.section s join composer.paper p on p.id = s.paper_id where s.id = section_author.section_id and p.state = 'writing'));

-- Words are written by the authors of the section, while the paper is being written.
grant select, insert, update (blocks, saved_by, saved_at, version) on composer.section_text to app_rw;
create policy of_section on composer.section_text for select to app_rw
  using (exists (select 1 from composer.section s where s.id = section_text.section_id));
create policy put on composer.section_text for insert to app_rw with check (composer.divides(section_id));
create policy write on composer.section_text for update to app_rw
  using (exists (select 1 from composer.section_author a where a.section_id = section_text.section_id and a.operator_id = (select kernel.actor_id()))
    and exists (select 1 from composer.section s join composer.paper p on p.id = s.paper_id where s.id = section_text.section_id and p.state = 'writing'))
  with check (saved_by = (select kernel.actor_id()));

grant select, insert on composer.text_version to app_rw;
create policy of_section on composer.text_version for select to app_rw
  using (exists (select 1 from composer.section s where s.id = text_version.section_id));
create policy keep on composer.text_version for insert to app_rw
  with check (exists (select 1 from composer.section_author a where a.section_id = text_version.section_id and a.operator_id = (select kernel.actor_id())));

grant select, insert on composer.quoted to app_rw;
create policy of_paper on composer.quoted for select to app_rw
  using (exists (select 1 from composer.paper p where p.id = quoted.paper_id) and (not clinical or composer.within_wall(paper_id)));
create policy take on composer.quoted for insert to app_rw
  with check (quoted_by = (select kernel.actor_id()) and exists (select 1 from composer.paper p where p.id = quoted.paper_id and p.state = 'writing')
    and composer.works_on(paper_id) and (not clinical or composer.within_wall(paper_id)));

grant select, insert (id, section_id, block_id, passage, words, answers, by_operator, at), update (settled_by, settled_at, version) on composer.remark to app_rw;
create policy of_section on composer.remark for select to app_rw
  using (exists (select 1 from composer.section s where s.id = remark.section_id));
create policy remark on composer.remark for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from composer.section s where s.id = remark.section_id));
create policy settle on composer.remark for update to app_rw
  using (exists (select 1 from composer.section s where s.id = remark.section_id));

grant select, insert on composer.check_answer to app_rw;
create policy of_paper on composer.check_answer for select to app_rw
  using (exists (select 1 from composer.paper p where p.id = check_answer.paper_id));
create policy answer on composer.check_answer for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from composer.paper p where p.id = check_answer.paper_id) and composer.works_on(paper_id));

grant select, insert (paper_id, n, content, hash, clinical, approved_by, approved_at),
  update (pdf_document, docx_document, render_trouble, signed_document, signed_check, signed_by, signed_at, sent_to, channel, sent_on, protocol_number, protocol_on, sent_note,
    sent_by, sent_at) on composer.frozen to app_rw;
create policy of_paper on composer.frozen for select to app_rw
  using (exists (select 1 from composer.paper p where p.id = frozen.paper_id) and (not clinical or composer.within_wall(paper_id)));
create policy approve on composer.frozen for insert to app_rw
  with check (approved_by = (select kernel.actor_id()) and composer.works_on(paper_id) and (not clinical or composer.within_wall(paper_id))
    and exists (select 1 from composer.paper p where p.id = frozen.paper_id
      and p.organisation_id = any ((select kernel.actor_organisations('{coordinator,manager}'))::uuid[])));
create policy follow on composer.frozen for update to app_rw
  using (composer.works_on(paper_id));

grant select, insert on composer.receipt to app_rw;
create policy of_frozen on composer.receipt for select to app_rw
  using (exists (select 1 from composer.frozen f where f.paper_id = receipt.paper_id and f.n = receipt.n));
create policy add on composer.receipt for insert to app_rw
  with check (added_by = (select kernel.actor_id()) and exists (select 1 from composer.frozen f where f.paper_id = receipt.paper_id and f.n = receipt.n)
    and composer.works_on(paper_id));

grant select, insert on composer.event to app_rw;
create policy of_paper on composer.event for select to app_rw
  using (exists (select 1 from composer.paper p where p.id = event.paper_id));
create policy add on composer.event for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from composer.paper p where p.id = event.paper_id));

-- Text as it is compared: small letters without accents, single spaces around words.
create or replace function composer.fold(words text) returns text language sql immutable set search_path = '' as $$
  select ' ' || trim(regexp_replace(regexp_replace(lower(normalize(coalesce(words, ''), NFD)), '[\u0300-\u036f]', '', 'g'), '[^a-z0-9\u0080-\uffff]+', ' ', 'g')) || ' '
$$;

-- What must not leave the file and stands in these pieces of text: which kind, and in which piece; never the secret itself. A reporter who belongs to the
-- family or to the team is named in a report anyway: then only where the same piece speaks of reporting.
create or replace function composer.secrets_of(file uuid, pieces text[]) returns table (kind text, at int) language plpgsql stable security definer
set search_path = '' as $$
begin
  return query
  with piece as (
    select (i - 1)::int as at, composer.fold(t) as words, regexp_replace(t, '\D', '', 'g') as digits, lower(t) as raw from unnest(pieces) with ordinality as u (t, i)
  ), known as (
    select composer.fold(q.display_name) as name from kernel.reach_member m join people.person q on q.id = m.member where m.subject = file
    union select composer.fold(a.display_name) from cases.team_member t join kernel.actor a on a.id = t.operator_id where t.case_id = file
  ), reporter as (
    select distinct r.name, r.phone, r.email, trim(composer.fold(r.name)) as folded from intake.reporter r join intake.reported_child c on c.report_id = r.report_id where c.case_id = file
  ), named as (
    select r.folded as forwards, (select string_agg(w, ' ' order by i desc) from unnest(string_to_array(r.folded, ' ')) with ordinality as u (w, i)) as backwards,
      (string_to_array(r.folded, ' '))[cardinality(string_to_array(r.folded, ' '))] as family,
      exists (select 1 from known k where k.name = ' ' || r.folded || ' ') as is_known
    from reporter r where length(r.folded) >= 4
  ), place as (
    select distinct nullif(trim(composer.fold(a.at_name)), '') as facility, nullif(trim(composer.fold(a.street)), '') as street,
      nullif(trim(regexp_replace(composer.fold(a.street), ' \d+[a-z]? $', '')), '') as road, nullif(trim(composer.fold(coalesce(m.name, a.place))), '') as town
    from people.address a left join kernel.municipality m on m.istat = a.municipality_istat
    where a.protected and a.retired_at is null and file = any (a.protected_for)
  ), number as (
    select right(regexp_replace(c.value, '\D', '', 'g'), 9) as digits, lower(c.value) as raw from people.contact c
    where c.protected and c.retired_at is null and file = any (c.protected_for)
  )
  select distinct 'reporter'::text, p.at from piece p, named n
    where (position(' ' || n.forwards || ' ' in p.words) > 0 or position(' ' || n.backwards || ' ' in p.words) > 0
        or (length(n.family) >= 4 and position(' ' || n.family || ' ' in p.words) > 0 and p.words ~ ' (segnala|segnalante|segnalazione|segnalato|riferisce) '
          and not exists (select 1 from known k where position(' ' || n.family || ' ' in k.name) > 0)))
      and (not n.is_known or p.words like '% segnala%')
  union select distinct 'reporter', p.at from piece p, reporter r
    where (length(regexp_replace(coalesce(r.phone, ''), '\D', '', 'g')) >= 7 and position(right(regexp_replace(r.phone, '\D', '', 'g'), 9) in p.digits) > 0)
      or (length(coalesce(r.email, '')) >= 6 and position(lower(r.email) in p.raw) > 0)
  union select distinct 'protected_facility', p.at from piece p, place q
    where length(q.facility) >= 4 and position(' ' || q.facility || ' ' in p.words) > 0
  union select distinct 'protected_address', p.at from piece p, place q
    where length(q.street) >= 5 and (position(' ' || q.street || ' ' in p.words) > 0
      or (length(q.road) >= 5 and position(' ' || q.road || ' ' in p.words) > 0 and q.town is not null and position(' ' || q.town || ' ' in p.words) > 0))
  union select distinct 'protected_phone', p.at from piece p, number q
    where (length(q.digits) >= 7 and position(q.digits in p.digits) > 0) or (length(q.raw) >= 6 and q.raw like '%@%' and position(q.raw in p.raw) > 0)
  union select distinct 'withheld', p.at from piece p, access.withholding w
      left join network.unit u on u.id = w.from_unit left join kernel.actor a on a.id = w.from_operator
    where w.subject = file and w.lifted_at is null and (w.valid_to is null or w.valid_to > now())
      and position(composer.fold(coalesce(a.display_name, u.name)) in p.words) > 0;
end $$;
comment on function composer.secrets_of is 'internal: asked through the two functions below, which look at who asks';
create or replace function composer.secrets_in(target uuid, pieces text[]) returns table (kind text, at int) language sql stable security definer set search_path = '' as $$
  -- who only reads (an educator) would learn which name is the reporter's
  select s.kind, s.at from composer.paper p join kernel.reach r on r.subject = p.case_id and r.section = 3, composer.secrets_of(p.case_id, pieces) s
  where p.id = target and access.reaches(p.case_id, 3::smallint) and r.allow && kernel.allow_codes_as('{worker,coordinator,manager,specialist}')
$$;

-- The files made of a paper, and the signed one, are read as the paper is: not by whoever reaches section 3 of the file; those that answer a penal order as it is.
create or replace function composer.wall_files() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform documents.wall_official(d, exists (select 1 from composer.paper p join measures.measure m on m.id = p.measure_id where p.id = new.paper_id and m.nature = 'penale'))
  from unnest(array[new.pdf_document, new.docx_document, new.signed_document]) d where d is not null;
  return null;
end $$;
comment on function composer.wall_files is 'internal';
create or replace trigger wall_files after insert or update of pdf_document, docx_document, signed_document on composer.frozen for each row execute function composer.wall_files();

-- An order that turns out to be penal takes the files of the papers that answer it with it; one that is not gives them back.
create or replace function composer.follow_order() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform documents.wall(d, new.nature = 'penale' or exists (select 1 from measures.measure m where m.document_id = d and m.nature = 'penale'))
  from composer.paper p join composer.frozen f on f.paper_id = p.id, unnest(array[f.pdf_document, f.docx_document, f.signed_document]) d
  where p.measure_id = new.id and d is not null;
  return null;
end $$;
comment on function composer.follow_order is 'internal';
create or replace trigger follow_order after update of nature on measures.measure for each row when (old.nature <> new.nature) execute function composer.follow_order();

-- How often the actor had pieces of text compared with secrets in the last hour, refusals included: the check, asking for approval, a draft. Calls of one actor
-- wait for each other.
create or replace function composer.check_attempts(what text) returns int language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(kernel.actor_id()::text, 561));
  return (select count(*)::int from kernel.audit_event a where a.actor_id = kernel.actor_id() and a.action = what
    and what in ('composer.checkPaper', 'composer.askApproval', 'composer.downloadDraft') and a.at > now() - interval '1 hour');
end $$;

-- How many sections of a paper within reach stand behind the wall for who asks: a number, so that he knows he does not read the whole.
create or replace function composer.hidden_sections(target uuid) returns int language sql stable security definer set search_path = '' as $$
  select case when exists (select 1 from composer.paper p join kernel.reach r on r.subject = p.case_id and r.section = 3 join kernel.reach h on h.subject = p.case_id and h.section = 4
      where p.id = target and access.reaches(p.case_id, 4::smallint) and r.allow && kernel.allow_codes_as('{worker,coordinator,manager,specialist}')
        and h.allow && kernel.allow_codes_as('{worker,coordinator,manager,specialist}')) then 0
    else (select count(*)::int from composer.section s join composer.paper p on p.id = s.paper_id
      where p.id = target and s.clinical and s.removed_at is null and access.reaches(p.case_id, 3::smallint)) end
$$;

-- A session of its own for the rendering of a version that somebody follows, by a role that writes papers: his, for a quarter of an hour, so that closing the
-- browser does not stop it.
create or replace function composer.open_render_session(id uuid, target uuid, hash bytea) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from composer.paper p join kernel.reach r on r.subject = p.case_id and r.section = 3
    where p.id = target and p.state <> 'dropped' and access.reaches(p.case_id, 3::smallint) and r.allow && kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))
  then
    raise exception 'no such paper' using errcode = '42501';
  end if;
  insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, idle_minutes, expires_at, user_agent)
  values (open_render_session.id, open_render_session.hash, kernel.actor_id(), 'full', now(), now(), 15, now() + interval '15 minutes', 'Composizione');
end $$;

-- Ends that session, as the last act of the rendering. internal use of its own hash only: it can end no other.
create or replace function composer.close_render_session() returns void language sql security definer set search_path = '' as $$
  update kernel.session set revoked_at = now() where token_hash = kernel.session_hash() and user_agent = 'Composizione' and revoked_at is null
$$;

-- Published: what the timeline of a file shows; row-level security of the reader holds.
create or replace view composer.timeline with (security_invoker = true) as
  select e.case_id as subject, e.id, e.what as event, e.at, 3::smallint as section, p.kind, p.title || coalesce(' n. ' || p.number || '/' || p.year, '') as title, e.words, e.by_operator as by_id
  from composer.event e join composer.paper p on p.id = e.paper_id where e.what in ('approved', 'sent', 'superseded');
grant select on composer.timeline to app_rw;

-- Templates: seen by who works in the body and writes or looks after its papers; put and retired by its administrators and managers.
grant select, insert (id, organisation_id, purpose, kind, n, state, file_name, note, alt, blob_id, size, sha256, placeholders, reminders, uploaded_by, uploaded_at),
  update (state, ended_by, ended_at, end_reason, version) on composer.template to app_rw;
create policy of_body on composer.template for select to app_rw
  using (organisation_id = any ((select kernel.actor_organisations('{worker,coordinator,manager,administrator,educator,specialist,clerk}'))::uuid[]));
create policy put on composer.template for insert to app_rw
  with check (uploaded_by = (select kernel.actor_id()) and state = 'active' and organisation_id = any ((select kernel.actor_organisations('{manager,administrator}'))::uuid[]));
create policy end_it on composer.template for update to app_rw
  using (state = 'active' and organisation_id = any ((select kernel.actor_organisations('{manager,administrator}'))::uuid[]))
  with check (state <> 'active' and ended_by = (select kernel.actor_id()));

-- The key under which a body's templates lie.
create policy composer_body on kernel.file_key for select to app_rw
  using (scope = any ((select kernel.actor_organisations('{worker,coordinator,manager,administrator,educator,specialist,clerk}'))::uuid[]));
create policy composer_body_new on kernel.file_key for insert to app_rw
  with check (scope = any ((select kernel.actor_organisations('{coordinator,manager,administrator}'))::uuid[]));

-- The half-yearly list of a community (AFF-17) ------------------------------------------------------------------------------------------
-- Units whose lists the actor sees: where he works with children, and those below what he leads.
create or replace function composer.hosting_units(as_lead boolean default false) returns uuid[] language sql stable security definer set search_path = '' as $$
  with recursive mine (id, leads) as (
    select r.unit_id, r.role in ('coordinator', 'manager') from kernel.actor_role r
    where r.actor_id = kernel.actor_id() and r.role in ('worker', 'coordinator', 'manager', 'educator', 'specialist') and r.valid_from <= now() and r.valid_to > now()
    union select u.id, true from mine m join network.unit u on u.parent_id = m.id where m.leads
  ) select coalesce(array_agg(distinct id), '{}') from mine where leads or not as_lead
$$;

-- Files open to a unit in these days that the actor reaches, with what the registry says of where the child is hosted; `gone`: how many he reaches no longer.
create or replace function composer.hosted_candidates(unit uuid, from_day date, to_day date)
returns table (case_id uuid, entered_on date, left_on date, placed boolean) language sql stable security definer set search_path = '' as $$
  with opened as (
    select distinct g.subject from kernel.reach_source g join kernel.principal p on p.id = g.principal and p.ref = unit
    -- a file is often opened some days after the child has come in
    where g.effect = 'allow' and 2::smallint = any (g.sections) and (g.valid_to = 'infinity' or (g.valid_to at time zone 'Europe/Rome')::date >= from_day)
  ), facility as (
    select composer.fold(u.name) as unit_name, composer.fold(o.name) as body_name, composer.fold(o.short_name) as short_name
    from network.unit u join network.organisation o on o.id = u.organisation_id where u.id = unit
  )
  select c.id, a.valid_from, a.valid_to, a.id is not null
  from opened o join cases.case_file c on c.id = o.subject
  left join lateral (
    select a.id, a.valid_from, a.valid_to from people.address a, facility f
    where a.person_id = c.child_id and a.kind = 'struttura' and a.retired_at is null and coalesce(a.valid_from, to_day) <= to_day and coalesce(a.valid_to, to_day) >= from_day
      and length(coalesce(a.at_name, '')) >= 4 and (position(composer.fold(a.at_name) in f.unit_name) > 0 or position(composer.fold(a.at_name) in f.body_name) > 0
        or (length(f.short_name) > 5 and position(f.short_name in composer.fold(a.at_name)) > 0) or position(f.unit_name in composer.fold(a.at_name)) > 0)
    order by a.valid_from desc nulls last limit 1
  ) a on true
  where unit = any (composer.hosting_units()) and access.reaches(c.id, 1::smallint) and access.reaches(c.id, 2::smallint)
$$;
create or replace function composer.hosted_gone(unit uuid, from_day date, to_day date) returns int language sql stable security definer set search_path = '' as $$
  select count(distinct g.subject)::int from kernel.reach_source g join kernel.principal p on p.id = g.principal and p.ref = unit join cases.case_file c on c.id = g.subject
  where unit = any (composer.hosting_units()) and g.effect = 'allow' and 2::smallint = any (g.sections) and (g.valid_from at time zone 'Europe/Rome')::date <= to_day
    and (g.valid_to = 'infinity' or (g.valid_to at time zone 'Europe/Rome')::date >= from_day) and not access.reaches(g.subject, 2::smallint)
$$;

grant select, insert (id, organisation_id, unit_id, state, period_from, period_to, addressee, note, place, dated_on, term_id, due_on, created_by, created_at, changed_at),
  update (state, period_from, period_to, addressee, note, place, dated_on, term_id, due_on, number, year, current, asked_by, asked_at, sent_on, changed_at, version) on composer.hosted_list to app_rw;
create policy of_unit on composer.hosted_list for select to app_rw using (unit_id = any ((select composer.hosting_units())::uuid[]));
create policy start on composer.hosted_list for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and state = 'writing' and unit_id = any ((select composer.hosting_units())::uuid[]));
create policy follow on composer.hosted_list for update to app_rw using (unit_id = any ((select composer.hosting_units())::uuid[]));

-- A child of a list: by who reaches his file, its social part, by a role that works with children.
grant select, insert (id, list_id, case_id, entered_on, left_on, left_out, added_by, added_at), update (entered_on, left_on, left_out, version) on composer.hosted_child to app_rw;
create policy reached on composer.hosted_child for select to app_rw
  using (exists (select 1 from composer.hosted_list l where l.id = hosted_child.list_id) and exists (select 1 from kernel.reach r where r.subject = hosted_child.case_id and r.section = 2
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));
create policy add on composer.hosted_child for insert to app_rw
  with check (added_by = (select kernel.actor_id()) and exists (select 1 from composer.hosted_list l where l.id = hosted_child.list_id and l.state = 'writing')
    and exists (select 1 from kernel.reach r where r.subject = hosted_child.case_id and r.section = 2
      and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));
create policy change on composer.hosted_child for update to app_rw
  using (exists (select 1 from composer.hosted_list l where l.id = hosted_child.list_id and l.state = 'writing'));

-- Each thing said of him stands in its section of his file: where his parents live, the relations with them, his health.
create or replace function composer.section_of_hosted(about text) returns smallint language sql immutable set search_path = '' as $$
  select case about when 'residence' then 1 when 'relations' then 2 else 4 end::smallint
$$;
grant select, insert, update (words, saved_by, saved_at, version) on composer.hosted_words to app_rw;
create policy reached on composer.hosted_words for all to app_rw
  using (exists (select 1 from composer.hosted_child c join kernel.reach r on r.subject = c.case_id and r.section = composer.section_of_hosted(hosted_words.about)
    where c.id = hosted_words.child_id and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))))
  with check (saved_by = (select kernel.actor_id()) and exists (select 1 from composer.hosted_child c join composer.hosted_list l on l.id = c.list_id and l.state = 'writing'
    join kernel.reach r on r.subject = c.case_id and r.section = composer.section_of_hosted(hosted_words.about)
    where c.id = hosted_words.child_id and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));

-- How many children of a list the actor does not see whole: a number, so that nobody approves what he does not read.
create or replace function composer.hosted_hidden(list uuid) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from composer.hosted_child c join composer.hosted_list l on l.id = c.list_id
  where c.list_id = list and l.unit_id = any (composer.hosting_units())
    and not (access.reaches(c.case_id, 2::smallint) and (c.left_out is not null or (access.reaches(c.case_id, 1::smallint) and access.reaches(c.case_id, 4::smallint))))
$$;

-- A list as it left: by who leads the unit. He stays answerable for it when the child has gone and the file is no longer open; but what is kept from him is kept here too.
create or replace function composer.hosted_kept(cases uuid[]) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from kernel.reach r where r.subject = any (cases) and r.section in (1, 2, 4) and r.deny && kernel.deny_codes())
$$;
grant select, insert (list_id, n, content, hash, cases, approved_by, approved_at),
  update (sent_to, channel, sent_on, protocol_number, protocol_on, sent_note, sent_by, sent_at) on composer.hosted_frozen to app_rw;
create policy leads on composer.hosted_frozen for select to app_rw
  using (exists (select 1 from composer.hosted_list l where l.id = hosted_frozen.list_id and l.unit_id = any ((select composer.hosting_units(true))::uuid[])) and not composer.hosted_kept(cases));
create policy approve on composer.hosted_frozen for insert to app_rw
  with check (approved_by = (select kernel.actor_id()) and exists (select 1 from composer.hosted_list l where l.id = hosted_frozen.list_id and l.unit_id = any ((select composer.hosting_units(true))::uuid[])));
create policy follow on composer.hosted_frozen for update to app_rw
  using (exists (select 1 from composer.hosted_list l where l.id = hosted_frozen.list_id and l.unit_id = any ((select composer.hosting_units(true))::uuid[])) and not composer.hosted_kept(cases));

grant select, insert on composer.hosted_file to app_rw;
create policy of_frozen on composer.hosted_file for select to app_rw
  using (exists (select 1 from composer.hosted_frozen f where f.list_id = hosted_file.list_id and f.n = hosted_file.n));
create policy add on composer.hosted_file for insert to app_rw
  with check (added_by = (select kernel.actor_id()) and exists (select 1 from composer.hosted_frozen f where f.list_id = hosted_file.list_id and f.n = hosted_file.n));

grant select, insert on composer.hosted_event to app_rw;
create policy of_list on composer.hosted_event for select to app_rw using (exists (select 1 from composer.hosted_list l where l.id = hosted_event.list_id));
create policy add on composer.hosted_event for insert to app_rw
  with check (by_operator = (select kernel.actor_id()) and exists (select 1 from composer.hosted_list l where l.id = hosted_event.list_id));

-- What must not leave the file and stands in what a half-yearly list says of a child: asked by who approves it.
create or replace function composer.hosted_secrets(target uuid, pieces text[]) returns table (kind text, at int) language sql stable security definer set search_path = '' as $$
  select s.kind, s.at from composer.hosted_child c join composer.hosted_list l on l.id = c.list_id, composer.secrets_of(c.case_id, pieces) s
  where c.id = target and l.unit_id = any (composer.hosting_units(true)) and access.reaches(c.case_id, 2::smallint)
$$;
