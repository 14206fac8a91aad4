-- Files that stand beside something penal since before the triggers looked: papers of penal procedures, and the writings that answer an order made penal later.
update documents.document d set penal = true
where not d.penal and (exists (select 1 from procedures.record_document p join procedures.record c on c.id = p.record_id join procedures.run r on r.id = c.run_id
    where p.document_id = d.id and r.family = 'penale' and r.case_id is not null)
  or exists (select 1 from composer.frozen f join composer.paper p on p.id = f.paper_id join measures.measure m on m.id = p.measure_id
    where m.nature = 'penale' and d.id in (f.pdf_document, f.docx_document, f.signed_document)));
