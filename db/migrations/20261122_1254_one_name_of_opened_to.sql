-- Whom a set of codes opens to is answered by kernel.opened_to alone: its former name goes.
drop function if exists deadlines.opened_to(uuid, int[], int[]);
