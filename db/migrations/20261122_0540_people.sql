-- People: identities made of uncertain facts, each with its source. A person is reached through the files he belongs to.
create schema people;

create table people.person (
  id uuid primary key,
  -- header copy of the chosen facts: what lists show
  display_name text not null,
  original_name text,
  sort_name text not null,
  called text,
  sex text check (sex in ('M', 'F', 'X')),
  birth_date date,
  -- 'year': only the year is known and the date holds 1 January of it
  birth_precision text not null default 'unknown' check (birth_precision in ('day', 'month', 'year', 'unknown')),
  died_on date,
  created_by uuid not null,
  created_organisation uuid not null,
  created_at timestamptz not null,
  version int not null default 1
);

create table people.name (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  kind text not null,
  given text,
  family text,
  -- as written in the person's own script, and which script
  original text,
  script text,
  source text not null,
  chosen boolean not null default false,
  note text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retired_at timestamptz
);
create index name_person on people.name (person_id);
create unique index name_chosen on people.name (person_id) where chosen and retired_at is null;

create table people.birth_fact (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  date date,
  precision text not null check (precision in ('day', 'month', 'year', 'unknown')),
  place text,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  country text references kernel.country (code) on delete restrict,
  source text not null,
  reliability text not null,
  chosen boolean not null default false,
  note text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retired_at timestamptz
);
create index birth_fact_person on people.birth_fact (person_id);
create unique index birth_fact_chosen on people.birth_fact (person_id) where chosen and retired_at is null;

create table people.nationality (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  country text not null references kernel.country (code) on delete restrict,
  source text not null,
  retired_at timestamptz
);
create index nationality_person on people.nationality (person_id);

create table people.spoken_language (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  language char(3) not null references kernel.language (code) on delete restrict,
  level text,
  mother_tongue boolean not null default false,
  interpreter boolean not null default false,
  retired_at timestamptz
);
create index spoken_language_person on people.spoken_language (person_id);

create table people.identifier (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  type text not null,
  value text not null,
  normalised text not null,
  issued_by text,
  issued_on date,
  expires_on date,
  -- what does not add up (control character, birth date), kept beside the value instead of refusing it
  doubt text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retired_at timestamptz
);
create index identifier_person on people.identifier (person_id);
create index identifier_value on people.identifier (normalised);

create table people.address (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  kind text not null,
  at_name text,
  street text,
  postcode text,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  place text,
  country text references kernel.country (code) on delete restrict,
  -- shown only to who reaches the protected location (section 7)
  protected boolean not null default false,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  note text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retired_at timestamptz
);
create index address_person on people.address (person_id);

create table people.contact (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  kind text not null,
  value text not null,
  normalised text not null,
  protected boolean not null default false,
  note text,
  valid_from date,
  valid_to date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retired_at timestamptz
);
create index contact_person on people.contact (person_id);

-- `from_person` is the <type> of `to_person`: (Fatima, madre, Amina). The inverse is in the reviewed list of types, never stored twice.
create table people.relation (
  id uuid primary key,
  from_person uuid not null references people.person (id) on delete cascade,
  to_person uuid not null references people.person (id) on delete cascade,
  type text not null,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  source text,
  note text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retired_at timestamptz,
  check (from_person <> to_person)
);
create index relation_from on people.relation (from_person);
create index relation_to on people.relation (to_person);

create table people.household (
  id uuid primary key,
  label text not null,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  created_by uuid not null,
  created_at timestamptz not null
);

create table people.household_member (
  id uuid primary key,
  household_id uuid not null references people.household (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  valid_from date,
  valid_to date check (valid_to >= valid_from)
);
create index household_member_household on people.household_member (household_id);
create index household_member_person on people.household_member (person_id);

-- What the one search looks into; kept by the module in the same transaction as the facts. Not readable by the application role:
-- only through people.search(), which filters by reach.
create table people.search_entry (
  person_id uuid primary key references people.person (id) on delete cascade,
  -- folded tokens of every name and alias
  tokens text[] not null,
  -- tolerant keys of the tokens
  keys text[] not null,
  -- identifiers, phone numbers (last 8 digits)
  exact text[] not null
);
create index search_entry_keys on people.search_entry using gin (keys);
create index search_entry_exact on people.search_entry using gin (exact);
