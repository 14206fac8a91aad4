-- Audit: what verifications found, what looked odd, and the rules of what is odd.
create schema audit;

-- "what did the people of this body do": the search of its privacy officer walks it backwards
create index audit_event_organisation on kernel.audit_event (organisation_id, at desc);
-- the seal that covers an event
create index audit_seal_to on kernel.audit_seal (to_xid);

create table audit.verification (
  id uuid primary key,
  requested_by uuid not null references kernel.actor (id) on delete restrict,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- null until finished; a verification that could not run finishes without
  ok boolean,
  report jsonb
);
create index verification_requested on audit.verification (requested_at desc);

-- Thresholds of the nightly rules: data, so that a body changes them without a release.
create table audit.rule (
  code text primary key,
  threshold int not null check (threshold > 0),
  active boolean not null default true
);
insert into audit.rule (code, threshold) values
  -- different files of other teams opened in a day
  ('many_files', 25),
  -- files opened between 23 and 5, in Rome, by who has no night duty
  ('night', 5),
  -- requests refused in a day
  ('refusals', 20),
  -- files of children with the reader's own surname
  ('surname', 1),
  -- emergency accesses in a day
  ('emergencies', 3);

create table audit.finding (
  id uuid primary key,
  day date not null,
  rule text not null references audit.rule (code) on delete restrict,
  actor_id uuid not null references kernel.actor (id) on delete restrict,
  organisation_id uuid not null,
  amount int not null,
  found_at timestamptz not null,
  unique (day, rule, actor_id)
);
create index finding_organisation on audit.finding (organisation_id, found_at desc);
