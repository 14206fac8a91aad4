-- Functions for one that became functions for many, or learnt one thing more; rls.sql makes them.
drop function if exists people.put_search_entry(uuid, text[], text[], text[]);
drop function if exists cases.next_number(uuid, int);
drop function if exists kernel.refresh_reach(uuid);
