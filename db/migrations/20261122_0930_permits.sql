-- Permits of stay and status of the people of a file, followed to their expiry; the opinion of art. 32 d.lgs. 286/1998.
create schema permits;

create table permits.permit (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  -- the child of the file, or somebody of the family
  person_id uuid not null references people.person (id) on delete restrict,
  -- code lists permit_type and, for its path, `domain/states.ts`
  kind text not null,
  state text not null check (state in ('asked', 'appointment', 'receipt', 'issued', 'delivered', 'standing', 'refused', 'renewed', 'converted', 'expired', 'ended')),
  number text,
  -- the questura (or commission) that decides
  authority text,
  asked_on date,
  appointment_on date,
  appointment_time text check (appointment_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  receipt_number text,
  receipt_on date,
  issued_on date,
  -- null: not known yet, or without an end
  expires_on date,
  delivered_on date,
  refused_on date,
  -- what is done about a refusal: appeal, new request
  appeal_note text,
  -- the permit that this one renews or converts
  follows_id uuid references permits.permit (id) on delete restrict,
  document_id uuid references documents.document (id) on delete restrict,
  note text,
  closed_on date,
  closed_words text,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1,
  check (expires_on is null or issued_on is null or expires_on >= issued_on)
);
create index permit_case on permits.permit (case_id, created_at desc);
create index permit_person on permits.permit (person_id);
-- what expires first, of those still followed
create index permit_expiry on permits.permit (expires_on, id) where state in ('asked', 'appointment', 'receipt', 'issued', 'delivered', 'standing');
-- a permit is followed by one only
create unique index permit_follows on permits.permit (follows_id) where follows_id is not null;

-- A request to renew or convert, with its own steps; one at a time for each permit.
create table permits.renewal (
  id uuid primary key,
  permit_id uuid not null references permits.permit (id) on delete cascade,
  to_kind text not null,
  asked_on date not null,
  way text not null check (way in ('kit', 'questura')),
  appointment_on date,
  appointment_time text check (appointment_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  receipt_number text,
  receipt_on date,
  ready_on date,
  outcome text check (outcome in ('granted', 'refused', 'withdrawn')),
  outcome_on date,
  outcome_words text,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  check ((outcome is null) = (outcome_on is null))
);
create index renewal_permit on permits.renewal (permit_id, created_at desc);
create unique index renewal_one_open on permits.renewal (permit_id) where outcome is null;

-- The opinion that the Directorate-General for immigration gives for who turns 18 (art. 32 c. 1-bis TUI), asked through SIM.
create table permits.opinion (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  state text not null check (state in ('asked', 'completion_asked', 'positive', 'negative', 'withdrawn', 'not_needed')),
  asked_on date,
  -- code list opinion_asker
  asked_by text,
  in_sim boolean not null default false,
  sim_number text,
  -- codes of opinion_document: what was attached
  attached text[] not null default '{}',
  outcome_on date,
  -- why it is not needed: code list opinion_exemption
  exemption text,
  document_id uuid references documents.document (id) on delete restrict,
  note text,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1
);
create index opinion_case on permits.opinion (case_id, created_at desc);
create unique index opinion_one_waiting on permits.opinion (case_id) where state in ('asked', 'completion_asked');

-- What happened to a permit or an opinion, with what it said before: never changed, never deleted.
create table permits.change (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  permit_id uuid references permits.permit (id) on delete cascade,
  opinion_id uuid references permits.opinion (id) on delete cascade,
  what text not null,
  at timestamptz not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  -- the day of the fact itself (the appointment, the refusal), when it has one
  fact_on date,
  before jsonb,
  words text,
  check (num_nonnulls(permit_id, opinion_id) = 1)
);
create index change_permit on permits.change (permit_id, at desc);
create index change_opinion on permits.change (opinion_id, at desc);
create index change_case on permits.change (case_id, at desc);
