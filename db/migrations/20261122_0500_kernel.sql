-- Kernel: who acts, what he reaches, what was done, what is queued. It knows no domain: a "subject" is any file with reach of its own.
create schema kernel;

-- One number for each unit and each person that can be granted something. Reach lists hold these small numbers, not UUIDs.
create table kernel.principal (
  id int generated always as identity primary key,
  kind text not null check (kind in ('unit', 'actor')),
  ref uuid not null unique
);

-- Somebody who can act: the shadow of an operator's account that the kernel needs.
create table kernel.actor (
  id uuid primary key,
  display_name text not null,
  organisation_id uuid not null,
  language text not null default 'it' check (language in ('it', 'en')),
  disabled_at timestamptz
);

-- What an actor acts for, with dates: `reaches` rows open what was granted to the principal, for these sections; every row also makes him
-- one from whom something can be withheld.
create table kernel.actor_principal (
  actor_id uuid not null references kernel.actor (id) on delete cascade,
  principal int not null references kernel.principal (id) on delete cascade,
  reaches boolean not null,
  sections smallint[] not null default '{}',
  valid_from timestamptz not null default '-infinity',
  valid_to timestamptz not null default 'infinity'
);
-- every request resolves the actor's principals
create index actor_principal_actor on kernel.actor_principal (actor_id);

-- Roles by unit, for `access.ts`: what he may do, not what he reaches.
create table kernel.actor_role (
  actor_id uuid not null references kernel.actor (id) on delete cascade,
  unit_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  valid_from timestamptz not null default '-infinity',
  valid_to timestamptz not null default 'infinity'
);
create index actor_role_actor on kernel.actor_role (actor_id);

-- Signed-in sessions. Only the SHA-256 of the token is kept.
create table kernel.session (
  id uuid primary key,
  token_hash bytea not null unique,
  actor_id uuid not null references kernel.actor (id) on delete cascade,
  -- 'pending': the second factor is still awaited
  stage text not null check (stage in ('pending', 'full')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_minutes int not null default 15,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  remote text not null default '',
  user_agent text not null default '',
  device_hash bytea
);
-- "my sessions"
create index session_actor on kernel.session (actor_id) where revoked_at is null;

-- The facts from which reach follows: this subject is open to (or withheld from) this principal, for these sections, from–to.
create table kernel.reach_source (
  id uuid primary key,
  subject uuid not null,
  effect text not null check (effect in ('allow', 'withhold')),
  principal int not null references kernel.principal (id) on delete restrict,
  sections smallint[] not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null default 'infinity',
  check (valid_from <= valid_to),
  check (cardinality(sections) > 0)
);
create index reach_source_subject on kernel.reach_source (subject);

-- Materialised: codes (principal × 16 + section) that open or close a section of a subject today. Section 0 is the subject itself.
create table kernel.reach (
  subject uuid not null,
  section smallint not null check (section between 0 and 15),
  allow int[] not null,
  deny int[] not null,
  primary key (subject, section)
);

-- When the reach of a subject next changes by itself; the first transaction after that instant recomputes it.
create table kernel.reach_boundary (
  subject uuid primary key,
  at timestamptz not null
);
create index reach_boundary_at on kernel.reach_boundary (at);

-- Things (people) that are seen through the subjects they belong to.
create table kernel.reach_member (
  member uuid not null,
  subject uuid not null,
  section smallint not null,
  primary key (member, subject, section)
);
create index reach_member_subject on kernel.reach_member (subject);

-- Answers already given, by the client's key: a retry gets the first one.
create table kernel.request (
  actor_id uuid not null,
  key uuid not null,
  endpoint text not null,
  body_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index request_created on kernel.request (created_at);

-- What was done, read or refused. Insert-only; `leaf` is the hash of the canonical content, `xid` decides which seal covers it.
create table kernel.audit_event (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_id uuid,
  session_id uuid,
  organisation_id uuid,
  action text not null,
  outcome text not null check (outcome in ('ok', 'refused', 'failed')),
  subjects uuid[] not null default '{}',
  detail jsonb not null default '{}',
  remote text not null default '',
  request_key uuid,
  leaf bytea not null
);
-- sealing and verification walk the events in this order
create index audit_event_order on kernel.audit_event (xid, id);
-- "who looked at this file"
create index audit_event_subjects on kernel.audit_event using gin (subjects);
-- "what did this person do"
create index audit_event_actor on kernel.audit_event (actor_id, at desc);
create index audit_event_at on kernel.audit_event (at desc);

-- Signed chain of Merkle roots over the events; each link is also exported outside the database.
create table kernel.audit_seal (
  n bigint primary key,
  from_xid xid8 not null,
  to_xid xid8 not null,
  events int not null,
  root bytea not null,
  previous bytea not null,
  at timestamptz not null,
  key_id text not null,
  signature bytea not null
);

-- Keys of the encrypted files: one for each scope (a case), wrapped by the master key.
create table kernel.file_key (
  scope uuid primary key,
  wrapped bytea not null,
  master_key_id text not null,
  created_at timestamptz not null
);

-- Short messages inside the product. No name of a child in the text: `params` hold ids and dates, the reader's own reach shows the rest.
create table kernel.notice (
  id uuid primary key,
  actor_id uuid not null references kernel.actor (id) on delete cascade,
  kind text not null,
  subject uuid,
  params jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz
);
create index notice_actor on kernel.notice (actor_id, created_at desc);

-- Reviewed lists with validity; never enums in code.
create table kernel.code (
  list text not null,
  code text not null,
  label_it text not null,
  label_en text not null,
  source text not null,
  position int not null,
  valid_from date,
  valid_to date,
  primary key (list, code)
);
