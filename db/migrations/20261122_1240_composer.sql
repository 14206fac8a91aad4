-- Composer: official writings (papers) composed in the product: written by several hands in sections, checked, approved, frozen with a number, signed and sent.
create schema composer;

-- Papers are numbered by body and year, at the first approval.
create table composer.number_counter (
  organisation_id uuid not null references network.organisation (id) on delete cascade,
  year int not null,
  last int not null,
  primary key (organisation_id, year)
);

-- What a body wants: whether a text needs two pairs of eyes before it leaves.
create table composer.setting (
  organisation_id uuid primary key references network.organisation (id) on delete cascade,
  two_pairs boolean not null,
  changed_by uuid not null references network.operator (id) on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1
);

create table composer.paper (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  -- domain/skeletons.ts
  kind text not null,
  -- the body and the unit that write it: its coordinators approve
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  unit_id uuid not null references network.unit (id) on delete restrict,
  state text not null check (state in ('writing', 'asked', 'approved', 'sent', 'dropped')),
  title text not null,
  -- oggetto
  subject text not null,
  addressee jsonb not null default '{}',
  -- the order it answers, what the judge asked in it, and the term it meets
  measure_id uuid references measures.measure (id) on delete restrict,
  question text,
  term_id uuid,
  due_on date,
  period_from date,
  period_to date check (period_to >= period_from),
  methods jsonb not null default '[]',
  annexes jsonb not null default '[]',
  place text,
  dated_on date,
  number int,
  year int,
  -- the version being written, or the last one frozen
  current int not null default 1,
  asked_by uuid references network.operator (id) on delete restrict,
  asked_at timestamptz,
  approved_at timestamptz,
  sent_on date,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (organisation_id, year, number),
  check ((number is null) = (year is null))
);
create index paper_case on composer.paper (case_id, changed_at desc, id desc);
-- what is to be written, approved and sent, by its term
create index paper_work on composer.paper (unit_id, state, due_on, id) where state in ('writing', 'asked', 'approved');
create index paper_measure on composer.paper (measure_id) where measure_id is not null;

-- How a paper is divided; a section is what has authors.
create table composer.section (
  id uuid primary key,
  paper_id uuid not null references composer.paper (id) on delete cascade,
  position int not null,
  key text not null,
  title text not null,
  part text not null check (part in ('opening', 'fact', 'statement', 'evaluation', 'conclusion')),
  -- psychological: behind the clinical wall
  clinical boolean not null default false,
  hint text,
  removed_at timestamptz
);
create index section_paper on composer.section (paper_id, position);

create table composer.section_author (
  section_id uuid not null references composer.section (id) on delete cascade,
  operator_id uuid not null references network.operator (id) on delete restrict,
  primary key (section_id, operator_id)
);
create index section_author_operator on composer.section_author (operator_id);

-- The words of a section, saved at every pause of the hand.
create table composer.section_text (
  section_id uuid primary key references composer.section (id) on delete cascade,
  blocks jsonb not null default '[]',
  saved_by uuid references network.operator (id) on delete restrict,
  saved_at timestamptz,
  version int not null default 1
);

-- What the words were before: one row for each hand that took over, and for each quarter of an hour of the same hand.
create table composer.text_version (
  section_id uuid not null references composer.section (id) on delete cascade,
  n int not null,
  blocks jsonb not null,
  saved_by uuid not null references network.operator (id) on delete restrict,
  saved_at timestamptz not null,
  primary key (section_id, n)
);

-- Facts taken up from the file, with the words they had then: what an edit is told from, and a later correction.
create table composer.quoted (
  paper_id uuid not null references composer.paper (id) on delete cascade,
  kind text not null,
  source_id text not null,
  source_version int not null,
  on_day date not null,
  section smallint not null,
  part text not null,
  said_by text,
  title text not null,
  words text not null,
  clinical boolean not null,
  quoted_by uuid not null references network.operator (id) on delete restrict,
  quoted_at timestamptz not null,
  primary key (paper_id, kind, source_id, source_version)
);

-- Remarks on a passage, open until somebody settles them.
create table composer.remark (
  id uuid primary key,
  section_id uuid not null references composer.section (id) on delete cascade,
  block_id text,
  passage text,
  words text not null,
  answers uuid references composer.remark (id) on delete cascade,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null,
  settled_by uuid references network.operator (id) on delete restrict,
  settled_at timestamptz,
  version int not null default 1
);
create index remark_section on composer.remark (section_id, at);

-- Why a finding of the check is a false alarm, in the words of who answers for it.
create table composer.check_answer (
  paper_id uuid not null references composer.paper (id) on delete cascade,
  finding text not null,
  reason text not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  at timestamptz not null,
  primary key (paper_id, finding)
);

-- A version as it was approved: content and hash are never changed.
create table composer.frozen (
  paper_id uuid not null references composer.paper (id) on delete cascade,
  n int not null,
  content jsonb not null,
  hash text not null,
  clinical boolean not null,
  approved_by uuid not null references network.operator (id) on delete restrict,
  approved_at timestamptz not null,
  -- the files made of it, as documents of the file
  pdf_document uuid references documents.document (id) on delete restrict,
  docx_document uuid references documents.document (id) on delete restrict,
  render_trouble text,
  signed_document uuid references documents.document (id) on delete restrict,
  -- compared with the content: the same words, or words that cannot be read out of the file (a scan), which somebody compared himself
  signed_check text check (signed_check in ('same', 'by_eye')),
  signed_by uuid references network.operator (id) on delete restrict,
  signed_at timestamptz,
  sent_to text,
  channel text,
  sent_on date,
  protocol_number text,
  protocol_on date,
  sent_note text,
  sent_by uuid references network.operator (id) on delete restrict,
  sent_at timestamptz,
  primary key (paper_id, n)
);

-- PEC receipts and other proofs of a sending, as documents of the file.
create table composer.receipt (
  paper_id uuid not null,
  n int not null,
  document_id uuid not null references documents.document (id) on delete restrict,
  kind text not null check (kind in ('accepted', 'delivered', 'protocol', 'other')),
  added_by uuid not null references network.operator (id) on delete restrict,
  added_at timestamptz not null,
  primary key (paper_id, n, document_id),
  foreign key (paper_id, n) references composer.frozen (paper_id, n) on delete cascade
);

-- What happened to a paper: never changed, never deleted.
create table composer.event (
  id uuid primary key,
  paper_id uuid not null references composer.paper (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  n int not null,
  what text not null,
  at timestamptz not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  words text
);
create index event_paper on composer.event (paper_id, at desc, id desc);
create index event_case on composer.event (case_id, at desc, id desc);

-- A document with psychological content stands behind the clinical wall, whatever its section.
alter table documents.document add column clinical boolean not null default false;
