-- Referrals: services given to a child and his family, their hours; requests to other bodies, followed to the outcome.
create schema referrals;

-- What kinds of service there are, with what each is: those shipped are everybody's; a body adds its own.
create table referrals.service_kind (
  id uuid primary key,
  -- null: shipped with the product, never changed in place
  organisation_id uuid references network.organisation (id) on delete restrict,
  code text not null,
  label_it text not null,
  label_en text not null,
  description_it text not null,
  description_en text not null,
  -- of the file: who reaches it sees services of this kind and their hours
  section smallint not null check (section in (2, 4, 5, 6)),
  -- what the professional notes stands behind the clinical wall, whatever the section
  clinical boolean not null default false,
  position int not null,
  valid_to date,
  created_by uuid references network.operator (id) on delete restrict,
  created_at timestamptz not null default now(),
  version int not null default 1,
  unique nulls not distinct (organisation_id, code)
);

-- A group that a unit runs: children of several files, each with his own service.
create table referrals.service_group (
  id uuid primary key,
  unit_id uuid not null references network.unit (id) on delete restrict,
  kind_id uuid not null references referrals.service_kind (id) on delete restrict,
  title text not null,
  leader_words text,
  place_words text,
  closed_on date,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1
);
create index service_group_unit on referrals.service_group (unit_id, title);

create table referrals.service (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  kind_id uuid not null references referrals.service_kind (id) on delete restrict,
  -- the body that holds the file when it is asked: its parameters hold
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  state text not null check (state in ('asked', 'active', 'suspended', 'interrupted', 'ended', 'withdrawn')),
  -- how the child is named to who gives the service: as much as is needed, chosen by who asks
  child_words text not null,
  -- what it is for: who gives it reads this
  purpose text not null,
  asked_on date not null,
  -- a unit of the network, or a body outside it
  provider_unit_id uuid references network.unit (id) on delete restrict,
  provider_words text,
  worker_id uuid references network.operator (id) on delete restrict,
  worker_words text,
  place text,
  place_words text,
  weekly_minutes int check (weekly_minutes between 15 and 10080),
  total_minutes int check (total_minutes between 15 and 600000),
  started_on date,
  -- foreseen
  ends_on date,
  ended_on date,
  outcome text,
  outcome_words text,
  next_words text,
  grant_id uuid references access.reach_grant (id) on delete set null,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1,
  check (num_nonnulls(provider_unit_id, provider_words) <= 1),
  check (state in ('asked', 'withdrawn') or started_on is not null),
  check (ends_on is null or started_on is null or ends_on >= started_on),
  check ((state = 'ended') = (ended_on is not null))
);
create index service_case on referrals.service (case_id, created_at desc);
create index service_provider on referrals.service (provider_unit_id) where provider_unit_id is not null;
create index service_running on referrals.service (state, ends_on, id) where state in ('asked', 'active', 'suspended', 'interrupted');

