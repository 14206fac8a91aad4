-- Schools: where a child is enrolled, the days missed, and what art. 114 d.lgs. 297/1994 asks when they are too many.
create schema schools;

-- A child at a school in a school year, from–to; never two at once. The school is a body of the network, or only a name.
create table schools.enrolment (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  organisation_id uuid references network.organisation (id) on delete restrict,
  -- its name when the child was enrolled
  school text not null,
  level text not null,
  class text,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  -- the child's personal hours of the year (monte ore annuale personalizzato) and of a day
  yearly_hours numeric(6, 1) check (yearly_hours > 0),
  daily_hours numeric(4, 1) check (daily_hours > 0 and daily_hours <= 12),
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1,
  exclude using gist (case_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index enrolment_case on schools.enrolment (case_id, valid_from desc);

-- A day as it stands now. A day entered by mistake goes back to `present`; it is never deleted.
create table schools.absence (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  enrolment_id uuid not null references schools.enrolment (id) on delete restrict,
  day date not null,
  state text not null check (state in ('present', 'unjustified', 'justified')),
  -- hours missed of a day of which the child was there for a part; null: the whole day
  hours numeric(4, 1) check (hours > 0 and hours <= 12),
  reason text,
  words text,
  entered_by uuid not null references network.operator (id) on delete restrict,
  entered_at timestamptz not null,
  version int not null default 1,
  unique (case_id, day)
);
create index absence_enrolment on schools.absence (enrolment_id);

-- What a day said before it was corrected.
create table schools.absence_version (
  absence_id uuid not null references schools.absence (id) on delete cascade,
  n int not null,
  content jsonb not null,
  entered_by uuid not null references network.operator (id) on delete restrict,
  entered_at timestamptz not null,
  primary key (absence_id, n)
);

-- What was done about absences, each with its day: its terms are stored by the deadlines module with this row as source.
create table schools.attendance_step (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  kind text not null check (kind in ('communicated', 'returned', 'not_returned', 'admonished', 'answered')),
  happened_on date not null,
  words text,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references network.operator (id) on delete restrict,
  withdrawn_reason text,
  version int not null default 1,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index attendance_step_case on schools.attendance_step (case_id, happened_on desc);

-- Where a child stands, one row for each file, written with every change of its days: what the list of the service reads.
create table schools.standing (
  case_id uuid primary key references cases.case_file (id) on delete cascade,
  school_year int not null,
  school text,
  -- whole unjustified days of the last months: the count of a window moves by itself as days pass
  unjustified date[] not null default '{}',
  crossed_on date,
  missed_hours numeric(7, 1) not null default 0,
  quarter_on date,
  updated_at timestamptz not null
);
