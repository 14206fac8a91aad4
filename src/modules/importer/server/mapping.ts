import type { Column, Field } from '../domain/columns.ts'
import type { Mapping } from '../domain/read-rows.ts'

/** As kept with the run: no headings, which may say anything; they are read from the sheet again. */
export interface StoredMapping {
  header: { from: number; to: number }
  fields: Record<string, Field>
  nameOrder: Mapping['nameOrder']
  responsibleId: string
}

export const storeMapping = (columns: readonly Pick<Column, 'index' | 'field'>[], rest: Omit<StoredMapping, 'fields'>): string =>
  JSON.stringify({ ...rest, fields: Object.fromEntries(columns.flatMap(({ index, field }) => (field ? [[index, field]] : []))) } satisfies StoredMapping)

/** The columns of the sheet with the meanings that were kept. */
export const columnsWith = (columns: readonly Column[], { fields }: StoredMapping): Column[] => columns.map((column) => ({ ...column, field: fields[column.index] ?? null }))

/** Do two mappings read the same children out of the sheet? Who answers for the files does not matter. */
export function sameReading(text: string, known: StoredMapping): boolean {
  const reading = ({ header, nameOrder, fields }: StoredMapping) => JSON.stringify([header.from, header.to, nameOrder, Object.entries(fields).toSorted()])
  return reading(JSON.parse(text) as StoredMapping) === reading(known)
}
