import { sql, type Insertable } from 'kysely'
import type { DB } from './database.gen.ts'
import type { Tx } from './db.ts'

/** Up to here each value is a parameter of its own; past it all rows are one parameter, so that the statement's text does not change with their number. */
const FEW = 20

/** All rows have the same columns. `jsonb` columns take objects, arrays of SQL take arrays of text or numbers; no bytes. Policies and triggers hold as for one row. */
export async function insertRows<T extends keyof DB & string>(tx: Tx, table: T, rows: readonly Insertable<DB[T]>[]): Promise<void> {
  if (rows.length === 0) return
  if (rows.length <= FEW) {
    await tx.insertInto(table).values(rows as never).execute()
    return
  }
  const columns = sql.join(Object.keys(rows[0]!).map((name) => sql.ref(name)))
  const target = sql.table(table)
  await sql`insert into ${target} (${columns}) select ${columns} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}
