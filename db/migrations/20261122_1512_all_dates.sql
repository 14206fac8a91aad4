-- Every date of birth and every telephone of a person is compared from now on: who has several is written anew by the background, and compared again.
with several as (
  select c.person_id from people.contact c where c.retired_at is null and not c.protected and c.kind in ('telefono', 'cellulare', 'whatsapp') group by c.person_id having count(*) > 1
  union select b.person_id from people.birth_fact b where b.retired_at is null and b.date is not null group by b.person_id having count(*) > 1
), stale as (
  update people.match_entry e set version = 0 from several s where e.person_id = s.person_id
)
insert into identity.fresh (person_id) select s.person_id from several s;
