-- The keys by which the identity engine finds who may be the same person. Read and written only through the functions of rls.sql.
create sequence people.match_number as integer;

-- One row for each registration, as it is compared. A change writes a new number: what points to the old one points to nobody.
create table people.match_entry (
  no integer primary key,
  person_id uuid not null unique references people.person (id) on delete cascade,
  -- what is compared: JSON list of fixed places (domain/identity/entry.ts)
  facts text not null,
  -- the version of the signatures and keys it was written with
  version smallint not null,
  -- under which keys it lies: to take it out again
  keys bigint[] not null
);
create index match_entry_version on people.match_entry (version);

-- Lists of signatures (32 bytes each) by key, in blocks. `total` (block 0): how many registrations have the key, also beyond those listed.
create table people.match_posting (
  key bigint not null,
  slot integer not null,
  total integer not null default 0,
  entries bytea not null,
  primary key (key, slot)
);
alter table people.match_posting alter column entries set storage plain;

-- Signatures not yet put into their lists: who saves adds rows and waits for nobody.
create table people.match_fresh (
  id bigint generated always as identity primary key,
  key bigint not null,
  entry bytea not null
);
create index match_fresh_key on people.match_fresh (key);

-- Numbers that no longer stand, with the keys to take them from.
create table people.match_gone (
  no integer primary key,
  keys bigint[] not null
);

create function people.match_entry_gone() returns trigger language plpgsql security definer
set search_path = '' as $$
begin
  insert into people.match_gone (no, keys) values (old.no, old.keys) on conflict do nothing;
  return old;
end $$;
create trigger match_entry_gone after delete on people.match_entry for each row execute function people.match_entry_gone();

-- Names that are one and that no rule of sound ties together: what an administrator adds to the seed of the engine, from confirmed links.
create table people.name_equivalence (
  id uuid primary key,
  -- Latin small letters, two or more
  words text[] not null check (cardinality(words) between 2 and 20),
  note text,
  added_by uuid not null references kernel.actor (id) on delete restrict,
  added_at timestamptz not null,
  retired_by uuid references kernel.actor (id) on delete restrict,
  retired_at timestamptz,
  check ((retired_by is null) = (retired_at is null))
);
