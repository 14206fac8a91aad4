import type { World } from '#tests/support/world.ts'

// what says that something was done, not what is so: trail, answers kept for retries, sessions, the queue, the counts; and the decisions themselves
const apart = /^(kernel\.(audit_\w+|request|session)|graphile_worker\.|kernel_meta\.|identity\.)/

/** Every row of every table, as text: of modules added later too. */
export async function everything(world: World): Promise<Map<string, string[]>> {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' order by 1`)
  const found = new Map<string, string[]>()
  for (const { name } of tables.filter((one) => !apart.test(one.name))) {
    const { rows } = await world.owner.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    found.set(name, rows.map(({ row }) => row))
  }
  return found
}

/** The rows that are there now and were not before, each with its table. */
export const added = (before: ReadonlyMap<string, string[]>, after: ReadonlyMap<string, string[]>): [string, string][] =>
  [...after].flatMap(([table, rows]) => {
    const old = new Set(before.get(table))
    return rows.filter((row) => !old.has(row)).map((row): [string, string] => [table, row])
  })
