import type { Task } from '#kernel/server/jobs.ts'
import { record } from '#kernel/server/audit.ts'
import type { Tx } from '#kernel/server/db.ts'
import { followAuthority } from '#modules/deadlines/server/index.ts'
import { assemble } from './facts.ts'
import { officeOfRun } from './office.ts'
import { lockRun } from './run-store.ts'
import { runningRunsOf, termIdsOf } from './tasks-store.ts'

const FOLLOW = 'procedures.followCourt'
const REASON = 'L’ufficio giudiziario del fascicolo è un altro'

/**
 * The court of a file became known, or turned out to be another: the terms of the procedures that run there know the feast of the town where it sits, in the
 * name of who wrote it. Queued by the database with the change itself. Answers how many terms moved.
 */
export async function followCourt(tx: Tx, { caseId, by }: { caseId: string; by: string | null }, now: number): Promise<number> {
  let moved = 0
  for (const runId of await runningRunsOf(tx, caseId)) {
    const run = await lockRun(tx, runId)
    if (!run || run.state !== 'running') continue
    const office = await officeOfRun(tx, await assemble(tx, run, null), { job: true })
    moved += await followAuthority({ tx, actor: by === null ? null : { id: by }, now }, { ids: await termIdsOf(tx, runId) }, office, REASON)
  }
  if (!moved) return 0
  const frame = { at: new Date(now).toISOString(), actorId: null, sessionId: null, organisationId: null, action: FOLLOW, remote: '', requestKey: null }
  await record(tx, frame, 'ok', { subjects: new Set([caseId]), detail: { terms: moved, by } })
  return moved
}

export const followCourtTask: Task = async (payload, { once }) => {
  await once((tx) => followCourt(tx, payload as { caseId: string; by: string | null }, Date.now()))
}
