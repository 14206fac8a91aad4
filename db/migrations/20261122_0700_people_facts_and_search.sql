-- A fact about a person tells who took it back, and every one tells who recorded it.
alter table people.name add column retired_by uuid;
alter table people.birth_fact add column retired_by uuid;
alter table people.identifier add column retired_by uuid;
alter table people.address add column retired_by uuid;
alter table people.contact add column retired_by uuid;
alter table people.relation add column retired_by uuid;
alter table people.nationality add column retired_by uuid, add column recorded_by uuid, add column recorded_at timestamptz;
alter table people.spoken_language add column retired_by uuid, add column recorded_by uuid, add column recorded_at timestamptz;

-- The search of people begins from the files within reach when they are few.
create index reach_allow_subject on kernel.reach using gin (allow) with (fastupdate = off) where section = 0;
