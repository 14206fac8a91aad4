import { conflict, notFound } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import { assertReached } from '#modules/access/server/index.ts'
import { fileOf, type FileRow } from './file-store.ts'

/** The file for somebody who reaches its education section; 404 for everybody else. */
export async function getSchoolFile(tx: Tx, caseId: string): Promise<FileRow> {
  const [sections, file] = [await assertReached(tx, caseId), await fileOf(tx, caseId)]
  if (!file || !sections.includes('education')) throw notFound()
  return file
}

/** Refuses to write in a closed file. */
export function assertOpen(file: FileRow): void {
  if (file.status === 'open') return
  throw conflict({
    it: `Il fascicolo ${file.number} è chiuso: la frequenza si legge ma non si cambia. Per andare avanti va riaperto.`,
    en: `File ${file.number} is closed: attendance can be read, not changed. To go on it must be reopened.`,
  })
}
