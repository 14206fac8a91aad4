import { record } from '#kernel/server/audit.ts'
import type { Tx } from '#kernel/server/db.ts'
import { enqueue, type Task } from '#kernel/server/jobs.ts'
import { followAuthority } from '#modules/deadlines/server/index.ts'
import { termsBefore } from './term-store.ts'

const FOLLOW = 'measures.followOffice'
const BATCH = 1000

interface OfficeMoved {
  organisationId: string
  by: string | null
  after?: string | null
}

/**
 * The town where a judicial office sits was corrected in the network: the terms of its orders and of the hearings before it know the feast of that town
 * (`law.md` 2.3, 29 June in Rome), in the name of who corrected it. Queued by the database with the change itself. Answers how many terms moved.
 */
async function follow(tx: Tx, { organisationId, by, after = null }: OfficeMoved, now: number): Promise<number> {
  const terms = await termsBefore(tx, organisationId, after, BATCH)
  if (terms.length === BATCH) await enqueue(tx, FOLLOW, { organisationId, by, after: terms.at(-1)!.term_id })
  const [office] = terms
  if (!office) return 0
  const context = { tx, actor: by === null ? null : { id: by }, now }
  const moved = await followAuthority(context, { ids: terms.map(({ term_id }) => term_id) }, office, 'La sede dell’ufficio giudiziario è stata corretta')
  if (!moved) return 0
  const frame = { at: new Date(now).toISOString(), actorId: null, sessionId: null, organisationId: null, action: FOLLOW, remote: '', requestKey: null }
  await record(tx, frame, 'ok', { subjects: new Set(terms.map(({ case_id }) => case_id)), detail: { terms: moved, by } })
  return moved
}

export const followOffice: Task = async (payload, { once }) => {
  await once((tx) => follow(tx, payload as unknown as OfficeMoved, Date.now()))
}
