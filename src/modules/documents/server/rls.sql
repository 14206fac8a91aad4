-- Documents: seen, added and changed by who reaches the document's section of its subject.
grant usage on schema documents to app_rw, app_jobs;

grant select on documents.document to app_rw;
grant insert (id, subject, section, clinical, title, type, origin, dated_on, current, created_by, created_at) on documents.document to app_rw;
grant update (section, clinical, title, type, dated_on, current, withdrawn_by, withdrawn_at, withdrawn_reason, version) on documents.document to app_rw;
create policy reached on documents.document for select to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = document.subject and r.section = document.section));
create policy add on documents.document for insert to app_rw
  with check (created_by = (select kernel.actor_id())
    and exists (select 1 from kernel.reach r where r.subject = document.subject and r.section = document.section));
-- both the section it leaves and the one it comes to
create policy change on documents.document for update to app_rw
  using (exists (select 1 from kernel.reach r where r.subject = document.subject and r.section = document.section))
  with check (exists (select 1 from kernel.reach r where r.subject = document.subject and r.section = document.section));

-- psychological content: besides the section, a role that works on it
create policy clinical_wall on documents.document as restrictive to app_rw
  using (not clinical or exists (select 1 from kernel.reach r where r.subject = document.subject and r.section = document.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}')))
    -- it is of section health, whatever the section in which it lies
    and exists (select 1 from kernel.reach h where h.subject = document.subject and h.section = 4
      and h.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist}'))));

-- The file of an official writing: besides the section, a role that works on files; partners, schools and mediators never.
create policy official_wall on documents.document as restrictive to app_rw
  using (not official or exists (select 1 from kernel.reach r where r.subject = document.subject and r.section = document.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager,specialist,educator}'))));
create or replace function documents.wall_official(target uuid, is_penal boolean) returns void language sql security definer set search_path = '' as $$
  update documents.document d set official = true, penal = d.penal or is_penal where d.id = target and not (d.official and (d.penal or not is_penal))
$$;
comment on function documents.wall_official is 'internal: for the module that makes them';

-- The paper of a penal order (PRI-12): besides the section, a role that answers for files.
create policy penal_wall on documents.document as restrictive to app_rw
  using (not penal or exists (select 1 from kernel.reach r where r.subject = document.subject and r.section = document.section
    and r.allow && (select kernel.allow_codes_as('{worker,coordinator,manager}'))));
create or replace function documents.wall(target uuid, is_penal boolean) returns void language sql security definer set search_path = '' as $$
  update documents.document d set penal = is_penal where d.id = target and d.penal <> is_penal
$$;
comment on function documents.wall is 'internal: for the module that knows which papers are penal';

-- Versions are only added: what was once kept is neither changed nor removed.
grant select, insert on documents.file_version to app_rw;
create policy of_document on documents.file_version for select to app_rw
  using (exists (select 1 from documents.document d where d.id = file_version.document_id));
create policy add on documents.file_version for insert to app_rw
  with check (uploaded_by = (select kernel.actor_id()) and exists (select 1 from documents.document d where d.id = file_version.document_id));

-- What the timeline of a file shows; row-level security of the reader holds.
create or replace view documents.timeline with (security_invoker = true) as
  select d.subject, d.id, d.created_at as at, d.section, d.title, d.type, d.created_by as by_id
  from documents.document d where d.withdrawn_at is null;
grant select on documents.timeline to app_rw;
