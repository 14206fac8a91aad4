-- The look of a body's papers: its own DOCX templates, by kind of paper, and its logo. A version is never changed: a new one takes its place.
create table composer.template (
  id uuid primary key,
  organisation_id uuid not null references network.organisation (id) on delete cascade,
  purpose text not null check (purpose in ('docx', 'logo')),
  -- a kind of domain/paper.ts, or 'any'
  kind text not null,
  n int not null check (n > 0),
  state text not null check (state in ('active', 'replaced', 'retired')),
  file_name text not null,
  note text,
  -- of a logo: what is said to who does not see it
  alt text,
  blob_id uuid not null unique,
  size int not null check (size > 0),
  sha256 bytea not null,
  -- placeholders found, and what the check reminded of
  placeholders text[] not null default '{}',
  reminders jsonb not null default '[]',
  uploaded_by uuid not null references network.operator (id) on delete restrict,
  uploaded_at timestamptz not null,
  ended_by uuid references network.operator (id) on delete restrict,
  ended_at timestamptz,
  end_reason text,
  version int not null default 1,
  unique (organisation_id, purpose, kind, n),
  check ((state = 'active') = (ended_at is null)),
  check (purpose = 'docx' or (kind = 'any' and alt is not null))
);
create unique index template_active on composer.template (organisation_id, purpose, kind) where state = 'active';
create index template_listed on composer.template (organisation_id, uploaded_at desc, id desc);
create index template_uploaded_by on composer.template (uploaded_by);
create index template_ended_by on composer.template (ended_by);
alter table composer.template enable row level security;
alter table composer.template force row level security;
