import { enqueue, type Task } from '#kernel/server/jobs.ts'
import { record } from '#kernel/server/audit.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Context } from '#kernel/server/operation.ts'
import { wallTerms } from '#modules/deadlines/server/index.ts'
import { heldBefore, HEARING_SOURCE, settleHearing } from './measure-terms.ts'
import * as store from './proceeding-store.ts'

const FOLLOW = 'measures.followHearings'

/**
 * Queues what whoever changed a proceeding cannot do himself: the terms of its hearings in the files of the children he does not reach. Settled in the
 * files he reaches in his own transaction, they are settled in the others by the job, in his name.
 */
export const queueHearings = ({ tx, actor }: Pick<Context, 'tx' | 'actor'>, proceedingId: string, hearingIds: readonly string[]): Promise<void> =>
  enqueue(tx, FOLLOW, { proceedingId, hearingIds, by: actor.id })

/** Settles the terms of these hearings in the files of all the children, and puts all of the proceeding behind the wall of what is penal, or before it. */
async function follow(tx: Tx, { proceedingId, hearingIds, by }: { proceedingId: string; hearingIds: readonly string[]; by: string }, now: number): Promise<void> {
  const proceeding = await store.heldBeforeOf(tx, proceedingId)
  if (!proceeding) return
  const before = heldBefore(proceeding)
  const caseIds = await store.caseIdsOf(tx, proceedingId)
  const hearings = await store.hearingsOf(tx, [proceedingId])
  const context = { tx, actor: { id: by }, now }
  for (const hearing of hearings.filter(({ id }) => hearingIds.includes(id))) await settleHearing(context, { ...hearing, ...before }, caseIds, 'Udienza aggiornata')
  for (const { id } of hearings) await wallTerms(tx, { kind: HEARING_SOURCE, id }, before.penal)
  // the change itself is recorded for the files he reached: this is its trace in the others, with who made it
  const frame = { at: new Date(now).toISOString(), actorId: null, sessionId: null, organisationId: null, action: FOLLOW, remote: '', requestKey: null }
  await record(tx, frame, 'ok', { subjects: new Set(caseIds), detail: { proceeding: proceedingId, by } })
}

export const followHearings: Task = async (payload, { once }) => {
  await once((tx) => follow(tx, payload as { proceedingId: string; hearingIds: string[]; by: string }, Date.now()))
}
