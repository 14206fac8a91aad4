-- Assessments: a section is read by who reaches its part of the file. Psychological content stands behind a wall of role besides section 4; the child's own words behind another.
-- A draft is read by who fills it together, and nobody else; its header also by who answers for files.
grant usage on schema assessments to app_rw, app_jobs;

-- A draft keeps its file open, a correction too.
create or replace trigger hold_open before insert on assessments.assessment for each row when (new.state = 'draft') execute function cases.hold_open();
create or replace trigger correct_open before update of state on assessments.assessment for each row when (new.state = 'draft' and old.state <> 'draft') execute function cases.hold_open();
-- Walls: psychological content is kept from partners, educators, mediators, front desk, clerks and observers; the child's own words from partners and schools. What counts is
-- the role by which the actor reaches that section of that file, not one held elsewhere.

grant select, insert on assessments.definition to app_rw;
create policy shipped on assessments.definition for select to app_rw using (organisation_id is null);
create policy own_body on assessments.definition for select to app_rw
  using (organisation_id in (select u.organisation_id from network.directory u where u.unit_id = any ((select kernel.actor_units())::uuid[])));
-- who reads what was filled reads the questions too
create policy filled on assessments.definition for select to app_rw
  using (exists (select 1 from assessments.assessment a where a.instrument_key = definition.key and a.instrument_version = definition.version));
create policy keep on assessments.definition for insert to app_rw
  with check (organisation_id is null or organisation_id = any ((select kernel.actor_organisations('{administrator}'))::uuid[]));

grant select, delete, insert (id, key, version, organisation_id, state, copy_key, copy_version, copy_title, content, changed_at, changed_by),
  update (state, content, changed_at, changed_by, published_at, retired_reason, revision) on assessments.local_instrument to app_rw;
create policy administered on assessments.local_instrument for select to app_rw
  using (organisation_id = any ((select kernel.actor_organisations('{administrator}'))::uuid[]));
create policy in_use on assessments.local_instrument for select to app_rw
  using (state <> 'draft' and organisation_id in (select u.organisation_id from network.directory u where u.unit_id = any ((select kernel.actor_units())::uuid[])));
create policy make on assessments.local_instrument for insert to app_rw
  with check (state = 'draft' and changed_by = (select kernel.actor_id()) and organisation_id = any ((select kernel.actor_organisations('{administrator}'))::uuid[]));
create policy change on assessments.local_instrument for update to app_rw
  using (organisation_id = any ((select kernel.actor_organisations('{administrator}'))::uuid[]));
create policy throw_away on assessments.local_instrument for delete to app_rw
  using (state = 'draft' and organisation_id = any ((select kernel.actor_organisations('{administrator}'))::uuid[]));

-- How many were filled with a version, for who administers the body it belongs to: a number, nothing of the files.
create or replace function assessments.filled_with(wanted_key text, wanted_version int) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from assessments.assessment a
  where a.instrument_key = wanted_key and a.instrument_version = wanted_version
    and exists (select 1 from assessments.local_instrument l where l.key = wanted_key and l.version = wanted_version
      and l.organisation_id = any (kernel.actor_organisations('{administrator}')))
$$;

-- How many drafts hold a file open, for who reaches the file: also those that he does not see, as a number.
create or replace function assessments.open_in(target uuid) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from assessments.assessment a where a.case_id = target and a.state = 'draft' and access.reaches(target, 0::smallint)
$$;

grant select on assessments.assessment to app_rw;
grant insert (id, case_id, instrument_key, instrument_version, family, title, sure, open_sections, clinical_sections, moment, held_on, event_on, people, participants,
    fillers, started_by, started_at),
  update (state, revision, signed_revision, last_revision, moment, held_on, event_on, people, participants, fillers, completed_at, completed_by,
    correction_reason, discard_reason, version) on assessments.assessment to app_rw;
