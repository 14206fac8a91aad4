import { record } from '#kernel/server/audit.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { rules } from '../domain/rules.ts'
import { correctEvent } from './change.ts'
import * as store from './term-store.ts'

/** Rules counted from a birth: the event of their terms is the birth of the child of the file. */
const ofAge = rules.filter(({ term }) => term.mode === 'AGE').map(({ id }) => id)
const REASON = 'Corretta la data di nascita'

/**
 * Counts the terms of age of a file from the birth of its child as it is known now, in the name of who corrected it. Those met stay met, with the note
 * that their date moved after. Answers how many moved.
 */
export async function followBirth(tx: Tx, { subject, by }: { subject: string; by: string | null }, now: number): Promise<number> {
  const birth = await store.birthOf(tx, subject)
  if (!birth) return 0
  const ids = await store.countedFromAnother(tx, subject, ofAge, birth)
  if (!ids.length) return 0
  const moved = await correctEvent({ tx, actor: by === null ? null : { id: by }, now }, { ids }, birth as PlainDate, REASON)
  const frame = { at: new Date(now).toISOString(), actorId: null, sessionId: null, organisationId: null, action: 'deadlines.followBirth', remote: '', requestKey: null }
  await record(tx, frame, 'ok', { subjects: new Set([subject]), detail: { terms: moved.length, by } })
  return moved.length
}
