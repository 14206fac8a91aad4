-- Access: who signs in, with which roles, and who reaches which file, which section, why, until when.
create schema access;

create table access.account (
  operator_id uuid primary key references network.operator (id) on delete cascade,
  -- lower case, unique in the installation
  username text not null unique check (username = lower(username)),
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null default false,
  -- sealed with the master key
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- the last accepted 30-second step: a code works once
  totp_last_step bigint,
  failures int not null default 0,
  locked_until timestamptz
);

create table access.recovery_code (
  operator_id uuid not null references access.account (operator_id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (operator_id, code_hash)
);

create table access.known_device (
  operator_id uuid not null references access.account (operator_id) on delete cascade,
  device_hash bytea not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (operator_id, device_hash)
);

-- Failed attempts by source, so that guessing over many accounts is slow as well.
create table access.throttle (
  key text primary key,
  window_start timestamptz not null,
  attempts int not null
);

-- What a role opens in the files of its unit. Data, reviewed; `kernel` sections: 0 file, 1 identity, 2 social, 3 judicial, 4 health,
-- 5 education, 6 work and status, 7 protected location, 8 reporter.
create table access.role (
  role text primary key,
  label_it text not null,
  label_en text not null,
  sections smallint[] not null,
  -- also the files of the units below
  descends boolean not null,
  position int not null
);
insert into access.role (role, label_it, label_en, sections, descends, position) values
  ('worker', 'Operatore del caso', 'Case worker', '{0,1,2,3,4,5,6,7,8}', false, 1),
  ('coordinator', 'Coordinatore', 'Coordinator', '{0,1,2,3,4,5,6,7,8}', true, 2),
  ('manager', 'Responsabile del servizio', 'Service manager', '{0,1,2,3,4,5,6,7,8}', true, 3),
  ('educator', 'Educatore', 'Educator', '{0,1,2,4,5,6,7}', false, 4),
  ('partner', 'Referente di ente partner', 'Partner body contact', '{0,1,2,3,4,5,6}', false, 5),
  ('specialist', 'Specialista su incarico', 'Assigned specialist', '{}', false, 6),
  ('mediator', 'Mediatore', 'Mediator', '{}', false, 7),
  ('front_desk', 'Sportello', 'Front desk', '{0,1}', false, 8),
  ('clerk', 'Amministrativo', 'Clerk', '{0,1}', false, 9),
  ('observer', 'Osservatorio', 'Observatory', '{}', false, 10),
  ('administrator', 'Amministratore dell’ente', 'Body administrator', '{}', true, 11),
  ('privacy_officer', 'Responsabile della protezione dei dati', 'Privacy officer', '{}', true, 12);

create table access.role_assignment (
  id uuid primary key,
  operator_id uuid not null references network.operator (id) on delete cascade,
  unit_id uuid not null references network.unit (id) on delete restrict,
  role text not null references access.role (role) on delete restrict,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  granted_by uuid,
  version int not null default 1
);
create index role_assignment_operator on access.role_assignment (operator_id);
create index role_assignment_unit on access.role_assignment (unit_id);

-- A file opened to a unit or a person. Same id as its `kernel.reach_source` while it counts.
create table access.reach_grant (
  id uuid primary key,
  subject uuid not null,
  kind text not null check (kind in ('holder', 'team', 'invited', 'handover', 'break_glass')),
  to_unit uuid references network.unit (id) on delete restrict,
  to_operator uuid references network.operator (id) on delete restrict,
  sections smallint[] not null,
  legal_basis text not null,
  reason text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  -- an offer counts only once accepted
  state text not null check (state in ('offered', 'active', 'refused', 'ended')),
  granted_by uuid not null references network.operator (id) on delete restrict,
  granted_at timestamptz not null,
  ended_by uuid references network.operator (id) on delete restrict,
  ended_at timestamptz,
  end_reason text,
  version int not null default 1,
  check (num_nonnulls(to_unit, to_operator) = 1)
);
create index reach_grant_subject on access.reach_grant (subject);
create index reach_grant_unit on access.reach_grant (to_unit) where state = 'offered';

-- A file, or sections of it, kept from a person or a body as a rule. Section 0 keeps the whole file from them.
create table access.withholding (
  id uuid primary key,
  subject uuid not null,
  from_unit uuid references network.unit (id) on delete restrict,
  from_operator uuid references network.operator (id) on delete restrict,
  sections smallint[] not null,
  reason text not null,
  words text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  set_by uuid not null references network.operator (id) on delete restrict,
  set_at timestamptz not null,
  lifted_by uuid references network.operator (id) on delete restrict,
  lifted_at timestamptz,
  lift_reason text,
  version int not null default 1,
  check (num_nonnulls(from_unit, from_operator) = 1)
);
create index withholding_subject on access.withholding (subject);

-- Emergency access: minutes long, with its reason, seen by the responsible worker at once, reviewed by two people within five days.
create table access.break_glass (
  id uuid primary key,
  grant_id uuid not null references access.reach_grant (id) on delete restrict,
  subject uuid not null,
  operator_id uuid not null references network.operator (id) on delete restrict,
  -- who held the subject at that moment: whose coordinators and privacy officer review it
  holder_unit uuid not null references network.unit (id) on delete restrict,
  holder_organisation uuid not null references network.organisation (id) on delete restrict,
  reason text not null,
  words text not null,
  started_at timestamptz not null,
  ends_at timestamptz not null check (ends_at <= started_at + interval '60 minutes'),
  review_due timestamptz not null
);
create index break_glass_subject on access.break_glass (subject);

create table access.break_glass_review (
  break_glass_id uuid not null references access.break_glass (id) on delete restrict,
  reviewer_id uuid not null references network.operator (id) on delete restrict,
  outcome text not null check (outcome in ('justified', 'not_justified')),
  words text not null,
  at timestamptz not null,
  primary key (break_glass_id, reviewer_id)
);
