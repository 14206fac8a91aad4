-- Deadlines: terms of files and of bodies, what happened to them, when they ring, and the calendars that show them.
create schema deadlines;

-- What a term shows of its file, for lists: `deadlines` sits below `cases`, which tells it by a trigger of its own.
create table deadlines.subject (
  subject uuid primary key,
  number text not null,
  name text not null,
  sort_name text not null,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  unit_id uuid not null references network.unit (id) on delete restrict,
  responsible_id uuid not null references network.operator (id) on delete restrict,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  pole_unit_id uuid references network.unit (id) on delete restrict
);

-- A service's own promise or a regional rule: never law, never in the place of one.
create table deadlines.standard (
  id uuid primary key,
  unit_id uuid not null references network.unit (id) on delete restrict,
  title text not null,
  counted_from text not null,
  amount int not null check (amount between 1 and 400),
  measure text not null check (measure in ('hours', 'days', 'months')),
  source text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  added_by uuid not null references network.operator (id) on delete restrict,
  version int not null default 1
);
create index standard_unit on deadlines.standard (unit_id);

create table deadlines.term (
  id uuid primary key,
  -- the file; null for a term of a body
  subject uuid references deadlines.subject (subject) on delete restrict,
  section smallint not null check (section between 0 and 15),
  kind text not null check (kind in ('law', 'judge', 'standard', 'own')),
  rule_id text,
  rule_version int,
  standard_id uuid references deadlines.standard (id) on delete restrict,
  title text not null,
  label text,
  -- counted from, as written: a day, or an instant with the offset it was written with
  event text,
  rome boolean not null default false,
  occurrence int check (occurrence > 0),
  length int check (length > 0),
  fixed_on text,
  -- the occurrences of one recurring term
  series uuid,
  series_ended boolean not null default false,
  -- as computed: days or instants with Rome's offset, in the forms of the engine
  raw text,
  extended text,
  due text,
  work_by text,
  suspended text,
  opens text,
  -- by elapsed hours, by days, by months, at once: which lead times hold
  pace text not null check (pace in ('now', 'hours', 'days', 'months', 'none')),
  -- the last instant of due; that of the extended date, after which it is missed
  due_at timestamptz,
  lapse_at timestamptz,
  source_kind text not null,
  source_id uuid not null,
  unit_id uuid not null references network.unit (id) on delete restrict,
  -- follows the file
  responsible_id uuid references network.operator (id) on delete restrict,
  assigned_to uuid references network.operator (id) on delete restrict,
  owner_id uuid generated always as (coalesce(assigned_to, responsible_id)) stored,
  state text not null default 'open' check (state in ('open', 'done', 'missed', 'suspended', 'waived')),
  live boolean not null generated always as (state in ('open', 'missed')) stored,
  -- order of the list: missed, at once, by date, without a date
  rank smallint not null generated always as (case when state = 'missed' then 0 when pace = 'now' then 1 when due_at is not null then 2 else 3 end) stored,
  sort_at timestamptz not null generated always as (coalesce(due_at, scheduled_at)) stored,
  scheduled_at timestamptz not null,
  scheduled_by uuid,
  missed_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  proof_words text,
  proof_document uuid,
  reason text,
  corrected_after_done boolean not null default false,
  -- alarms before this instant are not owed: it was not stored (or had another date) then
  armed_at timestamptz not null,
  next_alarm_at timestamptz,
  -- since when nobody who works answers for it
  orphan_since timestamptz,
  -- copy of kernel.reach of its file and section, kept by trigger, for lists (docs/decisions/0003)
  allow int[] not null default '{}',
  deny int[] not null default '{}',
  version int not null default 1,
  check ((state = 'done') = (done_at is not null)),
  check ((due_at is null) = (lapse_at is null)),
  check (num_nonnulls(rule_id, standard_id) <= 1),
  unique (series, occurrence)
);
-- "my terms", "my unit's", "all I reach": what is to be done, in the order of the list
create index term_owner on deadlines.term (owner_id, rank, sort_at, id) where live;
create index term_unit on deadlines.term (unit_id, rank, sort_at, id) where live;
create index term_allow on deadlines.term using gin (allow) where live;
-- the same, ended
create index term_owner_ended on deadlines.term (owner_id, sort_at) where not live;
create index term_unit_ended on deadlines.term (unit_id, sort_at) where not live;
create index term_subject on deadlines.term (subject, section);
create index term_source on deadlines.term (source_id, source_kind);
-- the clock: who rings next
create index term_alarm on deadlines.term (next_alarm_at) where next_alarm_at is not null;
-- terms of nobody
create index term_orphan on deadlines.term (id) where orphan_since is not null;
-- a change of law
create index term_rule on deadlines.term (rule_id, id) where live or state = 'suspended';

-- Everything that happened to a term. Nothing here is ever changed.
create table deadlines.term_history (
  id uuid primary key,
  term_id uuid not null references deadlines.term (id) on delete restrict,
  at timestamptz not null,
  -- null: the clock itself, or a change of the law
  by_operator uuid,
  what text not null check (what in ('scheduled', 'event_corrected', 'recomputed', 'done', 'undone', 'missed', 'suspended', 'resumed', 'waived', 'assigned', 'ended')),
  reason text,
  -- as they were before
  event text,
  due text,
  state text,
  new_due text
);
create index term_history_term on deadlines.term_history (term_id, at);

-- What has rung: one row for each alarm, so that none rings twice.
create table deadlines.alarm (
  term_id uuid not null references deadlines.term (id) on delete restrict,
  kind text not null check (kind in ('alarm', 'coordinator', 'manager', 'no_responsible', 'missed')),
  at timestamptz not null,
  lead text,
  rung_at timestamptz not null,
  told int not null,
  primary key (term_id, kind, at)
);

create table deadlines.lead_time (
  unit_id uuid not null references network.unit (id) on delete restrict,
  pace text not null check (pace in ('now', 'hours', 'days', 'months')),
  alarms int[] not null check (cardinality(alarms) between 1 and 8),
  coordinator int not null check (coordinator between 0 and 400),
  manager int not null check (manager between 0 and 400),
  set_by uuid not null references network.operator (id) on delete restrict,
  set_at timestamptz not null,
  version int not null default 1,
  primary key (unit_id, pace)
);

-- Values of moving law that this installation applied, over those shipped; never changed: the newest wins from its date on.
create table deadlines.parameter (
  id uuid primary key,
  name text not null,
  value int not null check (value > 0),
  valid_from date not null,
  source text not null,
  applied_by uuid not null references network.operator (id) on delete restrict,
  applied_at timestamptz not null,
  -- when the last open term counted with it had been computed anew
  recomputed_at timestamptz
);

-- A secret calendar address. Only its SHA-256 is kept.
create table deadlines.feed (
  id uuid primary key,
  owner_id uuid not null references network.operator (id) on delete cascade,
  name text not null,
  scope text not null check (scope in ('mine', 'unit')),
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  last_read_at timestamptz,
  reads int not null default 0,
  revoked_at timestamptz
);
create index feed_owner on deadlines.feed (owner_id);

-- Wrong guesses of a calendar address, by source, in a window of a quarter of an hour.
create table deadlines.feed_guess (
  source text primary key,
  window_start timestamptz not null,
  guesses int not null
);

insert into deadlines.subject (subject, number, name, sort_name, organisation_id, unit_id, responsible_id, municipality_istat, pole_unit_id)
select c.id, c.number, c.child_name, c.child_sort, c.organisation_id, c.unit_id, c.responsible_id, c.municipality_istat, c.pole_unit_id from cases.case_file c;
