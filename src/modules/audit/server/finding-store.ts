import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { DayFacts, Rule } from '../domain/anomalies.ts'
import type { Period, Position } from './event-store.ts'

export const rules = (tx: Tx): Promise<Rule[]> => tx.selectFrom('audit.rule').select(['code', 'threshold']).where('active', '=', true).execute() as Promise<Rule[]>

export async function dayFacts(tx: Tx, { since, until }: Period): Promise<DayFacts[]> {
  const { rows } = await sql<DayFacts>`
    select actor_id as "actorId", organisation_id as "organisationId", family_name as "familyName", roles, opened, of_others as "ofOthers", at_night as "atNight",
      refused, emergencies
    from audit.day_facts(${since}::timestamptz, ${until}::timestamptz)`.execute(tx)
  return rows
}

/** False when it was found already. */
export async function add(
  tx: Tx,
  row: { id: string; day: string; rule: string; actor_id: string; organisation_id: string; amount: number; found_at: string },
): Promise<boolean> {
  const done = await tx.insertInto('audit.finding').values(row).onConflict((conflict) => conflict.columns(['day', 'rule', 'actor_id']).doNothing()).executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function officersOf(tx: Tx, organisation: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from audit.officers_of(${organisation}) id`.execute(tx)
  return rows.map((row) => row.id)
}

export const findings = (tx: Tx, before: Position | null, limit: number) =>
  tx
    .selectFrom('audit.finding as f')
    .innerJoin('kernel.actor as a', 'a.id', 'f.actor_id')
    .select(['f.id', 'f.day', 'f.rule', 'f.actor_id', 'a.display_name', 'f.amount', 'f.found_at'])
    .$if(before !== null, (query) => query.where(sql<boolean>`(f.found_at, f.id) < (${before!.at}, ${before!.id})`))
    .orderBy('f.found_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit)
    .execute()
