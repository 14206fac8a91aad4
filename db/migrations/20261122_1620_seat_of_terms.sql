-- Where the act of a term is done, kept with it, so that it can be counted anew when the office turns out to be another or the file goes to a service that
-- sits elsewhere (29 June in Rome): said by hand, the office it comes from, or null, the seat of the service. `at_office`: a hearing, only the office's seat counts.
alter table deadlines.term add column seat text check (seat in ('said', 'rome', 'elsewhere'));
alter table deadlines.term add column at_office boolean not null default false;

-- Until now only the outcome was kept. What came from an order or a procedure stays as it was counted until that is next written; by hand, what was counted for Rome too.
alter table deadlines.term disable trigger user;
update deadlines.term set seat = case when rome then 'rome' else 'elsewhere' end where source_kind in ('measures.measure', 'procedures.step');
update deadlines.term set seat = 'said' where source_kind = 'deadlines.manual' and rome;
update deadlines.term set at_office = true where source_kind = 'measures.hearing';
alter table deadlines.term enable trigger user;
