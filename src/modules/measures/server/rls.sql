-- Measures: read and written by who reaches the judicial section (3) of the child's file.
-- Penal ones stand behind a wall (PRI-12): the section must be reached by a role that answers for files; who only reads what was opened to him does not
-- see that they exist, whatever he is elsewhere. Everything that hangs on a measure or a proceeding is seen with it.
grant usage on schema measures to app_rw, app_jobs;

grant select, insert (id, case_id, shared_id, kind, also, nature, authority_id, authority_words, proceeding_id, number, decided_on, decided_at, filed_on,
  communicated_on, notified_on, notified_at, starts_on, ends_on, duration_months, effective_from, effective_to, grounds, decision, placement_kind,
  placement_words, mandate, report_every_months, first_report_on, reports_on, effects, offices, checklist, document_id, recorded_by, recorded_at, happened_at)
  on measures.measure to app_rw;
grant update (kind, also, nature, authority_id, authority_words, proceeding_id, number, decided_on, decided_at, filed_on, communicated_on, notified_on, notified_at,
  starts_on, ends_on, duration_months, effective_from, effective_to, grounds, decision, placement_kind, placement_words, mandate, report_every_months,
  first_report_on, reports_on, effects, offices, checklist, document_id, happened_at, current, corrected_at, version) on measures.measure to app_rw;
create policy reached on measures.measure for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = measure.case_id and r.section = measure.section));
create policy record on measures.measure for insert to app_rw
  with check (recorded_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = measure.case_id and r.section = measure.section)
    and (proceeding_id is null or exists (select 1 from measures.proceeding p where p.id = measure.proceeding_id)));
create policy correct on measures.measure for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = measure.case_id and r.section = measure.section))
  with check (exists (select 1 from kernel.reach r where r.subject = measure.case_id and r.section = measure.section));
create policy penal_wall on measures.measure as restrictive to app_rw
  using (nature <> 'penale' or exists (select 1 from kernel.reach r
    where r.subject = measure.case_id and r.section = measure.section and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))));

-- The paper of a penal order goes behind the wall with it, and comes back when no penal order has it.
create or replace function measures.wall_paper() returns trigger language plpgsql security definer set search_path = '' as $$
declare paper uuid;
begin
  for paper in select distinct p from unnest(array[new.document_id, case when tg_op = 'UPDATE' then old.document_id end]) p where p is not null loop
    perform documents.wall(paper, exists (select 1 from measures.measure m where m.document_id = paper and m.nature = 'penale'));
  end loop;
  return null;
end $$;
comment on function measures.wall_paper is 'internal';
create or replace trigger wall_paper after insert or update of document_id, nature on measures.measure for each row execute function measures.wall_paper();

-- Kept words are only added.
grant select, insert on measures.measure_version to app_rw;
create policy of_measure on measures.measure_version for select to app_rw
  using (exists (select 1 from measures.measure m where m.id = measure_version.measure_id));
create policy keep on measures.measure_version for insert to app_rw
  with check (exists (select 1 from measures.measure m where m.id = measure_version.measure_id and m.current = measure_version.n));

grant select, insert (id, case_id, earlier_id, later_id, relation, on_day, words, recorded_by, recorded_at), update (withdrawn_at, withdrawn_reason)
  on measures.succession to app_rw;
create policy of_measures on measures.succession for select to app_rw
  using (exists (select 1 from measures.measure m where m.id = succession.earlier_id)
    and (later_id is null or exists (select 1 from measures.measure m where m.id = succession.later_id)));
create policy tie on measures.succession for insert to app_rw
  with check (recorded_by = (select kernel.actor_id())
    and exists (select 1 from measures.measure m where m.id = succession.earlier_id and m.case_id = succession.case_id)
    and (later_id is null or exists (select 1 from measures.measure m where m.id = succession.later_id and m.case_id = succession.case_id)));
create policy untie on measures.succession for update to app_rw
  using (exists (select 1 from measures.measure m where m.id = succession.earlier_id));

grant select, insert (id, measure_id, position, words, who, person_id, who_words, by_on, state),
  update (position, words, who, person_id, who_words, by_on, state, state_on, state_words, state_by, removed_at, version) on measures.prescription to app_rw;
create policy of_measure on measures.prescription to app_rw
  using (exists (select 1 from measures.measure m where m.id = prescription.measure_id))
  with check (exists (select 1 from measures.measure m where m.id = prescription.measure_id));

-- Does the actor reach the judicial section of a file that this proceeding is about? A function, since the policies of the two tables would ask each other.
create or replace function measures.reaches_proceeding(target uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from measures.proceeding p where p.id = target
    and (access.reaches(p.first_case, 3::smallint)
      or exists (select 1 from measures.proceeding_case c where c.proceeding_id = p.id and access.reaches(c.case_id, 3::smallint))))
$$;

