import type { Tx } from '#kernel/server/db.ts'

/** The three letters by which the engine knows a country; null for an unknown code. */
export async function alpha3(tx: Tx, code: string): Promise<string | null> {
  return (await tx.selectFrom('kernel.country').select('alpha3').where('code', '=', code).executeTakeFirst())?.alpha3 ?? null
}
