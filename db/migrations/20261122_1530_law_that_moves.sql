-- Law that moves is more than numbers: days from which law holds, and days of laws that may come, null while nobody knows them. With how sure each is.
alter table deadlines.parameter alter column value drop not null;
alter table deadlines.parameter alter column valid_from drop not null;
alter table deadlines.parameter add column sure text[] not null default '{OWN}' check (sure <@ '{SEEN,SEEN-2,OWN,UNSURE}'::text[] and cardinality(sure) > 0);
alter table deadlines.parameter alter column sure drop default;
alter table deadlines.parameter add check (value is null or valid_from is not null);
