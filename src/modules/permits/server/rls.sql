-- Permits: read and written by who reaches section 6 (work and status) of the file; nothing is ever deleted.
grant usage on schema permits to app_rw, app_jobs;

grant select on permits.permit to app_rw;
grant insert (id, case_id, person_id, kind, state, number, authority, asked_on, appointment_on, appointment_time, receipt_number, receipt_on, issued_on,
    expires_on, delivered_on, refused_on, appeal_note, follows_id, document_id, note, created_by, created_at),
  update (person_id, kind, state, number, authority, asked_on, appointment_on, appointment_time, receipt_number, receipt_on, issued_on, expires_on,
    delivered_on, refused_on, appeal_note, document_id, note, closed_on, closed_words, version) on permits.permit to app_rw;
create policy reached on permits.permit for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = permit.case_id and r.section = 6));
create policy add on permits.permit for insert to app_rw
  with check (created_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = permit.case_id and r.section = 6));
create policy change on permits.permit for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = permit.case_id and r.section = 6));

grant select on permits.renewal to app_rw;
grant insert (id, permit_id, to_kind, asked_on, way, appointment_on, appointment_time, receipt_number, receipt_on, created_by, created_at),
  update (appointment_on, appointment_time, receipt_number, receipt_on, ready_on, outcome, outcome_on, outcome_words) on permits.renewal to app_rw;
create policy of_permit on permits.renewal for select to app_rw
  using (exists (select 1 from permits.permit p where p.id = renewal.permit_id));
create policy ask on permits.renewal for insert to app_rw
  with check (created_by = (select kernel.actor_id()) and exists (select 1 from permits.permit p where p.id = renewal.permit_id));
create policy follow on permits.renewal for update to app_rw
  using (exists (select 1 from permits.permit p where p.id = renewal.permit_id));

grant select on permits.opinion to app_rw;
grant insert (id, case_id, state, asked_on, asked_by, in_sim, sim_number, attached, outcome_on, exemption, document_id, note, created_by, created_at),
  update (state, asked_on, asked_by, in_sim, sim_number, attached, outcome_on, exemption, document_id, note, version) on permits.opinion to app_rw;
create policy reached on permits.opinion for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = opinion.case_id and r.section = 6));
create policy ask on permits.opinion for insert to app_rw
  with check (created_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = opinion.case_id and r.section = 6));
create policy follow on permits.opinion for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = opinion.case_id and r.section = 6));

-- History is only added.
grant select, insert on permits.change to app_rw;
create policy reached on permits.change for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = change.case_id and r.section = 6));
create policy add on permits.change for insert to app_rw
  with check (by_operator = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = change.case_id and r.section = 6));

-- Published: what the timeline of a file and the lists of other modules may show; row-level security of the reader holds.
create or replace view permits.timeline with (security_invoker = true) as
  select c.case_id, c.id, c.at, 6::smallint as section, c.what, p.kind, c.words, c.by_operator as by_id
  from permits.change c left join permits.permit p on p.id = c.permit_id;
grant select on permits.timeline to app_rw;
create or replace view permits.current with (security_invoker = true) as
  select p.id, p.case_id, p.person_id, p.kind, p.state, p.expires_on from permits.permit p
  where p.state in ('asked', 'appointment', 'receipt', 'issued', 'delivered', 'standing');
grant select on permits.current to app_rw;
