import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { PersonHeader } from '../contract.ts'

interface Row {
  id: string
  display_name: string
  original_name: string | null
  called: string | null
  sex: string | null
  birth_date: string | null
  birth_precision: string
}

/** The header as answered; fields listed one by one, so that a new column never leaks. */
export const presentHeader = (row: Row): PersonHeader => ({
  id: row.id as Id<'person'>,
  displayName: row.display_name,
  originalName: row.original_name,
  called: row.called,
  sex: row.sex as PersonHeader['sex'],
  birthDate: row.birth_date as PlainDate | null,
  birthPrecision: row.birth_precision as PersonHeader['birthPrecision'],
})
