import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchBand } from '#modules/people/contract.ts'

export type Verdict = 'same' | 'different' | 'unsure'

export interface NewCandidate {
  id: string
  row: number
  person_id: string | null
  other_row: number | null
  band: MatchBand
  score: number
  score_version: string
  exact: boolean
}

export interface CandidateRow extends NewCandidate {
  verdict: Verdict | null
  words: string | null
}

/** Candidates of the present comparison that the reader sees, and what was answered. */
export async function candidatesOf(tx: Tx, runId: string): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select c.id, c.row, c.person_id, c.other_row, c.band, c.score::float8 as score, c.score_version, c.exact, c.verdict, c.words
    from importer.candidate c join importer.matching m on m.run_id = c.run_id and m.attempt = c.attempt
    where c.run_id = ${runId} order by c.row, c.score desc, c.id`.execute(tx)
  return rows
}

/** Begins a comparison: what an earlier one would still find is not wanted any more. */
export const beginMatching = (tx: Tx, runId: string, attempt: string, at: string) =>
  tx.insertInto('importer.matching').values({ run_id: runId, attempt, state: 'running', done: 0, total: 0, at })
    .onConflict((conflict) => conflict.column('run_id').doUpdateSet({ attempt, state: 'running', done: 0, total: 0, at })).execute()

/** Is this still the comparison wanted? Kept so until the transaction ends. */
export const lockMatching = (tx: Tx, runId: string, attempt: string) =>
  tx.selectFrom('importer.matching').select('run_id').where('run_id', '=', runId).where('attempt', '=', attempt).forNoKeyUpdate().executeTakeFirst()

/** A sign of life of a comparison, by a job. */
export const putMatched = (tx: Tx, runId: string, attempt: string, change: { done: number; total: number; at: string } | { state: 'failed'; at: string }) =>
  tx.updateTable('importer.matching').set(change).where('run_id', '=', runId).where('attempt', '=', attempt).where('state', '=', 'running').execute()

/** Keeps what a comparison found; answers given to the same pairs before stay. */
export async function putCandidates(tx: Tx, { runId, attempt, at }: { runId: string; attempt: string; at: string }, found: readonly NewCandidate[]): Promise<void> {
  for (let from = 0; from < found.length; from += 1000) {
    await sql`insert into importer.candidate (id, run_id, attempt, row, person_id, other_row, band, score, score_version, exact, verdict, words, answered_by, answered_at)
      select c.id, ${runId}::uuid, ${attempt}::uuid, c.row, c.person_id, c.other_row, c.band, c.score, c.score_version, c.exact, o.verdict, o.words, o.answered_by, o.answered_at
      from jsonb_to_recordset(${JSON.stringify(found.slice(from, from + 1000))}::jsonb)
        as c (id uuid, row int, person_id uuid, other_row int, band text, score numeric, score_version text, exact boolean)
      left join lateral (select p.verdict, p.words, p.answered_by, p.answered_at from importer.candidate p
        where p.run_id = ${runId}::uuid and p.row = c.row and p.person_id is not distinct from c.person_id and p.other_row is not distinct from c.other_row and p.verdict is not null
        order by p.answered_at desc limit 1) o on true`.execute(tx)
  }
  await tx.deleteFrom('importer.candidate').where('run_id', '=', runId).where('attempt', '<>', attempt).execute()
  await tx.updateTable('importer.matching').set({ state: 'done', at }).where('run_id', '=', runId).where('attempt', '=', attempt).execute()
}

/** Writes an answer down; the number of candidates answered. */
export async function answer(tx: Tx, ids: readonly string[], given: { verdict: Verdict | null; words: string | null; by: string; at: string }): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('importer.candidate')
    .set({ verdict: given.verdict, words: given.words, answered_by: given.verdict && given.by, answered_at: given.verdict && given.at })
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Who was written down by a load, to be compared by its own job. */
export async function insertLoaded(tx: Tx, runId: string, people: readonly string[]): Promise<void> {
  await sql`insert into importer.loaded_person (run_id, person_id) select ${runId}::uuid, p from unnest(${[...people]}::uuid[]) p`.execute(tx)
}

/** The next of them that were not compared yet. As a job. */
export const waitingOf = async (tx: Tx, runId: string, limit: number): Promise<string[]> =>
  (await tx.selectFrom('importer.loaded_person').select('person_id').where('run_id', '=', runId).where('compared', '=', false).limit(limit).execute()).map(({ person_id }) => person_id)

export const markCompared = (tx: Tx, runId: string, people: readonly string[]) =>
  tx.updateTable('importer.loaded_person').set({ compared: true }).where('run_id', '=', runId).where(sql<boolean>`person_id = any (${[...people]}::uuid[])`).execute()

/** All of them, forgotten with this: their comparison is over. As a job. */
export const takeLoaded = async (tx: Tx, runId: string): Promise<string[]> =>
  (await tx.deleteFrom('importer.loaded_person').where('run_id', '=', runId).returning('person_id').execute()).map(({ person_id }) => person_id)

/** Candidates of registers whose sheet is gone: row-level security says which. As a job. */
export const forgetCandidates = (tx: Tx) => tx.deleteFrom('importer.candidate').execute()