-- A proceeding is seen through any of the files it is about.
grant select, insert (id, first_case, nature, authority_id, authority_words, number, judge, lawyers, opened_on, status, closed_on, note, recorded_by, recorded_at),
  update (nature, authority_id, authority_words, number, judge, lawyers, opened_on, status, closed_on, note, version) on measures.proceeding to app_rw;
create policy reached on measures.proceeding for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = proceeding.first_case and r.section = 3)
    or exists (select 1 from measures.proceeding_case c where c.proceeding_id = proceeding.id));
create policy record on measures.proceeding for insert to app_rw
  with check (recorded_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = proceeding.first_case and r.section = 3));
create policy change on measures.proceeding for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = proceeding.first_case and r.section = 3)
    or exists (select 1 from measures.proceeding_case c where c.proceeding_id = proceeding.id));
create policy penal_wall on measures.proceeding as restrictive to app_rw
  using (nature <> 'penale' or exists (select 1 from kernel.reach r
    where r.section = 3 and (r.subject = proceeding.first_case or r.subject in (select c.case_id from measures.proceeding_case c where c.proceeding_id = proceeding.id))
      and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))));

grant select, insert on measures.proceeding_case to app_rw;
create policy reached on measures.proceeding_case for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = proceeding_case.case_id and r.section = 3));
-- knowing an id opens nothing: the proceeding must be in sight already
create policy tie on measures.proceeding_case for insert to app_rw
  with check (exists (select 1 from kernel.reach r where r.subject = proceeding_case.case_id and r.section = 3)
    and measures.reaches_proceeding(proceeding_id));

grant select, insert (id, proceeding_id, held_on, at, place, purpose, state, outcome, next_id, set_by, recorded_by, recorded_at),
  update (held_on, at, place, purpose, state, outcome, next_id, set_by, version) on measures.hearing to app_rw;
create policy of_proceeding on measures.hearing to app_rw
  using (exists (select 1 from measures.proceeding p where p.id = hearing.proceeding_id))
  with check (exists (select 1 from measures.proceeding p where p.id = hearing.proceeding_id));

grant select, insert (id, case_id, subject, content, reason, recorded_by, recorded_at), update (withdrawn_by, withdrawn_at, withdrawn_reason, version)
  on measures.legal_correction to app_rw;
create policy reached on measures.legal_correction for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = legal_correction.case_id and r.section = 3));
create policy record on measures.legal_correction for insert to app_rw
  with check (recorded_by = (select kernel.actor_id()) and exists (select 1 from kernel.reach r where r.subject = legal_correction.case_id and r.section = 3));
create policy withdraw on measures.legal_correction for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = legal_correction.case_id and r.section = 3));

-- Periods follow from measures and corrections: taken away and computed anew with every change of these.
grant select, insert, delete on measures.responsibility to app_rw;
create policy reached on measures.responsibility to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = responsibility.case_id and r.section = 3))
  with check (exists (select 1 from kernel.reach r where r.subject = responsibility.case_id and r.section = 3));
grant select, insert, delete on measures.office to app_rw;
create policy reached on measures.office to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = office.case_id and r.section = 3))
  with check (exists (select 1 from kernel.reach r where r.subject = office.case_id and r.section = 3));

grant select, insert, delete, update (term_id, basis) on measures.term_link to app_rw;
create policy reached on measures.term_link to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = term_link.case_id and r.section = 3))
  with check (exists (select 1 from kernel.reach r where r.subject = term_link.case_id and r.section = 3));

-- The judicial office that has to do with a file, for counting the days on which it is closed: of the proceeding opened last and still going on, else of the
-- order decided last. Penal ones only when asked.
create or replace function measures.court_behind(of_case uuid, of_penal boolean) returns table (municipality text, name text) language sql stable security definer
set search_path = '' as $$
  select found.municipality, found.name from (
    (select 0 as turn, o.municipality_istat::text as municipality, coalesce(o.name, p.authority_words) as name
      from measures.proceeding_case c join measures.proceeding p on p.id = c.proceeding_id left join network.organisation o on o.id = p.authority_id
      where c.case_id = of_case and (p.nature = 'penale') = of_penal and p.status <> 'definito' order by p.opened_on desc nulls last, p.id limit 1)
    union all
    (select 1, o.municipality_istat::text, coalesce(o.name, m.authority_words) from measures.measure m left join network.organisation o on o.id = m.authority_id
      where m.case_id = of_case and (m.nature = 'penale') = of_penal order by m.happened_at desc, m.id desc limit 1)
  ) found order by found.turn limit 1
$$;
comment on function measures.court_behind is 'internal: for jobs, and for the function that asks who acts';
grant execute on function measures.court_behind to app_jobs;

