-- Questions that were asked in several places have one home: kernel.opened_to, access.unit_and_above, deadlines.shown_to. What asked them before goes.
drop function if exists cases.unit_line(uuid);
drop function if exists intake.unit_line(uuid);
drop function if exists deadlines.answers(uuid);
drop function if exists deadlines.may_receive(uuid, uuid, uuid, smallint);
