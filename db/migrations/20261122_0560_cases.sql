-- Cases: the file (fascicolo) of a child, its team, phases, hand-overs, diary and warnings.
create schema cases;

create table cases.number_counter (
  organisation_id uuid not null references network.organisation (id) on delete cascade,
  year int not null,
  last int not null,
  primary key (organisation_id, year)
);

create table cases.case_file (
  id uuid primary key,
  number text not null unique,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  -- the unit that holds it now
  unit_id uuid not null references network.unit (id) on delete restrict,
  -- nobody without a responsible worker
  responsible_id uuid not null references network.operator (id) on delete restrict,
  child_id uuid not null references people.person (id) on delete restrict,
  -- header copies of the child for lists, kept by trigger
  child_name text not null,
  child_sort text not null,
  child_birth date,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  pole_unit_id uuid references network.unit (id) on delete restrict,
  phase text not null,
  status text not null check (status in ('open', 'closed')),
  opened_on date not null,
  from_report uuid,
  -- children's files that belong together
  sibling_group uuid,
  closed_on date,
  closing_reason text,
  closing_situation text,
  closing_words text,
  last_activity_at timestamptz not null,
  -- copy of kernel.reach of section 0, kept by trigger: lists filter by it with an index (320 ms → 3.6 ms, docs/decisions/0003)
  allow int[] not null default '{}',
  deny int[] not null default '{}',
  version int not null default 1,
  check ((status = 'closed') = (closed_on is not null))
);
-- the case list of an actor: his codes against each file's
create index case_file_allow on cases.case_file using gin (allow);
create index case_file_child on cases.case_file (child_id);
-- "my files"
create index case_file_responsible on cases.case_file (responsible_id, status, last_activity_at desc);
create index case_file_activity on cases.case_file (last_activity_at desc);
create index case_file_group on cases.case_file (sibling_group) where sibling_group is not null;

create table cases.team_member (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  operator_id uuid not null references network.operator (id) on delete restrict,
  role text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  -- his personal grant, when his unit's own reach is not enough
  grant_id uuid references access.reach_grant (id) on delete set null
);
create index team_member_case on cases.team_member (case_id);
create index team_member_operator on cases.team_member (operator_id);

create table cases.phase_change (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  phase text not null,
  at timestamptz not null,
  by_operator uuid not null,
  words text
);
create index phase_change_case on cases.phase_change (case_id, at desc);

-- Openings, closings, reopenings, changes of responsible: what the header's history shows.
create table cases.file_event (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  kind text not null,
  at timestamptz not null,
  by_operator uuid not null,
  detail jsonb not null default '{}'
);
create index file_event_case on cases.file_event (case_id, at desc);

create table cases.handover (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  kind text not null check (kind in ('pole', 'organisation', 'worker')),
  from_unit uuid not null references network.unit (id) on delete restrict,
  from_operator uuid not null references network.operator (id) on delete restrict,
  to_unit uuid not null references network.unit (id) on delete restrict,
  -- proposed by who asks; who accepts decides
  to_operator uuid references network.operator (id) on delete restrict,
  reason text not null,
  asked_by uuid not null references network.operator (id) on delete restrict,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'accepted', 'refused', 'withdrawn')),
  answered_by uuid references network.operator (id) on delete restrict,
  answered_at timestamptz,
  answer_words text,
  -- how long the unit that hands over still reaches the file
  keep_until date,
  offer_id uuid references access.reach_grant (id) on delete restrict,
  -- what the asked unit may know before it accepts: number, age, municipality; no name
  summary jsonb not null default '{}',
  version int not null default 1
);
create index handover_case on cases.handover (case_id);
create index handover_waiting on cases.handover (to_unit) where state = 'asked';
create unique index handover_one_open on cases.handover (case_id) where state = 'asked';

create table cases.diary_entry (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null check (section between 1 and 8),
  kind text not null,
  origin text not null,
  happened_at timestamptz not null,
  minutes int check (minutes between 0 and 1440),
  place text,
  title text,
  body text not null,
  author_id uuid not null references network.operator (id) on delete restrict,
  written_at timestamptz not null,
  -- an entry written once for several siblings' files
  shared_id uuid,
  -- number of the current version; older ones are in diary_version
  current int not null default 1,
  corrected_at timestamptz,
  version int not null default 1
);
-- the timeline page of a file
create index diary_entry_case on cases.diary_entry (case_id, happened_at desc, id desc);
create index diary_entry_author on cases.diary_entry (author_id, written_at desc);
create index diary_entry_shared on cases.diary_entry (shared_id) where shared_id is not null;

create table cases.diary_version (
  entry_id uuid not null references cases.diary_entry (id) on delete cascade,
  n int not null,
  content jsonb not null,
  author_id uuid not null,
  written_at timestamptz not null,
  -- why the next version replaced it
  reason text not null,
  primary key (entry_id, n)
);

create table cases.diary_presence (
  id uuid primary key,
  entry_id uuid not null references cases.diary_entry (id) on delete cascade,
  person_id uuid references people.person (id) on delete restrict,
  operator_id uuid references network.operator (id) on delete restrict,
  name text,
  role text,
  check (num_nonnulls(person_id, operator_id, name) = 1)
);
create index diary_presence_entry on cases.diary_presence (entry_id);

-- What is being written: only its author sees it; survives browser, session and crash.
create table cases.diary_draft (
  id uuid primary key,
  author_id uuid not null references network.operator (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  -- an entry being corrected, or null for a new one
  entry_id uuid references cases.diary_entry (id) on delete cascade,
  content jsonb not null,
  saved_at timestamptz not null,
  version int not null default 1
);
create index diary_draft_author on cases.diary_draft (author_id, saved_at desc);

create table cases.danger_warning (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  kind text not null,
  words text not null,
  raised_by uuid not null references network.operator (id) on delete restrict,
  raised_at timestamptz not null,
  review_on date not null,
  lifted_by uuid references network.operator (id) on delete restrict,
  lifted_at timestamptz,
  lift_reason text,
  version int not null default 1
);
create index danger_warning_case on cases.danger_warning (case_id) where lifted_at is null;

create table cases.saved_filter (
  id uuid primary key,
  owner_id uuid not null references network.operator (id) on delete cascade,
  screen text not null,
  name text not null,
  search jsonb not null,
  position int not null default 0,
  unique (owner_id, screen, name)
);