-- The same for who reaches the file, in whatever section; a penal one only from before its wall.
create or replace function measures.court_of(of_case uuid, of_penal boolean) returns table (municipality text, name text) language sql stable security definer
set search_path = '' as $$
  select c.municipality, c.name from measures.court_behind(of_case, of_penal) c
  where access.reaches(of_case, 0::smallint) and (not of_penal or exists (select 1 from kernel.reach r
    where r.subject = of_case and r.section = 3 and r.allow && kernel.allow_codes_as('{worker,coordinator,manager}')))
$$;

-- The files in which this office gave an order or has a proceeding.
create or replace function measures.files_before(office uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  select array(select m.case_id from measures.measure m where m.authority_id = office
    union select c.case_id from measures.proceeding p join measures.proceeding_case c on c.proceeding_id = p.id where p.authority_id = office)
$$;
comment on function measures.files_before is 'internal: for triggers';

-- The terms that come from the orders of an office, or from the hearings before it, and where it sits, for the job that counts them anew; after `former`.
create or replace function measures.terms_before(office uuid, former uuid, at_most int) returns table (term_id uuid, case_id uuid, municipality text, name text)
language sql stable security definer set search_path = '' as $$
  select l.term_id, l.case_id, o.municipality_istat::text, o.name from measures.term_link l join network.organisation o on o.id = office
  where (exists (select 1 from measures.measure m where m.id = l.owner_id and m.authority_id = office)
    or exists (select 1 from measures.hearing h join measures.proceeding p on p.id = h.proceeding_id where h.id = l.owner_id and p.authority_id = office))
    and (former is null or l.term_id > former)
  order by l.term_id limit at_most
$$;
comment on function measures.terms_before is 'internal: for the job';
grant execute on function measures.terms_before to app_jobs;

-- The town of an office was corrected: what is counted from its orders and hearings is counted anew, in the name of who wrote it.
create or replace function measures.office_moved() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if cardinality(measures.files_before(new.id)) > 0 then
    perform kernel.enqueue('measures.followOffice', jsonb_build_object('organisationId', new.id, 'by', kernel.actor_id()), null, 'measures.followOffice:' || new.id);
  end if;
  return null;
end $$;
comment on function measures.office_moved is 'internal';
create or replace trigger measures_office_moved after update of municipality_istat, name on network.organisation for each row
  when ((old.municipality_istat, old.name) is distinct from (new.municipality_istat, new.name)) execute function measures.office_moved();

-- Before whom the hearings of a proceeding are held, for the job that settles them.
create or replace function measures.held_before(target uuid) returns table (nature text, authority_words text, authority_name text, authority_seat text)
language sql stable security definer set search_path = '' as $$
  select p.nature, p.authority_words, o.name, o.municipality_istat::text from measures.proceeding p left join network.organisation o on o.id = p.authority_id where p.id = target
$$;
comment on function measures.held_before is 'internal: for the job';
grant execute on function measures.held_before to app_jobs;

-- the daily job ends the series of measures whose duration is over, and reads nothing else of them; that of hearings, when one reached by some of the
-- children only was moved, their days
grant select, insert, delete, update (term_id, basis) on measures.term_link to app_jobs;
create policy jobs on measures.term_link to app_jobs using (true) with check (true);
grant select (id, nature) on measures.proceeding to app_jobs;
grant select on measures.proceeding_case to app_jobs;
grant select (id, proceeding_id, held_on, at, place, purpose, state, outcome, next_id, set_by, version) on measures.hearing to app_jobs;
create policy jobs on measures.proceeding for select to app_jobs using (true);
create policy jobs on measures.proceeding_case for select to app_jobs using (true);
create policy jobs on measures.hearing for select to app_jobs using (true);
grant select (id, effective_to) on measures.measure to app_jobs;
create policy jobs on measures.measure for select to app_jobs using (true);

grant select, delete, insert (id, author_id, case_id, measure_id, content, saved_at), update (content, saved_at, version) on measures.draft to app_rw;
create policy own on measures.draft to app_rw
  using (author_id = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = draft.case_id and r.section = 3)
    and (measure_id is null or exists (select 1 from measures.measure m where m.id = draft.measure_id)))
  with check (author_id = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = draft.case_id and r.section = 3));

-- Published: what the timeline of a file shows; row-level security of the reader holds.
create or replace view measures.timeline with (security_invoker = true) as
  select m.case_id as subject, m.id, 'recorded'::text as event, m.happened_at as at, m.section, m.kind,
    coalesce(o.name, m.authority_words) || coalesce(', n. ' || m.number, '') as title, m.decision as words, m.recorded_by as by_id
  from measures.measure m left join network.organisation o on o.id = m.authority_id;
grant select on measures.timeline to app_rw;

-- Published: the measures themselves, for other modules that point to one or show what is in force.
create or replace view measures.header with (security_invoker = true) as
  select m.id, m.case_id, m.kind, m.also, m.nature, m.number, m.authority_id, m.authority_words, m.decided_on, m.notified_on, m.effective_from, m.effective_to,
    m.placement_kind, m.shared_id
  from measures.measure m;
grant select on measures.header to app_rw;
