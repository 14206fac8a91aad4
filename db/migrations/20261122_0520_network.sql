-- Network: the bodies, their units and sites, and the people who work there.
create schema network;

create table network.organisation (
  id uuid primary key,
  kind text not null,
  name text not null,
  short_name text not null,
  -- first part of the number of its files ("SRC-2026-000123")
  case_prefix text not null check (case_prefix ~ '^[A-Z0-9]{2,8}$'),
  ipa_code text,
  tax_code text,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  email text,
  pec text,
  phone text,
  website text,
  active boolean not null default true,
  version int not null default 1,
  unique (case_prefix)
);

create table network.unit (
  id uuid primary key,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  parent_id uuid references network.unit (id) on delete restrict,
  name text not null,
  kind text not null,
  -- whom to ask when somebody out of reach needs this unit
  contact text,
  active boolean not null default true,
  version int not null default 1
);
create index unit_organisation on network.unit (organisation_id);
create index unit_parent on network.unit (parent_id);

create table network.site (
  id uuid primary key,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  unit_id uuid references network.unit (id) on delete set null,
  name text not null,
  street text,
  postcode text,
  municipality_istat char(6) references kernel.municipality (istat) on delete restrict,
  phone text,
  email text,
  -- the address of a secret refuge is never in the directory
  secret boolean not null default false,
  active boolean not null default true,
  version int not null default 1
);
create index site_organisation on network.site (organisation_id);

create table network.opening_hour (
  id uuid primary key,
  site_id uuid not null references network.site (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  note text
);
create index opening_hour_site on network.opening_hour (site_id);

create table network.accreditation (
  id uuid primary key,
  organisation_id uuid not null references network.organisation (id) on delete cascade,
  kind text not null,
  act_number text,
  authority text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  note text,
  version int not null default 1
);
create index accreditation_organisation on network.accreditation (organisation_id);

create table network.agreement (
  id uuid primary key,
  organisation_id uuid not null references network.organisation (id) on delete cascade,
  other_organisation_id uuid not null references network.organisation (id) on delete restrict,
  kind text not null,
  title text not null,
  protocol_number text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  note text,
  version int not null default 1
);
create index agreement_organisation on network.agreement (organisation_id);
create index agreement_other on network.agreement (other_organisation_id);

-- Which unit serves which municipality, from–to; one unit at a time for each service.
create table network.territory (
  id uuid primary key,
  unit_id uuid not null references network.unit (id) on delete cascade,
  municipality_istat char(6) not null references kernel.municipality (istat) on delete restrict,
  service text not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (municipality_istat with =, service with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index territory_unit on network.territory (unit_id);

-- Somebody who works; the same id as his `kernel.actor`.
create table network.operator (
  id uuid primary key references kernel.actor (id) on delete restrict,
  organisation_id uuid not null references network.organisation (id) on delete restrict,
  given_name text not null,
  family_name text not null,
  email text,
  phone text,
  register_number text,
  active boolean not null default true,
  version int not null default 1
);
create index operator_organisation on network.operator (organisation_id);

-- Employed or on assignment, in a unit, with a profession, from–to. When the last one ends, every reach ends.
create table network.assignment (
  id uuid primary key,
  operator_id uuid not null references network.operator (id) on delete cascade,
  unit_id uuid not null references network.unit (id) on delete restrict,
  profession text not null,
  kind text not null check (kind in ('employed', 'assigned')),
  weekly_hours numeric(4, 1),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  -- consultants work on an assignment with an end
  check (kind = 'employed' or valid_to is not null),
  version int not null default 1
);
create index assignment_operator on network.assignment (operator_id);
create index assignment_unit on network.assignment (unit_id);

create table network.operator_language (
  operator_id uuid not null references network.operator (id) on delete cascade,
  language char(3) not null references kernel.language (code) on delete restrict,
  level text not null default 'C1',
  primary key (operator_id, language)
);
