import pg from 'pg'
import { entryKeys } from '#modules/people/server/index.ts'

/** What must give no row in a world that was loaded past triggers and foreign keys. */
const mustBeEmpty: Record<string, string> = {
  'copies of reach on files': `select from cases.case_file c left join kernel.reach r on r.subject = c.id and r.section = 0
    where (c.allow, c.deny) is distinct from (r.allow, r.deny)`,
  'copies of children on files': `select from cases.case_file c left join people.person p on p.id = c.child_id
    where (c.child_name, c.child_sort, c.child_birth) is distinct from (p.display_name, p.sort_name, p.birth_date)`,
  'files that their terms would not know': `select from cases.case_file c left join deadlines.subject s on s.subject = c.id
    where (s.number, s.name, s.unit_id, s.responsible_id) is distinct from (c.number, c.child_name, c.unit_id, c.responsible_id)`,
  'files without holder': `select from cases.case_file c where not exists (select from access.reach_grant g
    where g.subject = c.id and g.kind = 'holder' and g.state = 'active' and g.to_unit = c.unit_id)`,
  'grants and withholdings against sources': `select from (select id from access.reach_grant where state = 'active' union all select id from access.withholding) g
    full join kernel.reach_source s on s.id = g.id where s.id is null or g.id is null`,
  'children who are not members': `select from cases.case_file c where not exists (select from kernel.reach_member m
    where m.member = c.child_id and m.subject = c.id and m.section = 0)`,
  'people without search entry or chosen name': `select from people.person p left join people.search_entry e on e.person_id = p.id
    left join people.name n on n.person_id = p.id and n.chosen and n.retired_at is null where e.person_id is null or n.id is null`,
  'members that nobody is': `select from kernel.reach_member m left join people.person p on p.id = m.member left join cases.case_file c on c.id = m.subject
    where p.id is null or c.id is null`,
  'diary of no file or no author': `select from cases.diary_entry e left join cases.case_file c on c.id = e.case_id left join network.operator o on o.id = e.author_id
    where c.id is null or o.id is null`,
  'presences of no entry': `select from cases.diary_presence p left join cases.diary_entry e on e.id = p.entry_id where e.id is null`,
}

/** Refuses a world that the product could not have written itself. */
export async function verifyWorld(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    for (const [what, query] of Object.entries(mustBeEmpty)) {
      const { rowCount } = await client.query(`${query} limit 5`)
      if (rowCount) throw new Error(`the loaded world is not consistent: ${what}`)
    }
    await sameAfterRefresh(client, 'kernel.refresh_reach', someSubjects, `
      select subject::text, section, array(select unnest(allow) order by 1) as allow, array(select unnest(deny) order by 1) as deny from kernel.reach
      where subject = any ($1) order by 1, 2`)
    await sameAfterRefresh(client, 'access.refresh_actor', 'select id from network.operator order by md5(id::text) limit 200', `
      select actor_id::text, principal, reaches, sections, valid_from, valid_to from kernel.actor_principal where actor_id = any ($1) order by 1, 2, 3, 5`)
    await sameKeys(client)
  } finally {
    await client.end()
  }
}

const someSubjects = `select distinct subject as id from (
  (select subject from kernel.reach_source where effect = 'withhold' limit 100)
  union all (select subject from kernel.reach_source order by md5(id::text) limit 300)) s`

/** The product's own function, run on some hundreds of them, must change nothing. */
async function sameAfterRefresh(client: pg.Client, refresh: string, ids: string, read: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(ids)
  const chosen = rows.map((row) => row.id)
  const before = await client.query(read, [chosen])
  await client.query('begin')
  for (const id of chosen) await client.query(`select ${refresh}($1)`, [id])
  const after = await client.query(read, [chosen])
  await client.query('rollback')
  if (!before.rows.length || JSON.stringify(before.rows) !== JSON.stringify(after.rows)) throw new Error(`the loaded world is not consistent: ${refresh} changes it`)
}

async function sameKeys(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ given: string; family: string; tokens: string[]; keys: string[] }>(
    `select n.given, n.family, e.tokens, e.keys from people.name n join people.search_entry e using (person_id) order by md5(n.id::text) limit 300`,
  )
  for (const { given, family, tokens, keys } of rows) {
    const right = entryKeys([`${given} ${family}`])
    if (tokens.toSorted().join() !== right.tokens.toSorted().join() || keys.toSorted().join() !== right.keys.toSorted().join()) {
      throw new Error('the loaded world is not consistent: search keys')
    }
  }
}
