-- Plans agreed with a child and a family: progetto quadro, PEI, individual project, foster-care project, agreed path. One model, in editions.
create schema plans;

create table plans.plan (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  -- code list plan_kind
  kind text not null,
  -- the progetto quadro inside which it stands
  parent_id uuid references plans.plan (id) on delete restrict,
  -- the unit that writes and keeps it: the service for a progetto quadro, the community for its PEI
  keeper_unit uuid not null references network.unit (id) on delete restrict,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'in_force', 'under_review', 'closed')),
  -- the edition being written, proposed or in force
  edition int not null default 1,
  -- the edition that holds; null until the first comes into force
  standing int check (standing <= edition),
  starts_on date not null,
  months smallint not null check (months between 1 and 120),
  -- how often it is reviewed: so many months, or as a standard of the service says
  review_months smallint check (review_months between 1 and 24),
  review_standard uuid references deadlines.standard (id) on delete restrict,
  in_force_on date,
  -- the day of the next review as its term says, for lists
  next_review_on date,
  measure_id uuid references measures.measure (id) on delete restrict,
  -- of the sheet for the child
  child_language text check (child_language in ('it', 'en', 'fr', 'ar', 'bn', 'sq', 'uk', 'ur')),
  closed_on date,
  -- code list plan_outcome
  outcome text,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  version int not null default 1,
  check (num_nonnulls(review_months, review_standard) = 1),
  check ((state = 'closed') = (closed_on is not null))
);
create index plan_case on plans.plan (case_id, created_at desc);
create index plan_parent on plans.plan (parent_id);
create index plan_review on plans.plan (next_review_on, id) where state in ('in_force', 'under_review');
create index plan_keeper on plans.plan (keeper_unit);
-- one framework for a child at a time
create unique index plan_one_framework on plans.plan (case_id) where kind = 'progetto_quadro' and state <> 'closed';

-- The section of the file in which an area of life stands: what is said of health, school, work and papers is read by who reaches those sections.
create function plans.section_of(area text) returns smallint language sql immutable as $$
  select case when area in ('SAL', 'B1') then 4 when area in ('LIN', 'SCU', 'B6', 'A5') then 5 when area in ('LAV', 'GIU') then 6 else 2 end::smallint
$$;

-- What is said of one area (code lists pei_area, mdb_dimension; GEN: the picture as a whole). Several authors, an area each.
create table plans.part (
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  area text not null,
  section smallint not null generated always as (plans.section_of(area)) stored,
  situation text not null default '',
  resources text not null default '',
  needs text not null default '',
  updated_by uuid not null references network.operator (id) on delete restrict,
  updated_at timestamptz not null,
  version int not null default 1,
  primary key (plan_id, area)
);

-- A goal: one observable change, with the five levels of its scale written before anything is scored.
create table plans.goal (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  area text not null,
  section smallint not null generated always as (plans.section_of(area)) stored,
  words text not null,
  indicator text,
  -- −2, −1, 0 (what is expected), +1, +2
  levels text[] not null default '{"","","","",""}' check (cardinality(levels) = 5),
  baseline smallint check (baseline between -2 and 2),
  baseline_words text,
  due_on date,
  -- serious needs of assessments that it answers, and prescriptions of the order
  needs text[] not null default '{}',
  prescriptions uuid[] not null default '{}',
  -- language → words for the child
  child_words jsonb not null default '{}',
  for_child boolean not null default false,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null default 1
);
create index goal_plan on plans.goal (plan_id) where removed_at is null;
create index goal_case on plans.goal (case_id) where removed_at is null;

create table plans.action (
  id uuid primary key,
  goal_id uuid not null references plans.goal (id) on delete cascade,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  area text not null,
  section smallint not null generated always as (plans.section_of(area)) stored,
  words text not null,
  -- the child and the parents too
  who text not null check (who in ('child', 'parent', 'worker', 'body', 'other')),
  person_id uuid references people.person (id) on delete restrict,
  operator_id uuid references network.operator (id) on delete restrict,
  unit_id uuid references network.unit (id) on delete restrict,
  who_words text,
  by_on date,
  service text,
  indicator text,
  state text not null default 'todo' check (state in ('todo', 'doing', 'done', 'not_done', 'dropped')),
  state_words text,
  state_on date,
  child_words jsonb not null default '{}',
  for_child boolean not null default false,
  created_by uuid not null references network.operator (id) on delete restrict,
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null default 1,
  check ((who = 'worker') = (operator_id is not null)),
  check ((who = 'body') = (unit_id is not null)),
  check (who <> 'other' or who_words is not null)
);
create index action_plan on plans.action (plan_id) where removed_at is null;
create index action_goal on plans.action (goal_id);
-- whose owner has left
create index action_owner on plans.action (operator_id) where removed_at is null and state in ('todo', 'doing');