-- What stays in the file: who gives the service does not read it.
create table referrals.service_own (
  service_id uuid primary key references referrals.service (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  -- the order, prescription, plan or agreement that it answers
  basis text not null,
  basis_id uuid,
  basis_words text,
  cost_bearer text,
  cost_words text
);

-- When it stood still: a suspension from–to, or an interruption without a known end.
create table referrals.pause (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  service_id uuid not null references referrals.service (id) on delete cascade,
  kind text not null check (kind in ('suspended', 'interrupted')),
  from_on date not null,
  -- foreseen of a suspension; the last day of standing still once it has begun again
  to_on date check (to_on >= from_on),
  resumed_on date,
  reason text not null,
  words text
);
create index pause_service on referrals.pause (service_id, from_on desc);
create unique index pause_one_open on referrals.pause (service_id) where resumed_on is null;

-- What happened to a service, never changed, never deleted.
create table referrals.service_event (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  service_id uuid not null references referrals.service (id) on delete cascade,
  what text not null,
  on_day date not null,
  happened_at timestamptz not null,
  words text,
  before jsonb,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null
);
create index service_event_service on referrals.service_event (service_id, at desc);
create index service_event_case on referrals.service_event (case_id, happened_at desc);

create table referrals.group_member (
  id uuid primary key,
  group_id uuid not null references referrals.service_group (id) on delete cascade,
  service_id uuid not null references referrals.service (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  from_on date not null,
  to_on date check (to_on >= from_on),
  unique (group_id, service_id)
);
create index group_member_service on referrals.group_member (service_id);

-- A meeting of a group: no child is in it; who was there stands in each child's own hours.
create table referrals.group_session (
  id uuid primary key,
  group_id uuid not null references referrals.service_group (id) on delete cascade,
  day date not null,
  minutes int not null check (minutes between 5 and 1440),
  topic text,
  leader_words text,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  unique (group_id, day)
);

-- Hours done, a day at a time. Corrected in place with the earlier words kept; taken away by a mark, never deleted.
create table referrals.entry (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  service_id uuid not null references referrals.service (id) on delete cascade,
  day date not null,
  minutes int not null check (minutes between 5 and 1440),
  session_id uuid references referrals.group_session (id) on delete restrict,
  presence text not null check (presence in ('present', 'absent', 'absent_justified', 'cancelled')),
  worker_id uuid references network.operator (id) on delete restrict,
  worker_words text,
  words text,
  entered_by uuid not null references network.operator (id) on delete restrict,
  entered_at timestamptz not null,
  removed_at timestamptz,
  version int not null default 1,
  unique (service_id, session_id)
);
create index entry_service on referrals.entry (service_id, day desc);
create index entry_case on referrals.entry (case_id, day desc);
create index entry_day on referrals.entry (day) where removed_at is null;

create table referrals.entry_version (
  entry_id uuid not null references referrals.entry (id) on delete cascade,
  n int not null,
  content jsonb not null,
  reason text not null,
  changed_by uuid not null references network.operator (id) on delete restrict,
  changed_at timestamptz not null,
  primary key (entry_id, n)
);

-- Notes of the psychologist or of who cares for health: section 4 and behind the wall. Only added.
create table referrals.clinical_note (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  service_id uuid not null references referrals.service (id) on delete cascade,
  on_day date not null,
  body text not null,
  author_id uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null
);
create index clinical_note_service on referrals.clinical_note (service_id, on_day desc);

-- Parameters of a body: until which day of the next month hours can be entered and corrected; after how many silent days a request is to be reminded of.
create table referrals.setting (
  organisation_id uuid primary key references network.organisation (id) on delete restrict,
  lock_day int not null check (lock_day between 1 and 28),
  remind_after_days int not null check (remind_after_days between 1 and 180),
  set_by uuid not null references network.operator (id) on delete restrict,
  set_at timestamptz not null,
  version int not null default 1
);

-- A request to another body (health agency, another service, school, territory), followed to the outcome.
create table referrals.request (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  -- of health: behind the clinical wall too
  clinical boolean not null,
  kind text not null,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  to_unit_id uuid references network.unit (id) on delete restrict,
  to_words text,
  child_words text not null,
  asked text not null,
  why text not null,
  urgency text not null check (urgency in ('ordinary', 'soon', 'urgent')),
  -- legal basis of what is told to the other body, and consent where it is asked
  basis text not null,
  consent text not null,
  consent_words text,
  shared_sections smallint[] not null default '{}',
  shared_documents uuid[] not null default '{}',
  grant_id uuid references access.reach_grant (id) on delete set null,
  expected_on date,
  state text not null check (state in ('draft', 'sent', 'received', 'waiting', 'taken', 'appointment', 'refused', 'answered', 'closed', 'withdrawn')),
  sent_on date,
  channel text,
  protocol text,
  waiting_position int check (waiting_position > 0),
  waiting_until date,
  appointment_on date,
  appointment_time text check (appointment_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  answered_on date,
  answer_words text,
  answer_document_id uuid references documents.document (id) on delete restrict,
  -- the last sign of life, from either side
  last_on date,
  reminded_on date,
  reminders int not null default 0,
  closed_on date,
  outcome text,
  outcome_words text,
  next_words text,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1,
  check (num_nonnulls(to_unit_id, to_words) = 1),
  check (state in ('draft', 'withdrawn') or sent_on is not null),
  check ((state = 'closed') = (closed_on is not null))
);
create index request_case on referrals.request (case_id, created_at desc);
create index request_to on referrals.request (to_unit_id) where to_unit_id is not null;
create index request_open on referrals.request (expected_on, id) where state not in ('closed', 'withdrawn');

create table referrals.request_event (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  request_id uuid not null references referrals.request (id) on delete cascade,
  what text not null,
  on_day date not null,
  happened_at timestamptz not null,
  words text,
  document_id uuid references documents.document (id) on delete restrict,
  -- written by the body that was asked, inside the product
  by_recipient boolean not null default false,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null
);
create index request_event_request on referrals.request_event (request_id, at desc);
create index request_event_case on referrals.request_event (case_id, happened_at desc);

insert into referrals.service_kind (id, code, label_it, label_en, description_it, description_en, section, clinical, position)
select gen_random_uuid(), v.* from (values
  ('educativa_domiciliare', 'Educativa domiciliare', 'Home educational support', 'Un educatore a casa e nei luoghi di vita, con il bambino e i genitori, su obiettivi del progetto', 'An educator at home and where the child lives, with child and parents, on the goals of the plan', 2, false, 1),
  ('sostegno_scolastico', 'Sostegno scolastico', 'School support', 'Aiuto nello studio e nel rapporto con la scuola, individuale o in piccolo gruppo', 'Help with study and with school, alone or in a small group', 5, false, 2),
  ('sostegno_psicologico', 'Sostegno psicologico', 'Psychological support', 'Colloqui con lo psicologo per il minore o la famiglia; le annotazioni cliniche restano ai clinici e al servizio', 'Talks with the psychologist for child or family; clinical notes stay with clinicians and the service', 2, true, 3),
  ('spazio_neutro', 'Spazio neutro', 'Supervised contact', 'Incontri protetti fra il bambino e chi non vive con lui, alla presenza di un operatore', 'Protected meetings between the child and who does not live with him, with a professional present', 2, false, 4),
  ('gruppo_bambini', 'Gruppo di bambini o ragazzi', 'Children’s group', 'Incontri in gruppo su emozioni, relazioni, competenze', 'Group meetings on emotions, relations, skills', 2, false, 5),
  ('gruppo_genitori', 'Gruppo di genitori', 'Parents’ group', 'Incontri in gruppo fra genitori, condotti da professionisti', 'Group meetings of parents, led by professionals', 2, false, 6),
  ('sostegno_genitorialita', 'Sostegno alla genitorialità', 'Support to parenting', 'Colloqui e accompagnamento dei genitori, anche nel recupero delle funzioni genitoriali', 'Talks with and accompaniment of parents, also to recover parental functions', 2, false, 7),
  ('vicinanza_solidale', 'Vicinanza solidale', 'Neighbourly support', 'Una famiglia o una persona del territorio affianca la famiglia nella vita di ogni giorno', 'A family or person of the area stands by the family in daily life', 2, false, 8),
  ('orientamento_civico', 'Orientamento civico', 'Civic orientation', 'Diritti, doveri, servizi e regole della vita in Italia, in una lingua che si capisce', 'Rights, duties, services and rules of life in Italy, in a language one understands', 6, false, 9),
  ('orientamento_studio_lavoro', 'Orientamento allo studio e al lavoro', 'Orientation to study and work', 'Bilancio di competenze, scelta del percorso, ricerca di tirocini e lavoro', 'Skills, choice of path, search for internships and work', 6, false, 10),
  ('alfabetizzazione', 'Alfabetizzazione e corsi di italiano', 'Literacy and Italian courses', 'Corsi e laboratori di lingua italiana, con livello all’inizio e alla fine', 'Courses and workshops of Italian, with level at start and end', 5, false, 11),
  ('mediazione_familiare', 'Mediazione familiare', 'Family mediation', 'Incontri fra genitori con un terzo imparziale; ciò che vi si dice resta riservato', 'Meetings of parents with an impartial third; what is said stays confidential', 2, false, 12),
  ('centro_diurno', 'Centro diurno educativo', 'Educational day centre', 'Pomeriggi al centro diurno, con pasto, studio e attività', 'Afternoons at a day centre, with meal, study and activities', 2, false, 13),
  ('accompagnamento', 'Accompagnamento e trasporto', 'Accompaniment', 'Accompagnamento a visite, scuola, uffici, incontri', 'Accompaniment to visits, school, offices, meetings', 2, false, 14)
) v (code, label_it, label_en, description_it, description_en, section, clinical, position);