create policy reached on assessments.assessment for select to app_rw
  using ((exists (select 1 from kernel.reach r where r.subject = assessment.case_id and r.section = any (assessment.open_sections))
      or (cardinality(clinical_sections) > 0 and exists (select 1 from kernel.reach r where r.subject = assessment.case_id and r.section = any (assessment.clinical_sections)
        and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}')))))
    and (signed_revision is not null or (select kernel.actor_id()) = any (fillers) or exists (select 1 from kernel.reach r where r.subject = assessment.case_id and r.section = 0
        and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager}')))));
create policy start on assessments.assessment for insert to app_rw
  with check (started_by = (select kernel.actor_id()) and started_by = any (fillers)
    and exists (select 1 from kernel.reach r where r.subject = assessment.case_id and r.section = any (assessment.open_sections || assessment.clinical_sections)));
create policy follow on assessments.assessment for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = assessment.case_id and r.section = any (assessment.open_sections || assessment.clinical_sections)));

grant select, insert (id, assessment_id, case_id, revision, section_key, person_id, part, section, clinical, content, stamps, version, saved_by, saved_at),
  update (content, stamps, version, saved_by, saved_at) on assessments.answers to app_rw;
create policy reached on assessments.answers for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = answers.case_id and r.section = answers.section)
    and exists (select 1 from assessments.assessment a where a.id = answers.assessment_id and a.case_id = answers.case_id
      and ((select kernel.actor_id()) = any (a.fillers)
        or exists (select 1 from assessments.signature s where s.assessment_id = a.id and s.revision = answers.revision))));
create policy fill on assessments.answers for insert to app_rw
  with check (saved_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = answers.case_id and r.section = answers.section)
    and exists (select 1 from assessments.assessment a where a.id = answers.assessment_id and a.case_id = answers.case_id and a.state = 'draft' and a.revision = answers.revision
      and (select kernel.actor_id()) = any (a.fillers)));
-- what is signed is never written again
create policy go_on on assessments.answers for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = answers.case_id and r.section = answers.section)
    and exists (select 1 from assessments.assessment a where a.id = answers.assessment_id and a.state = 'draft' and a.revision = answers.revision
      and (select kernel.actor_id()) = any (a.fillers)))
  with check (saved_by = (select kernel.actor_id()));
create policy clinical_wall on assessments.answers as restrictive to app_rw
  using (not clinical or exists (select 1 from kernel.reach r where r.subject = answers.case_id and r.section = 4
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));
create policy child_wall on assessments.answers as restrictive to app_rw
  using (part <> 'child' or exists (select 1 from kernel.reach r where r.subject = answers.case_id and r.section = answers.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));

grant select, insert on assessments.kept_text to app_rw;
create policy reached on assessments.kept_text for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = kept_text.case_id and r.section = kept_text.section)
    and exists (select 1 from assessments.assessment a where a.id = kept_text.assessment_id and (select kernel.actor_id()) = any (a.fillers)));
create policy keep on assessments.kept_text for insert to app_rw
  with check (exists (select 1 from kernel.reach r where r.subject = kept_text.case_id and r.section = kept_text.section)
    and exists (select 1 from assessments.assessment a where a.id = kept_text.assessment_id and a.case_id = kept_text.case_id and (select kernel.actor_id()) = any (a.fillers)));
create policy clinical_wall on assessments.kept_text as restrictive to app_rw
  using (not clinical or exists (select 1 from kernel.reach r where r.subject = kept_text.case_id and r.section = 4
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));
create policy child_wall on assessments.kept_text as restrictive to app_rw
  using (part <> 'child' or exists (select 1 from kernel.reach r where r.subject = kept_text.case_id and r.section = kept_text.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));

grant select, insert, delete, update (seen_at) on assessments.presence to app_rw;
create policy of_fillers on assessments.presence for select to app_rw
  using (exists (select 1 from assessments.assessment a where a.id = presence.assessment_id and (select kernel.actor_id()) = any (a.fillers)));
create policy own on assessments.presence to app_rw
  using (operator_id = (select kernel.actor_id()))
  with check (operator_id = (select kernel.actor_id())
    and exists (select 1 from assessments.assessment a where a.id = presence.assessment_id and (select kernel.actor_id()) = any (a.fillers)));

