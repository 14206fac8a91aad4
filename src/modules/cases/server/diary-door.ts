import type { ClientInput } from '#kernel/contract/endpoint.ts'
import type { Context } from '#kernel/server/operation.ts'
import { writeEntry as contract, type DiaryEntry } from '../contract/diary.ts'
import { writeEntry } from './diary-write-entry.ts'

/** An entry of the diary as another module writes it: what the composer of the diary sends, with its file. */
export type NewDiaryEntry = Omit<ClientInput<typeof contract>, 'draftId'>

/**
 * Writes an entry in the diary of a file inside the caller's transaction, through the diary's own use case: the same refusals (404 out of reach, 403 a role
 * that only reads, 400 next to the field, 409 a closed file), the same trace. For what is told once and elsewhere only pointed to, such as the account of
 * a talk.
 */
export async function writeDiaryEntry(context: Context, { caseId, ...entry }: NewDiaryEntry): Promise<DiaryEntry> {
  const input = { caseId, ...contract.body.parse(entry) }
  return (await writeEntry.handle(context as never, input as never)) as DiaryEntry
}
