-- Procedures: runs of the shipped procedures on files and bodies, every step recorded with its hour and who.
create schema procedures;

create table procedures.run (
  id uuid primary key,
  -- null for a run of a body (a data breach, a half-yearly list)
  case_id uuid references cases.case_file (id) on delete restrict,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  -- where it was started; a file's own unit is in its header
  unit_id uuid not null references network.unit (id) on delete restrict,
  section smallint not null check (section between 1 and 8),
  -- what it runs, for ever: the library keeps every version
  definition_id text not null,
  definition_version int not null,
  family text not null,
  tracks_missing boolean not null,
  -- of a body's run: what it is about
  subtitle text,
  state text not null default 'running' check (state in ('running', 'ended', 'abandoned')),
  -- when what started it happened: a day or an instant, as recorded
  started_on text not null,
  recorded_at timestamptz not null,
  started_by uuid not null references network.operator (id) on delete restrict,
  ended_at timestamptz,
  ended_by uuid references network.operator (id) on delete restrict,
  end_reason text,
  parent_id uuid references procedures.run (id) on delete restrict,
  parent_step text,
  -- the measure lost effect: the due moment that passed, its rule and step; certain when it is recorded as done late
  effect_lost_at text,
  effect_lost_rule text,
  effect_lost_step text,
  effect_lost_certain boolean,
  -- copy of kernel.reach of its file and section, kept by trigger, for the board (docs/decisions/0003)
  allow int[] not null default '{}',
  deny int[] not null default '{}',
  version int not null default 1,
  check ((state = 'running') = (ended_at is null)),
  check (num_nonnulls(case_id, subtitle) >= 1),
  check (num_nonnulls(effect_lost_at, effect_lost_rule, effect_lost_step, effect_lost_certain) in (0, 4))
);
create index run_case on procedures.run (case_id, state);
create index run_unit on procedures.run (unit_id) where case_id is null;
-- the board and "what is missing today": what runs within reach
create index run_allow on procedures.run using gin (allow) where state = 'running';
create index run_parent on procedures.run (parent_id) where parent_id is not null;

-- A step of a run with what lists need of it; where it stands follows from what is recorded and is kept here by the same transaction.
create table procedures.step (
  id uuid primary key,
  run_id uuid not null references procedures.run (id) on delete restrict,
  step_id text not null,
  -- waiting: something comes first; gone: it does not apply on the road taken
  state text not null check (state in ('waiting', 'open', 'done', 'skipped', 'gone')),
  -- since when it could be done
  opened_at timestamptz,
  -- of a step that waits for an age
  opens_on date,
  required boolean not null,
  ours boolean not null,
  recurring boolean not null,
  -- 0 worst
  damage smallint not null check (damage between 0 and 7),
  -- counts as missing only so many days before its term
  lead_days int,
  -- expected papers that are required and not attached to what was recorded
  missing_documents text[] not null default '{}',
  skip_reason text,
  skipped_by uuid references network.operator (id) on delete restrict,
  skipped_at timestamptz,
  unique (run_id, step_id),
  check ((state = 'skipped') = (skip_reason is not null)),
  check (state <> 'open' or opened_at is not null)
);
create index step_open on procedures.step (run_id) where state = 'open';

-- One time a step was recorded. Corrected in place; as it was before is kept.
create table procedures.record (
  id uuid primary key,
  run_id uuid not null references procedures.run (id) on delete restrict,
  step_id text not null,
  n int not null check (n > 0),
  -- a day, or an instant with its offset
  happened text not null,
  option text,
  fields jsonb not null default '{}',
  words text,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null,
  unique (run_id, step_id, n)
);

create table procedures.record_version (
  id uuid primary key,
  record_id uuid not null references procedures.record (id) on delete restrict,
  -- as it was
  content jsonb not null,
  at timestamptz not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  -- why it was corrected
  reason text not null
);
create index record_version_record on procedures.record_version (record_id, at);

create table procedures.record_document (
  record_id uuid not null references procedures.record (id) on delete restrict,
  document_id uuid not null references documents.document (id) on delete restrict,
  -- which of the step's expected papers it is
  expected text,
  primary key (record_id, document_id)
);

-- Everything that happened to a run. Nothing here is ever changed.
create table procedures.log (
  id uuid primary key,
  run_id uuid not null references procedures.run (id) on delete restrict,
  at timestamptz not null,
  -- null: the clock itself
  by_operator uuid references network.operator (id) on delete restrict,
  what text not null check (what in ('started', 'step_done', 'step_corrected', 'step_skipped', 'skip_taken_back', 'fork_chosen', 'effect_lost', 'effect_regained', 'ended',
    'abandoned', 'resumed')),
  step_id text,
  n int,
  happened text,
  words text,
  -- the procedure and the step as the library calls them, for the timeline of the file
  title text not null
);
create index log_run on procedures.log (run_id, at desc);
