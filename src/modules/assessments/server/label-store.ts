import type { Tx } from '#kernel/server/db.ts'

/** Italian names of these languages, by code. */
export async function languageNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (!codes.length) return new Map()
  return new Map((await tx.selectFrom('kernel.language').select(['code', 'name_it']).where('code', 'in', [...new Set(codes)]).execute()).map((row) => [row.code, row.name_it]))
}

/** Italian names of these relations, by code. */
export async function relationNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (!codes.length) return new Map()
  return new Map((await tx.selectFrom('kernel.code').select(['code', 'label_it']).where('list', '=', 'relation_type').where('code', 'in', [...new Set(codes)]).execute()).map((row) => [row.code, row.label_it]))
}
