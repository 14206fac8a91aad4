-- The paper of a penal order stands behind the wall of penal measures (PRI-12), its title too.
alter table documents.document add column penal boolean not null default false;
update documents.document d set penal = true where exists (select 1 from measures.measure m where m.document_id = d.id and m.nature = 'penale');
create index measure_document on measures.measure (document_id) where document_id is not null;
