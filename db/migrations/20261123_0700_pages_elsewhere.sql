-- What may be in other services too is read by pages and searched by name: the function takes more.
drop function if exists identity.elsewhere(int, int);
