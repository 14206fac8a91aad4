-- Terms of age (18, 21) follow a corrected birth: the file a term belongs to tells the birth of its child too.
alter table deadlines.subject add column birth date;
update deadlines.subject s set birth = c.child_birth from cases.case_file c where c.id = s.subject;
drop function if exists deadlines.put_subject(uuid, text, text, text, uuid, uuid, uuid, text, uuid);
