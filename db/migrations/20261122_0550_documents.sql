-- Documents: files attached to a subject (a case, a report), in a section, with versions. The bytes lie encrypted in the file store.
create schema documents;

create table documents.document (
  id uuid primary key,
  subject uuid not null,
  section smallint not null check (section between 1 and 8),
  title text not null,
  type text not null,
  origin text not null,
  dated_on date,
  -- number of the current version
  current int not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version int not null default 1
);
create index document_subject on documents.document (subject, created_at desc);

create table documents.file_version (
  document_id uuid not null references documents.document (id) on delete restrict,
  n int not null check (n >= 1),
  blob_id uuid not null unique,
  file_name text not null,
  media_type text not null,
  size int not null,
  -- of the bytes as kept (after metadata was taken out)
  sha256 bytea not null,
  stripped boolean not null default false,
  scan text not null check (scan in ('clean', 'off')),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  note text,
  primary key (document_id, n)
);
