-- Plans: their frame (kind, state, dates) is read by who reaches one of the sections in which areas of life stand (2, 4, 5, 6); each part, goal and action by who
-- reaches its own section. What the parties say of a plan, and a child's own words, stand besides behind a wall of role: who only takes part (partner, school,
-- mediator) or only reads does not see that they exist, whatever roles he holds elsewhere. Nothing is deleted but the lists of the équipe and of family meetings, which history keeps.
grant usage on schema plans to app_rw, app_jobs;
grant execute on function plans.section_of(text) to app_rw;

grant select on plans.plan to app_rw;
grant insert (id, case_id, kind, parent_id, keeper_unit, starts_on, months, review_months, review_standard, measure_id, child_language, created_by, created_at),
  update (parent_id, keeper_unit, state, edition, standing, starts_on, months, review_months, review_standard, in_force_on, next_review_on, measure_id, child_language,
    closed_on, outcome, version) on plans.plan to app_rw;
create policy reached on plans.plan for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = plan.case_id and r.section in (2, 4, 5, 6)));
create policy begin on plans.plan for insert to app_rw
  with check (created_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = plan.case_id and r.section = 2));
create policy follow on plans.plan for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = plan.case_id and r.section in (2, 4, 5, 6)));

grant select, insert (plan_id, case_id, area, situation, resources, needs, updated_by, updated_at), update (situation, resources, needs, updated_by, updated_at, version)
  on plans.part to app_rw;
create policy reached on plans.part for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = part.case_id and r.section = part.section));
create policy write on plans.part for insert to app_rw
  with check (updated_by = (select kernel.actor_id())
    and exists (select 1 from plans.plan p where p.id = part.plan_id and p.case_id = part.case_id)
    and exists (select 1 from kernel.reach r where r.subject = part.case_id and r.section = plans.section_of(part.area)));
create policy go_on on plans.part for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = part.case_id and r.section = part.section))
  with check (updated_by = (select kernel.actor_id()));

grant select, insert (id, plan_id, case_id, area, words, indicator, levels, baseline, baseline_words, due_on, needs, prescriptions, child_words, for_child, created_by, created_at),
  update (area, words, indicator, levels, baseline, baseline_words, due_on, needs, prescriptions, child_words, for_child, removed_at, version) on plans.goal to app_rw;
create policy reached on plans.goal for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = goal.case_id and r.section = goal.section));
create policy write on plans.goal for insert to app_rw
  with check (created_by = (select kernel.actor_id())
    and exists (select 1 from plans.plan p where p.id = goal.plan_id and p.case_id = goal.case_id)
    and exists (select 1 from kernel.reach r where r.subject = goal.case_id and r.section = plans.section_of(goal.area)));
create policy change on plans.goal for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = goal.case_id and r.section = goal.section))
  with check (exists (select 1 from kernel.reach r where r.subject = goal.case_id and r.section = plans.section_of(goal.area)));

grant select, insert (id, goal_id, plan_id, case_id, area, words, who, person_id, operator_id, unit_id, who_words, by_on, service, service_kind_id, indicator, child_words, for_child, created_by, created_at),
  update (area, words, who, person_id, operator_id, unit_id, who_words, by_on, service, service_kind_id, indicator, state, state_words, state_on, child_words, for_child, removed_at, version)
  on plans.action to app_rw;
create policy reached on plans.action for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = action.case_id and r.section = action.section));
create policy write on plans.action for insert to app_rw
  with check (created_by = (select kernel.actor_id())
    and exists (select 1 from plans.goal g where g.id = action.goal_id and g.plan_id = action.plan_id and g.case_id = action.case_id and g.area = action.area)
    and exists (select 1 from kernel.reach r where r.subject = action.case_id and r.section = plans.section_of(action.area)));
create policy change on plans.action for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = action.case_id and r.section = action.section))
  with check (exists (select 1 from kernel.reach r where r.subject = action.case_id and r.section = plans.section_of(action.area)));

grant select, insert, delete on plans.member to app_rw;
create policy of_plan on plans.member to app_rw
  using (exists (select 1 from plans.plan p where p.id = member.plan_id))
  with check (exists (select 1 from plans.plan p where p.id = member.plan_id));

grant select, insert, delete on plans.contact to app_rw;
create policy reached on plans.contact to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = contact.case_id and r.section = 2))
  with check (exists (select 1 from plans.plan p where p.id = contact.plan_id and p.case_id = contact.case_id)
    and exists (select 1 from kernel.reach r where r.subject = contact.case_id and r.section = 2));

grant select, insert (id, plan_id, case_id, edition, party, person_id, unit_id, who_words, stance, said_on, reason, own_words, language, mediator, recorded_by, recorded_at),
  update (superseded_at) on plans.agreement to app_rw;
create policy reached on plans.agreement for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = agreement.case_id and r.section = 2));
create policy record on plans.agreement for insert to app_rw
  with check (recorded_by = (select kernel.actor_id())
    and exists (select 1 from plans.plan p where p.id = agreement.plan_id and p.case_id = agreement.case_id)
    and exists (select 1 from kernel.reach r where r.subject = agreement.case_id and r.section = 2));
