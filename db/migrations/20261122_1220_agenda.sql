-- Agenda: talks, visits and meetings in time; rooms, invitations and answers, attendance, minutes and the actions they decide.
create schema agenda;

-- Rooms of the sites, booked by who works in the body.
create table agenda.room (
  id uuid primary key,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  site_id uuid not null references network.site (id) on delete restrict,
  name text not null,
  capacity int check (capacity between 1 and 500),
  accessible boolean not null default false,
  -- codes of room_equipment
  equipment text[] not null default '{}',
  note text,
  active boolean not null default true,
  version int not null default 1,
  unique (site_id, name)
);
create index room_organisation on agenda.room (organisation_id);

-- Appointments that repeat: every one of them is an appointment of its own, computed in Rome's wall time.
create table agenda.series (
  id uuid primary key,
  every text not null check (every in ('week', 'fortnight', 'month')),
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null
);

-- What every participant may know: when, where, of what kind. Nothing here says of which child: that is in agenda.matter.
create table agenda.appointment (
  id uuid primary key,
  -- code list appointment_kind
  kind text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  state text not null default 'planned' check (state in ('planned', 'confirmed', 'held', 'cancelled', 'not_come')),
  organiser_id uuid not null references network.operator (id) on delete restrict,
  -- the unit that organises: whom to ask
  unit_id uuid not null references network.unit (id) on delete restrict,
  -- who leads a meeting and approves its minutes
  coordinator_id uuid references network.operator (id) on delete restrict,
  -- of a child's file, whichever it is
  of_child boolean not null,
  place_kind text not null check (place_kind in ('room', 'office', 'home', 'online', 'other', 'protected')),
  room_id uuid references agenda.room (id) on delete restrict,
  -- null when protected: then it is in agenda.protected_place
  place text,
  mediator_state text check (mediator_state in ('asked', 'found', 'not_found')),
  mediator_language char(3) references kernel.language (code) on delete restrict,
  mediator_gender text check (mediator_gender in ('F', 'M')),
  mediator_mode text check (mediator_mode in ('presenza', 'telefono', 'video')),
  series_id uuid references agenda.series (id) on delete restrict,
  series_n int,
  -- why it was cancelled; read by everybody invited
  state_words text,
  remind_minutes int check (remind_minutes between 0 and 20160),
  reminded_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  check ((place_kind = 'room') = (room_id is not null)),
  check (place_kind <> 'protected' or place is null),
  check ((mediator_state is null) = (mediator_language is null)),
  check ((series_id is null) = (series_n is null)),
  -- a room is never given twice
  constraint room_taken exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&)
    where (room_id is not null and state in ('planned', 'confirmed', 'held'))
);
create index appointment_when on agenda.appointment (starts_at, id);
create index appointment_organiser on agenda.appointment (organiser_id, starts_at);
create index appointment_series on agenda.appointment (series_id, series_n) where series_id is not null;
create index appointment_remind on agenda.appointment (starts_at) where reminded_at is null and remind_minutes is not null and state in ('planned', 'confirmed');

-- Of which file it is, in which section, and what for: seen by who reaches that section alone.
create table agenda.matter (
  appointment_id uuid primary key references agenda.appointment (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null check (section between 1 and 8),
  purpose text
);
create index matter_case on agenda.matter (case_id);

-- An address that is secret (section 7).
create table agenda.protected_place (
  appointment_id uuid primary key references agenda.appointment (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  place text not null
);

-- Who is wanted there: somebody who works, somebody of the file, or somebody else by name.
create table agenda.participant (
  id uuid primary key,
  appointment_id uuid not null references agenda.appointment (id) on delete cascade,
  operator_id uuid references network.operator (id) on delete restrict,
  person_id uuid references people.person (id) on delete restrict,
  name text,
  part text not null check (part in ('operator', 'child', 'parent', 'guardian', 'relative', 'outsider')),
  -- may be shown to every invited worker: colleagues, and everybody when no child is concerned
  open boolean not null,
  position int not null,
  -- of those who work
  answer text check (answer in ('waiting', 'accepted', 'declined', 'proposed')),
  answer_words text,
  proposed_at timestamptz,
  answered_at timestamptz,
  attendance text check (attendance in ('present', 'absent', 'excused')),
  check (num_nonnulls(operator_id, person_id, name) = 1),
  check ((operator_id is not null) = (answer is not null)),
  check ((part = 'operator') = (operator_id is not null))
);
create index participant_appointment on agenda.participant (appointment_id, position);
create unique index participant_operator on agenda.participant (operator_id, appointment_id) where operator_id is not null;
create unique index participant_person on agenda.participant (person_id, appointment_id) where person_id is not null;

-- What was said and decided. The account of a talk or visit is a diary entry: here is only where it stands.
create table agenda.minutes (
  appointment_id uuid primary key references agenda.appointment (id) on delete cascade,
  case_id uuid references cases.case_file (id) on delete cascade,
  diary_entry_id uuid references cases.diary_entry (id) on delete restrict,
  body text,
  written_by uuid not null references network.operator (id) on delete restrict,
  written_at timestamptz not null,
  approved_by uuid references network.operator (id) on delete restrict,
  approved_at timestamptz,
  version int not null default 1,
  check (num_nonnulls(diary_entry_id, body) = 1),
  check ((approved_by is null) = (approved_at is null))
);
create index minutes_diary on agenda.minutes (diary_entry_id) where diary_entry_id is not null;

-- A decision that somebody carries out by a day: its term in deadlines says who and when, and whether it was done.
create table agenda.action (
  id uuid primary key,
  appointment_id uuid not null references agenda.appointment (id) on delete cascade,
  case_id uuid references cases.case_file (id) on delete cascade,
  what text not null,
  term_id uuid not null references deadlines.term (id) on delete cascade,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  position int not null
);
create index action_appointment on agenda.action (appointment_id, position);
create index action_case on agenda.action (case_id, created_at desc);

-- What happened to an appointment, with what it said before: never changed.
create table agenda.change (
  id uuid primary key,
  appointment_id uuid not null references agenda.appointment (id) on delete cascade,
  what text not null,
  at timestamptz not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  before jsonb,
  words text
);
create index change_appointment on agenda.change (appointment_id, at desc);

-- The record of a meeting while it is written: its author's alone.
create table agenda.record_draft (
  appointment_id uuid not null references agenda.appointment (id) on delete cascade,
  author_id uuid not null references network.operator (id) on delete cascade,
  content jsonb not null,
  saved_at timestamptz not null,
  version int not null default 1,
  primary key (appointment_id, author_id)
);
