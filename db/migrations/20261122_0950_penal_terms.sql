-- Terms of what is penal stand behind the same wall as the measures they come from (PRI-12).
alter table deadlines.term add column penal boolean not null default false;
update deadlines.term set penal = true where rule_id like 'PEN-%';