create policy supersede on plans.agreement for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = agreement.case_id and r.section = 2));
create policy voice_wall on plans.agreement as restrictive to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = agreement.case_id and r.section = 2
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,educator,specialist}'))));

grant select, insert on plans.edition to app_rw;
create policy of_plan on plans.edition for select to app_rw using (exists (select 1 from plans.plan p where p.id = edition.plan_id));
create policy keep on plans.edition for insert to app_rw
  with check (frozen_by = (select kernel.actor_id()) and exists (select 1 from plans.plan p where p.id = edition.plan_id and p.case_id = edition.case_id));
grant select, insert on plans.edition_part to app_rw;
create policy reached on plans.edition_part for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = edition_part.case_id and r.section = edition_part.section));
create policy keep on plans.edition_part for insert to app_rw
  with check (exists (select 1 from plans.edition e where e.plan_id = edition_part.plan_id and e.n = edition_part.n and e.case_id = edition_part.case_id)
    and exists (select 1 from kernel.reach r where r.subject = edition_part.case_id and r.section = edition_part.section));

grant select, insert (id, plan_id, case_id, edition, due_on, opened_at, opened_by),
  update (state, held_on, outcome, late_reason, operators, people, others, absence_reason, words, held_by, version) on plans.review to app_rw;
create policy reached on plans.review for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = review.case_id and r.section = 2));
create policy open on plans.review for insert to app_rw
  with check (opened_by = (select kernel.actor_id())
    and exists (select 1 from plans.plan p where p.id = review.plan_id and p.case_id = review.case_id)
    and exists (select 1 from kernel.reach r where r.subject = review.case_id and r.section = 2));
create policy follow on plans.review for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = review.case_id and r.section = 2));

-- What somebody writes of a goal before saving the score: his own only, while he reaches the section of its area.
grant select, insert, update (choice, evidence, saved_at), delete on plans.score_draft to app_rw;
create policy own on plans.score_draft to app_rw
  using (operator_id = (select kernel.actor_id()) and exists (select 1 from kernel.reach r where r.subject = score_draft.case_id and r.section = score_draft.section))
  with check (operator_id = (select kernel.actor_id())
    and exists (select 1 from plans.goal g where g.id = score_draft.goal_id and g.case_id = score_draft.case_id and g.section = score_draft.section)
    and exists (select 1 from plans.review v where v.id = score_draft.review_id and v.case_id = score_draft.case_id));

grant select, insert (review_id, goal_id, plan_id, case_id, section, score, evidence, held_on, edition, scored_by), update (score, evidence, held_on, scored_by, version) on plans.score to app_rw;
create policy reached on plans.score for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = score.case_id and r.section = score.section));
create policy write on plans.score for insert to app_rw
  with check (scored_by = (select kernel.actor_id())
    and exists (select 1 from plans.goal g where g.id = score.goal_id and g.plan_id = score.plan_id and g.case_id = score.case_id and g.section = score.section)
    and exists (select 1 from plans.review v where v.id = score.review_id and v.plan_id = score.plan_id));
create policy change on plans.score for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = score.case_id and r.section = score.section));

grant select, insert, delete on plans.voice to app_rw;
create policy reached on plans.voice to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = voice.case_id and r.section = 2))
  with check (recorded_by = (select kernel.actor_id())
    and exists (select 1 from plans.review v where v.id = voice.review_id and v.plan_id = voice.plan_id and v.case_id = voice.case_id)
    and exists (select 1 from kernel.reach r where r.subject = voice.case_id and r.section = 2));
create policy voice_wall on plans.voice as restrictive to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = voice.case_id and r.section = 2
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,educator,specialist}'))));

grant select, insert (id, case_id, need, reason, given_by, given_at), update (withdrawn_at) on plans.need_reason to app_rw;
create policy reached on plans.need_reason for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = need_reason.case_id and r.section = 2));
create policy give on plans.need_reason for insert to app_rw
  with check (given_by = (select kernel.actor_id()) and exists (select 1 from kernel.reach r where r.subject = need_reason.case_id and r.section = 2));
create policy withdraw on plans.need_reason for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = need_reason.case_id and r.section = 2));

-- History is only added.
grant select, insert on plans.change to app_rw;
create policy reached on plans.change for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = change.case_id and r.section = change.section));
create policy add on plans.change for insert to app_rw
  with check (by_operator = (select kernel.actor_id())
    and exists (select 1 from plans.plan p where p.id = change.plan_id and p.case_id = change.case_id)
    and exists (select 1 from kernel.reach r where r.subject = change.case_id and r.section = change.section));

-- Published: what the timeline of a file shows; row-level security of the reader holds.
create or replace view plans.timeline with (security_invoker = true) as
  select c.case_id as subject, c.id, c.at, c.section, c.what, p.kind, p.id as plan_id, c.words, c.by_operator as by_id
  from plans.change c join plans.plan p on p.id = c.plan_id
  where c.what in ('begun', 'proposed', 'in_force', 'review_held', 'new_edition', 'closed', 'reopened');
grant select on plans.timeline to app_rw;
