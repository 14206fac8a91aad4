import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from './start-error.ts'

interface Rows {
  columns: string[]
  rows: (string | null)[][]
}

export interface LocalFile {
  text: string
  /** These rows put over ours: a known key changes the columns given, a new one is added. */
  over(file: Rows): Rows
}

/**
 * A later official list put in place by the administrator of the installation, as ISTAT's codes of countries, which no licensed list at hand gives: CSV in
 * UTF-8, `;` between columns, whose heading names columns of our file, the key among them; an empty cell changes nothing. Null when there is no such file.
 * Throws with the file, the line and what is wrong: the server does not start on half a list.
 */
export async function readLocal(folder: string, name: string, { key, columns }: { key: readonly string[]; columns: readonly string[] }): Promise<LocalFile | null> {
  const place = path.join(folder, name)
  const text = await readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new StartError(`${place} non si può leggere (${error.code}): correggi permessi o ACCANTO_REFERENCE_DIR.`)
  })
  if (text === null) return null
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const given = cellsOf(lines[0]!)
  const allowed = columns.filter((column) => column !== 'folded')
  const wrong = [...given.filter((column) => !allowed.includes(column)), ...key.filter((column) => !given.includes(column)).map((column) => `${column} (manca)`)]
  if (wrong.length) throw new StartError(`${place}, riga 1: colonne non valide: ${wrong.join(', ')}. Si possono usare: ${allowed.join(', ')}.`)
  const rows = lines.slice(1).flatMap((line, index) => {
    if (!line.trim()) return []
    const cells = cellsOf(line)
    const row = Object.fromEntries(given.map((column, at) => [column, cells[at] ?? '']))
    if (cells.length !== given.length || key.some((column) => !row[column])) throw new StartError(`${place}, riga ${index + 2}: servono ${given.length} celle separate da «;», con ${key.join(', ')}.`)
    return [row]
  })
  return { text, over: (file) => put(rows, file, key) }
}

const cellsOf = (line: string): string[] => line.split(';').map((cell) => cell.trim())

function put(local: readonly Record<string, string>[], { columns, rows }: Rows, key: readonly string[]): Rows {
  const keyOf = (row: Readonly<Record<string, string | null>>): string => key.map((column) => row[column]).join(' ')
  const all = new Map(rows.map((values) => {
    const row: Record<string, string | null> = Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null]))
    return [keyOf(row), row]
  }))
  for (const row of local) {
    const filled = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''))
    all.set(keyOf(row), { ...all.get(keyOf(row)), ...filled })
  }
  return { columns, rows: [...all.values()].map((row) => columns.map((column) => row[column] ?? null)) }
}
