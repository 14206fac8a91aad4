import { inChunks } from '#kernel/domain/in-chunks.ts'
import type { Tx } from '#kernel/server/db.ts'
import * as store from './match-store.ts'

export interface Match {
  personId: string
  displayName: string
  originalName: string | null
  birthDate: string | null
}

/** People within reach, by tax code (in the form identifiers are compared by) and by day of birth: for who compares many at once. */
export async function matchPeople(tx: Tx, wanted: { taxCodes: readonly string[]; births: readonly string[] }): Promise<{ byTaxCode: Map<string, Match>; byBirth: Map<string, Match[]> }> {
  const byTaxCode = new Map<string, Match>()
  const byBirth = new Map<string, Match[]>()
  for (const codes of inChunks([...new Set(wanted.taxCodes)])) for (const { code, ...match } of await store.withTaxCodes(tx, codes)) byTaxCode.set(code, match)
  for (const births of inChunks([...new Set(wanted.births)])) {
    for (const match of await store.bornOn(tx, births)) byBirth.set(match.birthDate!, [...(byBirth.get(match.birthDate!) ?? []), match])
  }
  return { byTaxCode, byBirth }
}
