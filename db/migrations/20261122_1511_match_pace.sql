-- When somebody asked who may be the same person, and whether he was slowed down: all processes count together. Touched by people.count_match only.
create table people.match_asked (
  id bigint generated always as identity primary key,
  actor_id uuid not null references kernel.actor (id) on delete cascade,
  at timestamptz not null,
  refused boolean not null
);
create index match_asked_actor on people.match_asked (actor_id, at);