-- The équipe of a plan.
create table plans.member (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  operator_id uuid references network.operator (id) on delete restrict,
  words text,
  -- code list team_role
  role text not null,
  check (num_nonnulls(operator_id, words) = 1)
);
create index member_plan on plans.member (plan_id);

-- When and how the child meets the family (art. 4 c. 3 l. 184/1983).
create table plans.contact (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  person_id uuid references people.person (id) on delete restrict,
  words text,
  -- code list family_contact
  how text not null,
  often text not null,
  place text,
  note text,
  position smallint not null,
  check (num_nonnulls(person_id, words) = 1)
);
create index contact_plan on plans.contact (plan_id);

-- What each party says of the text proposed. Never changed: a new word of the same party stands in the place of the one before.
create table plans.agreement (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  edition int not null,
  party text not null check (party in ('child', 'parent', 'guardian', 'body', 'other')),
  person_id uuid references people.person (id) on delete restrict,
  unit_id uuid references network.unit (id) on delete restrict,
  who_words text,
  stance text check (stance in ('agrees', 'disagrees', 'partly', 'not_heard', 'not_concerned')),
  said_on date,
  reason text,
  own_words text,
  language text,
  mediator boolean,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  check ((stance is null) = (said_on is null)),
  check (stance is null or stance = 'agrees' or reason is not null)
);
create index agreement_plan on plans.agreement (plan_id, edition);

-- The text of an edition as it came into force, section by section: readable for ever.
create table plans.edition (
  plan_id uuid not null references plans.plan (id) on delete cascade,
  n int not null,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  in_force_on date not null,
  frozen_by uuid not null references network.operator (id) on delete restrict,
  frozen_at timestamptz not null,
  primary key (plan_id, n)
);
create table plans.edition_part (
  plan_id uuid not null,
  n int not null,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  content jsonb not null,
  primary key (plan_id, n, section),
  foreign key (plan_id, n) references plans.edition (plan_id, n) on delete cascade
);

create table plans.review (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  edition int not null,
  state text not null default 'open' check (state in ('open', 'held', 'withdrawn')),
  -- the day by which it was to be held, as its term said
  due_on date,
  opened_at timestamptz not null,
  opened_by uuid not null references network.operator (id) on delete restrict,
  held_on date,
  outcome text check (outcome in ('goes_on', 'changes', 'closes')),
  late_reason text,
  -- operators and people of the family who were there, and others in words
  operators uuid[] not null default '{}',
  people uuid[] not null default '{}',
  others text,
  -- why the child was not there
  absence_reason text,
  words text not null default '',
  held_by uuid references network.operator (id) on delete restrict,
  version int not null default 1,
  check ((state = 'held') = (held_on is not null)),
  check ((held_on is null) = (outcome is null))
);
create index review_plan on plans.review (plan_id, held_on desc);
create unique index review_one_open on plans.review (plan_id) where state = 'open';

-- How far each goal is, at a review; null score: why it could not be said.
create table plans.score (
  review_id uuid not null references plans.review (id) on delete cascade,
  goal_id uuid not null references plans.goal (id) on delete cascade,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  score smallint check (score between -2 and 2),
  evidence text not null,
  -- the day of the review, once held
  held_on date,
  edition int not null,
  scored_by uuid not null references network.operator (id) on delete restrict,
  version int not null default 1,
  primary key (review_id, goal_id)
);
create index score_plan on plans.score (plan_id);
create index score_goal on plans.score (goal_id);

-- What the child, or a parent, says at a review, in his own words.
create table plans.voice (
  id uuid primary key,
  review_id uuid not null references plans.review (id) on delete cascade,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  party text not null check (party in ('child', 'parent', 'guardian', 'body', 'other')),
  person_id uuid references people.person (id) on delete restrict,
  who_words text,
  words text not null,
  language text,
  mediator boolean not null default false,
  recorded_by uuid not null references network.operator (id) on delete restrict,
  recorded_at timestamptz not null
);
create index voice_review on plans.voice (review_id);

-- Why a serious need has no goal.
create table plans.need_reason (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  need text not null,
  reason text not null,
  given_by uuid not null references network.operator (id) on delete restrict,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index need_reason_one on plans.need_reason (case_id, need) where withdrawn_at is null;

-- What happened to a plan, with what it said before: never changed, never deleted.
create table plans.change (
  id uuid primary key,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  plan_id uuid not null references plans.plan (id) on delete cascade,
  section smallint not null,
  what text not null,
  -- the goal, the action, the review …
  thing_id uuid,
  at timestamptz not null,
  by_operator uuid not null references network.operator (id) on delete restrict,
  words text,
  before jsonb
);
create index change_plan on plans.change (plan_id, at desc);
create index change_case on plans.change (case_id, at desc);
