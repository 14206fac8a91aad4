-- Who may be the relative an open search seeks, found in the background when a registration was written or changed. Seen by who reaches both.
create table identity.trace_hit (
  trace_id uuid not null references identity.trace (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  band text not null check (band in ('very_likely', 'likely', 'possible')),
  -- hash of the facts compared: who was set aside on others is a new hit
  evidence text not null,
  score_version text not null,
  found_at timestamptz not null,
  primary key (trace_id, person_id)
);
create index trace_hit_person on identity.trace_hit (person_id);
