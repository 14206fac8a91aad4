-- How papers are approved in a body is said anew, never overwritten: who said it, when and why.
create table composer.setting_change (
  organisation_id uuid not null references network.organisation (id) on delete cascade,
  n int not null,
  two_pairs boolean not null,
  -- null: said before reasons were asked for
  reason text,
  changed_by uuid not null references network.operator (id) on delete restrict,
  changed_at timestamptz not null,
  primary key (organisation_id, n)
);
alter table composer.setting_change enable row level security;
alter table composer.setting_change force row level security;
insert into composer.setting_change (organisation_id, n, two_pairs, changed_by, changed_at) select organisation_id, version, two_pairs, changed_by, changed_at from composer.setting;
