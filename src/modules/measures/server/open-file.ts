import { conflict, notFound } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { assertReached } from '#modules/access/server/index.ts'
import { fileHead, type FileHead } from '#modules/cases/server/index.ts'

/** The file, if its judicial section is within reach; otherwise 404, as if there were none. */
export async function openFile(tx: Tx, caseId: string): Promise<{ file: FileHead; familySeen: boolean }> {
  const reached = await assertReached(tx, caseId)
  const file = await fileHead(tx, caseId)
  if (!file || !reached.includes('judicial')) throw notFound()
  return { file, familySeen: reached.includes('identity') }
}

/** A closed file takes nothing that came after its closing. */
export function assertOpenThen(file: FileHead, day: PlainDate | null): void {
  if (!file.closed_on || (day && day <= file.closed_on)) return
  throw conflict({
    it: `Il fascicolo ${file.number} è chiuso: si può registrare solo ciò che è accaduto prima. Per andare avanti va riaperto.`,
    en: `File ${file.number} is closed: only what happened before can be recorded. To go on it must be reopened.`,
  })
}
