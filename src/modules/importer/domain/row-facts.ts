import type { ReadRow } from './read-rows.ts'

const named = ({ given, family }: { given: string | null; family: string | null }): string | null => [given, family].filter(Boolean).join(' ') || null

/** What of a row is compared with who is registered, as the engine wants it. `country`: ISO 3166 alpha-2, as recognised. */
export function rowFacts(row: ReadRow & { country: string | null }) {
  const parent = (type: 'madre' | 'padre') => row.parents.filter((one) => one.type === type).map(named)[0] ?? null
  return {
    given: row.given, family: row.family, dob: row.birthDate ?? (row.birthYear ? String(row.birthYear) : null), sex: row.sex, nat: row.country,
    father: parent('padre'), mother: parent('madre'), place: row.birthPlace, phone: row.phone,
    codes: row.taxCode ? [`${row.taxCode.kind}:${row.taxCode.normalised ?? row.taxCode.value}`] : [],
  }
}
