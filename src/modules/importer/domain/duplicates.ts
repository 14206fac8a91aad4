import { searchTokens } from '#kernel/domain/name-keys.ts'
import type { Finding } from './findings.ts'
import type { ReadRow } from './read-rows.ts'

/** A name as compared: its words in one spelling, whatever their order. */
export const nameKey = ({ family, given }: Pick<ReadRow, 'family' | 'given'>): string =>
  searchTokens([family, given].filter(Boolean).join(' ')).toSorted().join(' ')

const birthKey = ({ birthDate, birthYear }: ReadRow): string => birthDate ?? (birthYear ? String(birthYear) : '')

/** Rows that name the same person as an earlier one (same tax code, or same name and birth), and those that may. */
export function findDuplicates(rows: readonly ReadRow[]): Map<number, Finding> {
  const byCode = new Map<string, number>()
  const byPerson = new Map<string, number>()
  const byName = new Map<string, ReadRow[]>()
  const found = new Map<number, Finding>()
  for (const row of rows) {
    const key = nameKey(row)
    if (!key) continue
    const code = row.taxCode?.normalised
    const birth = birthKey(row)
    const same = (code && byCode.get(code)) || (birth && byPerson.get(`${key} ${birth}`))
    const alike = byName.get(key)?.find((other) => !birth || !birthKey(other))
    if (same) found.set(row.row, { code: 'duplicateInFile', detail: String(same) })
    else if (alike) found.set(row.row, { code: 'alikeInFile', detail: String(alike.row) })
    if (code && !byCode.has(code)) byCode.set(code, row.row)
    if (birth && !byPerson.has(`${key} ${birth}`)) byPerson.set(`${key} ${birth}`, row.row)
    byName.set(key, [...(byName.get(key) ?? []), row])
  }
  return found
}

/** What makes a row the same row when the file comes again: who it is about, not how its cells are written. */
export const rowContent = (row: ReadRow): string =>
  [nameKey(row), birthKey(row), row.taxCode?.normalised ?? row.taxCode?.value ?? '', row.number ?? '', row.openedOn ?? ''].join('|').toLowerCase()
