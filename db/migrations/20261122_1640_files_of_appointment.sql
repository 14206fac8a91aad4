-- One appointment may be of several files: a visit to siblings. Each file has its matter, its people, its minutes and its place in the history, so that who
-- reaches one of them learns nothing of the others, not even that there are any.
alter table agenda.matter drop constraint matter_pkey;
alter table agenda.matter add column position smallint not null default 0, add constraint matter_pkey primary key (appointment_id, case_id);

alter table agenda.protected_place drop constraint protected_place_pkey;
alter table agenda.protected_place add constraint protected_place_pkey primary key (appointment_id, case_id);

-- In which of its files a person (of the family, or named) is wanted there: who reaches one of these files sees him. Workers are of the appointment.
alter table agenda.participant add constraint participant_of_appointment unique (id, appointment_id);
create table agenda.participant_file (
  participant_id uuid not null,
  appointment_id uuid not null,
  case_id uuid not null,
  primary key (participant_id, case_id),
  foreign key (participant_id, appointment_id) references agenda.participant (id, appointment_id) on delete cascade,
  foreign key (appointment_id, case_id) references agenda.matter (appointment_id, case_id) on delete cascade
);
create index participant_file_matter on agenda.participant_file (appointment_id, case_id);
insert into agenda.participant_file (participant_id, appointment_id, case_id)
  select p.id, p.appointment_id, m.case_id from agenda.participant p join agenda.matter m on m.appointment_id = p.appointment_id where p.operator_id is null;

-- A part for each file.
alter table agenda.minutes drop constraint minutes_pkey;
alter table agenda.minutes add constraint minutes_of_file unique nulls not distinct (appointment_id, case_id);

-- Of which file alone a line of the history speaks; null: of the appointment.
alter table agenda.change add column case_id uuid references cases.case_file (id) on delete cascade;
update agenda.change c set case_id = m.case_id from agenda.matter m where m.appointment_id = c.appointment_id and c.what in ('minutes_corrected', 'minutes_approved');

-- Of which files a draft may speak: it is shown as long as its author reaches all of them.
alter table agenda.record_draft add column cases uuid[] not null default '{}';
update agenda.record_draft d set cases = array(select m.case_id from agenda.matter m where m.appointment_id = d.appointment_id);
