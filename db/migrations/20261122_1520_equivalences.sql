-- What an administrator of the installation says of names that are one, and the pairs of words that confirmed links suggest.
alter table people.name_equivalence
  -- the same name in another language, another spelling, a nickname, a suffix
  add column kind text not null default 'language' check (kind in ('language', 'spelling', 'nickname', 'suffix')),
  -- ISO 639, as in kernel.language
  add column languages text[] not null default '{}',
  -- a book, a page, who said so; or confirmed links
  add column source text not null default '',
  add column retire_reason text,
  add column version integer not null default 1;
create unique index name_equivalence_words on people.name_equivalence (words) where retired_at is null;

-- Words that stood unexplained, one on each side, in registrations that people joined: only as words, and only when enough different children bear them out.
create table people.equivalence_proposal (
  id uuid primary key,
  one text not null,
  other text not null,
  -- different children, and different bodies whose people joined their registrations
  children integer not null,
  bodies integer not null,
  counted_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'refused')),
  reason text,
  decided_by uuid references kernel.actor (id) on delete restrict,
  decided_at timestamptz,
  equivalence_id uuid references people.name_equivalence (id) on delete restrict,
  version integer not null default 1,
  unique (one, other),
  check (one < other),
  check (children >= 3 and bodies >= 2),
  check ((state = 'open') = (decided_by is null) and (decided_by is null) = (decided_at is null) and (state = 'open' or reason is not null))
);
alter table people.equivalence_proposal enable row level security;
alter table people.equivalence_proposal force row level security;
