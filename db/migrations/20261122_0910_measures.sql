-- Measures (provvedimenti): what a judge or an authority decided for a child, the proceedings it comes from, and who decides for the child by it.
create schema measures;

-- A proceeding may be about several children: one row, tied to each child's file.
create table measures.proceeding (
  id uuid primary key,
  -- the file in which it was first written: somebody must reach one of its files to see it
  first_case uuid not null references cases.case_file (id) on delete cascade,
  nature text not null check (nature in ('civile', 'penale', 'amministrativo')),
  authority_id uuid references network.organisation (id) on delete restrict,
  authority_words text,
  number text not null,
  judge text,
  lawyers text,
  opened_on date,
  status text not null check (status in ('pendente', 'sospeso', 'riunito', 'definito')),
  closed_on date check (closed_on >= opened_on),
  note text,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  check (num_nonnulls(authority_id, authority_words) >= 1)
);
create index proceeding_first_case on measures.proceeding (first_case);

create table measures.proceeding_case (
  proceeding_id uuid not null references measures.proceeding (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  primary key (proceeding_id, case_id)
);
create index proceeding_case_case on measures.proceeding_case (case_id);

create table measures.hearing (
  id uuid primary key,
  proceeding_id uuid not null references measures.proceeding (id) on delete cascade,
  held_on date not null,
  -- with the hour when it is known
  at timestamptz,
  place text,
  purpose text,
  state text not null check (state in ('fissata', 'tenuta', 'rinviata', 'annullata')),
  outcome text,
  -- the hearing to which this one was put off
  next_id uuid references measures.hearing (id) on delete set null,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1
);
create index hearing_proceeding on measures.hearing (proceeding_id, held_on);

-- One order, as it stands in one child's file. The same order for brothers and sisters has one row in each file, with one `shared_id`.
create table measures.measure (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null default 3 check (section = 3),
  shared_id uuid,
  kind text not null,
  -- what else the same order decides
  also text[] not null default '{}',
  nature text not null check (nature in ('civile', 'penale', 'amministrativo')),
  authority_id uuid references network.organisation (id) on delete restrict,
  authority_words text,
  proceeding_id uuid references measures.proceeding (id) on delete restrict,
  number text,
  -- days, and the instant where the law counts in hours
  decided_on date,
  decided_at timestamptz,
  filed_on date,
  communicated_on date,
  notified_on date,
  notified_at timestamptz,
  starts_on date,
  ends_on date,
  duration_months int check (duration_months between 1 and 240),
  -- when it holds, as computed from the dates above and from what followed it
  effective_from date not null,
  effective_to date,
  grounds text,
  decision text,
  placement_kind text,
  placement_words text,
  mandate text,
  report_every_months int check (report_every_months between 1 and 24),
  first_report_on date,
  -- days fixed by the judge for the reports
  reports_on jsonb not null default '[]',
  -- effects on parental responsibility and offices given, as the order says; the periods that follow are in the tables below
  effects jsonb not null default '[]',
  offices jsonb not null default '[]',
  -- what the law wants in it: present, missing, clarification asked
  checklist jsonb not null default '{}',
  document_id uuid references documents.document (id) on delete restrict,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null,
  -- where it stands in the timeline of the file
  happened_at timestamptz not null,
  -- number of the content; earlier ones are in measure_version
  current int not null default 1,
  corrected_at timestamptz,
  version int not null default 1,
  check (num_nonnulls(authority_id, authority_words) >= 1)
);
create index measure_case on measures.measure (case_id, happened_at desc, id desc);
create index measure_shared on measures.measure (shared_id) where shared_id is not null;
create index measure_proceeding on measures.measure (proceeding_id) where proceeding_id is not null;

-- the order that set a hearing: a hearing cannot come before it
alter table measures.hearing add column set_by uuid references measures.measure (id) on delete set null;
create index hearing_set_by on measures.hearing (set_by) where set_by is not null;

-- Which stored term stands for which part of a measure or a hearing, so that a corrected date finds it again.
create table measures.term_link (
  owner_id uuid not null,
  key text not null,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  term_id uuid not null,
  -- what it was counted from, to see whether that changed
  basis jsonb not null,
  primary key (owner_id, case_id, key)
);

create table measures.measure_version (
  measure_id uuid not null references measures.measure (id) on delete cascade,
  n int not null,
  content jsonb not null,
  author_id uuid not null,
  written_at timestamptz not null,
  -- why the next version replaced it
  reason text not null,
  primary key (measure_id, n)
);

-- What followed a measure: another one that confirms, modifies, replaces or revokes it, or its end without another.
create table measures.succession (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  earlier_id uuid not null references measures.measure (id) on delete cascade,
  later_id uuid references measures.measure (id) on delete cascade,
  relation text not null check (relation in ('confermato', 'modificato', 'sostituito', 'revocato', 'cessato', 'scaduto')),
  on_day date not null,
  words text,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (earlier_id is distinct from later_id),
  check (later_id is not null or relation in ('revocato', 'cessato', 'scaduto'))
);
create index succession_earlier on measures.succession (earlier_id);
create index succession_later on measures.succession (later_id);
create index succession_case on measures.succession (case_id);

create table measures.prescription (
  id uuid primary key,
  measure_id uuid not null references measures.measure (id) on delete cascade,
  position int not null,
  words text not null,
  who text not null,
  person_id uuid references people.person (id) on delete restrict,
  who_words text,
  by_on date,
  state text not null check (state in ('aperta', 'adempiuta', 'non_adempiuta', 'superata')),
  state_on date,
  state_words text,
  state_by uuid references network.operator (id) on delete restrict,
  -- taken out by a correction of the measure; kept for its history
  removed_at timestamptz,
  version int not null default 1
);
create index prescription_measure on measures.prescription (measure_id, position);

-- What somebody corrected by hand in the legal status, with the reason: it prevails over what follows from the measures.
create table measures.legal_correction (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  subject text not null check (subject in ('responsabilita', 'ufficio')),
  content jsonb not null,
  reason text not null,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null,
  withdrawn_by uuid references network.operator (id) on delete restrict,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version int not null default 1
);
create index legal_correction_case on measures.legal_correction (case_id);

-- Parental responsibility of each parent, period by period: follows from measures and corrections, computed with every change. One state on any day.
create table measures.responsibility (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  parent_id uuid not null references people.person (id) on delete restrict,
  state text not null check (state in ('piena', 'limitata', 'sospesa', 'decaduta', 'nessuna')),
  exercise text check (exercise in ('congiunto', 'esclusivo', 'nessuno')),
  limits text,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  measure_id uuid references measures.measure (id) on delete cascade,
  correction_id uuid references measures.legal_correction (id) on delete cascade,
  check (num_nonnulls(measure_id, correction_id) = 1),
  exclude using gist (case_id with =, parent_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- Guardians and curators, period by period. One guardian on any day; curators may be several, each once.
create table measures.office (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  role text not null check (role in ('tutore', 'tutore_provvisorio', 'protutore', 'curatore', 'curatore_speciale')),
  -- who must not have two at the same time: the guardianship, or one holder's curatorship
  slot text not null,
  person_id uuid references people.person (id) on delete restrict,
  operator_id uuid references network.operator (id) on delete restrict,
  organisation_id uuid references network.organisation (id) on delete restrict,
  holder_words text,
  powers text,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  measure_id uuid references measures.measure (id) on delete cascade,
  correction_id uuid references measures.legal_correction (id) on delete cascade,
  check (num_nonnulls(measure_id, correction_id) = 1),
  check (num_nonnulls(person_id, operator_id, organisation_id, holder_words) = 1),
  exclude using gist (case_id with =, slot with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- What is being written: only its author sees it; survives browser, session and crash.
create table measures.draft (
  id uuid primary key,
  author_id uuid not null references network.operator (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  -- a measure being corrected, or null for a new one
  measure_id uuid references measures.measure (id) on delete cascade,
  content jsonb not null,
  saved_at timestamptz not null,
  version int not null default 1
);
create index draft_author on measures.draft (author_id, case_id);
