import pg from 'pg'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { CopyWriter, type Cell } from './copy-writer.ts'
import { ENTRIES_EACH, entryTables, makeEntry, type EntryTable } from './entries.ts'
import { FileMaker, fileTables, type FileTable } from './files.ts'
import { loadNetwork, type Network } from './network.ts'
import type { Plan } from './plan.ts'

/** Fills an empty, migrated database with a world of this size, and leaves it as if it had been written through the product. */
export async function loadWorld(owner: pg.ClientConfig, plan: Plan, say: (words: string) => void): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off; set max_parallel_maintenance_workers = 1`)
    const today = dateInRome(Date.now())
    const network = await loadNetwork(client, plan, today)
    say('enti e operatori')
    const { rows } = await client.query<{ ref: string; id: number }>(`select ref, id from kernel.principal where kind in ('unit', 'actor')`)
    const indexes = await setIndexesAside(client)
    await client.query('create schema load; create unlogged table load.case_file (like cases.case_file including defaults)')
    const maker = await loadFiles(owner, plan, network, new Map(rows.map((row) => [row.ref, row.id])), today)
    say('persone e fascicoli')
    await loadEntries(owner, plan, maker)
    say('diario')
    await materialise(client)
    say('liste di accesso')
    for (const definition of indexes) await client.query(definition)
    say('indici')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
    say('statistiche')
  } finally {
    await client.end()
  }
}

const big = [...Object.values(fileTables), ...Object.values(entryTables)].map(([table]) => table).filter((table) => !table.startsWith('load.'))

/** Building an index once is quicker than growing it row by row. Those of keys stay: they find what was made twice. */
async function setIndexesAside(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any ($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [[...big, 'kernel.reach', 'cases.case_file']],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map((row) => row.definition)
}

async function writersOf<K extends string>(owner: pg.ClientConfig, tables: Record<K, readonly [string, ...string[]]>) {
  const writers = new Map<K, CopyWriter>()
  for (const [key, [table, ...columns]] of Object.entries(tables) as [K, readonly [string, ...string[]]][]) writers.set(key, await CopyWriter.open(owner, table, columns))
  return {
    put: (key: K, ...cells: readonly Cell[]): void => writers.get(key)!.row(...cells),
    flush: async (): Promise<void> => {
      for (const writer of writers.values()) await writer.flush()
    },
    close: async (): Promise<void> => void (await Promise.all([...writers.values()].map((writer) => writer.close()))),
  }
}

async function loadFiles(owner: pg.ClientConfig, plan: Plan, network: Network, principals: ReadonlyMap<string, number>, today: ReturnType<typeof dateInRome>): Promise<FileMaker> {
  const writers = await writersOf<FileTable>(owner, fileTables as unknown as Record<FileTable, readonly [string, ...string[]]>)
  const maker = new FileMaker(plan, network, principals, today, writers.put)
  for (let f = 0; f < plan.files; f++) {
    maker.make(f)
    if (f % 100 === 99) await writers.flush()
  }
  await writers.close()
  return maker
}

async function loadEntries(owner: pg.ClientConfig, plan: Plan, maker: FileMaker): Promise<void> {
  const writers = await writersOf<EntryTable>(owner, entryTables as unknown as Record<EntryTable, readonly [string, ...string[]]>)
  for (let n = 0; n < ENTRIES_EACH; n++) {
    for (let file = 0; file < plan.files; file++) {
      makeEntry(writers.put, plan.files, file, n, maker.told[file]!)
      if (file % 200 === 199) await writers.flush()
    }
  }
  await writers.close()
}

/** What triggers keep row by row, in bulk: reach from its sources, its boundaries, its copy on the files. `verifyWorld` compares. */
async function materialise(client: pg.Client): Promise<void> {
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await client.query(`
    insert into kernel.reach (subject, section, allow, deny)
    select opened.subject, opened.section, opened.codes, coalesce(closed.codes, '{}')
    from (
      select subject, section, array_agg(distinct principal * 16 + section) as codes
      from (select s.subject, s.principal, unnest(array_prepend(0::smallint, s.sections)) as section from kernel.reach_source s
        where s.effect = 'allow' and s.valid_from <= now() and s.valid_to > now()) allowed
      group by subject, section
    ) opened
    left join (
      select s.subject, n.section, array_agg(distinct s.principal * 16 + n.section) as codes
      from kernel.reach_source s cross join generate_series(0, 8) n (section)
      where s.effect = 'withhold' and s.valid_from <= now() and s.valid_to > now() and (n.section = any (s.sections) or 0 = any (s.sections))
      group by s.subject, n.section
    ) closed on closed.subject = opened.subject and closed.section = opened.section`)
  await client.query(`
    insert into kernel.reach_boundary (subject, at)
    select subject, min(valid_to) from kernel.reach_source where valid_to > now() and valid_to < 'infinity' group by subject`)
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = 'cases.case_file'::regclass and attnum > 0 and not attisdropped and attname not in ('allow', 'deny', 'version')`,
  )
  const columns = rows[0]!.columns
  await client.query(`
    insert into cases.case_file (${columns}, allow, deny, version)
    select ${columns.split(', ').map((name) => `f.${name}`).join(', ')}, r.allow, r.deny, 1
    from load.case_file f join kernel.reach r on r.subject = f.id and r.section = 0 order by f.id`)
  await client.query(`
    insert into deadlines.subject (subject, number, name, sort_name, organisation_id, unit_id, responsible_id, municipality_istat, pole_unit_id)
    select id, number, child_name, child_sort, organisation_id, unit_id, responsible_id, municipality_istat, pole_unit_id from cases.case_file`)
  await client.query(`
    insert into cases.number_counter (organisation_id, year, last)
    select organisation_id, extract(year from opened_on)::int, max(right(number, 6)::int) from load.case_file group by 1, 2`)
  await client.query('drop schema load cascade')
  await client.query('commit')
}
