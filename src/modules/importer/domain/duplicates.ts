import { foldName, searchTokens } from '#kernel/domain/name-keys.ts'
import type { Finding } from './findings.ts'
import type { ReadRow } from './read-rows.ts'

const words = ({ family, given }: Pick<ReadRow, 'family' | 'given'>): string => [family, given].filter(Boolean).join(' ')
/** A name as compared: its words, whatever their order, capitals and accents. */
export const nameKey = (row: Pick<ReadRow, 'family' | 'given'>): string => foldName(words(row)).split(' ').toSorted().join(' ')
/** The same for names that differ only by a habit of spelling: Mohamed and Muhammad. */
const soundKey = (row: ReadRow): string => searchTokens(words(row)).toSorted().join(' ')
const birthKey = ({ birthDate, birthYear }: ReadRow): string => birthDate ?? (birthYear ? String(birthYear) : '')

/** Rows that name the same person as an earlier one (same tax code, or same name and birth), and those that may. */
export function findDuplicates(rows: readonly ReadRow[]): Map<number, Finding> {
  const byCode = new Map<string, number>()
  const byPerson = new Map<string, number>()
  const bySound = new Map<string, ReadRow[]>()
  const found = new Map<number, Finding>()
  for (const row of rows) {
    const name = nameKey(row)
    if (!name) continue
    const code = row.taxCode?.normalised ?? ''
    const birth = birthKey(row)
    const person = birth && `${name} ${birth}`
    const sound = soundKey(row)
    const same = byCode.get(code) ?? byPerson.get(person)
    const alike = bySound.get(sound)?.find((other) => !birth || !birthKey(other) || birthKey(other) === birth)
    if (same) found.set(row.row, { code: 'duplicateInFile', detail: String(same) })
    else if (alike) found.set(row.row, { code: 'alikeInFile', detail: String(alike.row) })
    if (code && !byCode.has(code)) byCode.set(code, row.row)
    if (person && !byPerson.has(person)) byPerson.set(person, row.row)
    bySound.set(sound, [...(bySound.get(sound) ?? []), row])
  }
  return found
}

/** What makes a row the same row when the file comes again: who it is about, not how its cells are written. */
export const rowContent = (row: ReadRow): string =>
  [nameKey(row), birthKey(row), row.taxCode?.normalised ?? row.taxCode?.value ?? '', row.number ?? '', row.openedOn ?? ''].join('|').toLowerCase()
