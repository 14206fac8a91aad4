import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { foldName } from '../domain/name-keys.ts'
import { readLocal } from './reference-local.ts'

const folder = new URL('../../../db/reference/', import.meta.url)

interface ReferenceFile {
  columns?: string[]
  rows: (string | null)[][]
}
type Row = Record<string, string | number | null>

interface Target {
  file: string
  /** What an administrator may put over it, in a folder of his own: rows of a later list, or columns that ours leaves empty. */
  local?: string
  table: string
  key: string[]
  columns: string[]
  /** Whole-file view of one row: gets the row as read and its position. */
  complete(row: Record<string, string | null>, position: number): Row
}

/** Part of each hash: raise it when the way of loading changes, so that unchanged files are loaded again. */
const LOADER = '1'

const targets: Target[] = [
  {
    file: 'municipalities.json', local: 'municipalities.csv', table: 'municipality', key: ['istat'],
    columns: ['istat', 'belfiore', 'name', 'name_other', 'folded', 'province_code', 'province', 'province_name', 'region', 'valid_from', 'valid_to'],
    complete: (row) => ({ ...row, folded: foldName(`${row.name} ${row.name_other ?? ''}`) }),
  },
  {
    file: 'countries.json', local: 'countries.csv', table: 'country', key: ['code'],
    columns: ['code', 'alpha3', 'name_it', 'name_en', 'citizenship_it', 'belfiore', 'istat', 'folded', 'valid_to'],
    complete: (row) => ({ ...row, folded: foldName(`${row.name_it} ${row.name_en} ${row.citizenship_it ?? ''}`) }),
  },
  {
    file: 'languages.json', table: 'language', key: ['code'],
    columns: ['code', 'iso639_1', 'name_it', 'name_en', 'direction', 'folded', 'position'],
    complete: (row, position) => ({ ...row, folded: foldName(`${row.name_it} ${row.name_en}`), position }),
  },
  {
    file: 'codes.json', table: 'code', key: ['list', 'code'],
    columns: ['list', 'code', 'label_it', 'label_en', 'source', 'position'],
    complete: (row, position) => ({ ...row, position }),
  },
  {
    file: 'relation-types.json', table: 'relation_type', key: ['code'],
    columns: ['code', 'inverse', 'family_group'],
    complete: (row) => row,
  },
]

/**
 * Loads the files of `db/reference` that changed since the last time, in one transaction; an unchanged file costs one comparison.
 * Rows are added and updated, never removed: something may refer to them, so what ends gets `valid_to` in the file instead.
 * `localFolder` may hold files of the installation (`reference-local.ts`), put over ours whenever either changes.
 * `client` must be the owner's, outside a transaction. Answers the files that were loaded.
 */
export async function loadReference(client: pg.ClientBase, localFolder?: string): Promise<string[]> {
  await client.query('begin')
  try {
    // Two processes starting together: the second one waits, then finds nothing to do.
    await client.query(`select pg_advisory_xact_lock(hashtext('kernel.reference_load'))`)
    const known = await client.query<{ file: string; hash: string }>('select file, hash from kernel.reference_load')
    const hashes = new Map(known.rows.map((row) => [row.file, row.hash]))
    const loaded: string[] = []
    for (const target of targets) {
      const text = await readFile(new URL(target.file, folder), 'utf8')
      const local = target.local && localFolder ? await readLocal(localFolder, target.local, target) : null
      const hash = createHash('sha256').update(LOADER).update(text).update(local?.text ?? '').digest('hex')
      if (hashes.get(target.file) === hash) continue
      const file = JSON.parse(text) as Required<ReferenceFile>
      await loadFile(client, target, local ? local.over(file) : file)
      await client.query(
        `insert into kernel.reference_load (file, hash) values ($1, $2)
         on conflict (file) do update set hash = excluded.hash, loaded_at = now()`,
        [target.file, hash],
      )
      loaded.push(target.file)
    }
    await client.query('commit')
    return loaded
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The rows go as one JSON parameter: one statement for eight thousand of them. */
async function loadFile(client: pg.ClientBase, target: Target, file: Required<ReferenceFile>): Promise<void> {
  const rows = file.rows.map((values, index) =>
    target.complete(Object.fromEntries(file.columns.map((column, at) => [column, values[at] ?? null])), index + 1))
  const list = target.columns.join(', ')
  const updates = target.columns.filter((column) => !target.key.includes(column)).map((column) => `${column} = excluded.${column}`)
  await client.query(
    `insert into kernel.${target.table} (${list})
     select ${list} from jsonb_populate_recordset(null::kernel.${target.table}, $1::jsonb)
     on conflict (${target.key.join(', ')}) do update set ${updates.join(', ')}`,
    [JSON.stringify(rows)],
  )
}
