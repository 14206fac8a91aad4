-- The half-yearly list of the children a community hosts, for the juvenile prosecutor (L. 184/1983 art. 9 c. 2; rule AFF-17): a paper of a unit, over many files.
create table composer.hosted_list (
  id uuid primary key,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  unit_id uuid not null references network.unit (id) on delete restrict,
  state text not null check (state in ('writing', 'asked', 'approved', 'sent', 'dropped')),
  period_from date not null,
  -- the day to which it speaks: the children are those hosted in the half-year that ends with it
  period_to date not null check (period_to > period_from),
  addressee jsonb not null default '{}',
  -- printed before the children, said by who writes
  note text,
  place text,
  dated_on date,
  term_id uuid,
  due_on date,
  number int,
  year int,
  current int not null default 1,
  asked_by uuid references network.operator (id) on delete restrict,
  asked_at timestamptz,
  sent_on date,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (organisation_id, year, number),
  check ((number is null) = (year is null))
);
create index hosted_list_unit on composer.hosted_list (unit_id, changed_at desc, id desc);

-- A child of the list, or one left out of it with the reason: never silently.
create table composer.hosted_child (
  id uuid primary key,
  list_id uuid not null references composer.hosted_list (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  -- hosted from and to, as who works there says
  entered_on date,
  left_on date check (left_on >= entered_on),
  left_out text,
  added_by uuid not null references network.operator (id) on delete restrict,
  added_at timestamptz not null,
  version int not null default 1,
  unique (list_id, case_id)
);
create index hosted_child_case on composer.hosted_child (case_id);

-- What is said of a child, thing by thing: each is read and written by who reaches its section of the child's file.
create table composer.hosted_words (
  child_id uuid not null references composer.hosted_child (id) on delete cascade,
  about text not null check (about in ('residence', 'relations', 'condition')),
  words text not null,
  saved_by uuid not null references network.operator (id) on delete restrict,
  saved_at timestamptz not null,
  version int not null default 1,
  primary key (child_id, about)
);

-- A version as it was approved: never changed.
create table composer.hosted_frozen (
  list_id uuid not null references composer.hosted_list (id) on delete cascade,
  n int not null,
  content jsonb not null,
  hash text not null,
  -- the files of which it speaks
  cases uuid[] not null,
  approved_by uuid not null references network.operator (id) on delete restrict,
  approved_at timestamptz not null,
  sent_to text,
  channel text,
  sent_on date,
  protocol_number text,
  protocol_on date,
  sent_note text,
  sent_by uuid references network.operator (id) on delete restrict,
  sent_at timestamptz,
  primary key (list_id, n)
);

-- Its files, encrypted under the key of the body: those made of it, the signed one, the receipts.
create table composer.hosted_file (
  id uuid primary key,
  list_id uuid not null,
  n int not null,
  kind text not null check (kind in ('pdf', 'docx', 'signed', 'accepted', 'delivered', 'protocol', 'other')),
  file_name text not null,
  media_type text not null,
  blob_id uuid not null unique,
  size int not null check (size > 0),
  sha256 bytea not null,
  -- of a signed copy: the same words, or compared by who uploaded it
  compared text check (compared in ('same', 'by_eye')),
  added_by uuid not null references network.operator (id) on delete restrict,
  added_at timestamptz not null,
  foreign key (list_id, n) references composer.hosted_frozen (list_id, n) on delete cascade
);
create index hosted_file_list on composer.hosted_file (list_id, n, added_at);
create unique index hosted_file_made on composer.hosted_file (list_id, n, kind) where kind in ('pdf', 'docx');

-- What happened to it: never changed, never deleted.
create table composer.hosted_event (
  id uuid primary key,
  list_id uuid not null references composer.hosted_list (id) on delete cascade,
  n int not null,
  what text not null,
  at timestamptz not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  words text
);
create index hosted_event_list on composer.hosted_event (list_id, at desc, id desc);

alter table composer.hosted_list enable row level security;
alter table composer.hosted_list force row level security;
alter table composer.hosted_child enable row level security;
alter table composer.hosted_child force row level security;
alter table composer.hosted_words enable row level security;
alter table composer.hosted_words force row level security;
alter table composer.hosted_frozen enable row level security;
alter table composer.hosted_frozen force row level security;
alter table composer.hosted_file enable row level security;
alter table composer.hosted_file force row level security;
alter table composer.hosted_event enable row level security;
alter table composer.hosted_event force row level security;
