-- Whose side the explanation of a pair names first: it is shown on that side. Null: the first of the pair.
alter table identity.suggestion add column explained_from uuid;
