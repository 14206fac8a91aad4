import { newId } from '../domain/ids.ts'
import { leafHash, type AuditContent } from './audit-leaf.ts'
import type { Tx } from './db.ts'

export type Outcome = 'ok' | 'refused' | 'failed'

/** What an operation notes about itself while it runs. Details are codes, counts and ids: never content of a file. */
export interface Trail {
  subjects: Set<string>
  detail: Record<string, unknown>
  /** Events of their own, so that what is read of one subject tells nothing of another. */
  apart?: { action: string; subjects: readonly string[] }[]
}

export interface AuditFrame {
  at: string
  actorId: string | null
  sessionId: string | null
  organisationId: string | null
  action: string
  remote: string
  requestKey: string | null
}

/** Writes the events that stand apart from that of the act. What was learned by a refused act was learned all the same. */
export async function recordApart(tx: Tx, frame: AuditFrame, { apart = [] }: Trail): Promise<void> {
  for (const { action, subjects } of apart) await record(tx, { ...frame, action, requestKey: null }, 'ok', { subjects: new Set(subjects), detail: {} })
}

/** Writes one event, its leaf hash included, in the transaction it belongs to. */
export async function record(tx: Tx, frame: AuditFrame, outcome: Outcome, trail: Trail): Promise<void> {
  const event: AuditContent = { id: newId(), ...frame, outcome, subjects: [...trail.subjects], detail: trail.detail }
  await tx
    .insertInto('kernel.audit_event')
    .values({
      id: event.id,
      at: event.at,
      actor_id: event.actorId,
      session_id: event.sessionId,
      organisation_id: event.organisationId,
      action: event.action,
      outcome: event.outcome,
      subjects: [...event.subjects],
      detail: JSON.stringify(event.detail),
      remote: event.remote,
      request_key: event.requestKey,
      leaf: leafHash(event),
    })
    .execute()
}
