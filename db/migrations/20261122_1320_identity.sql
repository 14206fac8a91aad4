-- Identity: what people decide about registrations that may be the same child, and the search for missing relatives. Registrations themselves are never touched.
create schema identity;

-- Two registrations the engine finds alike. The smaller identifier comes first, so that a pair is one row.
create table identity.suggestion (
  id uuid primary key,
  low uuid not null references people.person (id) on delete cascade,
  high uuid not null references people.person (id) on delete cascade,
  kind text not null check (kind in ('duplicate', 'sibling')),
  band text not null check (band in ('very_likely', 'likely', 'possible')),
  score numeric(7, 3) not null,
  score_version text not null,
  -- one line for each fact compared, `low` first
  explanation jsonb not null,
  -- hash of the facts compared on both sides: "not the same" holds while it stays
  evidence text not null,
  -- gone: the facts changed and the engine no longer finds them alike
  state text not null check (state in ('open', 'unsure', 'confirming', 'same', 'different', 'gone')),
  -- the pair was answered before, on other evidence
  asked_again boolean not null default false,
  found_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  check (low < high),
  unique (low, high)
);
create index suggestion_high on identity.suggestion (high);
create index suggestion_open on identity.suggestion (band, score desc, id) where state in ('open', 'unsure', 'confirming');

-- What somebody decided, and what he saw when he did. Never changed but for the second person's answer and for having been taken back.
create table identity.decision (
  id uuid primary key,
  suggestion_id uuid not null references identity.suggestion (id) on delete cascade,
  verdict text not null check (verdict in ('same', 'different', 'unsure', 'sibling')),
  reason text not null,
  decided_by uuid not null references network.operator (id) on delete restrict,
  decided_at timestamptz not null,
  band text not null,
  score numeric(7, 3) not null,
  score_version text not null,
  explanation jsonb not null,
  evidence text not null,
  needs_second boolean not null,
  second text check (second in ('confirmed', 'refused')),
  second_by uuid references network.operator (id) on delete restrict,
  second_at timestamptz,
  second_reason text,
  -- decided by the answer to a question between services
  question_id uuid,
  check ((second is null) = (second_by is null)),
  check (second_by is distinct from decided_by)
);
create index decision_suggestion on identity.decision (suggestion_id, decided_at desc);

-- The assertion that two registrations are one child, from–to. Ended, it no longer joins; it is never deleted.
create table identity.link (
  id uuid primary key,
  decision_id uuid not null unique references identity.decision (id) on delete cascade,
  low uuid not null references people.person (id) on delete cascade,
  high uuid not null references people.person (id) on delete cascade,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references network.operator (id) on delete restrict,
  end_reason text,
  version int not null default 1,
  check (low < high),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index link_live on identity.link (low, high) where ended_at is null;
create index link_high on identity.link (high) where ended_at is null;

-- A relative who is sought, for somebody of a file.
create table identity.trace (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  seeker_id uuid not null references people.person (id) on delete cascade,
  -- what the sought is to the seeker
  relation text not null,
  given text,
  family text,
  original text,
  sex text check (sex in ('M', 'F', 'X')),
  birth_date date,
  birth_year int check (birth_year between 1900 and 2100),
  country text references kernel.country (code) on delete restrict,
  father text,
  mother text,
  birth_place text,
  phone text,
  last_place text,
  last_country text references kernel.country (code) on delete restrict,
  last_on date,
  last_words text,
  clues text,
  -- art. 19 c. 7-bis d.lgs. 142/2015: with informed consent, in the child's interest, only without risk
  consent_by text not null check (consent_by in ('child', 'guardian', 'both')),
  consent_on date not null,
  no_risk_words text not null,
  state text not null check (state in ('open', 'found', 'not_found', 'closed')),
  outcome_words text,
  found_id uuid references people.person (id) on delete set null,
  ended_at timestamptz,
  ended_by uuid references network.operator (id) on delete restrict,
  follow_up_on date,
  score_version text,
  searched_at timestamptz,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1,
  check ((state = 'open') = (ended_at is null))
);
create index trace_case on identity.trace (case_id);
create index trace_open on identity.trace (created_at desc, id) where state = 'open';
create index trace_state on identity.trace (state, created_at desc, id);

-- Who was looked at for a trace and set aside: not shown again while the facts stay.
create table identity.trace_answer (
  trace_id uuid not null references identity.trace (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  evidence text not null,
  reason text not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null,
  primary key (trace_id, person_id)
);

-- Asked of a service that holds a registration out of the asker's reach. Which one is kept apart: only who reaches it reads that.
create table identity.question (
  id uuid primary key,
  about text not null check (about in ('identity', 'trace')),
  person_id uuid not null references people.person (id) on delete cascade,
  trace_id uuid references identity.trace (id) on delete cascade,
  from_unit uuid not null references network.unit (id) on delete restrict,
  to_unit uuid not null references network.unit (id) on delete restrict,
  reason text not null,
  legal_basis text not null,
  consent_words text,
  -- what its author chose to tell of the child he asks about
  told jsonb not null,
  asked_by uuid not null references network.operator (id) on delete restrict,
  asked_at timestamptz not null,
  due_on date not null,
  state text not null check (state in ('open', 'more', 'answered', 'withdrawn')),
  answer text check (answer in ('yes', 'no')),
  answered_by uuid references network.operator (id) on delete restrict,
  answered_at timestamptz,
  version int not null default 1,
  check ((state = 'answered') = (answer is not null))
);
create index question_person on identity.question (person_id);
create index question_open on identity.question (due_on, id) where state in ('open', 'more');

create table identity.question_target (
  question_id uuid not null references identity.question (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  primary key (question_id, person_id)
);
create index question_target_person on identity.question_target (person_id);

-- What was said, in order: the words of both sides.
create table identity.question_line (
  id uuid primary key,
  question_id uuid not null references identity.question (id) on delete cascade,
  kind text not null check (kind in ('asked', 'more', 'added', 'yes', 'no', 'withdrawn')),
  words text not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null
);
create index question_line_question on identity.question_line (question_id, at);

-- Within how many days a body wants questions answered: its own standard, of no law.
create table identity.setting (
  organisation_id uuid primary key references network.organisation (id) on delete cascade,
  answer_days int not null check (answer_days between 1 and 60),
  set_by uuid not null references network.operator (id) on delete restrict,
  set_at timestamptz not null,
  version int not null default 1
);

-- Different questions asked in a day that could show something out of reach: counted whatever they find.
create table identity.asked (
  actor_id uuid not null references kernel.actor (id) on delete cascade,
  day date not null,
  print text not null,
  primary key (actor_id, day, print)
);

-- "There is one, call this service": what stands behind it is known to nobody but the functions that ask on.
create table identity.glimpse (
  id uuid primary key,
  actor_id uuid not null references kernel.actor (id) on delete cascade,
  unit_id uuid not null references network.unit (id) on delete cascade,
  people uuid[] not null,
  print text not null,
  at timestamptz not null,
  unique (actor_id, unit_id, print)
);
create index glimpse_at on identity.glimpse (at);

-- Registrations written or changed since they were last compared: written in the transaction that changes them, emptied by the job that compares.
create table identity.fresh (
  -- no key on the person: whoever writes never waits for the job, nor is his change missed because one is queued already
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person (id) on delete cascade
);
-- those registered before are compared too
insert into identity.fresh (person_id) select id from people.person;
