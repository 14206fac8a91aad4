-- A report that is being written, before anybody received it: only its author sees it; survives browser, session and crash.
create table intake.report_draft (
  id uuid primary key,
  author_id uuid not null references network.operator (id) on delete cascade,
  content jsonb not null,
  saved_at timestamptz not null,
  version int not null default 1
);
create index report_draft_author on intake.report_draft (author_id, saved_at desc);
