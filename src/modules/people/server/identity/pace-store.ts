import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface Pace {
  /** Answered in the last minute, before this question. */
  asked: number
  /** Slowed down in the last hour, this question included. */
  refused: number
}

/** Counts one more question of who acts; beyond `most` in a minute it counts as refused. */
export async function countMatch(tx: Tx, most: number): Promise<Pace> {
  return (await sql<Pace>`select asked, refused from people.count_match(${most}::int)`.execute(tx)).rows[0]!
}
