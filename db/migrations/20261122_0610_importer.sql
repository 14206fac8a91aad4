-- Importer: registers of children loaded from a file. What a file says lies encrypted in the file store, never in these tables.
create schema importer;

create table importer.run (
  id uuid primary key,
  organisation_id uuid not null,
  unit_id uuid not null,
  -- ready: being looked at; queued: confirmed, on its way; loaded; failed: nothing was stored; discarded: given up
  state text not null check (state in ('ready', 'queued', 'loaded', 'failed', 'discarded')),
  file_name text not null,
  file_hash bytea not null,
  -- the parsed sheet, in the file store; null once thrown away
  blob_id uuid,
  -- headings, meaning of each column, order of names, who answers for the files
  mapping jsonb not null,
  -- rows with doubts that somebody chose to load
  choices jsonb not null default '[]',
  counts jsonb not null default '{}',
  failure text,
  created_by uuid not null,
  created_at timestamptz not null,
  queued_at timestamptz,
  finished_at timestamptz,
  version int not null default 1
);
create index run_unit on importer.run (unit_id, created_at desc);

-- How far a load is; written outside its transaction.
create table importer.progress (
  run_id uuid primary key references importer.run (id) on delete cascade,
  done int not null,
  total int not null,
  at timestamptz not null
);

-- What became of each row: codes and ids only.
create table importer.row_result (
  run_id uuid not null references importer.run (id) on delete restrict,
  row int not null,
  outcome text not null check (outcome in ('created', 'left', 'refused')),
  case_id uuid,
  codes text[] not null default '{}',
  primary key (run_id, row)
);

-- Rows already loaded in a unit, by a keyed hash that says nothing without the unit's key: the same file twice creates nothing twice.
create table importer.loaded_row (
  unit_id uuid not null,
  row_key bytea not null,
  run_id uuid not null references importer.run (id) on delete restrict,
  primary key (unit_id, row_key)
);

-- people born on given days: what the importer compares
create index person_birth on people.person (birth_date);
