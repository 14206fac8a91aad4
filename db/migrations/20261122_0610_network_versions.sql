-- A change of territory says on which version it is based, like every other.
alter table network.territory add column version int not null default 1;
-- Pickers and lists look people up by any part of their name.
create index operator_name on network.operator (lower(family_name), lower(given_name));
-- Who speaks a language is asked when a mediator is needed.
create index operator_language_language on network.operator_language (language);
