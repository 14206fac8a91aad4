-- What an appointment was planned from (a thing of another module, and which part of it), so that both lead to each other.
alter table agenda.matter
  add column source_kind text,
  add column source_id uuid,
  add column source_part uuid,
  add constraint matter_source check ((source_kind is null) = (source_id is null) and (source_part is null or source_id is not null));

-- The rhythm at which the child meets somebody, where one was agreed in those words: the day of the next meeting is proposed by it.
alter table plans.contact add column every text check (every in ('week', 'fortnight', 'month'));
