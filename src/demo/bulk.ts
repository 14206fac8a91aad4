import type pg from 'pg'

export type Row = Record<string, unknown>

/** Many rows of one table in one statement; columns left out keep their defaults, so rows of one call name the same ones. */
export async function insert(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).map((name) => `"${name}"`).join(', ')
  for (let start = 0; start < rows.length; start += 2000) {
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(start, start + 2000))],
    )
  }
}
