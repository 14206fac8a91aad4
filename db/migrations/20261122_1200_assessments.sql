-- Assessments: instruments as versioned data, what was filled with them, its sections with their voices, what was signed.
create schema assessments;

-- An instrument as it was when something was filled with it, or when it was published: history reads even when the code moved on. Never changed.
create table assessments.definition (
  key text not null,
  version int not null check (version > 0),
  -- null: shipped with the product
  organisation_id uuid references network.organisation (id) on delete restrict,
  content jsonb not null,
  -- SHA-256 of its canonical text
  hash text not null,
  kept_at timestamptz not null,
  primary key (key, version)
);

-- Instruments of a body: a copy with its own labels and items; each version is a row.
create table assessments.local_instrument (
  id uuid primary key,
  key text not null,
  version int not null check (version > 0),
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  state text not null check (state in ('draft', 'published', 'superseded', 'retired')),
  copy_key text not null,
  copy_version int not null,
  copy_title jsonb not null,
  content jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null references network.operator (id) on delete restrict,
  published_at timestamptz,
  retired_reason text,
  revision int not null default 1,
  unique (key, version),
  check ((state = 'draft') = (published_at is null)),
  check (retired_reason is null or state = 'retired')
);
create unique index local_one_draft on assessments.local_instrument (key) where state = 'draft';
create unique index local_one_current on assessments.local_instrument (key) where state in ('published', 'retired');
create index local_organisation on assessments.local_instrument (organisation_id, changed_at desc);

create table assessments.assessment (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  instrument_key text not null,
  instrument_version int not null,
  family text not null,
  title jsonb not null,
  sure text not null check (sure in ('S', 'K', '?')),
  -- sections of the file in which something of it stands; those behind the clinical wall apart
  open_sections smallint[] not null,
  clinical_sections smallint[] not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'completed', 'discarded')),
  -- the one being filled, or the last one signed
  revision int not null default 1,
  -- the last one signed; null: never
  signed_revision int,
  -- numbers of revisions given to corrections, discarded ones too
  last_revision int not null default 1,
  moment text check (moment in ('T0', 'T1', 'T2')),
  held_on date not null,
  -- the day its legal term runs from
  event_on date,
  people uuid[] not null,
  participants jsonb not null default '[]',
  -- who fills it together: only they see the answers of a draft
  fillers uuid[] not null,
  started_by uuid not null references network.operator (id) on delete restrict,
  started_at timestamptz not null,
  completed_at timestamptz,
  completed_by uuid references network.operator (id) on delete restrict,
  correction_reason text,
  discard_reason text,
  version int not null default 1,
  foreign key (instrument_key, instrument_version) references assessments.definition (key, version) on delete restrict,
  check (cardinality(fillers) > 0),
  check ((state = 'discarded') = (discard_reason is not null)),
  check (state <> 'completed' or signed_revision = revision),
  check ((completed_at is null) = (signed_revision is null))
);
create index assessment_case on assessments.assessment (case_id, held_on desc, id desc);
create index assessment_instrument on assessments.assessment (case_id, instrument_key, held_on desc) where signed_revision is not null;
create index assessment_bound on assessments.assessment (instrument_key, instrument_version);
create index assessment_fillers on assessments.assessment using gin (fillers);
create index assessment_day on assessments.assessment (held_on desc, id desc);

-- Answers of one section (of one person, where it is filled for each), the child's own words apart: row-level security hides what a reader does not reach.
create table assessments.answers (
  id uuid primary key,
  assessment_id uuid not null references assessments.assessment (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  revision int not null,
  section_key text not null,
  person_id uuid references people.person (id) on delete restrict,
  part text not null check (part in ('main', 'child')),
  section smallint not null check (section between 1 and 8),
  clinical boolean not null,
  content jsonb not null default '{}',
  -- item → the version of the section in which it changed last: two people collide only on the same item
  stamps jsonb not null default '{}',
  -- counts the saves of the section, in its main part
  version int not null default 0,
  saved_by uuid not null references network.operator (id) on delete restrict,
  saved_at timestamptz not null,
  unique nulls not distinct (assessment_id, revision, section_key, person_id, part),
  check (not clinical or section = 4)
);
create index answers_case on assessments.answers (case_id);

-- What two people wrote in the same place: the text that did not stay is kept here.
create table assessments.kept_text (
  id uuid primary key,
  assessment_id uuid not null references assessments.assessment (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  revision int not null,
  section_key text not null,
  person_id uuid references people.person (id) on delete restrict,
  part text not null check (part in ('main', 'child')),
  section smallint not null,
  clinical boolean not null,
  why text not null check (why in ('conflict', 'replaced')),
  content jsonb not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null
);
create index kept_text_section on assessments.kept_text (assessment_id, section_key, at desc);

-- Who has a section open now. Not history: rows older than two minutes say nothing.
create table assessments.presence (
  assessment_id uuid not null references assessments.assessment (id) on delete cascade,
  section_key text not null,
  person_id uuid references people.person (id) on delete cascade,
  operator_id uuid not null references network.operator (id) on delete cascade,
  seen_at timestamptz not null,
  unique nulls not distinct (assessment_id, section_key, person_id, operator_id)
);

create table assessments.sitting (
  id uuid primary key,
  assessment_id uuid not null references assessments.assessment (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  held_on date not null,
  from_time text check (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  to_time text check (to_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place text,
  present text,
  breaks text,
  phases text[] not null default '{}',
  note text,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null,
  version int not null default 1,
  check (from_time is null or to_time is null or from_time < to_time)
);
create index sitting_assessment on assessments.sitting (assessment_id, held_on);

-- A revision that was completed: frozen, with the hash of everything it says. Never changed.
create table assessments.signature (
  id uuid not null unique,
  assessment_id uuid not null references assessments.assessment (id) on delete cascade,
  revision int not null,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  -- SHA-256 over definition, details, answers and closing in canonical form
  hash text not null,
  signed_at timestamptz not null,
  signed_by uuid not null references network.operator (id) on delete restrict,
  -- the profession or role in which it was signed
  signed_as text not null,
  -- why it was corrected; null: the first
  reason text,
  -- day, moment, people as signed
  details jsonb not null,
  primary key (assessment_id, revision)
);
create index signature_case on assessments.signature (case_id, signed_at);

-- Participants and sittings as signed, and the decision of a person with which it was closed.
create table assessments.closing (
  assessment_id uuid not null references assessments.assessment (id) on delete cascade,
  revision int not null,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  clinical boolean not null,
  decision text,
  label jsonb,
  words text,
  reassess_on date,
  circumstances jsonb not null,
  primary key (assessment_id, revision)
);
create index closing_reassess on assessments.closing (reassess_on) where reassess_on is not null;

-- Ratings that are serious needs, of signed revisions.
create table assessments.serious (
  id uuid primary key,
  -- its place in the instrument
  position int not null,
  assessment_id uuid not null references assessments.assessment (id) on delete cascade,
  revision int not null,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section_key text not null,
  person_id uuid references people.person (id) on delete restrict,
  part text not null check (part in ('main', 'child')),
  section smallint not null,
  clinical boolean not null,
  item text not null,
  label jsonb not null,
  area text,
  level jsonb not null,
  unique nulls not distinct (assessment_id, revision, section_key, person_id, item)
);
create index serious_case on assessments.serious (case_id);
