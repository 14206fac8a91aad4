import { sql } from 'kysely'
import { searchTokens } from '#kernel/domain/name-keys.ts'
import type { Tx } from '#kernel/server/db.ts'

/** What the access register asks of files; the composition root gives it to the audit module. */
export const caseTrailDirectory = {
  /** Files a number or a child's name means, for a privacy officer of the body that holds them. */
  async find(tx: Tx, text: string): Promise<string[]> {
    const words = searchTokens(text).map((word) => `=${word}`)
    const { rows } = await sql<{ id: string }>`select id from cases.trail_find(${text.trim()}, ${words}::text[]) id`.execute(tx)
    return rows.map((row) => row.id)
  },

  async labels(tx: Tx, subjects: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await sql<{ id: string; number: string }>`select id, number from cases.trail_labels(${[...subjects]}::uuid[])`.execute(tx)
    return new Map(rows.map((row) => [row.id, row.number]))
  },

  async nameWords(tx: Tx, subjects: readonly string[]): Promise<Map<string, readonly string[]>> {
    const { rows } = await sql<{ id: string; tokens: string[] }>`select id, tokens from cases.trail_name_words(${[...subjects]}::uuid[])`.execute(tx)
    return new Map(rows.map((row) => [row.id, row.tokens]))
  },
}

/** Who answers for a file day by day: told at once of an emergency access, which has just opened it to the actor. */
export async function responsibleOf(tx: Tx, subject: string): Promise<string[]> {
  const row = await tx.selectFrom('cases.case_file').select('responsible_id').where('id', '=', subject).executeTakeFirst()
  return row?.responsible_id ? [row.responsible_id] : []
}
