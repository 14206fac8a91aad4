-- Who runs the installation, and how long a screen may stay untouched in each body.
alter table network.organisation
  -- its administrators may enter new bodies into the network
  add column installation boolean not null default false,
  add column idle_minutes int not null default 15 check (idle_minutes between 5 and 60);
