import type { Tx } from '#kernel/server/db.ts'

const trace = ['f.id', 'f.recorded_by', 'f.recorded_at', 'f.retired_by', 'f.retired_at'] as const
const town = ['m.istat as town_code', 'm.name as town_name', 'm.province as town_province'] as const

export const names = (tx: Tx, personId: string, retired: boolean) =>
  tx.selectFrom('people.name as f').select([...trace, 'f.kind', 'f.given', 'f.family', 'f.original', 'f.script', 'f.source', 'f.chosen', 'f.note'])
    .where('f.person_id', '=', personId).$if(!retired, (query) => query.where('f.retired_at', 'is', null))
    .orderBy('f.chosen', 'desc').orderBy('f.recorded_at').execute()

export const births = (tx: Tx, personId: string, retired: boolean) =>
  tx.selectFrom('people.birth_fact as f').leftJoin('kernel.municipality as m', 'm.istat', 'f.municipality_istat')
    .select([...trace, ...town, 'f.date', 'f.precision', 'f.place', 'f.country', 'f.source', 'f.reliability', 'f.chosen', 'f.note'])
    .where('f.person_id', '=', personId).$if(!retired, (query) => query.where('f.retired_at', 'is', null))
    .orderBy('f.chosen', 'desc').orderBy('f.recorded_at').execute()

export const nationalities = (tx: Tx, personId: string, retired: boolean) =>
  tx.selectFrom('people.nationality as f').select([...trace, 'f.country', 'f.source'])
    .where('f.person_id', '=', personId).$if(!retired, (query) => query.where('f.retired_at', 'is', null)).orderBy('f.id').execute()

export const languages = (tx: Tx, personId: string, retired: boolean) =>
  tx.selectFrom('people.spoken_language as f').select([...trace, 'f.language', 'f.level', 'f.mother_tongue', 'f.interpreter'])
    .where('f.person_id', '=', personId).$if(!retired, (query) => query.where('f.retired_at', 'is', null)).orderBy('f.mother_tongue', 'desc').orderBy('f.id').execute()

export const identifiers = (tx: Tx, personId: string, retired: boolean) =>
  tx.selectFrom('people.identifier as f').select([...trace, 'f.type', 'f.value', 'f.issued_by', 'f.issued_on', 'f.expires_on', 'f.doubt'])
    .where('f.person_id', '=', personId).$if(!retired, (query) => query.where('f.retired_at', 'is', null)).orderBy('f.recorded_at').execute()

export const addresses = (tx: Tx, personId: string, retired: boolean) =>
  tx.selectFrom('people.address as f').leftJoin('kernel.municipality as m', 'm.istat', 'f.municipality_istat')
    .select([...trace, ...town, 'f.kind', 'f.at_name', 'f.street', 'f.postcode', 'f.place', 'f.country', 'f.protected', 'f.valid_from', 'f.valid_to', 'f.note'])
    .where('f.person_id', '=', personId).$if(!retired, (query) => query.where('f.retired_at', 'is', null))
    .orderBy('f.valid_to', (order) => order.desc().nullsFirst()).orderBy('f.valid_from', (order) => order.desc().nullsLast()).execute()

export const contacts = (tx: Tx, personIds: readonly string[], retired: boolean) =>
  tx.selectFrom('people.contact as f').select([...trace, 'f.person_id', 'f.kind', 'f.value', 'f.protected', 'f.note', 'f.valid_from', 'f.valid_to'])
    .where('f.person_id', 'in', [...personIds]).$if(!retired, (query) => query.where('f.retired_at', 'is', null))
    .orderBy('f.valid_to', (order) => order.desc().nullsFirst()).orderBy('f.recorded_at').execute()

export const households = (tx: Tx, personId: string) =>
  tx.selectFrom('people.household_member as mine').innerJoin('people.household as h', 'h.id', 'mine.household_id')
    .innerJoin('people.household_member as f', 'f.household_id', 'h.id').innerJoin('people.person as p', 'p.id', 'f.person_id')
    .leftJoin('kernel.municipality as m', 'm.istat', 'h.municipality_istat')
    .select(['h.id as household_id', 'h.label', ...town, 'f.id as member_id', 'f.valid_from', 'f.valid_to',
      'p.id', 'p.display_name', 'p.original_name', 'p.called', 'p.sex', 'p.birth_date', 'p.birth_precision'])
    .where('mine.person_id', '=', personId).orderBy('h.created_at').orderBy('p.sort_name').execute()
