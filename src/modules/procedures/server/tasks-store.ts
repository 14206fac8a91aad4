import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { DueTerm } from '../domain/loss.ts'

/** Terms of a run's steps, as the loss of effect needs them. For the clock. */
export async function lossTermsOf(tx: Tx, runId: string): Promise<DueTerm[]> {
  const { rows } = await sql<{ step_id: string; rule_id: string | null; state: DueTerm['state']; due: string | null; due_at: string | null }>`
    select s.step_id, t.rule_id, t.state, t.due, t.due_at from procedures.step s
    join deadlines.of_source t on t.source_id = s.id and t.source_kind = 'procedures.step' where s.run_id = ${runId}::uuid`.execute(tx)
  return rows.map((row) => ({ stepId: row.step_id, rule: row.rule_id, state: row.state, due: row.due, dueAt: row.due_at }))
}

/** The terms of a run's steps, by id. For the job. */
export async function termIdsOf(tx: Tx, runId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from procedures.step s
    join deadlines.of_source t on t.source_id = s.id and t.source_kind = 'procedures.step' where s.run_id = ${runId}::uuid order by t.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export const runningRunsOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await tx.selectFrom('procedures.run').select('id').where('case_id', '=', caseId).where('state', '=', 'running').orderBy('id').execute()).map(({ id }) => id)

/** Running runs with a step of the worst damage whose live term has passed, not yet raised. */
export async function runsToCheck(tx: Tx, now: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.id from procedures.run r join procedures.step s on s.run_id = r.id and s.damage = 0 and s.state in ('open', 'waiting')
    join deadlines.of_source t on t.source_id = s.id and t.source_kind = 'procedures.step' and t.live and t.due_at < ${now}::timestamptz
    where r.state = 'running' and r.effect_lost_at is null order by r.id limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}
