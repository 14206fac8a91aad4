-- What somebody is writing of a goal at a review before he saves the score: his own, gone with it.
create table plans.score_draft (
  review_id uuid not null references plans.review (id) on delete cascade,
  goal_id uuid not null references plans.goal (id) on delete cascade,
  operator_id uuid not null references network.operator (id) on delete cascade,
  case_id uuid not null references cases.case_file (id) on delete cascade,
  section smallint not null,
  -- '' nothing chosen yet, 'null' it cannot be said, else the score
  choice text not null check (choice in ('', 'null', '-2', '-1', '0', '1', '2')),
  evidence text not null,
  saved_at timestamptz not null,
  primary key (review_id, goal_id, operator_id)
);
create index score_draft_goal on plans.score_draft (goal_id);
create index score_draft_operator on plans.score_draft (operator_id);
create index score_draft_case on plans.score_draft (case_id);
alter table plans.score_draft enable row level security;
alter table plans.score_draft force row level security;
