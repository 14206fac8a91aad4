-- A register that is looked at is compared with who is registered already, and its rows among themselves: the candidates within reach of who loads it, and his answers.
create table importer.matching (
  run_id uuid primary key references importer.run (id) on delete cascade,
  -- columns corrected meanwhile begin another; what an earlier one finds is not shown
  attempt uuid not null,
  state text not null check (state in ('running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  -- its last sign of life
  at timestamptz not null
);

create table importer.candidate (
  id uuid primary key,
  run_id uuid not null references importer.run (id) on delete cascade,
  attempt uuid not null,
  row integer not null,
  -- somebody registered, or an earlier row of the same register
  person_id uuid references people.person (id) on delete cascade,
  other_row integer,
  band text not null check (band in ('very_likely', 'likely', 'possible')),
  score numeric(7, 3) not null,
  score_version text not null,
  -- the same tax code, or the same name and date: the file would be his
  exact boolean not null,
  verdict text check (verdict in ('same', 'different', 'unsure')),
  words text,
  answered_by uuid references kernel.actor (id) on delete restrict,
  answered_at timestamptz,
  check ((person_id is null) <> (other_row is null)),
  check ((verdict is null) = (answered_by is null) and (verdict is null) = (answered_at is null))
);
create index candidate_run on importer.candidate (run_id, attempt, row);
create index candidate_person on importer.candidate (person_id) where person_id is not null;

-- Who was written down by a load, until he has been compared with everybody in the background.
create table importer.loaded_person (
  run_id uuid not null references importer.run (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  compared boolean not null default false,
  primary key (run_id, person_id)
);
create index loaded_person_waiting on importer.loaded_person (run_id) where not compared;

do $$
declare t text;
begin
  foreach t in array array['matching', 'candidate', 'loaded_person'] loop
    execute format('alter table importer.%I enable row level security', t);
    execute format('alter table importer.%I force row level security', t);
  end loop;
end $$;
