-- A report in sections: its header is seen by more people than what was told, so the two can't share a row.
create table intake.report_facts (
  report_id uuid primary key references intake.report (id) on delete cascade,
  -- as told, in the reporter's words
  facts text not null,
  facts_when text,
  facts_on date,
  facts_place text
);
insert into intake.report_facts (report_id, facts, facts_when, facts_on, facts_place)
select id, facts, facts_when, facts_on, facts_place from intake.report;
alter table intake.report drop column facts, drop column facts_when, drop column facts_on, drop column facts_place;

-- bound to report by law, or not
alter table intake.reporter add column capacity text;

-- the queue of a unit, and what somebody sent
create index report_creator on intake.report (created_by, created_at desc);

-- rules quoted in the answer, by their code in domain/norms.ts
alter table intake.advice add column norms text[] not null default '{}';
