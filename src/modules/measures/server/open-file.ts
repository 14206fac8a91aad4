import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { assertReached, rolesReachingEach } from '#modules/access/server/index.ts'
import { mayRecord } from './access.ts'
import * as store from './file-store.ts'

/** The file, if its judicial section is within reach; otherwise 404, as if there were none. */
export async function openFile(tx: Tx, caseId: string): Promise<{ file: store.FileHead; familySeen: boolean }> {
  const reached = await assertReached(tx, caseId)
  const [file] = await store.fileHeads(tx, [caseId])
  if (!file || !reached.includes('judicial')) throw notFound()
  return { file, familySeen: reached.includes('identity') }
}

/** The chosen siblings' files: each one in which he may record, and tied to this one. */
export async function tiedFiles(tx: Tx, file: store.FileHead, chosen: readonly string[], path: string): Promise<store.FileHead[]> {
  const wanted = [...new Set(chosen)].filter((id) => id !== file.id)
  const [found, held] = [await store.fileHeads(tx, wanted), await rolesReachingEach(tx, wanted, 'judicial')]
  for (const id of wanted) {
    const other = found.find((one) => one.id === id)
    if (!other || !file.sibling_group || other.sibling_group !== file.sibling_group || !mayRecord({ roles: held.get(id) ?? [] })) {
      throw invalid(`${path}.${chosen.indexOf(id)}`, {
        it: 'Questo fascicolo non è legato come fratello o sorella, oppure non è tra quelli in cui puoi scrivere',
        en: 'This file is not tied as a sibling’s, or is not among those you may write in',
      })
    }
  }
  return found
}

/** A closed file takes nothing that came after its closing. */
export function assertOpenThen(file: store.FileHead, day: PlainDate | null): void {
  if (!file.closed_on || (day && day <= file.closed_on)) return
  throw conflict({
    it: `Il fascicolo ${file.number} è chiuso: si può registrare solo ciò che è accaduto prima. Per andare avanti va riaperto.`,
    en: `File ${file.number} is closed: only what happened before can be recorded. To go on it must be reopened.`,
  })
}
