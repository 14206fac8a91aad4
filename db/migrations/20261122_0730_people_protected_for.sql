-- A protected address or contact belongs to the files through which it was written: tying its person to one more file must not open it there.
alter table people.address add column protected_for uuid[] not null default '{}';
alter table people.contact add column protected_for uuid[] not null default '{}';
