-- Intake: reports (segnalazioni) with their reporter kept apart, triage, and advice on reporting without any child's name.
create schema intake;

create table intake.number_counter (
  organisation_id uuid not null references network.organisation (id) on delete cascade,
  kind text not null,
  year int not null,
  last int not null,
  primary key (organisation_id, kind, year)
);

create table intake.report (
  id uuid primary key,
  number text not null unique,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  unit_id uuid not null references network.unit (id) on delete restrict,
  source text not null,
  channel text not null,
  received_at timestamptz not null,
  urgency text not null,
  -- as told, in the reporter's words
  facts text not null,
  facts_when text,
  facts_on date,
  facts_place text,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  state text not null check (state in ('waiting', 'assigned', 'observing', 'decided')),
  assigned_to uuid references network.operator (id) on delete restrict,
  observe_until date,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1
);
create index report_unit on intake.report (unit_id, state, received_at);

create table intake.reporter (
  report_id uuid primary key references intake.report (id) on delete cascade,
  name text,
  quality text,
  organisation_id uuid references network.organisation (id) on delete restrict,
  organisation_name text,
  phone text,
  email text,
  -- never shown to the parties, not even in an access to the file
  protected boolean not null default false,
  protection_reason text
);

create table intake.reported_child (
  id uuid primary key,
  report_id uuid not null references intake.report (id) on delete cascade,
  position int not null,
  given text,
  family text,
  original_name text,
  birth_date date,
  birth_year int check (birth_year between 1900 and 2200),
  sex text check (sex in ('M', 'F', 'X')),
  country text references kernel.country (code) on delete restrict,
  school text,
  whereabouts text,
  -- once decided
  person_id uuid references people.person (id) on delete restrict,
  case_id uuid references cases.case_file (id) on delete restrict
);
create index reported_child_report on intake.reported_child (report_id);

create table intake.report_party (
  id uuid primary key,
  report_id uuid not null references intake.report (id) on delete cascade,
  name text not null,
  role text not null,
  contact text,
  note text
);
create index report_party_report on intake.report_party (report_id);

create table intake.triage_decision (
  id uuid primary key,
  report_id uuid not null references intake.report (id) on delete cascade,
  -- null: for all the children of the report
  child_id uuid references intake.reported_child (id) on delete cascade,
  decision text not null,
  reason text not null,
  observe_until date,
  decided_by uuid not null references network.operator (id) on delete restrict,
  decided_at timestamptz not null
);
create index triage_decision_report on intake.triage_decision (report_id);

create table intake.advice (
  id uuid primary key,
  number text not null unique,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  unit_id uuid not null references network.unit (id) on delete restrict,
  asked_by_kind text not null,
  asked_by_organisation uuid references network.organisation (id) on delete restrict,
  asked_by_name text,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  asked_at timestamptz not null,
  topic text not null,
  -- no child's name: the form and the server both check
  question text not null,
  answer text,
  outcome text,
  answered_by uuid references network.operator (id) on delete restrict,
  answered_at timestamptz,
  state text not null check (state in ('waiting', 'answered', 'closed')),
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1
);
create index advice_unit on intake.advice (unit_id, state, asked_at);
