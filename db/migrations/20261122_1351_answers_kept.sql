-- What its actor reached of the subjects of a kept answer (subject and section), when it was given: a retry gets it only while he still does.
alter table kernel.request add column reached text[] not null default '{}';