-- Sittings speak of who was there: with the section of the closing.
grant select, delete, insert (id, assessment_id, case_id, section, held_on, from_time, to_time, place, present, breaks, phases, note, by_operator, at),
  update (held_on, from_time, to_time, place, present, breaks, phases, note, version) on assessments.sitting to app_rw;
create policy reached on assessments.sitting for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = sitting.case_id and r.section = sitting.section)
    and exists (select 1 from assessments.assessment a where a.id = sitting.assessment_id and (a.signed_revision is not null or (select kernel.actor_id()) = any (a.fillers))));
create policy hold on assessments.sitting to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = sitting.case_id and r.section = sitting.section)
    and exists (select 1 from assessments.assessment a where a.id = sitting.assessment_id and a.case_id = sitting.case_id and a.state = 'draft' and (select kernel.actor_id()) = any (a.fillers)))
  with check (exists (select 1 from kernel.reach r where r.subject = sitting.case_id and r.section = sitting.section)
    and exists (select 1 from assessments.assessment a where a.id = sitting.assessment_id and a.case_id = sitting.case_id and a.state = 'draft' and (select kernel.actor_id()) = any (a.fillers)));

-- Signed: only added.
grant select, insert on assessments.signature to app_rw;
create policy reached on assessments.signature for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = signature.case_id));
create policy sign on assessments.signature for insert to app_rw
  with check (signed_by = (select kernel.actor_id()) and exists (select 1 from assessments.assessment a where a.id = signature.assessment_id and a.case_id = signature.case_id
    and a.state = 'draft' and a.revision = signature.revision and (select kernel.actor_id()) = any (a.fillers)));

grant select, insert on assessments.closing to app_rw;
create policy reached on assessments.closing for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = closing.case_id and r.section = closing.section)
    and exists (select 1 from assessments.assessment a where a.id = closing.assessment_id));
create policy sign on assessments.closing for insert to app_rw
  with check (exists (select 1 from kernel.reach r where r.subject = closing.case_id and r.section = closing.section)
    and exists (select 1 from assessments.assessment a where a.id = closing.assessment_id and a.case_id = closing.case_id and a.state = 'draft' and a.revision = closing.revision
      and (select kernel.actor_id()) = any (a.fillers)));
create policy clinical_wall on assessments.closing as restrictive to app_rw
  using (not clinical or exists (select 1 from kernel.reach r where r.subject = closing.case_id and r.section = 4
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));

grant select, insert on assessments.serious to app_rw;
create policy reached on assessments.serious for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = serious.case_id and r.section = serious.section)
    and exists (select 1 from assessments.assessment a where a.id = serious.assessment_id));
create policy sign on assessments.serious for insert to app_rw
  with check (exists (select 1 from kernel.reach r where r.subject = serious.case_id and r.section = serious.section)
    and exists (select 1 from assessments.assessment a where a.id = serious.assessment_id and a.case_id = serious.case_id and a.state = 'draft' and a.revision = serious.revision
      and (select kernel.actor_id()) = any (a.fillers)));
create policy clinical_wall on assessments.serious as restrictive to app_rw
  using (not clinical or exists (select 1 from kernel.reach r where r.subject = serious.case_id and r.section = 4
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));
create policy child_wall on assessments.serious as restrictive to app_rw
  using (part <> 'child' or exists (select 1 from kernel.reach r where r.subject = serious.case_id and r.section = serious.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));

-- Published: what the timeline of a file shows, that one was completed or corrected, never what it says; row-level security of the reader holds.
create or replace view assessments.timeline with (security_invoker = true) as
  select s.case_id as subject, s.id, a.id as assessment_id, case when s.reason is null then 'completed' else 'corrected' end as event, s.signed_at as at,
    -- a section of it that the reader reaches
    (select min(r.section) from kernel.reach r where r.subject = s.case_id and r.section = any (a.open_sections || a.clinical_sections)) as section,
    a.instrument_key as kind, a.title ->> 'it' as title, s.reason as words, s.signed_by as by_id
  from assessments.signature s join assessments.assessment a on a.id = s.assessment_id;
grant select on assessments.timeline to app_rw;
