-- A service's own number for a rule of practice that leaves it to the service (months before 18): dated, with its source, like the other standards.
alter table deadlines.standard add column rule_id text;
alter table deadlines.standard add check (rule_id is null or measure = 'months');
