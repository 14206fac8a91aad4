import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

async function truth(tx: Tx, query: RawBuilder<{ yes: boolean }>): Promise<boolean> {
  return (await query.execute(tx)).rows[0]?.yes ?? false
}

export const runs = (tx: Tx, organisationId: string) => truth(tx, sql<{ yes: boolean }>`select network.runs(${organisationId}) as yes`)
export const installs = (tx: Tx) => truth(tx, sql<{ yes: boolean }>`select network.installs() as yes`)

/** Each word of a search as a pattern that matches anywhere; signs with a meaning in patterns lose it. */
export const patternsOf = (text: string | undefined): string[] =>
  (text ?? '').split(/\s+/).filter(Boolean).slice(0, 6).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
