-- The files made of an official writing are read as the writing itself, and those that answer a penal order as it is.
alter table documents.document add column official boolean not null default false;
update documents.document d set official = true,
  penal = d.penal or exists (select 1 from composer.frozen f join composer.paper p on p.id = f.paper_id join measures.measure m on m.id = p.measure_id
    where d.id in (f.pdf_document, f.docx_document, f.signed_document) and m.nature = 'penale')
where exists (select 1 from composer.frozen f where d.id in (f.pdf_document, f.docx_document, f.signed_document));
