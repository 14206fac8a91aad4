-- Two doors of the engine name their parameters differently: policies cannot rename them in place. rls.sql makes them anew.
drop function if exists people.match_lists(bigint[], int, int, int);
drop function if exists people.match_source(uuid[]);
